import DocumentModel

/// Dates of figures and separators, 2024.1.1, and of eight figures, 20240101.
extension DateParser {
    func plainDate(at start: Int, ceiling: Int) -> DateReading? {
        var index = start
        let first = digits(at: &index, ceiling: ceiling)
        if first.count == 8, !isInsideNumber(start..<index, ceiling: ceiling) {
            let text = first.reduce(0) { $0 * 10 + $1 }
            guard case .date(let date) = kind(year: text / 10000, month: text / 100 % 100, day: text % 100) else {
                return nil
            }
            return DateReading(range: start..<index, kind: .date(date))
        }
        guard first.count == 4, isSeparatorBeforeDigit(at: index, ceiling: ceiling), !isBehindNumberSign(start) else {
            return nil
        }
        let year = first.reduce(0) { $0 * 10 + $1 }
        guard DateParser.years.contains(year) || year == DateParser.endlessYear else { return nil }
        index += 1
        let month = digits(at: &index, ceiling: ceiling)
        if (3...4).contains(month.count) { return unseparated(year: year, month, start..<index) }
        guard month.count <= 2 else { return nil }
        let monthNumber = month.reduce(0) { $0 * 10 + $1 }
        let afterMonth = index
        if isSeparatorBeforeDigit(at: index, ceiling: ceiling) {
            index += 1
            let day = digits(at: &index, ceiling: ceiling)
            if day.count <= 2 {
                let dayNumber = day.reduce(0) { $0 * 10 + $1 }
                return DateReading(range: start..<index, kind: kind(year: year, month: monthNumber, day: dayNumber))
            }
        }
        guard (1...12).contains(monthNumber), DateParser.years.contains(year) else { return nil }
        return DateReading(range: start..<afterMonth, kind: .month(year: year, month: monthNumber))
    }

    /// 2026-310: the second stroke was not read. A date if only one can be meant, else a date not read in full.
    private func unseparated(year: Int, _ digits: [Int], _ range: Range<Int>) -> DateReading? {
        let dates = (1...2).compactMap { split -> CalendarDate? in
            guard (1...2).contains(digits.count - split) else { return nil }
            return CalendarDate(
                year: year, month: digits[..<split].reduce(0) { $0 * 10 + $1 },
                day: digits[split...].reduce(0) { $0 * 10 + $1 })
        }
        guard let first = dates.first else { return nil }
        var reading = DateReading(range: range, kind: dates.count == 1 ? .date(first) : .incomplete)
        reading.isCorrected = true
        return reading
    }

    /// Eight digits that go on, follow a letter or stand behind 编号 belong to a longer number: LC-20240301-002, 劳合20240301.
    private func isInsideNumber(_ range: Range<Int>, ceiling: Int) -> Bool {
        if isBehindNumberSign(range.lowerBound) { return true }
        if range.lowerBound > 0, scalars[range.lowerBound - 1].isASCII,
            scalars[range.lowerBound - 1].properties.isAlphabetic
        {
            return true
        }
        guard isSeparatorBeforeDigit(at: range.upperBound, ceiling: ceiling) else { return false }
        var index = range.upperBound + 1
        return digits(at: &index, ceiling: ceiling).count != 8
    }

    /// 合同编号：HT-2021-222
    private func isBehindNumberSign(_ start: Int) -> Bool {
        let before = scalars[max(0, start - 8)..<start]
        // 合同编号：____ 合同期限：2024.1.1: another label stands between.
        if before.joinedText.contains("编号："), before.count(where: { $0 == "：" }) == 1,
            !before.joinedText.contains("日期"),
            !before.joinedText.contains("时间")
        {
            return true
        }
        return start > 1 && scalars[start - 1] == "-" && scalars[start - 2].isASCII
            && scalars[start - 2].properties.isAlphabetic
    }

    private static let separators: Set<Unicode.Scalar> = [".", "-", "/", "。", "、", "·", "，", "~"]

    private func isSeparatorBeforeDigit(at index: Int, ceiling: Int) -> Bool {
        index + 1 < ceiling && DateParser.separators.contains(scalars[index])
            && TextNormalization.isDigit(scalars[index + 1])
    }

    /// 4. or 4、 at the beginning of a line.
    private func startsParagraph(_ index: Int) -> Bool {
        guard lineStarts.contains(index) else { return false }
        let number = scalars[index...].prefix(3).prefix { TextNormalization.isDigit($0) }
        return number.count <= 2 && scalars.indices.contains(number.endIndex)
            && [".", "、"].contains(scalars[number.endIndex])
    }

    /// At most nine digits, so that no number grows beyond its type.
    private func digits(at index: inout Int, ceiling: Int) -> [Int] {
        var digits: [Int] = []
        while index < ceiling, digits.count < 9, TextNormalization.isDigit(scalars[index]),
            digits.isEmpty || !startsParagraph(index)
        {
            digits.append(Int(scalars[index].value) - 48)
            index += 1
        }
        return digits
    }
}
