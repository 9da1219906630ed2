/// Cells of a list as text, whatever format it came in.
struct Table: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        /// As a spreadsheet or an editor counts: from 1.
        var line: Int
        /// Without surrounding spaces; empty for cells that are not there.
        var cells: [String]

        /// Empty outside the row.
        func cell(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
        var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
    }

    /// The sheet's; empty for CSV.
    var name: String = ""
    var rows: [Row]
}

/// Why a list as a whole cannot be taken, in Chinese.
struct ListError: Error, Hashable, Sendable {
    /// Counted from 1, where the fault has a line.
    var line: Int?
    var reason: String

    init(_ reason: String, line: Int? = nil) {
        self.reason = reason
        self.line = line
    }
}

/// What a list may hold. A province has a few thousand registrations a year; these are far beyond, and small enough that
/// a hostile file ends in a sentence and not in a full memory.
enum ListLimits {
    /// Bytes of a CSV file, of one unpacked part of a workbook, and of the texts of a sheet.
    static let bytes = 64 << 20
    static let rows = 100_000
    /// Excel has 16,384; no list of an office has 512.
    static let columns = 512
    /// Cells of a sheet, and its rows together as wide as each is: a day's list has 20 columns.
    static let cells = 2_000_000
    /// An office's workbook has a few.
    static let sheets = 64
    /// Unicode scalars of a cell: as many as a field of `submission.json` may have.
    static let cellLength = 1000
}
