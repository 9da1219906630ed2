import DocumentModel

/// What the rules that hold one printed value against one declared value have in common.
struct DeclaredValueCheck: Sendable {
    /// Identifier of the rule.
    let rule: String
    let attachment: AttachmentKind
    /// `劳动合同`, as it is called in messages.
    let document: String
    /// Extractors may call the same value by different names on different documents.
    let fields: [FieldName]
    /// `用人单位名称`, as it is called in this document.
    let item: String
    /// `申报的聘用单位名称`
    let declaredItem: String
    let content: FieldComparison.Content
    /// For a value that differs, to the applicant.
    let differenceReason: @Sendable (FieldComparison) -> String
    /// What it means that the value is nowhere on the pages.
    let absence: Absence
    /// Readings with these words in their text belong to somebody else.
    var foreignLabels: [String] = []

    struct Absence: Sendable {
        /// Words that stand beside the value. Where one was read, the value is there too and was not understood.
        var labels: [String]
        /// For a value that is not there, to the applicant; nil if absence is never decided.
        var reason: String?
        /// Sheet of the application form that carries the value.
        var sheet: Int?
    }

    func finding(_ evidence: Evidence, expected: String?) -> Finding {
        guard let expected, evidence.hasUpload(of: attachment) else {
            return .notApplicable(rule, attachment, because: expected == nil ? "没有可对照的申报值。" : "未上传\(document)。")
        }
        if let misplaced = Finding.misplaced(rule, attachment, evidence) { return misplaced }
        var places = fields.flatMap { evidence.fields($0, in: attachment) }
        let own = places.filter { !isForeign($0.field) }
        if !own.isEmpty { places = own }
        switch PlacesComparison(expected: expected, places: places, content: content).result {
        case .equal(let comparison): return matching(comparison, expected)
        case .different(let comparison): return differing(comparison, expected)
        case .undecided(let comparison, let reason): return undecided(comparison, expected, reason)
        case .mixed(let equal, let other): return mixed(equal, other, expected)
        case .absent: return absent(evidence, expected)
        }
    }

    /// Whether the label nearest before the value is somebody else's: 乙方：陈晓东 紧急联系人：林国栋 holds both.
    private func isForeign(_ field: ExtractedField) -> Bool {
        func normalized(_ text: String) -> String { String(text.compactMap(NormalizedText.normalized)) }
        let text = normalized(field.text)
        let foreign = foreignLabels.map(normalized)
        guard let value = text.firstRange(of: normalized(field.value)) else {
            return foreign.contains { text.contains($0) }
        }
        let before = text[..<value.lowerBound]
        func last(_ labels: [String]) -> String.Index? {
            labels.flatMap { before.ranges(of: $0) }.map(\.lowerBound).max()
        }
        guard let other = last(foreign) else { return false }
        // A longer label of the value's own may hold the foreign word.
        return last(absence.labels.map(normalized)).map { $0 < other } ?? true
    }

    /// The value as it may stand behind its name: `证件号码（尾号4217）`, `姓名“陈晓东”`.
    private func shown(_ value: String) -> String {
        if case .idNumber = content { return Finding.tail(of: value) }
        return "“\(value)”"
    }

    /// The same behind a verb: `识别为尾号4217的号码`.
    private func named(_ value: String) -> String {
        if case .idNumber = content { return value.count > 6 ? "尾号\(value.suffix(4))的号码" : maskedNumber(value) }
        return "“\(value)”"
    }

    private func detail(_ comparison: FieldComparison) -> String {
        if case .idNumber = content { comparison.numberDifferenceInBrackets } else { comparison.differenceInBrackets }
    }

    private func matching(_ comparison: FieldComparison, _ expected: String) -> Finding {
        Finding(
            rule: rule, outcome: .match, attachment: attachment, expected: expected, found: comparison.value,
            confidence: comparison.confidence, evidence: [comparison.field.spot],
            message: "\(document)中的\(item)与\(declaredItem)一致\(comparison.note.map { "（\($0)）" } ?? "")。")
    }

    private func differing(_ comparison: FieldComparison, _ expected: String) -> Finding {
        Finding(
            rule: rule, outcome: .mismatch, attachment: attachment, expected: expected, found: comparison.value,
            confidence: comparison.confidence, evidence: [comparison.field.spot],
            message: "\(document)中的\(item)\(shown(comparison.value))与\(declaredItem)\(shown(expected))"
                + "不一致\(detail(comparison))。",
            returnReason: differenceReason(comparison))
    }

    private func undecided(_ comparison: FieldComparison, _ expected: String, _ reason: String) -> Finding {
        let isSame = NormalizedText(comparison.value).text == NormalizedText(expected).text
        let read =
            comparison.value.isEmpty || isSame ? "" : "，识别为\(named(comparison.value))\(detail(comparison))"
        let task = isSame ? "识别结果与\(declaredItem)相同，请人工核对" : "请人工核对是否为\(named(expected))"
        return Finding(
            rule: rule, outcome: .unreadable, attachment: attachment, expected: expected, found: comparison.value,
            confidence: comparison.confidence, evidence: [comparison.field.spot],
            message: "\(document)中的\(item)无法可靠识别（\(reason)）\(read)，\(task)。")
    }

    private func mixed(_ equal: FieldComparison, _ other: FieldComparison, _ expected: String) -> Finding {
        Finding(
            rule: rule, outcome: .doubtful, attachment: attachment, expected: expected, found: other.value,
            confidence: other.confidence * equal.confidence, evidence: [other.field.spot, equal.field.spot],
            message: "\(document)中一处\(item)与\(declaredItem)一致，另一处为\(named(other.value))，请人工判断两者的关系。")
    }

    private func absent(_ evidence: Evidence, _ expected: String) -> Finding {
        let pages = evidence.pages(of: attachment)
        let spots = pages.prefix(3).map(\.spot)
        func finding(_ outcome: Outcome, _ confidence: Double, _ message: String, _ reason: String? = nil) -> Finding {
            Finding(
                rule: rule, outcome: outcome, attachment: attachment, expected: expected, confidence: confidence,
                evidence: Array(spots), message: message, returnReason: reason)
        }
        guard !pages.isEmpty else { return .unopened(rule, attachment, document, evidence, expected: expected) }
        guard Legibility.areLegible(pages) else {
            return finding(.unreadable, 0.8, "\(document)未读到\(item)：部分页面不够清晰，请人工查看。")
        }
        if let sheet = absence.sheet, evidence.lacksFormSheet(sheet) {
            return finding(.missing, 0.8, "\(document)第\(sheet)页未上传，未见\(item)。")
        }
        if let labelled = pages.first(where: { $0.line(holding: absence.labels) != nil }) {
            var result = finding(.unreadable, 0.7, "\(document)中有“\(item)”一项，但未能读出内容，请人工查看。")
            if let line = labelled.line(holding: absence.labels) {
                result.evidence = [
                    EvidenceSpot(file: labelled.file, page: labelled.page, quad: line.quad, text: line.text)
                ]
            }
            return result
        }
        // The page is only asked whether the value is there at all; it is not made a reading by that.
        guard let reason = absence.reason, !PrintedLabel.stands(expected, content, on: pages) else {
            return finding(.unreadable, 0.7, "\(document)中未读到\(item)，请人工查看。")
        }
        return finding(.missing, 0.8, "上传的\(document)页面清晰，但各页均未见\(item)。", reason)
    }
}

extension FieldComparison {
    /// As read.
    var value: String { field.field.value }

    /// `（第17位为“7”而非“1”）`: which characters of a number differ, without the others. A reason holds at most two of
    /// them, far from a whole number.
    var numberDifferenceInBrackets: String {
        let (wanted, found) = (difference.expected, difference.found)
        if wanted.count != found.count { return "（应为\(wanted.count)位，实为\(found.count)位）" }
        let places = wanted.indices.filter { wanted[$0] != found[$0] }
        switch places.count {
        case 0: return ""
        case 1...2:
            let told = places.map { "第\($0 + 1)位为“\(found[$0])”而非“\(wanted[$0])”" }
            return "（\(told.joined(separator: "，"))）"
        case 3...6: return "（第\(pageRanges(places.map { $0 + 1 }))位不同）"
        default: return "（不是同一个号码）"
        }
    }

    /// `（尾号4217）与申请信息（尾号4271）不一致（第17位为“7”而非“1”）`
    func numberDiffers(from reference: String) -> String {
        "\(Finding.tail(of: value))与\(reference)\(Finding.tail(of: String(difference.expected)))不一致\(numberDifferenceInBrackets)"
    }

    /// `“陈晓冬”与申请信息中的“陈晓东”不一致（第3个字应为“东”，实为“冬”）`
    func textDiffers(from reference: String) -> String {
        "“\(value)”与\(reference)“\(String(difference.expected))”不一致\(differenceInBrackets)"
    }
}
