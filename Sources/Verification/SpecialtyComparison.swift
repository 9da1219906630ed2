import DocumentModel

/// Holds the class of safety engineers on a certificate against the declared one.
struct SpecialtyComparison {
    /// The seven classes by what tells them apart (应急〔2019〕8号, article 5). 金属非金属矿山 goes before the shorter words.
    private static let classes = ["金属非金属矿山", "金属冶炼", "煤矿", "化工", "建筑施工", "道路运输", "其他安全"]

    /// `化工安全`, `化工安全（类）` and `中级注册安全工程师（化工安全）` are one class; nil for none of the seven.
    static func className(of text: String) -> String? {
        let plain = NormalizedText(text).text
        return classes.first { plain.contains($0) }
    }

    /// The one class of which a character was misread: 金属治炼安全. Nil for words of two characters, of which half would be left.
    private static func nearlyClass(_ text: String) -> String? {
        let plain = Array(NormalizedText(text).text)
        let near = classes.filter { name in
            guard name.count >= 4, plain.count >= name.count else { return false }
            return (0...plain.count - name.count).contains { start in
                zip(plain[start...], name).count { $0 != $1 } <= 1
            }
        }
        return near.count == 1 ? near.first : nil
    }

    /// A wholly other subject: not one of the seven misread in a character or two.
    private static func isNoClass(_ text: String) -> Bool {
        let plain = NormalizedText(text).text
        // 安全生产专业实务 is the paper of the examination in which the class is one's own.
        return plain.count >= 4 && plain.allSatisfy(\.isHan) && !plain.contains("专业实务")
            && classes.allSatisfy { name in
                // 安全 stands in every other course: it makes 安全管理知识 no 其他安全.
                let own = Set(name).subtracting("安全")
                return own.intersection(plain).count * 2 < own.count
            }
    }

    let rule: String
    let attachment: AttachmentKind
    let document: String
    let differenceReason: @Sendable (String, String) -> String
    let absenceReason: String

    func finding(_ evidence: Evidence) -> Finding {
        guard let expected = evidence.declaration.specialty, evidence.hasUpload(of: attachment) else {
            return .notApplicable(
                rule, attachment,
                because: evidence.declaration.specialty == nil ? "没有申报注册专业。" : "未上传\(document)。")
        }
        if let misplaced = Finding.misplaced(rule, attachment, evidence) { return misplaced }
        let pages = evidence.ownPages(of: attachment)
        guard !pages.isEmpty else { return .unopened(rule, attachment, document, evidence, expected: expected) }
        let wanted = Self.className(of: expected)
        let fields = evidence.fields(.specialty, in: attachment).filter(\.field.isComplete)
        var undecided: [LocatedField] = []
        var different: LocatedField?
        for field in fields {
            let score = field.field.score
            let found = Self.className(of: field.field.value)
            let isEqual =
                found != nil && found == wanted || NormalizedText(field.field.value) == NormalizedText(expected)
            if isEqual, score >= DecisionThresholds.agreement {
                return finding(.match, expected, field, "\(document)中的专业“\(field.field.value)”与申报的注册专业一致。")
            }
            let near = found == nil ? Self.nearlyClass(field.field.value) : nil
            // A misread character is the weakest one; the others tell the class.
            let least = near == nil ? DecisionThresholds.difference : DecisionThresholds.agreement
            if !isEqual, let other = found ?? near, let wanted, other != wanted, score >= least {
                different = different ?? field
            } else {
                undecided.append(field)
            }
        }
        if let different, undecided.isEmpty {
            var result = finding(
                .mismatch, expected, different, "\(document)中的专业“\(different.field.value)”与申报的注册专业“\(expected)”不一致。")
            result.returnReason = differenceReason(different.field.value, expected)
            return result
        }
        if let other = undecided.first, different == nil,
            undecided.allSatisfy({
                Self.isNoClass($0.field.value) && $0.field.score >= DecisionThresholds.easilyConfused
            })
        {
            var result = finding(
                .missing, expected, other, "\(document)所写专业为“\(other.field.value)”，未体现注册专业“\(expected)”。")
            result.returnReason = absenceReason
            return result
        }
        if let field = undecided.first ?? different {
            return finding(
                .unreadable, expected, field, "\(document)中的专业读为“\(field.field.value)”，无法确定是否为“\(expected)”，请人工核对。")
        }
        return absent(pages, expected, wanted)
    }

    private func finding(_ outcome: Outcome, _ expected: String, _ place: LocatedField, _ message: String) -> Finding {
        Finding(
            rule: rule, outcome: outcome, attachment: attachment, expected: expected, found: place.field.value,
            confidence: 0.5 + min(1, max(0, place.field.score)) / 2, evidence: [place.spot], message: message)
    }

    private func absent(_ pages: [DocumentPage], _ expected: String, _ wanted: String?) -> Finding {
        var result = Finding(
            rule: rule, outcome: .unreadable, attachment: attachment, expected: expected, confidence: 0.75,
            evidence: pages.prefix(2).map(\.spot), message: "\(document)中未能读出专业，请人工查看是否为“\(expected)”。")
        let stands = pages.contains { page in
            page.line(holding: ["专业", "类别"]) != nil || wanted.map { page.line(holding: [$0]) != nil } ?? false
        }
        if Legibility.areLegible(pages), !stands {
            result.outcome = .missing
            result.message = "\(document)页面清晰，但未见专业。"
            result.returnReason = absenceReason
        }
        return result
    }
}
