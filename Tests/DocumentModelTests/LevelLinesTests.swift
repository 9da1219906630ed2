import DocumentModel
import Testing

struct LevelLinesTests {
    /// A line of writing, `rise` pixels higher or lower at its end.
    private func line(x: Double, y: Double, width: Double, rise: Double) -> TextLine {
        let quad = Quad(
            topLeft: Point(x: x, y: y), topRight: Point(x: x + width, y: y + rise),
            bottomRight: Point(x: x + width, y: y + rise + 30), bottomLeft: Point(x: x, y: y + 30))
        return TextLine(quad: quad, glyphs: [Glyph(text: "甲", quad: quad, score: 1)], score: 1)
    }

    @Test func `what is level on a slanted sheet is level`() {
        let lines = (0..<5).map { line(x: 100, y: 100 + 60 * Double($0), width: 1000, rise: 100) }
        let level = LevelLines(lines)
        #expect(abs(level.slant - 0.1) < 1e-9)
        let (left, right) = (line(x: 100, y: 700, width: 100, rise: 10), line(x: 1100, y: 800, width: 100, rise: 10))
        #expect(abs(level.box(of: left).midY - level.box(of: right).midY) < 1e-6)
        #expect(level.box(of: left).height <= 31)
    }

    @Test func `short lines, none, and writing along the edge tell no slant`() {
        #expect(LevelLines([]).slant == 0)
        #expect(LevelLines([line(x: 0, y: 0, width: 100, rise: 20)]).slant == 0)
        #expect(LevelLines([line(x: 0, y: 0, width: 400, rise: 390)]).slant == 0)
    }
}
