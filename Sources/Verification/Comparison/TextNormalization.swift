import Foundation

/// A text after the only changes that are safe where two names must be exactly identical: they undo different codes of
/// the same sign, never a different sign.
///
/// - letters, digits and signs of full width become half width (Unicode FF01–FF5E), white space goes;
/// - all brackets become `（` and `）`: same sign, different code;
/// - the dots used between parts of a name become `·` (U+00B7, 民委发〔2016〕33号);
/// - radicals and compatibility ideographs, which text layers of PDF files hold in place of the character, become the
///   character (Unicode NFKC); the six variants printed by old fonts (戶 for 户 …) likewise;
/// - traditional forms that simplified text never uses (廈 for 厦) become the simplified one: names of units and persons
///   are registered in simplified characters (企业名称登记管理规定, article 5), and recognisers trained on both give now and
///   then the other form of the same character. 乾, which simplified text uses as well, stays itself;
/// - punctuation at both ends and the words of a label (（盖章）, （公章）) at the end go.
///
/// Not among them: 省 and 市, 有限公司 for 有限责任公司, the content of brackets, a suffix such as 分公司.
struct NormalizedText: Hashable, Sendable {
    let characters: [Character]

    init(_ text: String) {
        characters = NormalizedText.trimmed(
            NormalizedText.dotted(text.compactMap(NormalizedText.normalized)))
    }

    var text: String { String(characters) }
    var isEmpty: Bool { characters.isEmpty }

    /// The sign itself, or nil for white space and signs without width.
    static func normalized(_ character: Character) -> Character? {
        guard let scalar = character.unicodeScalars.first else { return nil }
        if character.isWhitespace { return nil }
        if scalar.properties.generalCategory == .format || scalar.properties.generalCategory == .control { return nil }
        if let same = signs[character] { return same }
        let value = scalar.value
        if character.unicodeScalars.count == 1, (0xFF01...0xFF5E).contains(value) {
            return Unicode.Scalar(value - 0xFEE0).map { signs[Character($0)] ?? Character($0) } ?? character
        }
        // Kangxi and CJK radicals, compatibility ideographs.
        if (0x2E80...0x2FDF).contains(value) || (0xF900...0xFAFF).contains(value) {
            let composed = String(character).precomposedStringWithCompatibilityMapping
            return composed.count == 1 ? composed.first : character
        }
        return character.simplifiedVariant ?? character
    }

    private static let signs: [Character: Character] = [
        "(": "（", "〔": "（", "[": "（", "【": "（", "﹙": "（", "［": "（",
        ")": "）", "〕": "）", "]": "）", "】": "）", "﹚": "）", "］": "）",
        "•": "·", "・": "·", "‧": "·", "∙": "·", "⋅": "·", "●": "·", "･": "·",
        "戶": "户", "內": "内", "吳": "吴", "黃": "黄", "溫": "温", "產": "产",
    ]

    /// A full stop between two Chinese characters is a dot of a name.
    private static func dotted(_ characters: [Character]) -> [Character] {
        var result = characters
        for index in result.indices.dropFirst().dropLast()
        where result[index] == "." && result[index - 1].isHan && result[index + 1].isHan {
            result[index] = "·"
        }
        return result
    }

    private static let edges: Set<Character> = [
        ":", "：", "_", "-", "—", ",", "，", ";", "；", "。", "、", ".", "·", "\"", "“", "”", "'", "|", "/", "~",
    ]

    private static let labels = ["（盖章）", "（公章）", "（签章）", "（盖公章）", "（签字）", "（签名）"].map(Array.init)

    private static func trimmed(_ characters: [Character]) -> [Character] {
        var rest = characters[...]
        var isChanged = true
        while isChanged {
            isChanged = false
            while let last = rest.last, edges.contains(last) {
                rest.removeLast()
                isChanged = true
            }
            for label in labels where rest.count > label.count && rest.suffix(label.count).elementsEqual(label) {
                rest.removeLast(label.count)
                isChanged = true
            }
        }
        while let first = rest.first, edges.contains(first) { rest.removeFirst() }
        return Array(rest)
    }
}

extension Character {
    /// A Chinese character of any block.
    var isHan: Bool {
        guard let value = unicodeScalars.first?.value else { return false }
        return (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
            || (0x20000...0x323AF).contains(value)
    }

    /// A Chinese character of the basic block of Unicode, which the dictionaries of the recognisers cover; the rarer ones
    /// come out as look-alikes or not at all.
    var isCommonHan: Bool {
        guard unicodeScalars.count == 1, let value = unicodeScalars.first?.value else { return false }
        return (0x4E00...0x9FFF).contains(value)
    }

    /// What recognisers read badly or not at all: a sign, or a character beyond the basic block. They know Latin letters.
    var isSeldomRead: Bool { !isCommonHan && !(isASCII && (isLetter || isNumber)) }
}

extension Character {
    /// One of the 3755 characters of level 1 of GB 2312-1980, chosen there by frequency of use. A recogniser takes a rarer
    /// one for an everyday look-alike (峤 for 桥) sooner than the other way round, at any score.
    var isEverydayHan: Bool {
        // Level 1 is rows 16 to 55.
        guard let row = gb2312Row else { return false }
        return (16...55).contains(row)
    }

    /// The row of the character in GB 2312-1980; nil for what is not in it.
    fileprivate var gb2312Row: Int? {
        let bytes = String(self).data(using: Character.gb18030) ?? Data()
        guard bytes.count == 2, bytes[bytes.startIndex] >= 0xA1, bytes[bytes.startIndex + 1] >= 0xA1 else { return nil }
        let row = Int(bytes[bytes.startIndex]) - 0xA0
        return row <= 87 ? row : nil
    }

    /// `kCFStringEncodingGB_18030_2000`, which keeps the codes of GB 2312.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
}

extension String {
    /// Without white space at both ends.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Character {
    /// The simplified form of a character that is traditional only; nil for all others.
    ///
    /// By the transliteration `Hant-Hans` of ICU; restricted to characters outside GB/T 2312, because inside it a character
    /// is its own simplified form, whatever else it also stands for.
    var simplifiedVariant: Character? {
        guard isHan, gb2312Row == nil, !Character.restored.contains(self),
            let simplified = String(self).applyingTransform(StringTransform("Hant-Hans"), reverse: false),
            simplified.count == 1, let first = simplified.first, first.gb2312Row != nil
        else { return nil }
        return first
    }

    /// Variants that 《通用规范汉字表》 (国发〔2013〕23号, table 3) made standard characters again, above all for names: 昇 is
    /// no longer another form of 升.
    private static let restored: Set<Character> = Set(
        "昇陞甯鍾鎔徵於堃喆邨珮剋祕逕頫谿釐犇淼赑仝凓勠菉蒐筦澂劄吒挼絜叚畺瀞梿祇迺皙瞋噘蹚溧扞修脩阪硃跖")
}
