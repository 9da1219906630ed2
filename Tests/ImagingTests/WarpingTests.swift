import DocumentModel
import Testing

@testable import Imaging

struct WarpingTests {
    /// Every pixel differs, so that a wrong place is seen.
    private let numbered = Image(width: 6, height: 4, format: .gray8, pixels: (0..<24).map { UInt8($0 * 10) })

    @Test func `a quad that is the whole image gives the image back`() {
        #expect(numbered.cropped(to: Quad(numbered.bounds), width: 6, height: 4) == numbered)
    }

    @Test(arguments: 0..<4)
    func `four quarter turns lead back`(turns: Int) {
        let there = numbered.rotated(quarterTurns: turns)
        #expect(there.rotated(quarterTurns: 4 - turns) == numbered)
        #expect(there.rotated(quarterTurns: -turns) == numbered)
    }

    @Test func `one turn is clockwise`() {
        let turned = numbered.rotated(quarterTurns: 1)
        #expect(turned.width == 4 && turned.height == 6)
        #expect(turned.pixels[3] == numbered.pixels[0])
    }

    @Test func `a crop is cut to the image`() {
        let part = numbered.cropped(to: Rect(x: 4, y: -3, width: 100, height: 5))
        #expect(part.width == 2 && part.height == 2)
        #expect(part.pixels == [40, 50, 100, 110])
        #expect(numbered.cropped(to: Rect(x: 50, y: 50, width: 5, height: 5)).isEmpty)
    }

    @Test func `corners in line give a blank crop, not a trap`() {
        let point = Point(x: 1, y: 1)
        let quad = Quad(topLeft: point, topRight: point, bottomRight: point, bottomLeft: point)
        #expect(numbered.cropped(to: quad, width: 3, height: 3).pixels.allSatisfy { $0 == 255 })
    }

    @Test func `a homography maps corners to corners`() throws {
        let quad = Quad(
            topLeft: Point(x: 10, y: 12), topRight: Point(x: 110, y: 30), bottomRight: Point(x: 100, y: 90),
            bottomLeft: Point(x: 5, y: 70))
        let map = try #require(Homography(width: 40, height: 20, to: quad))
        for (source, target) in zip([(0.0, 0.0), (40, 0), (40, 20), (0, 20)], quad.corners) {
            #expect(map.map(x: source.0, y: source.1).distance(to: target) < 1e-6)
        }
    }

    @Test func `positions outside, or not numbers, become background`() {
        let result = numbered.warped(width: 3, height: 1, background: 7) { x, _ in
            Point(x: x == 1 ? .nan : 1e12, y: x == 2 ? .infinity : -50)
        }
        #expect(result.pixels == [7, 7, 7])
    }

    @Test func `a crop inside the image is what its positions say, for any four corners`() throws {
        var generator = SystemRandomNumberGenerator()
        let pixels = (0..<60 * 40 * 3).map { UInt8(truncatingIfNeeded: $0 * 37) }
        let picture = Image(width: 60, height: 40, format: .rgb8, pixels: pixels)
        for _ in 0..<500 {
            // In any order, so that many cross themselves.
            func corner() -> Point {
                Point(x: Double.random(in: 0...60, using: &generator), y: Double.random(in: 0...40, using: &generator))
            }
            let quad = Quad(topLeft: corner(), topRight: corner(), bottomRight: corner(), bottomLeft: corner())
            guard let map = Homography(width: 9, height: 7, to: quad) else { continue }
            let asked = picture.warped(width: 9, height: 7) { x, y in
                let point = map.map(x: x + 0.5, y: y + 0.5)
                return Point(x: point.x - 0.5, y: point.y - 0.5)
            }
            #expect(picture.cropped(to: quad, width: 9, height: 7) == asked)
        }
    }

    /// A map of such corners misses the fourth by tens of thousands of pixels (determinant −2.3e-9): nothing may be read out there.
    @Test func `a crop of corners that are nearly in line reads nothing beyond the image`() {
        let quad = Quad(
            topLeft: Point(x: 68.94108782801373, y: 71.73376909456185),
            topRight: Point(x: 5092.889302241225, y: 1887.1460786231844),
            bottomRight: Point(x: 1393.3050167101908, y: 550.2949477357896),
            bottomLeft: Point(x: 4448.9262321529295, y: 1654.4489180627006))
        let white = Image(width: 6000, height: 6000, format: .gray8, filledWith: 255)
        // Paper, and the background beyond it, which is white, too; other memory is not.
        #expect(white.cropped(to: quad, width: 9, height: 7).pixels.allSatisfy { $0 == 255 })
    }
}
