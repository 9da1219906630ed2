import DocumentModel

/// What the rules about entries that the employer writes on the printed form have in common: filled in at all, and equal
/// to what was declared, where that is known.
struct FilledInCheck: Sendable {
    /// Identifier of the rule.
    let rule: String
    let field: FieldName
    /// `所在部门`, as in the form.
    let item: String
    /// Printed beside the entry, the longer ones first.
    let labels: [String]
    /// Labels of entries beside it, which may follow in its line.
    let neighbours: [String]

    func finding(_ evidence: Evidence, expected: String?) -> Finding {
        let attachment = AttachmentKind.applicationForm
        guard evidence.hasUpload(of: attachment) else {
            return .notApplicable(rule, attachment, because: "未上传注册申请表。")
        }
        if let misplaced = Finding.misplaced(rule, attachment, evidence) { return misplaced }
        guard !evidence.pages(of: attachment).isEmpty else {
            return .unopened(rule, attachment, "注册申请表", evidence, expected: expected)
        }
        let all = evidence.fields(field, in: attachment).filter { !Self.isRuling($0.field.value) }
        // The first sheet tells posts of the past: 从事安全生产工作. Some forms have the entry itself there.
        let entries = all.filter { $0.page.formSheets.contains(2) }
        let isOnSecond = evidence.pages(of: attachment).contains { page in
            page.formSheets.contains(2) && label(on: page) != nil
        }
        let read = entries.isEmpty && !isOnSecond ? all : entries
        guard let first = read.first else { return absent(evidence, expected) }
        guard let expected else {
            return result(.match, first, nil, "注册申请表已填写\(item)“\(first.field.value)”。", confidence: 0.9)
        }
        switch PlacesComparison(expected: expected, places: read, content: .words).result {
        case .equal(let comparison), .mixed(let comparison, _):
            return result(
                .match, comparison.field, expected, "注册申请表填写的\(item)与申报的一致。", confidence: comparison.confidence)
        case .different(let comparison): return differing(comparison, expected)
        case .undecided(let comparison, let reason): return unsure(comparison, expected, reason)
        case .absent: return absent(evidence, expected)
        }
    }

    /// What the line to write on is read as, with or without the writing that it strikes through.
    private static func isRuling(_ value: String) -> Bool { value.allSatisfy { "_＿-—一".contains($0) } }

    private func differing(_ comparison: FieldComparison, _ expected: String) -> Finding {
        let found = comparison.value
        // 安全部 for 安全环保部: one word lies in the other.
        let isPart = comparison.difference.changes.allSatisfy {
            if case .missing = $0 { true } else { false }
        }
        let isLonger = comparison.difference.changes.allSatisfy { if case .added = $0 { true } else { false } }
        if isPart || isLonger {
            return result(
                .doubtful, comparison.field, expected, "注册申请表填写的\(item)“\(found)”与申报的“\(expected)”写法不完全相同，请人工判断。",
                confidence: comparison.confidence)
        }
        // One stroke of a pen makes another character; a whole other word it does not.
        if comparison.isNear, comparison.strongestChange < DecisionThresholds.easilyConfused || !comparison.isSeenAgain
        {
            return unsure(comparison, expected, "差异处可能是手写字识别误差")
        }
        return result(
            .mismatch, comparison.field, expected, "注册申请表填写的\(item)“\(found)”与申报的“\(expected)”不一致。",
            confidence: comparison.confidence,
            reason: "注册申请表填写的\(item)“\(found)”与申请信息中的“\(expected)”不一致，请核对后修改。")
    }

    private func unsure(_ comparison: FieldComparison, _ expected: String, _ reason: String) -> Finding {
        result(
            .unreadable, comparison.field, expected,
            "注册申请表填写的\(item)无法可靠识别（\(reason)），请人工核对是否为“\(expected)”。", confidence: 0.8)
    }

    private func result(
        _ outcome: Outcome, _ place: LocatedField, _ expected: String?, _ message: String, confidence: Double,
        reason: String? = nil
    ) -> Finding {
        Finding(
            rule: rule, outcome: outcome, attachment: .applicationForm, expected: expected, found: place.field.value,
            confidence: confidence, evidence: [place.spot], message: message, returnReason: reason)
    }

    // MARK: Nothing read

    private func absent(_ evidence: Evidence, _ expected: String?) -> Finding {
        let pages = evidence.pages(of: .applicationForm)
        let reason = "注册申请表“\(item)”未填写，请由聘用单位填写后重新上传。"
        func finding(_ outcome: Outcome, _ confidence: Double, _ spots: [EvidenceSpot], _ message: String) -> Finding {
            Finding(
                rule: rule, outcome: outcome, attachment: .applicationForm, expected: expected, confidence: confidence,
                evidence: spots, message: message, returnReason: outcome.flags ? reason : nil)
        }
        let spots = Array(pages.prefix(2).map(\.spot))
        if evidence.lacksFormSheet(2) { return finding(.missing, 0.8, spots, "注册申请表第2页未上传，未见\(item)。") }
        // Posts of the first sheet's work history are no entries of the employer's.
        let sheets = pages.filter { $0.formSheets.contains(2) }
        let second = sheets.filter { label(on: $0) != nil }
        if let sheet = sheets.first, second.isEmpty {
            return finding(.unreadable, 0.7, [sheet.spot], "注册申请表第2页中未找到\(item)一栏，请人工查看。")
        }
        for page in second.isEmpty ? pages : second {
            guard let (label, parts) = label(on: page) else { continue }
            let spot = EvidenceSpot(file: page.file, page: page.page, quad: label.quad, text: label.text)
            guard Legibility.isLegible(page), label.score >= DecisionThresholds.difference else {
                return finding(.unreadable, 0.7, [spot], "注册申请表的\(item)未能读出，请人工查看。")
            }
            return isBlank(behind: label, parts, on: page)
                ? finding(.missing, 0.85, [spot], "注册申请表的\(item)为空白。")
                : finding(.unreadable, 0.7, [spot], "注册申请表的\(item)处有内容，但未能读出，请人工查看。")
        }
        return finding(.unreadable, 0.7, spots, "注册申请表中未找到\(item)一栏，请人工查看。")
    }

    /// The line that holds the label. Set wide in its cell (岗　位), it is found as two lines, which count as one here.
    private func label(on page: DocumentPage) -> (whole: TextLine, parts: [TextLine])? {
        let lines = page.text.lines.map { (line: $0, text: NormalizedText($0.text).text) }
        if let whole = lines.first(where: { entry in labels.contains { entry.text.contains($0) } }) {
            return (whole.line, [whole.line])
        }
        for (first, start) in lines where !start.isEmpty && labels.contains(where: { $0.hasPrefix(start) }) {
            let box = first.boundingBox
            let rest = lines.first { other, end in
                let place = other.boundingBox
                let overlap = min(place.maxY, box.maxY) - max(place.y, box.y)
                // Two characters stand as far apart as four would take.
                return place.x > box.midX && place.x - box.maxX < 3 * box.height
                    && overlap > 0.5 * min(place.height, box.height) && labels.contains(start + end)
            }
            guard let rest = rest?.line else { continue }
            let whole = TextLine(
                quad: Quad(box.union(rest.boundingBox)), glyphs: first.glyphs + rest.glyphs,
                score: min(first.score, rest.score))
            return (whole, [first, rest])
        }
        return nil
    }

    /// Nothing but rulings and punctuation up to the next label, in the label's line and right of it.
    private func isBlank(behind line: TextLine, _ parts: [TextLine], on page: DocumentPage) -> Bool {
        let text = line.text.filter { !$0.isWhitespace }
        guard let range = labels.compactMap({ text.firstRange(of: $0) }).first else { return false }
        if parts.contains(where: { PrintedLabel.isInked($0, on: page) }) { return false }
        let marks: Set<Character> = Set("：:_＿-—.…，,。；;（）()、|~ ")
        var rest = text[range.upperBound...].drop { marks.contains($0) }
        if Self.isRuling(String(rest)) { rest = "" }
        if let first = rest.first {
            // 所在部门，岗位，: the next entry follows at once.
            return neighbours.contains { rest.hasPrefix($0) } && first.isLetter
        }
        let level = LevelLines(page.text.lines)
        let box = level.box(of: line)
        let right = page.text.lines.filter { other in
            let place = level.box(of: other)
            let overlap = min(place.maxY, box.maxY) - max(place.y, box.y)
            return place.x > box.midX && !parts.contains(other)
                && overlap > 0.4 * min(place.height, box.height)
                && other.text.contains { $0.isLetter || $0.isNumber }
        }
        guard let next = right.min(by: { $0.boundingBox.x < $1.boundingBox.x }) else { return true }
        let words = NormalizedText(next.text).text
        if neighbours.contains(where: { words.contains($0) }) { return true }
        // A label set wide (岗　位) is found as two lines.
        let row = right.sorted { $0.boundingBox.x < $1.boundingBox.x }.map { NormalizedText($0.text).text }.joined()
        return neighbours.contains { row.hasPrefix($0) }
    }
}

extension FieldComparison {
    /// Whether what differs was read likewise a second time, and never as declared. A hand's single character may be read
    /// surely and wrong (不 for 环 at 0.999): the same network is no witness for itself.
    fileprivate var isSeenAgain: Bool {
        stretches.contains { $0.votesFound > 0 && $0.votesExpected == 0 && $0.votesFound >= $0.votesNeither }
            // Without second looks there is nothing to ask.
            || stretches.allSatisfy { $0.looks == 0 }
    }
}
