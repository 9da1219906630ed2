import DocumentModel
import Testing

@testable import Seals

struct SealAcrossTests {
    private func hasInk(b: Double = 150, hasStar: Bool = true, hasLine: Bool = false, colour: [UInt8] = Canvas.red)
        -> Bool
    {
        var canvas = Canvas(width: 400, height: 400)
        canvas.seal(x: 200, y: 200, a: 150, b: b, colour: colour, hasStar: hasStar)
        if hasLine {
            for row in 275..<300 { for column in 150..<250 where column % 12 < 7 { canvas.paint(column, row, colour) } }
        }
        let outline = SealOutline(center: Point(x: 200, y: 200), a: 150, b: b, angle: 0)
        return SealPicture(canvas.image, outline: outline, colour: .red).hasInkAcross(turn: 0)
    }

    @Test func `a name and a star are no line, a line that was not read is one`() {
        #expect(!hasInk())
        #expect(hasInk(hasLine: true))
        // Pressed lightly.
        #expect(!hasInk(colour: [235, 150, 150]))
    }

    @Test func `a ring without its star has a purpose that was not read`() {
        #expect(hasInk(hasStar: false))
    }

    @Test(arguments: [130.0, 120, 112])
    func `a round seal seen from aslant has its star, an invoice seal has none`(b: Double) {
        #expect(!hasInk(b: b))
    }

    @Test func `an oval of an invoice seal's proportions without a star has a line`() {
        #expect(hasInk(b: 112, hasStar: false))
        #expect(!hasInk(b: 100, hasStar: false))
    }

    @Test func `print in the middle of a black seal is no star`() {
        func hasInk(hasStar: Bool) -> Bool {
            var canvas = Canvas(width: 400, height: 400)
            canvas.seal(x: 200, y: 200, a: 150, b: 150, colour: Canvas.black, hasStar: hasStar)
            for row in 190..<210 {
                for column in 150..<250 where column % 10 < 3 { canvas.paint(column, row, Canvas.black) }
            }
            let outline = SealOutline(center: Point(x: 200, y: 200), radius: 150)
            return SealPicture(canvas.image, outline: outline, colour: .black).hasInkAcross(turn: 0)
        }
        #expect(hasInk(hasStar: false))
        #expect(!hasInk(hasStar: true))
    }

    /// The number of an invoice seal runs through its middle.
    @Test func `an oval with a number along its axis has a line, however dark its middle is`() {
        var canvas = Canvas(width: 400, height: 400)
        canvas.seal(x: 200, y: 200, a: 150, b: 112, hasStar: false)
        for row in 188..<212 { for column in 120..<280 where column % 8 < 6 { canvas.paint(column, row, Canvas.red) } }
        let outline = SealOutline(center: Point(x: 200, y: 200), a: 150, b: 112, angle: 0)
        #expect(SealPicture(canvas.image, outline: outline, colour: .red).hasInkAcross(turn: 0))
    }

    @Test func `a ring that lies off its picture does not trap`() {
        let image = Image(width: 4, height: 4, format: .rgb8, filledWith: 0)
        for radius in [1.0, 900] {
            let outline = SealOutline(center: Point(x: -50, y: 900), radius: radius)
            _ = SealPicture(image, outline: outline, colour: .red).hasInkAcross(turn: 1)
        }
    }
}
