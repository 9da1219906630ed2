/// A citizen's identity number (公民身份号码) of 18 characters, GB 11643-1999.
///
/// Holding one says only that the shape is right: 17 digits and a digit or `X`. The claims below say what stands in it.
public struct IDNumber: Hashable, Sendable {
    /// 18 characters, `X` in upper case.
    public let text: String

    /// Characters of a number.
    public static let length = 18

    /// Nil unless `text` is 17 digits followed by a digit, `X` or `x`.
    public init?(_ text: some StringProtocol) {
        let upper = text.uppercased()
        let bytes = Array(upper.utf8)
        guard bytes.count == IDNumber.length, bytes.prefix(17).allSatisfy({ (48...57).contains($0) }),
            (48...57).contains(bytes[17]) || bytes[17] == 88
        else { return nil }
        self.text = upper
    }

    private var digits: [Int] { text.utf8.map { $0 == 88 ? 10 : Int($0) - 48 } }

    /// The character that ISO 7064 MOD 11-2 asks for at the end (GB 11643-1999, section 4).
    public var expectedCheckCharacter: Character { IDNumber.checkCharacter(for: Array(digits.prefix(17))) }

    public var isChecksumValid: Bool { text.last == expectedCheckCharacter }

    /// - Parameter digits: the first 17, each 0…9.
    public static func checkCharacter(for digits: [Int]) -> Character {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return Array("10X98765432")[sum % 11]
    }

    /// Nil if characters 7 to 14 are no day of the calendar.
    public var birthDate: CalendarDate? {
        let d = digits
        return CalendarDate(
            year: d[6] * 1000 + d[7] * 100 + d[8] * 10 + d[9], month: d[10] * 10 + d[11], day: d[12] * 10 + d[13])
    }

    /// A province of GB/T 2260 or one of the codes of residence permits (81, 82, 83) and of foreigners' cards (9).
    public var hasKnownRegion: Bool {
        let prefix = digits[0] * 10 + digits[1]
        return digits[0] == 9 || IDNumber.provinces.contains(prefix)
    }

    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63,
        64, 65, 71, 81, 82, 83,
    ]

    /// `350102********4217`: what may stand in a message or a log.
    public var masked: String { "\(text.prefix(6))********\(text.suffix(4))" }
}

/// Shown instead of an ID number that is not 18 characters long: at most its first and last two.
public func maskedNumber(_ text: String) -> String {
    if let number = IDNumber(text) { return number.masked }
    guard text.count > 6 else { return String(repeating: "*", count: text.count) }
    return "\(text.prefix(2))\(String(repeating: "*", count: text.count - 4))\(text.suffix(2))"
}
