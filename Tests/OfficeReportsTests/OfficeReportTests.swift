import DocumentModel
import Foundation
import Testing
import Verification

@testable import Intake
@testable import OfficeReports

struct OfficeReportTests {
    private static let hostile = "<script>alert(1)</script>\"'&\u{1B}[31m"

    private static var entry: ReportEntry {
        let spot = EvidenceSpot(file: "a.jpg", page: 2, quad: Quad(Rect(x: 0, y: 0, width: 9, height: 9)), text: "")
        var finding = Finding(
            rule: "form.id-number", outcome: .mismatch, attachment: .applicationForm, expected: "350102198703154212",
            found: "350102198703154217", confidence: 0.97, evidence: [spot], message: "证件号码不一致。\(hostile)",
            returnReason: "请核对证件号码。")
        finding.returnGroup = .correct
        let report = VerificationReport(
            submission: "FJ-1", findings: [finding], documents: [], problems: [],
            versions: Versions(hedui: "1", rules: "2", models: []), seconds: 1)
        return ReportEntry(
            document: ReportDocument(report), applicantName: hostile, employerName: "=1+1", registration: .initial,
            source: "名单.csv 第 2 行", pictures: [.init(rule: "form.id-number", spot: 0): [0xFF, 0xD8, 0xFF]])
    }

    private func path(_ name: String) throws -> String {
        let folder = NSTemporaryDirectory() + "hedui-office-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder + "/" + name
    }

    @Test func `the page holds everything, escaped, with the number masked but for what differs`() throws {
        let path = try path("a.html")
        defer { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
        var counts = BatchCounts()
        counts.verdicts = [.flagged: 1]
        let page = try HTMLReport(path: path, title: "报告", counts: counts, rules: ["form.id-number"])
        try page.add(Self.entry)
        page.add(RejectedEntry(source: "坏", submission: nil, reason: "原因"))
        #expect(!FileManager.default.fileExists(atPath: path))
        try page.finish()
        let html = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        #expect(!html.contains("<script>alert") && !html.contains("\u{1B}"))
        #expect(html.contains("&lt;script&gt;alert") && html.contains("data:image/jpeg;base64,/9j/"))
        #expect(html.contains("<mark>7</mark>") && !html.contains("350102198703154217"))
        #expect(html.contains("未能核对（1）") && html.hasSuffix("</html>\n"))
        #expect(!html.contains("http://") && !html.contains("https://"))
    }

    @Test func `the workbook has its sheets, and text that looks like a formula stays text`() throws {
        let path = try path("a.xlsx")
        defer { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
        let book = try WorkbookReport(path: path, title: "报告")
        book.add(Self.entry)
        book.add(RejectedEntry(source: "坏", submission: nil, reason: "原因"))
        try book.finish()
        let tables = try XLSXReader.tables(path: path)
        #expect(tables.map(\.name) == ["汇总", "核对结果", "不通过原因", "未能核对"])
        #expect(tables[0].rows.last?.cells[2] == "=1+1")
        #expect(tables[1].rows.last?.cells[5] == "350102********4212")
        #expect(tables[2].rows.last?.cells[3] == "请核对证件号码。")
        #expect(tables[3].rows.last?.cells[2] == "原因")
    }

    @Test func `a cell takes what fits, and the others what is theirs`() throws {
        let path = try path("a.xlsx")
        let folder = (path as NSString).deletingLastPathComponent
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let endless = "王" + String(repeating: "\u{301}", count: 33_000)
        let faces = String(repeating: "😀", count: 20_000)
        for text in [endless, faces] { #expect(CellText.fitting(text).utf16.count == CellText.limit) }
        #expect(CellText.fitting("x" + faces).utf16.count == CellText.limit - 1, "No half of a character.")
        let bytes = try TableWorkbook.bytes(
            name: "表", heading: ["编号", "备注"], rows: [["1", endless], ["2", faces], ["3", "正常"]], folder: folder)
        try bytes.write(to: URL(fileURLWithPath: path))
        let rows = try #require(try XLSXReader.tables(path: path).first).rows
        #expect(rows.map { $0.cell(0) } == ["编号", "1", "2", "3"] && rows[3].cell(1) == "正常")
        #expect(rows[1].cell(1).unicodeScalars.count == 1_001)
        // A cell that is refused all the same says so.
        var written: [String] = []
        #expect(
            CellText.write("甲") {
                written.append($0); return $0 == "甲" ? 1 : 0
            } == 0)
        #expect(written.count == 2 && written[1].contains("无法写入"))
    }

    @Test func `a file that is not finished is not there, and the old one stands`() throws {
        let path = try path("a.txt")
        let folder = (path as NSString).deletingLastPathComponent
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        do {
            let file = try WholeFile(path: path)
            try file.write("new")
        }
        #expect(FileManager.default.contents(atPath: path) == Data("old".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
        #expect(throws: OutputError.self) { try WholeFile(path: "/proc/none/a.txt") }
        #expect(throws: OutputError.self) {
            let book = try WorkbookReport(path: "/proc/none/a.xlsx", title: "")
            try book.finish()
        }
    }
}
