import DocumentModel

@testable import Extraction
@testable import Intake

/// Text as recognisers and people write it.
enum TextInput {
    static func takePieces(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        let scalars = TextNormalization.scalars(of: text)
        _ = DateParser.readings(in: text)
        _ = Numerals.small(scalars[...])
        _ = Numerals.whole(scalars[...])
        _ = Duration.first(in: scalars, 0..<scalars.count)
        _ = ListDate.date(text)
        _ = ListDate.term(text)
        _ = CalendarDate(iso: text)
        _ = IDNumber(text)
        _ = CreditCode(text)
        return true
    }

    /// A line of the input is a line of the page; a tab begins another column.
    static func takePage(_ bytes: [UInt8]) -> Bool {
        // No page holds more; what many lines cost is measured in the tests of Extraction.
        guard bytes.count <= 4_096 else { return false }
        var page = RecognizedPage(width: 1_654, height: 2_339, lines: [])
        for (row, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated() {
            for (column, text) in line.split(separator: "\t").enumerated() {
                page.lines.append(Self.line(text, x: 100 + 400 * Double(column), y: 100 + 40 * Double(row)))
            }
        }
        // One kind an input; which, the input's length says.
        let kinds = AttachmentKind.allCases
        _ = FieldExtraction().extract(document: [page, page], attachment: kinds[bytes.count % kinds.count])
        return true
    }

    private static func line(_ text: Substring, x: Double, y: Double) -> TextLine {
        let glyphs = text.enumerated().map { index, character in
            Glyph(
                text: String(character),
                quad: Quad(Rect(x: x + 30 * Double(index), y: y, width: 30, height: 32)), score: 0.9)
        }
        let box = Rect(x: x, y: y, width: 30 * Double(glyphs.count), height: 32)
        return TextLine(quad: Quad(box), glyphs: glyphs, score: 0.9)
    }
}
