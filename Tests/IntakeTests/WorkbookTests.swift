import DocumentModel
import Foundation
import Testing

@testable import Intake

/// Workbooks written part by part, as programs write them.
struct WorkbookTests {
    private static let frame = #"""
        z.writestr('xl/workbook.xml','<workbook xmlns="a" xmlns:r="b"><workbookPr/><sheets><sheet name="隐藏" state="hidden" r:id="r2"/><sheet name="名单" r:id="r1"/></sheets></workbook>')
        z.writestr('xl/_rels/workbook.xml.rels','<Relationships><Relationship Id="r1" Target="worksheets/s1.xml"/><Relationship Id="r2" Target="worksheets/s2.xml"/></Relationships>')
        z.writestr('xl/worksheets/s2.xml','<worksheet/>')
        z.writestr('xl/styles.xml','<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>')
        z.writestr('xl/sharedStrings.xml','<sst><si><t>编号</t></si><si><r><t>姓</t></r><r><t>名</t></r><rPh><t>x</t></rPh></si></sst>')

        """#

    private static func sheet(_ rows: String, merges: String = "") -> String {
        frame + "z.writestr('xl/worksheets/s1.xml','<worksheet><sheetData>\(rows)</sheetData>\(merges)</worksheet>')"
    }

    private func tables(_ script: String) throws -> [Table] {
        let folder = try IntakeFolder()
        try folder.zip(script, to: "a.xlsx")
        return try XLSXReader.tables(path: folder.path + "/a.xlsx")
    }

    @Test func `shared and inline strings, numbers, days and merged cells`() throws {
        let tables = try tables(
            Self.sheet(
                """
                <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>合同</t></is></c></row>\
                <row r="4"><c r="A4"><v>7</v></c><c r="C4" s="1"><v>46346</v></c><c r="D4" s="2"><v>46346.5</v></c><c r="E4" t="str"><f>1</f><v>甲</v></c></row>
                """.replacingOccurrences(of: "\n", with: ""),
                merges: "<mergeCells><mergeCell ref=\"D2:E2\"/></mergeCells>"))
        let table = try #require(tables.first)
        #expect(tables.count == 1 && table.name == "名单")
        #expect(table.rows.map(\.line) == [2, 4])
        #expect(table.rows[0].cells == ["编号", "姓名", "", "合同", "合同"])
        #expect(table.rows[1].cells == ["7", "", "2026-11-20", "2026-11-20", "甲"])
    }

    @Test func `headings over two rows are read together`() throws {
        let table = Table(rows: [
            Table.Row(line: 1, cells: ["注册申请名单"]),
            Table.Row(line: 2, cells: ["编号", "申请人", "申请人", "聘用单位", "注册种类", "劳动合同", "劳动合同"]),
            Table.Row(line: 3, cells: ["编号", "姓名", "证件号码", "聘用单位", "注册种类", "开始日期", "终止日期"]),
        ])
        let heading = try #require(ListHeading(of: table))
        #expect(heading.rowCount == 3 && heading.missing.isEmpty)
        #expect(heading.columns[5] == .value("contract.start") && heading.columns[6] == .value("contract.end"))
    }

    @Test(arguments: [
        "z.writestr('a','b')", Self.frame, Self.sheet("<row"),
        Self.sheet("<row r=\"99999999\"><c r=\"A99999999\"><v>1</v></c></row>"),
        Self.sheet("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>"), Self.sheet("<row><c t=\"s\"><v>99</v></c></row>"),
        Self.frame + "z.writestr('xl/worksheets/s1.xml','<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>')",
        // An attribute without its quotes, at the end of the part.
        Self.sheet("<row><c t=l\"s"), Self.sheet("<row><c t=l&quot;s"), Self.sheet("\u{1}"),
        // Numbers at the edge of the machine's, then one that is left out.
        Self.sheet("<row r=\"9223372036854775807\"/><row><c><v>1</v></c></row>"),
        Self.sheet("<row><c r=\"A9223372036854775807\"><v>1</v></c></row><row><c><v>1</v></c></row>"),
        Self.sheet("", merges: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"),
    ])
    func `a broken workbook is a sentence or has no rows`(script: String) throws {
        do throws(any Error) {
            #expect(try tables(script).isEmpty)
        } catch let error as ListError {
            #expect(error.reason.hasSuffix("。"))
        }
    }

    @Test func `a merge to the end of all numbers ends with the sheet`() throws {
        let tables = try tables(
            Self.sheet(
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"7\"><c r=\"C7\"><v>2</v></c></row>",
                merges: "<mergeCells><mergeCell ref=\"A1:B9223372036854775807\"/></mergeCells>"))
        #expect(tables.first?.rows.map(\.cells) == [["1", "1"], ["1", "1", "2"]])
    }

    @Test func `merges over each other, and cells without end, are too many`() {
        let row = (1...500).map { "<c r=\"A\($0)\"><v>1</v></c>" }.joined()
        let merges = String(repeating: "<mergeCell ref=\"A1:SQ500\"/>", count: 900)
        #expect(throws: ListError.self) {
            try tables(Self.sheet("<row>\(row)</row>", merges: "<mergeCells>\(merges)</mergeCells>"))
        }
    }

    @Test func `a long shared string costs its length once`() throws {
        let long = String(repeating: "长", count: 2_000)
        let tables = try tables(Self.sheet("<row><c t=\"str\"><v>\(long)</v></c></row>"))
        #expect(tables.first?.rows.first?.cells.first?.count == 1_001)
    }
}
