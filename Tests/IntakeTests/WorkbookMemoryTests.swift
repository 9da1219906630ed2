import Foundation
import Testing

@testable import Intake

/// Workbooks of a few kilobytes that would fill the memory.
@Suite(.serialized) struct WorkbookMemoryTests {
    /// Pages of memory that this process holds, in bytes.
    private func residentBytes() throws -> Int {
        let facts = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(facts[1])) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    typealias Rise = (bytes: Int, tables: [Table], refusal: String?)

    /// What reading a workbook has added to the memory held, with its tables or its sentence. Other tests may take memory in the
    /// same moment: the least of three.
    private func rise(_ strings: String, cells: String) throws -> Rise {
        var least = try riseOnce(strings, cells: cells)
        for _ in 0..<2 where least.bytes >= 200 << 20 {
            let again = try riseOnce(strings, cells: cells)
            if again.bytes < least.bytes { least = again }
        }
        return least
    }

    private func riseOnce(_ strings: String, cells: String) throws -> Rise {
        let folder = try IntakeFolder()
        try folder.zip(
            """
            z.writestr('xl/workbook.xml','<workbook xmlns:r="b"><sheets><sheet name="s" r:id="r1"/></sheets></workbook>')
            z.writestr('xl/_rels/workbook.xml.rels','<Relationships><Relationship Id="r1" Target="s1.xml"/></Relationships>')
            z.writestr('xl/sharedStrings.xml','<sst>'+\(strings)+'</sst>')
            z.writestr('xl/s1.xml','<worksheet>'+\(cells)+'</worksheet>')
            """, to: "a.xlsx")
        let before = try residentBytes()
        do {
            let tables = try XLSXReader.tables(path: folder.path + "/a.xlsx")
            return (try residentBytes() - before, tables, nil)
        } catch let error as ListError {
            return (try residentBytes() - before, [], error.reason)
        }
    }

    private static let cells = "('<row>'+'<c t=\"s\"><v>0</v></c>'*100+'</row>')*3000"

    @Test func `a string that many cells share is held once`() throws {
        let found = try rise("'<si><t>'+'长'*1100+'</t></si>'", cells: Self.cells)
        #expect(found.bytes < 200 << 20, "\(found.bytes >> 20) MiB")
        #expect(found.refusal?.contains("64 MiB") == true, "Rows made of them would not share it.")
        let few = try rise(
            "'<si><t>'+'长'*1100+'</t></si>'",
            cells: "('<row>'+'<c t=\"s\"><v>0</v></c>'*10+'</row>')*100")
        #expect(few.tables.first?.rows.count == 100)
        #expect(few.tables.first?.rows.last?.cells.last?.unicodeScalars.count == 1_001)
    }

    @Test func `a letter with marks without end costs what is kept of it`() throws {
        let found = try rise(
            "'<si><t>a'+'\\u0301'*20_000_000+'b'*1001+'</t></si>'",
            cells: "('<row>'+'<c t=\"s\"><v>0</v></c>'*100+'</row>')*300")
        #expect(found.bytes < 200 << 20, "\(found.bytes >> 20) MiB")
        #expect(found.tables.first?.rows.first?.cells.first?.unicodeScalars.count == 1_001)
    }

    @Test func `rows are as wide as their last cell, and that is bounded`() throws {
        let found = try rise("''", cells: "''.join('<row><c r=\"SR%d\"><v>1</v></c></row>'%i for i in range(1,9001))")
        #expect(found.refusal != nil && found.tables.isEmpty)
    }
}
