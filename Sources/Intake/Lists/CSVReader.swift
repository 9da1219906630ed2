import Foundation

/// Reads comma separated values (RFC 4180), with the separator that the file uses.
///
/// Written here because no library at hand tells lines: every reject names one.
enum CSVReader {
    /// - Parameter bytes: the whole file.
    /// - Throws: ``ListError`` for what is no text, too large, or ends inside quotes.
    static func table(_ bytes: [UInt8]) throws(ListError) -> Table {
        guard bytes.count <= ListLimits.bytes else { throw ListError("列表超过 \(ListLimits.bytes >> 20) MiB，请分成几份。") }
        guard let text = TextDecoding.text(of: bytes) else {
            throw ListError("列表不是文本：应为 UTF-8 或 GB 18030 编码的 CSV，请重新导出。")
        }
        var reader = CSVReader.Scanner(separator: separator(of: text))
        // By scalars: a carriage return and a line feed are one `Character`.
        for scalar in text.unicodeScalars { try reader.take(scalar) }
        return Table(rows: try reader.finish())
    }

    /// The one of comma, semicolon and tab that the first line has most of.
    private static func separator(of text: String) -> Unicode.Scalar {
        let first = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
        let candidates: [Unicode.Scalar] = [",", ";", "\t"]
        let counts = candidates.map { candidate in first.count { $0 == candidate } }
        return candidates[counts.indices.max { counts[$0] < counts[$1] } ?? 0]
    }

    private struct Scanner {
        let separator: Unicode.Scalar
        private var rows: [Table.Row] = []
        private var cells: [String] = []
        private var cell = ""
        private var cellCount = 0
        private var isQuoted = false
        /// The last scalar was a quote inside quotes: the end of them, or the first half of a doubled one.
        private var endsQuotes = false
        private var follows: Unicode.Scalar = "\n"
        private var line = 1
        private var startLine = 1

        init(separator: Unicode.Scalar) { self.separator = separator }

        mutating func take(_ scalar: Unicode.Scalar) throws(ListError) {
            defer { follows = scalar }
            let isSecondHalf = scalar == "\n" && follows == "\r"
            if scalar == "\r" || (scalar == "\n" && !isSecondHalf) { line += 1 }
            if isQuoted {
                if endsQuotes {
                    endsQuotes = false
                    if scalar == "\"" {
                        cell.unicodeScalars.append(scalar)
                        return
                    }
                    isQuoted = false
                } else if scalar == "\"" {
                    endsQuotes = true
                    return
                } else {
                    if !isSecondHalf { cell.unicodeScalars.append(scalar == "\r" ? "\n" : scalar) }
                    return
                }
            }
            switch scalar {
            case "\"" where cell.isEmpty: isQuoted = true
            case separator: try endCell()
            case "\n" where isSecondHalf: break
            case "\n", "\r": try endRow()
            default: cell.unicodeScalars.append(scalar)
            }
        }

        mutating func finish() throws(ListError) -> [Table.Row] {
            if isQuoted && !endsQuotes { throw ListError("从这一行开始的引号没有结束。", line: startLine) }
            if !cell.isEmpty || !cells.isEmpty {
                line += 1
                try endRow()
            }
            return rows
        }

        private mutating func endCell() throws(ListError) {
            guard cells.count < ListLimits.columns else {
                throw ListError("这一行超过 \(ListLimits.columns) 列。", line: startLine)
            }
            // Empty ones, too: a comma costs sixteen times what it weighs in the file.
            cellCount += 1
            guard cellCount <= ListLimits.cells else { throw ListError("列表超过 \(ListLimits.cells) 格，请分成几份。") }
            cells.append(cell.trimmingCharacters(in: .whitespacesAndNewlines))
            cell = ""
        }

        private mutating func endRow() throws(ListError) {
            try endCell()
            guard rows.count < ListLimits.rows else { throw ListError("列表超过 \(ListLimits.rows) 行，请分成几份。") }
            rows.append(Table.Row(line: startLine, cells: cells))
            cells = []
            startLine = line
        }
    }
}
