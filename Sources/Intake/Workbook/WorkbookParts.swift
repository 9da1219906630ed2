import Foundation
import Verification

/// The sheets of a workbook and what its cells refer to (ECMA-376, part 1, SpreadsheetML).
struct WorkbookParts {
    struct Sheet: Hashable {
        var name: String
        /// Path inside the archive.
        var part: String
        var isHidden: Bool
    }

    var sheets: [Sheet] = []
    var sharedStrings: [String] = []
    /// For each cell style, whether numbers in it are days.
    var stylesAreDates: [Bool] = []
    /// Days are counted from 1904 instead of 1900.
    var countsFrom1904 = false

    /// Bytes of the parts that name the sheets: kilobytes in an office's workbook, each entry ten times that in memory.
    private static let frameBytes = 8 << 20

    init(_ archive: Archive) throws {
        guard let workbook = try archive.bytes(of: "xl/workbook.xml", limit: WorkbookParts.frameBytes),
            let relations = try archive.bytes(of: "xl/_rels/workbook.xml.rels", limit: WorkbookParts.frameBytes)
        else { throw ListError("不是 XLSX 工作簿，请用表格软件另存为 XLSX。") }
        var targets: [String: String] = [:]
        try XMLPart.walk(
            relations,
            start: { name, attributes in
                guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else {
                    return
                }
                targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
            })
        var sheets: [Sheet] = []
        var from1904 = false
        try XMLPart.walk(
            workbook,
            start: { name, attributes in
                if name == "workbookPr" { from1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
                let relation = attributes.first { $0.key == "r:id" || $0.key.hasSuffix(":id") }?.value
                guard name == "sheet", let target = relation.flatMap({ targets[$0] }) else { return }
                let state = attributes["state"] ?? "visible"
                sheets.append(Sheet(name: attributes["name"] ?? "", part: target, isHidden: state != "visible"))
            })
        self.sheets = sheets
        countsFrom1904 = from1904
        if let strings = try archive.bytes(of: "xl/sharedStrings.xml", limit: ListLimits.bytes) {
            sharedStrings = try WorkbookParts.strings(strings)
        }
        if let styles = try archive.bytes(of: "xl/styles.xml", limit: ListLimits.bytes) {
            stylesAreDates = try WorkbookParts.dateStyles(styles)
        }
    }

    /// Texts of `si`, runs of formatting joined, without phonetic guides (`rPh`).
    private static func strings(_ bytes: [UInt8]) throws(ListError) -> [String] {
        var strings: [String] = []
        var current = ""
        var isText = false
        var guides = 0
        try XMLPart.walk(
            bytes,
            start: { name, _ in
                if name == "si" { current = "" }
                if name == "rPh" { guides += 1 }
                isText = name == "t" && guides == 0
            },
            end: { name in
                if name == "t" { isText = false }
                if name == "rPh" { guides -= 1 }
                // More than there may be cells: nothing refers to them.
                if name == "si", strings.count < ListLimits.cells { strings.append(kept(current)) }
            },
            text: { if isText { current += $0 } })
        return strings
    }

    /// A cell's text without spaces around it, and no longer than shows that it is too long.
    static func kept(_ text: String) -> String {
        // Spaces first, or they would be all that is left of a text behind them.
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        return Substring(scalars).beginning(ListLimits.cellLength + 1)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func dateStyles(_ bytes: [UInt8]) throws(ListError) -> [Bool] {
        var dateFormats: Set<Int> = []
        var styles: [Bool] = []
        var isInCellStyles = false
        try XMLPart.walk(
            bytes,
            start: { name, attributes in
                switch name {
                case "numFmt":
                    if let id = attributes["numFmtId"].flatMap({ Int($0) }), isDate(attributes["formatCode"] ?? "") {
                        dateFormats.insert(id)
                    }
                case "cellXfs": isInCellStyles = true
                case "xf" where isInCellStyles:
                    let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                    // Built-in formats of days: 14 to 17 and 22, and in Chinese Excel 27 to 31, 36, 50 to 54, 57, 58
                    // (ECMA-376, part 1, 18.8.30).
                    let builtIn = [14...17, 22...22, 27...31, 36...36, 50...54, 57...58]
                    styles.append(builtIn.contains { $0.contains(id) } || dateFormats.contains(id))
                default: break
                }
            },
            end: { if $0 == "cellXfs" { isInCellStyles = false } })
        return styles
    }

    /// Whether a format shows a year or a day: outside quotes, brackets and escapes.
    private static func isDate(_ format: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in format.lowercased() {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted: isBracketed = true
            case "]" where !isQuoted: isBracketed = false
            case "\\" where !isQuoted: isEscaped = true
            case "y", "d", "年", "e":
                // An e in a number's format is its exponent: 0.00E+00.
                if !isQuoted, !isBracketed, character != "e" || !format.contains("0") { return true }
            default: break
            }
        }
        return false
    }
}
