import DocumentModel

/// What can be said of the date beside a signature or a seal that was not read as a day.
///
/// The guide asks that it be dated (附件材料的具体要求 一.2, 一.4), not that the hand be easy: a date of which a part was
/// read stands there. A day that does not exist, read in every figure, is left to a person.
enum WrittenDate: Hashable {
    /// A month or a day was written, though not all of it could be read.
    case filledIn
    /// All figures were read, and they are no day.
    case impossible
    /// Nothing but the form's own century: 20__年__月__日.
    case printed
    /// Some ink, of which it cannot be told what it is; or a year without month and day.
    case unclear

    /// - Parameter text: as read, normalised: `2026年？月16日`.
    init(_ text: String) {
        let groups = WrittenDate.groups(of: text)
        if WrittenDate.areWhole(groups) {
            self = WrittenDate.days(like: groups).isEmpty ? .impossible : .filledIn
            return
        }
        if let year = text.firstIndex(of: "年") {
            if ["", "2", "20", "202"].contains(groups.joined()), text[..<year].contains(where: \.isNumber),
                !text.contains(where: { WrittenDate.isNumeral($0) && !$0.isASCII })
            {
                self = .printed
                return
            }
            let rest = text[text.index(after: year)...]
            self = rest.contains(where: WrittenDate.isNumeral) ? .filledIn : .unclear
        } else {
            // Without 年 a printed century (20) is two figures, a full year four.
            self = text.count(where: WrittenDate.isNumeral) >= 5 ? .filledIn : .unclear
        }
    }

    private static func groups(of text: String) -> [String] {
        text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    }

    /// Year, month and day, in every figure.
    private static func areWhole(_ groups: [String]) -> Bool {
        groups.count == 3 && groups[0].count == 4 && groups.dropFirst().allSatisfy { $0.count <= 2 }
    }

    /// Whether what was read of a date is no reason to think it later than `day`: its year, or year and month, are earlier; or all of its figures
    /// were read, and a day that a hand writes like them is not later.
    static func isInOrder(by day: CalendarDate, _ text: String) -> Bool {
        let groups = groups(of: text)
        if areWhole(groups) { return days(like: groups).contains { $0 <= day } }
        guard let year = figures(before: "年", in: text), (1950...2100).contains(year) else { return false }
        if year != day.year { return year < day.year }
        guard let month = figures(before: "月", in: text), (1...12).contains(month) else { return false }
        return month < day.month
    }

    /// Whether what was read of a date lies after `day` whatever the rest says: its year is a later one, or its month is, in the same year.
    /// Years far ahead are misread ones.
    static func isLater(than day: CalendarDate, _ text: String) -> Bool {
        guard !areWhole(groups(of: text)), let year = figures(before: "年", in: text) else { return false }
        if year == day.year + 1 { return true }
        guard year == day.year, let rest = text.split(separator: "年").dropFirst().first else { return false }
        // 2026年10: a month of two figures is whole, with or without its sign.
        let digits = String(rest.prefix { $0.isASCII && $0.isNumber })
        let isWhole = digits.count == 2 && !rest.contains { "日号".contains($0) }
        guard let month = Int(digits), (1...12).contains(month), isWhole || rest.contains("月") else {
            return false
        }
        return month > day.month
    }

    private static func figures(before sign: Character, in text: String) -> Int? {
        guard let end = text.firstIndex(of: sign) else { return nil }
        return Int(String(text[..<end].reversed().prefix { $0.isASCII && $0.isNumber }.reversed()))
    }

    /// Days that differ from the figures by one that a hand writes alike.
    private static func days(like groups: [String]) -> [CalendarDate] {
        let text = Array(groups.joined())
        return text.indices.flatMap { index in
            (alike[text[index]] ?? []).compactMap { digit -> CalendarDate? in
                var changed = text
                changed[index] = digit
                let month = 4 + groups[1].count
                guard let year = Int(String(changed[..<4])), let monthNumber = Int(String(changed[4..<month])),
                    let day = Int(String(changed[month...]))
                else { return nil }
                return CalendarDate(year: year, month: monthNumber, day: day)
            }
        }
    }

    static func isNumeral(_ character: Character) -> Bool {
        character.isASCII && character.isNumber || "〇零一二三四五六七八九十".contains(character)
    }

    /// Figures that hands write alike: 1 and 7, 2 and 7, 3 and 8, 4 and 9, 5 and 6, 0 and 6, 6 and 8.
    static let alike: [Character: [Character]] = [
        "0": ["6", "8", "9"], "1": ["7"], "2": ["7", "3"], "3": ["8", "2", "5"], "4": ["9"], "5": ["6", "3"],
        "6": ["0", "2", "5", "8"], "7": ["1", "2"], "8": ["2", "3", "0", "6"], "9": ["4", "7", "0"],
    ]

    /// The day that was meant where the year lies so far ahead that it must be misread: 2026 for 2066 or 2086.
    ///
    /// - Returns: nil for a year up to the one after `limit`'s: a date set ahead is a defect, and told.
    static func meant(by day: CalendarDate, notAfter limit: CalendarDate) -> CalendarDate? {
        guard day.year > limit.year + 1 else { return nil }
        return yearsAlike(day).filter { $0 <= limit && $0.year >= limit.year - 1 }.max()
    }

    /// Whether the year lies so far back that it must be misread, and what was meant is a day after `limit`: 2027 for 2022.
    static func isMeantLater(_ day: CalendarDate, than limit: CalendarDate) -> Bool {
        guard day.year < limit.year - 1 else { return false }
        let near = yearsAlike(day).filter { abs($0.year - limit.year) <= 1 }
        return !near.isEmpty && near.allSatisfy { $0 > limit }
    }

    /// The same day in the years that a hand writes alike.
    private static func yearsAlike(_ day: CalendarDate) -> [CalendarDate] {
        let digits = Array(String(day.year))
        return digits.indices.flatMap { index in
            (alike[digits[index]] ?? []).compactMap { digit -> CalendarDate? in
                var changed = digits
                changed[index] = digit
                return Int(String(changed)).flatMap { CalendarDate(year: $0, month: day.month, day: day.day) }
            }
        }
    }
}
