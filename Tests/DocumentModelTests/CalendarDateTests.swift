import DocumentModel
import Testing

struct CalendarDateTests {
    @Test(arguments: [(2024, 2, 29), (2000, 2, 29), (2026, 12, 31)])
    func `days that exist`(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) != nil)
    }

    @Test(arguments: [
        (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (24, 1, 1),
    ])
    func `days that do not exist`(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: ["2026-1-1", "2026-02-30", "2026/02/03", "", "----", "２０２６-01-01", "2026-01-01T00:00"])
    func `only the ISO form is read`(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test func `months keep to the calendar`() throws {
        let may = try #require(CalendarDate(iso: "2027-05-31"))
        #expect(may.adding(months: -3)?.description == "2027-02-28")
        #expect(try #require(CalendarDate(iso: "2024-02-29")).adding(years: 5)?.description == "2029-02-28")
    }

    @Test func `days are counted over leap years`() throws {
        let start = try #require(CalendarDate(iso: "2024-02-28"))
        #expect(start.days(until: try #require(CalendarDate(iso: "2024-03-01"))) == 2)
        #expect(try #require(CalendarDate(iso: "1970-01-01")).dayNumber == 0)
    }
}
