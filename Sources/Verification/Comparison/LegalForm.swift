/// The legal form in a company's name, as fixed words (公司法, article 7; 市场主体登记管理条例, article 9 for branches).
enum LegalForm {
    /// The longer ones first: 有限公司 is the end of 股份有限公司.
    private static let words = ["股份有限公司", "有限责任公司", "有限公司", "分公司"].map(Array.init)

    /// Forms of state-owned and collective enterprises, branches of insurers and the like.
    private static let others = ["集团公司", "总公司", "支公司", "子公司", "股份公司", "公司", "集团", "厂"].map(Array.init)

    /// Whether all that differs lies inside legal forms of the expected name, and what was read there is none: 公公司, 有根公司, 有限司. No unit
    /// is called so, whatever the ink seems to say; 有限公司 for 有限责任公司 is another form.
    static func isBroken(_ difference: TextDifference) -> Bool {
        let spans = spans(in: difference.expected)
        guard !difference.changes.isEmpty else { return false }
        var broken: Set<Int> = []
        // Between which expected characters an added one stands.
        var place = 0
        for step in difference.steps {
            let isChange: Bool
            switch step {
            case .equal(let index, _):
                place = index + 1
                isChange = false
            case .replaced(let index, _), .missing(let index, _):
                place = index
                isChange = true
            case .added: isChange = true
            }
            guard isChange else { continue }
            var isInside = { (span: Range<Int>) in span.contains(place) }
            // What stands before a form is no part of it.
            if case .added = step { isInside = { $0.contains(place) && place > $0.lowerBound } }
            guard let span = spans.firstIndex(where: isInside) else { return false }
            broken.insert(span)
        }
        return broken.allSatisfy { span in
            let text = read(spans[span], difference)
            return !words.contains(text) && !others.contains(text)
        }
    }

    /// Whether nothing differs but that one character of a form was not read, and what is left is no other form's remainder, too:
    /// 有限司 can only be 有限公司, 限公司 may be 公司. Another character in its place (有根公司) is left to a person.
    static func isMisread(_ difference: TextDifference) -> Bool {
        guard difference.distance == 1, case .missing = difference.changes.first, isBroken(difference) else {
            return false
        }
        return spans(in: difference.expected).allSatisfy { span in
            let form = Array(difference.expected[span])
            let text = read(span, difference)
            return text == form
                || (words + others).allSatisfy { other in
                    other == form || TextDifference(from: String(other), to: String(text)).distance > 1
                }
        }
    }

    private static func spans(in name: [Character]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < name.count {
            let word = words.first { name[index...].starts(with: $0) }
            if let word { found.append(index..<index + word.count) }
            index += word?.count ?? 1
        }
        return found
    }

    /// What was read in place of a stretch of the expected name.
    private static func read(_ span: Range<Int>, _ difference: TextDifference) -> [Character] {
        var text: [Character] = []
        var place = 0
        for step in difference.steps {
            switch step {
            case .equal(let index, let found), .replaced(let index, let found):
                if span.contains(index) { text.append(difference.found[found]) }
                place = index + 1
            case .missing(let index, _): place = index + 1
            case .added(let found):
                if span.contains(place), place > span.lowerBound { text.append(difference.found[found]) }
            }
        }
        return text
    }
}
