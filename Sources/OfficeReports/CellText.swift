/// Text as a cell of a workbook takes it.
enum CellText {
    /// UTF-16 units: Excel holds 32,767 in a cell (ECMA-376), as it counts them.
    static let limit = 32_000

    /// Whatever one cell holds, the other cells are written.
    ///
    /// - Parameter body: writes a text and returns 0 where it was taken.
    /// - Returns: 0 where the text or, instead of it, a word that it is missing was written.
    static func write(_ text: String, _ body: (String) -> Int32) -> Int32 {
        let fitting = fitting(text)
        if fitting.isEmpty || body(fitting) == 0 { return 0 }
        return body("（内容无法写入表格，请查看原始申请）")
    }

    /// The beginning of a text that fits, cut between Unicode scalars.
    static func fitting(_ text: String) -> String {
        // No scalar has more units than bytes.
        if text.utf8.count <= limit { return text }
        var left = limit
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            left -= UTF16.width(scalar)
            if left < 0 { break }
            result.append(scalar)
        }
        return String(result)
    }
}
