import DocumentModel
import Testing

@testable import Extraction

struct StackedLabelsTests {
    private static func form(_ lines: [(String, Double, Double)]) -> PageExtraction {
        var page = SyntheticPage()
        page.add("中级注册安全工程师初始注册申请表", x: 400, y: 60)
        page.add("聘用单位意见", x: 120, y: 300)
        for (text, x, y) in lines { page.add(text, x: x, y: y) }
        return FieldExtraction().extract(from: page.page, attachment: .applicationForm)
    }

    @Test(arguments: ["期限", "期限：", "期限|"])
    func `a label broken over two lines has its value at the height of their middle`(end: String) {
        let result = Self.form([
            ("劳动合同", 120, 500), (end, 152, 540), ("2024年3月1日至2027年2月28日", 420, 520), ("初审机构意见", 120, 700),
        ])
        #expect(result.values(.contractStart) == ["2024-03-01"])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
    }

    @Test func `three lines are one label, too`() {
        let result = Self.form([
            ("劳动", 120, 480), ("合同", 120, 520), ("期限", 120, 560), ("2024年3月1日至2027年2月28日", 420, 520),
        ])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
    }

    @Test func `a date some lines below a broken label is no end of its term`() {
        let result = Self.form([
            ("劳动合同", 120, 500), ("期限", 152, 540), ("2024年3月1日至", 420, 520), ("2026年9月4日", 420, 640),
        ])
        #expect(!result.values(.contractEnd).contains("2026-09-04"))
    }

    @Test(arguments: [52.0, 90])
    func `rows of a table that read like one label stay rows`(pitch: Double) {
        var page = SyntheticPage()
        page.add("劳动合同书", x: 600, y: 60)
        let rows = [
            ("甲方", "福建闽安工程技术有限公司"), ("法定代表人", "林国栋"), ("乙方", "陈晓东"), ("身份证号码", "350102198503124510"),
        ]
        for (row, (label, value)) in rows.enumerated() {
            page.add(label, x: 120, y: 200 + Double(row) * pitch)
            page.add(value, x: 420, y: 200 + Double(row) * pitch)
        }
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.legalRepresentative) == ["林国栋"])
        #expect(result.values(.workerName) == ["陈晓东"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    /// The lines of one cell have glyphs of their own.
    @Test func `a value made of a broken label's lines is harmless`() {
        var page = SyntheticPage()
        for (text, y) in [("从事", 200.0), ("申请", 300), ("注册类别", 340), ("工作", 440)] {
            page.add(text, x: 200, y: y)
        }
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName).isEmpty)
    }
}
