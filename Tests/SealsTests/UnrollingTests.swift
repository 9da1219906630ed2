import DocumentModel
import Foundation
import Testing

@testable import Seals

struct UnrollingTests {
    @Test(arguments: [
        SealOutline(center: Point(x: 200, y: 180), radius: 120),
        SealOutline(center: Point(x: 200, y: 180), a: 150, b: 100, angle: 0),
        SealOutline(center: Point(x: 200, y: 180), a: 150, b: 110, angle: 0.4),
    ])
    func `depth and direction of a point lead back to it`(outline: SealOutline) {
        for direction in stride(from: -3.0, through: 3.0, by: 0.5) {
            for depth in [0.0, 10, 40] {
                let point = outline.point(depth: depth, direction: direction)
                let found = outline.position(of: point)
                #expect(abs(found.depth - depth) < 0.1)
                #expect(abs(sin((found.direction - direction) / 2)) < 0.01)
            }
        }
    }

    /// A mark on the ring comes out in the column of its direction.
    @Test(arguments: [0.1, 0.3, 0.5, 0.8])
    func `a mark on the ring is where it should be in the strip`(share: Double) throws {
        let outline = SealOutline(center: Point(x: 150, y: 150), radius: 120)
        let band = TextArc(depths: 0.1...0.4, start: .pi * 0.8, span: .pi * 1.4)
        let mark = outline.point(depth: 30, direction: band.start + share * band.span)
        var canvas = Canvas(width: 300, height: 300)
        canvas.bar(Rect(x: mark.x - 4, y: mark.y - 4, width: 8, height: 8), colour: Canvas.red)
        let strip = SealPicture(canvas.image, outline: outline, colour: .red).unrolled(band, layer: .ink)
        let dark = try #require(strip.pixels.indices.min { strip.pixels[$0] < strip.pixels[$1] })
        #expect(abs(Double(dark % strip.width) / Double(strip.width) - share) < 0.03)
        // 30 of 120 is half way between the depths.
        #expect(abs(Double(dark / strip.width) / Double(strip.height) - 0.5) < 0.2)
    }

    @Test func `columns of an ellipse have equal lengths`() {
        // Ticks at equal ways along the ellipse come out at equal distances.
        let outline = SealOutline(center: Point(x: 200, y: 150), a: 160, b: 110, angle: 0)
        let band = TextArc(depths: 0.1...0.4, start: -.pi, span: .pi)
        let strip = SealPicture(
            Image(width: 400, height: 300, format: .rgb8, filledWith: 255), outline: outline, colour: .red
        ).unrolled(band, layer: .colours)
        // Half of Ramanujan's circumference with the half axes of the band's middle.
        let (a, b) = (160 - 27.5, 110 - 27.5)
        let h = (a - b) * (a - b) / ((a + b) * (a + b))
        let half = .pi * (a + b) * (1 + 3 * h / (10 + (4 - 3 * h).squareRoot())) / 2
        #expect(abs(Double(strip.width) / Double(strip.height) - half / 33) < 0.2)
    }

    @Test func `a seal larger than its picture can be unrolled`() {
        let outline = SealOutline(center: Point(x: 0, y: 0), radius: 900)
        let picture = SealPicture(
            Image(width: 50, height: 50, format: .rgb8, filledWith: 200), outline: outline, colour: .red)
        let strip = picture.unrolled(TextArc(depths: 0.1...0.4, start: 0, span: 6), layer: .ink)
        #expect(strip.height > 0)
        let outside = SealPicture(
            Image(width: 50, height: 50, format: .rgb8, filledWith: 200),
            outline: SealOutline(center: Point(x: 500, y: 500), radius: 20), colour: .gray)
        #expect(outside.square(side: 64, turn: 1, layer: .ink).image.width == 64)
    }

    @Test func `an arc and a line in the model's map are told apart`() throws {
        let side = 640
        let outline = SealOutline(center: Point(x: 320, y: 320), radius: 288)
        // Logits: of 0.0001, 0.9 and 0.8.
        var map = [Float](repeating: -9, count: side * side)
        for y in 0..<side {
            for x in 0..<side {
                let (depth, direction) = outline.position(of: Point(x: Double(x), y: Double(y)))
                let part = depth / 288
                if part > 0.15, part < 0.4, direction < 0.3 || direction > .pi - 0.3 { map[y * side + x] = 2.2 }
                if abs(y - 480) < 25, abs(x - 320) < 120 { map[y * side + x] = 1.4 }
            }
        }
        let regions = SealTextDetector.regions(of: map, side: side, outline: outline)
        #expect(regions.count == 2)
        guard case .arc(let arc)? = regions.first, case .line(let quad)? = regions.last else {
            Issue.record("not an arc and a line")
            return
        }
        #expect(abs(arc.depths.lowerBound - 0.15) < 0.02)
        #expect(abs(arc.depths.upperBound - 0.4) < 0.02)
        #expect(abs(arc.span - (.pi + 0.6)) < 0.1)
        #expect(abs(sin((arc.middle + .pi / 2) / 2)) < 0.05)
        #expect(abs(quad.center.y - 480) < 3)
    }

    @Test func `an empty map has no text`() {
        let outline = SealOutline(center: Point(x: 320, y: 320), radius: 288)
        let regions = SealTextDetector.regions(
            of: [Float](repeating: -9, count: 640 * 640), side: 640, outline: outline)
        #expect(regions.isEmpty)
    }
}
