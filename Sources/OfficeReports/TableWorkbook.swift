import CSpreadsheet
public import Foundation

/// A workbook of one table of texts.
public enum TableWorkbook {
    /// - Parameters:
    ///   - name: of the sheet.
    ///   - folder: takes the file while it is written.
    /// - Returns: the file's bytes.
    /// - Throws: ``OutputError``
    public static func bytes(name: String, heading: [String], rows: [[String]], folder: String) throws -> Data {
        let path = "\(folder)/.\(UUID().uuidString).xlsx"
        // What cannot be removed lies in a private folder and is empty of use.
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let workbook = unsafe hedui_workbook_new(path, folder) else {
            throw OutputError(path: path, code: ENOMEM)
        }
        var hasFailed = unsafe hedui_workbook_add_sheet(workbook, name) != 0
        for (column, title) in heading.enumerated() {
            let longest = rows.lazy.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
            let width = Double(min(80, max(title.count, longest))) * 2 + 2
            _ = unsafe hedui_sheet_set_column(workbook, 0, UInt16(column), min(90, width))
        }
        func write(_ row: UInt32, _ texts: [String], _ style: hedui_cell_style) {
            for (column, text) in texts.enumerated() {
                let failed = CellText.write(text) {
                    unsafe hedui_sheet_write_text(workbook, 0, row, UInt16(column), $0, Int32(style.rawValue))
                }
                hasFailed = hasFailed || failed != 0
            }
        }
        write(0, heading, HEDUI_CELL_HEADING)
        for (index, row) in rows.enumerated() { write(UInt32(index + 1), row, HEDUI_CELL_WRAPPED) }
        _ = unsafe hedui_sheet_set_heading(workbook, 0, 0, UInt16(heading.count), UInt32(rows.count))
        unsafe hedui_sheet_set_printing(workbook, 0, "&L\(name)&R第 &P 页，共 &N 页")
        hasFailed = unsafe hedui_workbook_close(workbook) != 0 || hasFailed
        guard !hasFailed, let bytes = FileManager.default.contents(atPath: path) else {
            throw OutputError(path: path, code: EIO)
        }
        return bytes
    }
}
