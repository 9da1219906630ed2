import DocumentModel

@testable import Extraction

/// Builds recognised pages from texts at places, as a reader would give them: one glyph a character, spread evenly.
struct SyntheticPage {
    var page: RecognizedPage

    init(width: Int = 1654, height: Int = 2339) { page = RecognizedPage(width: width, height: height, lines: []) }

    /// Running text from the top, one line each, 60 pixels apart.
    init(_ lines: [String]) {
        self.init()
        for (index, text) in lines.enumerated() { add(text, x: 200, y: 200 + Double(index) * 60) }
    }

    /// Rows of cells at given columns.
    init(rows: [[String]], columns: [Double] = [120, 420, 820, 1120]) {
        self.init()
        for (row, cells) in rows.enumerated() {
            for (column, text) in cells.enumerated() where !text.isEmpty {
                add(text, x: columns[min(column, columns.count - 1)], y: 200 + Double(row) * 90)
            }
        }
    }

    /// - Parameter size: of a full-width character in pixels; others take half.
    @discardableResult
    mutating func add(_ text: String, x: Double, y: Double, size: Double = 32, score: Double = 0.99) -> SyntheticPage {
        var glyphs: [Glyph] = []
        var left = x
        for character in text {
            let width = character.isASCII ? size / 2 : size
            glyphs.append(
                Glyph(
                    text: String(character), quad: Quad(Rect(x: left, y: y, width: width, height: size)), score: score))
            left += width
        }
        page.lines.append(
            TextLine(quad: Quad(Rect(x: x, y: y, width: left - x, height: size)), glyphs: glyphs, score: score))
        return self
    }

    /// Turned by a small angle about the top left corner, as a scan laid askew.
    func slanted(by slope: Double) -> RecognizedPage {
        func moved(_ point: Point) -> Point { Point(x: point.x - slope * point.y, y: point.y + slope * point.x) }
        func moved(_ quad: Quad) -> Quad {
            Quad(
                topLeft: moved(quad.topLeft), topRight: moved(quad.topRight), bottomRight: moved(quad.bottomRight),
                bottomLeft: moved(quad.bottomLeft))
        }
        var result = page
        for index in result.lines.indices {
            result.lines[index].quad = moved(result.lines[index].quad)
            for glyph in result.lines[index].glyphs.indices {
                result.lines[index].glyphs[glyph].quad = moved(result.lines[index].glyphs[glyph].quad)
            }
        }
        return result
    }
}

extension PageExtraction {
    func values(_ name: FieldName) -> [String] { fields.filter { $0.name == name }.map(\.value) }
    func first(_ name: FieldName) -> ExtractedField? { fields.first { $0.name == name } }
}
