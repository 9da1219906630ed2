import DocumentModel
import Foundation
import Imaging
import Testing

@testable import Recognition

struct ReadingOrderTests {
    private func line(_ text: String, x: Double, y: Double, angle: Double = 0) -> TextLine {
        let (sine, cosine) = (sin(angle * .pi / 180), cos(angle * .pi / 180))
        func turned(_ x: Double, _ y: Double) -> Point { Point(x: x * cosine - y * sine, y: x * sine + y * cosine) }
        let quad = Quad(
            topLeft: turned(x, y), topRight: turned(x + 200, y), bottomRight: turned(x + 200, y + 20),
            bottomLeft: turned(x, y + 20))
        return TextLine(quad: quad, glyphs: [Glyph(text: text, quad: quad, score: 1)], score: 1)
    }

    @Test(arguments: [-3.0, 0, 2.5])
    func `rows are read from the left, whatever the skew`(angle: Double) {
        let lines = [
            line("4", x: 1400, y: 130, angle: angle), line("1", x: 100, y: 100, angle: angle),
            line("3", x: 100, y: 132, angle: angle), line("2", x: 1400, y: 98, angle: angle),
        ]
        let skew = ReadingOrder.skewDegrees(of: lines.map(\.quad))
        #expect(abs(skew - angle) < 0.01)
        #expect(ReadingOrder(skewDegrees: skew).sorted(lines).map(\.text).joined() == "1234")
    }

    @Test func `a page without lines has no skew`() {
        #expect(ReadingOrder.skewDegrees(of: []) == 0)
        #expect(ReadingOrder(skewDegrees: 0).sorted([]).isEmpty)
    }

    @Test(arguments: 0..<4)
    func `a part of a picture is found again after turning the whole`(turns: Int) {
        let zoom = TextZoom(area: Rect(x: 10, y: 20, width: 30, height: 15), imageWidth: 100, imageHeight: 80)
        // The part's corners must lie inside the turned picture where the turned part starts.
        let expected = [Point(x: 10, y: 20), Point(x: 45, y: 10), Point(x: 60, y: 45), Point(x: 20, y: 60)]
        #expect(zoom.offset(afterQuarterTurns: turns) == expected[turns])
    }
}

struct PlacementTests {
    @Test(arguments: [-20.0, 0, 13])
    func `a levelled part is placed where it came from`(degrees: Double) {
        let level = Levelling(width: 200, height: 100, degrees: degrees)
        let placement = Placement.identity.cut(at: Point(x: 30, y: 40)).levelled(level)
        for point in [Point(x: 0, y: 0), Point(x: 50, y: 7), Point(x: 120, y: 99)] {
            let expected = level.source(point) + Point(x: 30, y: 40)
            #expect(placement.apply(point).distance(to: expected) < 1e-9)
        }
        // The centre stays the centre, and nothing is stretched.
        let center = Point(x: Double(level.width) / 2, y: Double(level.height) / 2)
        #expect(level.source(center).distance(to: Point(x: 100, y: 50)) < 1e-9)
        let step = placement.apply(Point(x: 1, y: 0)).distance(to: placement.apply(Point(x: 0, y: 0)))
        #expect(abs(step - 1) < 1e-9)
    }
}
