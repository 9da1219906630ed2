public import DocumentModel
public import Foundation

extension CalendarDate {
    /// The day in the office's time zone, not the machine's: servers often run on UTC, eight hours behind.
    public static func today(now: Date = Date()) -> CalendarDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: now)
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let date = CalendarDate(year: year, month: month, day: day)
        else { preconditionFailure("The system clock is outside the years 1900 to 2999.") }
        return date
    }
}
