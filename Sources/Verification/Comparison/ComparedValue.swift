import DocumentModel

/// An expected and a found value, both brought to the form in which they can be compared.
struct ComparedValue {
    let expected: NormalizedText
    let found: NormalizedText
    /// Set where two lawful spellings were made equal, in Chinese.
    let note: String?
    /// Both as citizen's numbers, where they have the shape of one.
    let expectedNumber: IDNumber?
    let foundNumber: IDNumber?

    init(expected: String, found: String, content: FieldComparison.Content) {
        switch content {
        case .idNumber(let type):
            let left = ComparedValue.number(expected)
            var right = ComparedValue.number(found)
            var note: String?
            if let modern = ComparedValue.modernNumber(right), left.count == 18 {
                right = modern
                note = "合同中为15位旧号码，已按规则换算"
            }
            if type == .hkMacaoPermit, left.count >= 9, right.count >= 9,
                left.count != right.count, left.prefix(9) == right.prefix(9)
            {
                // The last two of eleven count re-issues; the first nine are the person's.
                right = left
                note = "通行证号码前9位一致"
            }
            expectedNumber = IDNumber(left)
            foundNumber = IDNumber(right)
            self.expected = NormalizedText(left)
            self.found = NormalizedText(right)
            self.note = note
        case .personName:
            expectedNumber = nil
            foundNumber = nil
            // Passports and permits print capitals (ICAO Doc 9303-3), forms do not always.
            let isLatin = !NormalizedText(expected).characters.contains(where: \.isHan)
            let left = NormalizedText(isLatin ? expected.uppercased() : expected)
            // Capitals stay the characters that were read.
            let right = NormalizedText(isLatin ? found.uppercased() : found)
            let undotted = left.text != right.text && left.text.without("·") == right.text.without("·")
            self.expected = left
            self.found = undotted ? left : right
            note = undotted ? "仅间隔号写法不同" : nil
        case .employerName, .date, .words:
            expectedNumber = nil
            foundNumber = nil
            self.expected = NormalizedText(expected)
            self.found = NormalizedText(found)
            note = nil
        }
    }

    /// A document's number: half width, upper case, without the blanks and strokes of templates.
    static func number(_ text: String) -> String {
        String(
            text.compactMap { character -> Character? in
                guard let sign = NormalizedText.normalized(character) else { return nil }
                if "-_—·.".contains(sign) { return nil }
                // The multiplication sign, the Cyrillic Ha and the Greek Chi are printed like an X.
                if "×✕ХΧхχ".contains(sign) { return "X" }
                return sign.uppercased().first
            })
    }

    /// A 15-digit number of GB 11643-1989 as 18 characters: the century 19 and the check digit added.
    static func modernNumber(_ text: String) -> String? {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count == 15, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let full = digits.prefix(6) + [1, 9] + digits.dropFirst(6)
        return full.map(String.init).joined() + String(IDNumber.checkCharacter(for: Array(full)))
    }
}

extension String {
    fileprivate func without(_ character: Character) -> String { String(filter { $0 != character }) }
}
