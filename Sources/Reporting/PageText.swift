public import DocumentModel

/// What was read from one page, for people: its lines, fields and seals.
public struct PageText {
    var page: DocumentPage
    var text: ReportText

    init(page: DocumentPage, text: ReportText) {
        self.page = page
        self.text = text
    }

    /// - Parameter width: columns to wrap at.
    public init(page: DocumentPage, style: TerminalStyle, showsIDNumbers: Bool, width: Int) {
        self.init(page: page, text: ReportText(style: style, showsIDNumbers: showsIDNumbers, width: width))
    }

    /// Heading, all lines in reading order as they were read, then the summary; every line ends in a line break.
    public var rendered: String {
        let lines = page.text.lines.map { text.safe($0.text) }
        return ([heading] + lines + summary.dropFirst()).map { $0 + "\n" }.joined()
    }

    /// Heading, fields and seals.
    var summary: [String] {
        let values = fields + seals
        return [heading] + (values.isEmpty ? ["  未读到字段和印章"] : values)
    }

    private var heading: String {
        let turn = page.quality.rotation == 0 ? "" : "，已转正 \(page.quality.rotation)°"
        return text.style.apply(
            .strong, to: "\(text.place(file: page.file, page: page.page))（\(page.kind.chinese)\(turn)）")
    }

    private var fields: [String] {
        page.fields.flatMap { field in
            let note = field.isComplete ? "" : "（不完整）"
            let value = field.value == "open-ended" ? "无固定期限" : text.safe(field.value)
            return text.labelled(
                padded(field.name.label, to: 10), "\(value)\(note)  \(text.position(field.quad))", indentation: 2)
        }
    }

    private var seals: [String] {
        page.seals.flatMap { seal in
            // A name seal has its text across and none along a ring.
            let name =
                seal.text.isEmpty ? (seal.lineText.isEmpty ? "文字未能识别" : "") : "“\(text.safe(seal.text))”"
            let across = seal.lineText.isEmpty ? "" : " “\(text.safe(seal.lineText))”"
            let slice = seal.isPartial ? "，骑缝章" : ""
            return text.labelled(
                padded("印章", to: 10),
                "\(name)\(across)（\(seal.kind.chinese)，\(seal.colour.label)\(seal.shape.label)\(slice)）"
                    + "  \(text.position(seal.quad))", indentation: 2)
        }
    }
}
