import DocumentModel

/// A date as it stands on paper, taken apart into year, month and day, so that another date can be written in its place in
/// the same manner: 2024年03月01日, 2024.3.1, 二〇二四年三月一日.
struct DateInk {
    /// What would have to stand in one of the three places.
    struct Exchange: Hashable {
        var line: Int
        var glyphs: Range<Int>
        /// The ways to write it; with or without a leading zero where the ink leaves it open.
        var texts: [[Character]]
    }

    private struct Part {
        var text: [Character]
        var line: Int
        var glyphs: Range<Int>
    }

    private let parts: [Part]

    /// Nil unless the ink is exactly the date that was read from it, in one line a part.
    init?(_ field: LocatedField) {
        guard let date = CalendarDate(iso: field.field.value) else { return nil }
        var parts: [Part] = []
        var isOpen = false
        for (character, place) in InkedText.glyphs(of: field) {
            guard DateInk.isNumeral(character) else {
                isOpen = false
                continue
            }
            if isOpen, let last = parts.indices.last, parts[last].line == place.line {
                parts[last].text.append(character)
                parts[last].glyphs = parts[last].glyphs.lowerBound..<max(parts[last].glyphs.upperBound, place.glyph + 1)
            } else {
                parts.append(Part(text: [character], line: place.line, glyphs: place.glyph..<place.glyph + 1))
            }
            isOpen = true
        }
        if parts.count == 1, parts[0].text.count == 8, parts[0].glyphs.count == 8 {
            // 20240301: one glyph a digit.
            let whole = parts[0]
            parts = [0..<4, 4..<6, 6..<8].map { range in
                let start = whole.glyphs.lowerBound
                return Part(
                    text: Array(whole.text[range]), line: whole.line,
                    glyphs: start + range.lowerBound..<start + range.upperBound)
            }
        }
        guard parts.count == 3 else { return nil }
        let numbers = parts.map { DateInk.number($0.text) }
        guard numbers[0] == date.year || numbers[0] == date.year % 100, numbers[1] == date.month,
            numbers[2] == date.day
        else { return nil }
        self.parts = parts
    }

    /// What has to be exchanged to make the ink say `expected`; empty if it says so.
    func exchanges(to expected: CalendarDate) -> [Exchange] {
        zip(parts, [expected.year, expected.month, expected.day]).enumerated().compactMap { index, pair in
            let (part, number) = pair
            let wanted = index == 0 && part.text.count == 2 ? number % 100 : number
            guard DateInk.number(part.text) != wanted else { return nil }
            return Exchange(
                line: part.line, glyphs: part.glyphs,
                texts: DateInk.spellings(of: wanted, like: part.text, isYear: index == 0))
        }
    }

    // MARK: Numerals

    private static let han: [Character: Int] = [
        "〇": 0, "○": 0, "◯": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    private static func isNumeral(_ character: Character) -> Bool {
        character.isASCII && character.isNumber || han[character] != nil || character == "十"
    }

    /// Nil for a run that is no number: 十十, or digits of both kinds.
    private static func number(_ text: [Character]) -> Int? {
        if text.allSatisfy(\.isASCII) { return text.count <= 4 ? Int(String(text)) : nil }
        if let ten = text.firstIndex(of: "十") {
            let before = Array(text[..<ten])
            let after = Array(text[(ten + 1)...])
            guard before.count <= 1, after.count <= 1 else { return nil }
            let tens = before.first.map { han[$0] } ?? 1
            let ones = after.first.map { han[$0] } ?? 0
            guard let tens, let ones else { return nil }
            return tens * 10 + ones
        }
        let digits = text.map { han[$0] }
        guard digits.count <= 4, !digits.contains(nil) else { return nil }
        return digits.reduce(0) { $0 * 10 + ($1 ?? 0) }
    }

    private static func spellings(of number: Int, like text: [Character], isYear: Bool) -> [[Character]] {
        if text.allSatisfy(\.isASCII) {
            let plain = Array(String(number))
            if isYear || number > 9 { return [plain] }
            return [plain, ["0"] + plain]
        }
        let digits = Array("〇一二三四五六七八九")
        func spelled(_ number: Int) -> [Character] {
            String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } }
        }
        if isYear { return [spelled(number)] }
        switch number {
        case ..<10: return [spelled(number), ["〇"] + spelled(number)]
        case 10: return [["十"], ["一", "〇"]]
        case ..<20: return [["十"] + spelled(number % 10), spelled(number)]
        case 20, 30: return [spelled(number / 10) + ["十"], spelled(number)]
        default: return [spelled(number / 10) + ["十"] + spelled(number % 10), spelled(number)]
        }
    }
}
