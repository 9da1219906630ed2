import DocumentModel
import Foundation

/// Reads the sheets of an XLSX workbook as tables of text: shared and inline strings, numbers, days, results of formulas;
/// a merged cell's value stands in all of its cells.
enum XLSXReader {
    /// Visible sheets that have at least one row.
    ///
    /// - Throws: ``ListError`` for what is no workbook, is damaged, or is too large.
    static func tables(path: String) throws(ListError) -> [Table] {
        var tables: [Table] = []
        try walk(path: path) {
            tables.append($0)
            return true
        }
        return tables
    }

    /// Hands on visible sheets that have at least one row, one after the other: only one is in memory.
    ///
    /// - Parameter body: whether to go on.
    /// - Throws: ``ListError`` for what is no workbook, is damaged, or is too large.
    static func walk(path: String, _ body: (Table) -> Bool) throws(ListError) {
        do {
            let archive = try Archive(path: path)
            guard archive.entryCount <= 10_000 else { throw XMLPart.damaged }
            let parts = try WorkbookParts(archive)
            guard parts.sheets.count <= ListLimits.sheets else {
                throw ListError("工作簿超过 \(ListLimits.sheets) 个工作表，请分成几份。")
            }
            for sheet in parts.sheets where !sheet.isHidden {
                guard let bytes = try archive.bytes(of: sheet.part, limit: ListLimits.bytes) else { continue }
                var reader = SheetReader(parts: parts)
                let rows = try reader.rows(of: bytes)
                if !rows.isEmpty, !body(Table(name: sheet.name, rows: rows)) { return }
            }
        } catch let error as ListError {
            throw error
        } catch Archive.Failure.tooLarge {
            throw ListError("工作簿解开后超过 \(ListLimits.bytes >> 20) MiB，请分成几份。")
        } catch Archive.Failure.encrypted {
            throw ListError("工作簿有密码，请去掉密码后另存。")
        } catch Archive.Failure.unavailable {
            throw ListError("工作簿无法读取，请检查文件和权限。")
        } catch {
            throw XMLPart.damaged
        }
    }
}

/// The cells of one sheet.
private struct SheetReader {
    let parts: WorkbookParts
    private var rows: [Int: [Int: String]] = [:]
    private var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
    private var place: (row: Int, column: Int) = (0, 0)
    private var type = ""
    private var style = 0
    private var value = ""
    private var isValue = false
    private var cellCount = 0
    private var byteCount = 0
    private var tooMany = false

    init(parts: WorkbookParts) { self.parts = parts }

    mutating func rows(of bytes: [UInt8]) throws(ListError) -> [Table.Row] {
        // Closures of the walk cannot hold an inout self.
        var reader = self
        try XMLPart.walk(
            bytes, start: { reader.start($0, $1) }, end: { reader.end($0) },
            text: { if reader.isValue { reader.value += $0 } })
        reader.fillMerges()
        // Rows are as wide as their last cell, however few are before it.
        var placeCount = 0
        for cells in reader.rows.values { placeCount += cells.keys.max() ?? 0 }
        if reader.tooMany || placeCount > ListLimits.cells {
            throw ListError(
                "工作表超过 \(ListLimits.rows) 行、\(ListLimits.columns) 列、\(ListLimits.cells) 格或"
                    + " \(ListLimits.bytes >> 20) MiB 文字，请分成几份。")
        }
        return reader.rows.sorted { $0.key < $1.key }.map { row, cells in
            Table.Row(line: row, cells: (0..<(cells.keys.max() ?? 0)).map { cells[$0 + 1] ?? "" })
        }
    }

    private mutating func start(_ name: String, _ attributes: XMLPart.Attributes) {
        switch name {
        case "row":
            // Rows and cells may leave out where they stand.
            place = (attributes["r"].flatMap { Self.row($0) } ?? place.row + 1, 0)
        case "c":
            let named = attributes["r"].flatMap(Self.coordinates)
            place = (named?.row ?? place.row, named?.column ?? place.column + 1)
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = ""
        case "v", "t": isValue = true
        // Guides to reading inside inline strings, and formulas, are no values.
        case "rPh", "f": isValue = false
        case "mergeCell":
            let corners = (attributes["ref"] ?? "").split(separator: ":").compactMap { Self.coordinates(String($0)) }
            // A sheet has at most a heading's worth of merges; more is an attack on memory.
            guard corners.count == 2, corners[0].row <= corners[1].row, corners[0].column <= corners[1].column,
                merges.count < 10_000
            else { return }
            merges.append((corners[0].row...corners[1].row, corners[0].column...corners[1].column))
        default: break
        }
    }

    private mutating func end(_ name: String) {
        if name == "v" || name == "t" { isValue = false }
        guard name == "c" else { return }
        keep(text, row: place.row, column: place.column)
    }

    private mutating func keep(_ text: String, row: Int, column: Int) {
        guard !text.isEmpty else { return }
        guard (1...Self.lastRow).contains(row), (1...ListLimits.columns).contains(column),
            rows.count < ListLimits.rows, cellCount < ListLimits.cells
        else {
            tooMany = true
            return
        }
        cellCount += 1
        // Also of texts that many cells share: rows that are made of them do not share them any more.
        byteCount += text.utf8.count
        guard byteCount <= ListLimits.bytes else {
            tooMany = true
            return
        }
        rows[row, default: [:]][column] = text
    }

    /// As it is kept; what is shared is cut already, and copied by nobody.
    private var text: String {
        if type == "s" {
            return Int(value).flatMap { parts.sharedStrings.indices.contains($0) ? parts.sharedStrings[$0] : nil } ?? ""
        }
        return WorkbookParts.kept(shown)
    }

    private var shown: String {
        switch type {
        case "b": return value == "1" ? "是" : "否"
        case "e": return ""
        case "n":
            if parts.stylesAreDates.indices.contains(style), parts.stylesAreDates[style], let days = Double(value) {
                return SerialDay.date(days, from1904: parts.countsFrom1904)?.description ?? value
            }
            // As a person sees it: 48, not 48.0; a number too long for a double keeps its exponent and is refused later.
            if let number = Double(value), number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
            return value
        default: return value
        }
    }

    /// A merge that covers more than a heading's rows gives its value to the rows that have cells.
    private mutating func fillMerges() {
        let filled = rows.keys.sorted()
        // Merges may lie over each other, which no program writes: the places looked at are bounded, too.
        var left = ListLimits.cells
        for merge in merges {
            guard let value = rows[merge.rows.lowerBound]?[merge.columns.lowerBound] else { continue }
            let columns = merge.columns.clamped(to: 1...ListLimits.columns)
            for row in filled[(filled.firstIndex(of: merge.rows.lowerBound) ?? 0)...] {
                guard row <= merge.rows.upperBound else { break }
                left -= columns.count
                guard left >= 0, !tooMany else {
                    tooMany = true
                    return
                }
                for column in columns where rows[row]?[column] == nil { keep(value, row: row, column: column) }
            }
        }
    }

    /// `AB12` is row 12, column 28.
    private static func coordinates(_ reference: String) -> (row: Int, column: Int)? {
        let letters = reference.prefix { $0.isLetter }
        var column = 0
        guard letters.count <= 3 else { return nil }
        for letter in letters.uppercased().utf8 {
            guard (65...90).contains(letter) else { return nil }
            column = column * 26 + Int(letter) - 64
        }
        guard column > 0, let row = row(reference.dropFirst(letters.count)) else { return nil }
        return (row, column)
    }

    /// Rows of a sheet (ECMA-376, part 1, 18.3.1.73).
    private static let lastRow = 1_048_576

    /// Nil for what is no number of a row; one above ``lastRow`` stands for all that are too large.
    private static func row(_ text: some StringProtocol) -> Int? {
        guard let row = Int(text), row > 0 else { return nil }
        return min(row, lastRow + 1)
    }
}

/// Days as spreadsheets count them.
enum SerialDay {
    /// - Parameter serial: 1 is 1 January 1900; 60, the day that never was, and earlier ones are not dates of this trade.
    static func date(_ serial: Double, from1904: Bool = false) -> CalendarDate? {
        guard serial.isFinite, (61...2_958_465).contains(serial) else { return nil }
        // 25,569 is 1 January 1970; the other system begins 1,462 days later.
        return CalendarDate(dayNumber: Int(serial.rounded(.down)) - 25_569 + (from1904 ? 1_462 : 0))
    }
}
