import DocumentModel

/// Finds dates in a text: `2024年1月1日`, `2024.01.01`, `20240101`, `二〇二四年一月一日`, `贰零贰肆年零叁月零伍日`, blanks to fill in.
///
/// Works on normalised scalars (``TextNormalization``); a single pass, linear in the text's length.
struct DateParser {
    /// Years outside are no dates of people alive or contracts in force.
    static let years = 1900...2100
    /// Personnel systems write an end that is not agreed upon as 9999-12-31: a date, but no day.
    static let endlessYear = 9999

    /// All dates in the order of the text, not overlapping.
    static func readings(in text: some StringProtocol) -> [DateReading] {
        DateParser(scalars: TextNormalization.scalars(of: text)).readings()
    }

    let scalars: [Unicode.Scalar]
    /// Where a new line of print begins: the number of the next paragraph is no part of a day (2029.8.31 | 4. 聘用单位意见).
    var lineStarts: Set<Int> = []

    func readings(in bounds: Range<Int>? = nil) -> [DateReading] {
        let bounds = (bounds ?? 0..<scalars.count).clamped(to: 0..<scalars.count)
        var found: [DateReading] = []
        var index = bounds.lowerBound
        var floor = bounds.lowerBound
        while index < bounds.upperBound {
            var reading: DateReading?
            if DateParser.yearSigns.contains(scalars[index]) {
                reading = markedDate(yearSign: index, floor: floor, ceiling: bounds.upperBound)
            } else if TextNormalization.isDigit(scalars[index]),
                index == floor || !TextNormalization.isDigit(scalars[index - 1])
            {
                reading = plainDate(at: index, ceiling: bounds.upperBound)
            }
            if let reading {
                found.append(reading)
                floor = reading.range.upperBound
                index = max(floor, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    // 牛 and 午 are what handwritten 年 is read as; they count only between a full year and a month.
    private static let yearSigns: Set<Unicode.Scalar> = ["年", "牛", "午"]
    private static let monthSigns: Set<Unicode.Scalar> = ["月", "用", "丹"]
    private static let daySigns: Set<Unicode.Scalar> = ["日", "号", "曰", "目"]
    /// What marks the place of a blank.
    private static let fillers: Set<Unicode.Scalar> = ["_", "【", "】", "/", "\\", "…", ".", "·"]

    // MARK: 年 月 日

    private func markedDate(yearSign: Int, floor: Int, ceiling: Int) -> DateReading? {
        var year = yearDigits(before: yearSign, floor: floor)
        var index = yearSign + 1
        let month = number(at: &index, ceiling: ceiling, before: DateParser.monthSigns)
        guard index < ceiling, DateParser.monthSigns.contains(scalars[index]) else { return nil }
        let hasPlainSigns = scalars[yearSign] == "年" && scalars[index] == "月"
        guard hasPlainSigns || (year.digits.count == 4 && !month.isEmpty) else { return nil }
        index += 1
        let afterMonth = index
        let day = number(at: &index, ceiling: ceiling, before: DateParser.daySigns)
        var hasDaySign = false
        // 3旧: the 1 of 31日, written close to its sign; or a 日 that was misread.
        let isGlued = index < ceiling && scalars[index] == "旧" && day.count == 1 && day.first?.isASCII == true
        if index < ceiling, DateParser.daySigns.contains(scalars[index]) || isGlued {
            hasDaySign = true
            index += 1
        }
        // Without 日 the fillers after the month belong to what follows.
        let end = hasDaySign || !day.isEmpty ? (hasDaySign ? index : day.endIndex) : afterMonth
        var reading = DateReading(range: year.start..<end, kind: .incomplete)
        if year.digits.isEmpty, month.isEmpty, day.isEmpty {
            reading.kind = .blank
            return reading
        }
        // 1年6月 is a length of time.
        if (1...3).contains(year.digits.count), day.isEmpty, !hasDaySign { return nil }
        // 二二八年: the 〇 of 二〇二八 was not read; nobody writes a year with three figures.
        let isHan = scalars[year.start..<yearSign].allSatisfy { !$0.isASCII }
        if year.digits.count == 3, isHan, year.digits[0].number == 2, !month.isEmpty, !day.isEmpty {
            year.digits.insert(Numerals.Value(number: 0, isCorrected: true), at: 1)
        }
        guard let monthValue = Numerals.small(month), year.digits.count == 4 || year.digits.count == 2 else {
            return reading
        }
        reading.hasShortYear = year.digits.count == 2
        let yearNumber = year.digits.reduce(0) { $0 * 10 + $1.number } + (reading.hasShortYear ? 2000 : 0)
        reading.isCorrected = year.digits.contains(where: \.isCorrected) || monthValue.isCorrected
        if isGlued { return glued(day, year: yearNumber, month: monthValue.number, reading) }
        guard let dayValue = Numerals.small(day) else {
            if !hasDaySign, day.isEmpty, DateParser.years.contains(yearNumber), (1...12).contains(monthValue.number) {
                reading.kind = .month(year: yearNumber, month: monthValue.number)
            }
            return reading
        }
        reading.isCorrected = reading.isCorrected || dayValue.isCorrected
        reading.kind = kind(year: yearNumber, month: monthValue.number, day: dayValue.number)
        return reading
    }

    /// A date if only one of both can be meant, else a date not read in full.
    private func glued(
        _ day: ArraySlice<Unicode.Scalar>, year: Int, month: Int, _ reading: DateReading
    ) -> DateReading {
        let dates = [day, day + ["1"]].compactMap(Numerals.small).compactMap {
            CalendarDate(year: year, month: month, day: $0.number)
        }
        guard dates.count == 1, DateParser.years.contains(year) else { return reading }
        var reading = reading
        reading.kind = .date(dates[0])
        reading.isCorrected = true
        return reading
    }

    func kind(year: Int, month: Int, day: Int) -> DateReading.Kind {
        guard DateParser.years.contains(year), let date = CalendarDate(year: year, month: month, day: day) else {
            return .invalid
        }
        return .date(date)
    }

    /// The last four digits before 年, and where they begin.
    private func yearDigits(before sign: Int, floor: Int) -> (digits: [Numerals.Value], start: Int) {
        var index = sign
        while index > floor, DateParser.fillers.contains(scalars[index - 1]), sign - index < 24 { index -= 1 }
        var digits: [Numerals.Value] = []
        var start = index
        while start > floor, digits.count < 4, let digit = Numerals.digit(scalars[start - 1]) {
            digits.insert(digit, at: 0)
            start -= 1
        }
        // Look-alikes alone are a word, not a year.
        while let first = digits.first, first.isCorrected {
            digits.removeFirst()
            start += 1
        }
        // 20__年: the printed century with nothing written behind it.
        if digits.count == 2, index < sign, digits[0].number == 2, digits[1].number == 0 { return ([digits[0]], start) }
        return (digits, digits.isEmpty ? index : start)
    }

    /// The numerals at `index`, which moves behind them and the blanks around them.
    ///
    /// - Parameter signs: before one of which a dash in front of the numerals is the ruling that they stand on: 2024年-7月.
    private func number(
        at index: inout Int, ceiling: Int, before signs: Set<Unicode.Scalar>
    ) -> ArraySlice<Unicode.Scalar> {
        let limit = min(ceiling, index + 24)
        if index < limit, scalars[index] == "-" {
            let end = (index + 1..<limit).first { !Numerals.isPartOfNumber(scalars[$0]) } ?? limit
            if end > index + 1, end < limit, signs.contains(scalars[end]) { index += 1 }
        }
        while index < limit, DateParser.fillers.contains(scalars[index]) { index += 1 }
        let start = index
        while index < limit, index - start < 4, Numerals.isPartOfNumber(scalars[index]) { index += 1 }
        let end = index
        while index < limit, DateParser.fillers.contains(scalars[index]) { index += 1 }
        return scalars[start..<end]
    }
}
