import CContainers
import DocumentModel
import Foundation

@testable import Intake

/// Lists and archives.
enum ListInput {
    static func takeText(_ bytes: [UInt8]) -> Bool {
        guard let table = try? CSVReader.table(bytes) else { return true }
        take(table)
        return true
    }

    static func takeWorkbook(_ bytes: [UInt8]) -> Bool {
        withFile(bytes) { path in ((try? XLSXReader.tables(path: path)) ?? []).forEach(take) }
        return true
    }

    static func takeSheet(_ bytes: [UInt8]) -> Bool {
        // A form feed, which XML does not allow, parts the sheet from shared strings and styles.
        let parts = bytes.split(separator: 0x0C, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
        var archive = StoredArchive()
        archive.add("xl/workbook.xml", Array("<workbook><sheets><sheet name='a' r:id='r1'/></sheets></workbook>".utf8))
        archive.add(
            "xl/_rels/workbook.xml.rels",
            Array("<Relationships><Relationship Id='r1' Target='worksheets/s1.xml'/></Relationships>".utf8))
        archive.add("xl/worksheets/s1.xml", parts[0])
        if parts.count > 1 { archive.add("xl/sharedStrings.xml", parts[1]) }
        if parts.count > 2 { archive.add("xl/styles.xml", parts[2]) }
        return takeWorkbook(archive.bytes)
    }

    static func takeArchive(_ bytes: [UInt8]) -> Bool {
        let folder = NSTemporaryDirectory() + "hedui-fuzz-\(getpid())"
        withFile(bytes) { path in
            var unpacker = ArchiveUnpacker()
            try? unpacker.unpack(path, into: folder)
        }
        // Where nothing was made there is nothing to remove.
        try? FileManager.default.removeItem(atPath: folder)
        return true
    }

    private static func take(_ table: Table) {
        guard let heading = ListHeading(of: table) else { return }
        for row in table.rows.dropFirst(heading.rowCount) { _ = try? ListRow(row, heading: heading, listName: "名单") }
    }

    /// In memory: as a file it would wear out the disk.
    private static func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
        let file = hedui_memory_file()
        guard file >= 0 else { return }
        defer { close(file) }
        guard unsafe write(file, bytes, bytes.count) == bytes.count else { return }
        body("/proc/self/fd/\(file)")
    }
}

/// A ZIP archive without compression, with right checksums (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
struct StoredArchive {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    var bytes: [UInt8] {
        files + directory + words(0x0605_4B50) + halves(0, 0, count, count) + words(directory.count, files.count)
            + halves(0)
    }

    mutating func add(_ name: String, _ content: [UInt8]) {
        let facts =
            halves(20, 0, 0, 0, 0x21) + words(Self.checksum(content), content.count, content.count)
            + halves(name.utf8.count, 0)
        directory += words(0x0201_4B50) + halves(20) + facts + halves(0, 0, 0) + words(0, files.count) + name.utf8
        files += words(0x0403_4B50) + facts + name.utf8 + content
        count += 1
    }

    private func halves(_ values: Int...) -> [UInt8] {
        values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private func words(_ values: Int...) -> [UInt8] {
        values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    }

    /// CRC-32 of ISO 3309.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = .max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
