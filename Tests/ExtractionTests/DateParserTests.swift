import DocumentModel
import Testing

@testable import Extraction

struct DateParserTests {
    @Test(arguments: [
        ("2024年1月1日", "2024-01-01"), ("2024年01月01日", "2024-01-01"), ("2024.1.1", "2024-01-01"),
        ("2024.01.01", "2024-01-01"), ("2024-1-1", "2024-01-01"), ("2024/1/1", "2024-01-01"),
        ("20240101", "2024-01-01"),
        ("24年1月1日", "2024-01-01"), ("二〇二四年一月一日", "2024-01-01"), ("二零二四年十月十日", "2024-10-10"),
        ("二○二六年十二月三十一日", "2026-12-31"), ("二零二五年二月廿八日", "2025-02-28"), ("贰零贰肆年零叁月零伍日", "2024-03-05"),
        ("贰零贰肆年零壹月零壹日", "2024-01-01"), ("2024年元月1日", "2024-01-01"), ("2O24年1月l日", "2024-01-01"),
        ("2024 年 01 月 01 日", "2024-01-01"), ("２０２４年１月１日", "2024-01-01"), ("2024年__3_月_1__日", "2024-03-01"),
        ("二Ｏ二四年三月卅一日", "2024-03-31"), ("2024牛3月1曰", "2024-03-01"), ("2024年3月1", "2024-03-01"),
        ("二〇二四年十一月二十一日", "2024-11-21"), ("2024．3．1", "2024-03-01"), ("2024年12月31号", "2024-12-31"),
        ("2024年-7月-16日", "2024-07-16"), ("2023年5·月6日", "2023-05-06"), ("2027年7.月14日", "2027-07-14"),
    ])
    func `a written date is read as the day it means`(text: String, iso: String) {
        let readings = DateParser.readings(in: text)
        #expect(readings.count == 1)
        #expect(readings.first?.date?.description == iso)
    }

    @Test func `a dash between months is none of theirs`() {
        let readings = DateParser.readings(in: "2024年6月-2027年6月")
        #expect(readings.map(\.kind) == [.month(year: 2024, month: 6), .month(year: 2027, month: 6)])
        #expect(DateParser.readings(in: "2024年-").isEmpty)
    }

    @Test(arguments: [
        "编号：劳合20240220", "合同编号：20240220", "LC-20240301-002", "合同编号：HT-2021-222", "HT-2021-222", "编号：2021-2-22",
    ])
    func `the number of a document is no date`(_ text: String) {
        #expect(DateParser.readings(in: text).isEmpty)
    }

    @Test(arguments: [
        ("2024年2月30日", DateReading.Kind.invalid), ("2024年13月1日", .invalid), ("____年__月__日", .blank),
        ("年  月  日", .blank),
        ("【】年【】月【】日", .blank), ("2024年__月__日", .incomplete), ("2024年3月__日", .incomplete), ("20__年__月__日", .incomplete),
        ("__年3月1日", .incomplete), ("1987年3月", .month(year: 1987, month: 3)), ("1987.03", .month(year: 1987, month: 3)),
        ("2024年4月31日", .invalid), ("9999-12-31", .invalid), ("9999年12月31日", .invalid),
    ])
    func `what is no full date is told apart`(text: String, kind: DateReading.Kind) {
        let readings = DateParser.readings(in: text)
        #expect(readings.map(\.kind) == [kind])
    }

    @Test func `corrected letters and short years are marked`() {
        #expect(DateParser.readings(in: "2O24年1月l日").first?.isCorrected == true)
        #expect(DateParser.readings(in: "24年1月1日").first?.hasShortYear == true)
        #expect(DateParser.readings(in: "2024年1月1日").first?.note == nil)
    }

    @Test func `旧 behind one figure of a day may be a 1 close to its sign`() {
        #expect(DateParser.readings(in: "2028年12月3旧").map(\.kind) == [.incomplete])
        #expect(DateParser.readings(in: "2028年2月3旧").first?.date?.description == "2028-02-03")
        #expect(DateParser.readings(in: "2028年3月5旧").first?.date?.description == "2028-03-05")
        #expect(DateParser.readings(in: "2028年3月5旧").first?.isCorrected == true)
        #expect(DateParser.readings(in: "2028年12月21旧").first?.date?.description == "2028-12-21")
    }

    @Test func `the number of the next paragraph is no part of a day`() {
        func days(_ lines: [String]) -> [String?] {
            TextFlow(pages: [SyntheticPage(lines).page]).dates.readings().map { $0.date?.description }
        }
        #expect(days(["期限：2026.9.1至2029.8.31", "4.聘用单位意见：同意"]) == ["2026-09-01", "2029-08-31"])
        #expect(days(["期限：2026.9.1至2029.8.3", "4、聘用单位意见：同意"]) == ["2026-09-01", "2029-08-03"])
        #expect(days(["期限：20260901至20290831", "4.聘用单位意见：同意"]) == ["2026-09-01", "2029-08-31"])
        #expect(days(["合同编号：", "合同期限：2026.9.1至2029.8.31"]) == ["2026-09-01", "2029-08-31"])
    }

    @Test(arguments: [
        "2024.1.1-2026.12.31", "2024-1-1至2026-12-31", "自2024年1月1日起至2026年12月31日止", "2024/1/1~2026/12/31",
        "二〇二四年一月一日至二〇二六年十二月三十一日", "20240101-20261231",
    ])
    func `a range gives two dates`(text: String) {
        #expect(DateParser.readings(in: text).map { $0.date?.description } == ["2024-01-01", "2026-12-31"])
    }

    @Test(arguments: [
        "三年", "每月15日", "350102198703154217", "13805911234", "工资3000.50元", "第2024号", "2008年起", "", "年", "年年年",
        "10月", "不超过3个月", "910501234.5.6",
    ])
    func `what only resembles a date is none`(text: String) {
        #expect(DateParser.readings(in: text).isEmpty)
    }

    @Test func `a million year signs are harmless`() {
        #expect(DateParser.readings(in: String(repeating: "年", count: 200_000)).isEmpty)
        #expect(DateParser.readings(in: String(repeating: "9", count: 200_000)).isEmpty)
        #expect(DateParser.readings(in: String(repeating: "_", count: 100_000) + "年月").count == 1)
    }
}
