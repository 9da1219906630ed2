public import DocumentModel
import Foundation

/// The days on which the office hands on a batch: the 1st and the 15th of each month, and after a public holiday the next
/// day that is none (每半月一批，遇法定节假日顺延).
///
/// Holidays are a table: they are announced year by year and cannot be computed.
public struct HalfMonthCalendar: Hashable, Sendable {
    private var holidays: Set<CalendarDate>
    /// Saturdays and Sundays that are worked, to make up for holidays.
    private var workedWeekends: Set<CalendarDate>
    private var years: Set<Int>
    /// Whether a batch on a Saturday or Sunday moves as well: the guide says holidays only.
    public var shiftsWeekends: Bool

    /// Holidays of 2026 and the weekend days worked for them (notice of the State Council for 2026): New Year 1–3 January,
    /// Spring Festival 15–23 February, Tomb Sweeping 4–6 April, Labour Day 1–5 May, Dragon Boat 19–21 June, Mid-Autumn
    /// 25–27 September, National Day 1–7 October.
    public static var standard: HalfMonthCalendar {
        typealias Range = (month: Int, days: ClosedRange<Int>)
        func days(_ ranges: [Range]) -> Set<CalendarDate> {
            Set(
                ranges.flatMap { range in
                    range.days.compactMap { CalendarDate(year: 2026, month: range.month, day: $0) }
                })
        }
        return HalfMonthCalendar(
            holidays: days([(1, 1...3), (2, 15...23), (4, 4...6), (5, 1...5), (6, 19...21), (9, 25...27), (10, 1...7)]),
            workedWeekends: days([(1, 4...4), (2, 14...14), (2, 28...28), (5, 9...9), (9, 20...20), (10, 10...10)]),
            years: [2026], shiftsWeekends: false)
    }

    init(
        holidays: Set<CalendarDate>, workedWeekends: Set<CalendarDate> = [], years: Set<Int>, shiftsWeekends: Bool
    ) {
        self.holidays = holidays
        self.workedWeekends = workedWeekends
        self.years = years
        self.shiftsWeekends = shiftsWeekends
    }

    /// Reads `{"holidays": ["2026-01-01", …], "workdays": ["2026-01-04", …], "shiftWeekends": false}`; the years of the
    /// days are those the table knows.
    ///
    /// - Throws: `DecodingError`
    public init(json: [UInt8]) throws {
        struct File: Decodable {
            var holidays: [CalendarDate]
            var workdays: [CalendarDate]?
            var shiftWeekends: Bool?
        }
        let file = try JSONDecoder().decode(File.self, from: Data(json))
        self.init(
            holidays: Set(file.holidays), workedWeekends: Set(file.workdays ?? []),
            years: Set(file.holidays.map(\.year)), shiftsWeekends: file.shiftWeekends ?? false)
    }

    /// This table, and of the years that it does not know those of `other`.
    public func completed(by other: HalfMonthCalendar) -> HalfMonthCalendar {
        var result = self
        result.holidays.formUnion(other.holidays.filter { !years.contains($0.year) })
        result.workedWeekends.formUnion(other.workedWeekends.filter { !years.contains($0.year) })
        result.years.formUnion(other.years)
        return result
    }

    /// Whether holidays of that year are in the table; where not, days are the 1st and 15th as they are.
    public func knows(_ year: Int) -> Bool { years.contains(year) }

    /// The batch that a submission of `day` goes with: the first batch day that is not before it.
    public func batch(for day: CalendarDate) -> CalendarDate {
        var month: CalendarDate? = CalendarDate(year: day.year, month: day.month, day: 1)
        // This month's two, and the next month's first: one of them is not before the day, however holidays fall.
        for _ in 0..<3 {
            guard let first = month else { break }
            for nominal in [first, first.adding(days: 14) ?? first] {
                let moved = moved(nominal)
                if moved >= day { return moved }
            }
            month = first.adding(months: 1)
        }
        return day
    }

    private func moved(_ nominal: CalendarDate) -> CalendarDate {
        var day = nominal
        // No holiday lasts a month.
        for _ in 0..<31 where holidays.contains(day) || (shiftsWeekends && day.isWeekend) {
            day = day.adding(days: 1) ?? day
        }
        return day
    }

    /// Whether the office works on that day.
    public func isWorkday(_ day: CalendarDate) -> Bool {
        !holidays.contains(day) && (!day.isWeekend || workedWeekends.contains(day))
    }

    /// The last day of a term of so many working days that begins the day after `day` (行政许可法, article 82: working days,
    /// public holidays not counted).
    public func deadline(after day: CalendarDate, workdays count: Int) -> CalendarDate {
        var last = day
        var left = count
        // Five working days lie within three weeks, however holidays fall; twice the count and a month bounds any table.
        for _ in 0..<(2 * count + 31) where left > 0 {
            guard let next = last.adding(days: 1) else { break }
            last = next
            if isWorkday(last) { left -= 1 }
        }
        return last
    }

    /// Tells tables apart.
    var fingerprint: String {
        let days = (holidays.sorted() + workedWeekends.sorted()).map(\.description).joined(separator: " ")
        return String(ContentHash(of: "\(days) \(shiftsWeekends)".utf8).description.prefix(16))
    }
}
