/// A unit's 统一社会信用代码 of 18 characters, GB 32100-2015.
///
/// One character for the registering authority, one for the kind of unit, six for the region, nine for the unit (its
/// 组织机构代码 of GB 11714, which ends in a check character of its own) and a check character over all.
public struct CreditCode: Hashable, Sendable {
    /// What the first two characters say the unit is.
    public enum UnitKind: Hashable, Sendable {
        /// 机关
        case organ
        /// 事业单位
        case publicInstitution
        /// 企业, 个体工商户, 农民专业合作社
        case enterprise
        case other
    }

    /// 18 characters, letters in upper case.
    public let text: String

    /// Nil unless `text` is 18 digits and letters other than I, O, Z, S and V, which the standard leaves out.
    public init?(_ text: some StringProtocol) {
        let upper = text.uppercased()
        guard upper.utf8.count == 18, upper.allSatisfy({ CreditCode.values[$0] != nil }) else { return nil }
        self.text = upper
    }

    /// Values 0 to 30 by their place (GB 32100-2015, table 2).
    private static let characters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    private static let values = Dictionary(
        characters.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })

    /// The last character as GB 32100-2015 asks for it: weights are the powers of 3 modulo 31.
    public var expectedCheckCharacter: Character {
        var weight = 1
        var sum = 0
        for character in text.prefix(17) {
            sum += (CreditCode.values[character] ?? 0) * weight
            weight = weight * 3 % 31
        }
        return CreditCode.characters[(31 - sum % 31) % 31]
    }

    /// Whether the last character is right. Early codes of Fujian (`…M0001…`) are lawful and fail here.
    public var isChecksumValid: Bool { text.last == expectedCheckCharacter }

    /// The last character of the 组织机构代码, characters 9 to 17, as GB 11714-1997 asks for it.
    public var expectedUnitCheckCharacter: Character {
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let unit = text.dropFirst(8).prefix(8)
        let sum = zip(unit, weights).reduce(0) { $0 + CreditCode.unitValue($1.0) * $1.1 }
        switch 11 - sum % 11 {
        case 10: return "X"
        case 11: return "0"
        case let rest: return CreditCode.characters[rest]
        }
    }

    public var isUnitChecksumValid: Bool { text.dropFirst(16).first == expectedUnitCheckCharacter }

    /// 0…9, then A = 10 … Z = 35 without gaps.
    private static func unitValue(_ character: Character) -> Int {
        guard let value = character.asciiValue else { return 0 }
        return value >= 65 ? Int(value) - 55 : Int(value) - 48
    }

    public var unitKind: UnitKind {
        switch text.prefix(2) {
        case "11": .organ
        case "12": .publicInstitution
        case "91", "92", "93": .enterprise
        default: .other
        }
    }
}
