import DocumentModel

/// Days as people write them into lists.
enum ListDate {
    /// `2026-11-20`, `2026/11/20`, `2026.11.20`, `2026年11月20日`, `20261120`, a spreadsheet's number of days; a time of
    /// day after it is left out.
    static func date(_ text: String) -> CalendarDate? {
        let digits = text.split { !$0.isWholeNumber }.map(String.init)
        if digits.count >= 3, digits[0].count == 4, let year = Int(digits[0]), let month = Int(digits[1]),
            let day = Int(digits[2])
        {
            return CalendarDate(year: year, month: month, day: day)
        }
        guard digits.count == 1, digits[0] == text, let number = Int(text) else { return nil }
        if text.count == 8 {
            return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        // 1954 to 2119: what no year, no day and no number of another kind looks like.
        return (20_000...80_000).contains(number) ? SerialDay.date(Double(number)) : nil
    }

    static func isOpenEnded(_ text: String) -> Bool { ["无固定期限", "无固定", "open-ended"].contains(text.lowercased()) }

    /// `2024-03-01至2027-02-28`, `2024年3月1日起无固定期限`, `无固定期限`.
    static func term(_ text: String) -> (start: CalendarDate?, end: ContractEnd)? {
        let numbers = text.split { !$0.isWholeNumber }.map(String.init)
        func day(_ from: Int) -> CalendarDate? {
            guard numbers.count >= from + 3 else { return nil }
            return date(numbers[from..<(from + 3)].joined(separator: "-"))
        }
        if text.contains("无固定") || isOpenEnded(text) {
            return numbers.isEmpty ? (nil, .openEnded) : day(0).map { ($0, .openEnded) }
        }
        guard numbers.count == 6, let start = day(0), let end = day(3), start <= end else { return nil }
        return (start, .date(end))
    }
}
