extension CalendarDate {
    /// The day so many days after 1970-01-01, after Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*,
    /// `civil_from_days`. Nil outside the years 1900…2999.
    public init?(dayNumber: Int) {
        guard (-1_000_000...1_000_000).contains(dayNumber) else { return nil }
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        self.init(
            year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1)
    }

    /// Saturday or Sunday; 1970-01-01 was a Thursday.
    public var isWeekend: Bool { [2, 3].contains(((dayNumber % 7) + 7) % 7) }

    public func adding(days: Int) -> CalendarDate? { CalendarDate(dayNumber: dayNumber + days) }
}

extension CalendarDate {
    /// 1970-01-01: where a day is asked for and none matters.
    public static var epoch: CalendarDate {
        guard let day = CalendarDate(year: 1970, month: 1, day: 1) else { preconditionFailure("1970-01-01 exists.") }
        return day
    }
}
