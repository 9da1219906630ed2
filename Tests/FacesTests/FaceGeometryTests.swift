import DocumentModel
import Imaging
import Testing

@testable import Faces

struct FaceGeometryTests {
    @Test(arguments: 0..<4)
    func `a point of a turned picture is found again`(_ turns: Int) {
        var image = Image(width: 7, height: 4, format: .gray8, filledWith: 0)
        image.pixels[1 * 7 + 5] = 255
        let turned = image.rotated(quarterTurns: turns)
        guard let index = turned.pixels.firstIndex(of: 255) else {
            Issue.record("the mark is lost")
            return
        }
        let middle = Point(x: Double(index % turned.width) + 0.5, y: Double(index / turned.width) + 0.5)
        let back = TurnedBack(turns: turns, width: 7, height: 4, scale: 0.5).apply(middle)
        #expect(back == Point(x: 11, y: 3))
    }

    @Test func `the tensor holds blue first and is black outside the picture`() {
        let image = Image(width: 1, height: 1, format: .rgb8, pixels: [10, 20, 30])
        let tensor = FaceFinder.tensor(of: image)
        let plane = FaceFinder.side * FaceFinder.side
        #expect([tensor[0], tensor[plane], tensor[2 * plane], tensor[1]] == [30, 20, 10, 0])
    }

    @Test func `an empty or oversized picture makes a tensor too`() {
        #expect(FaceFinder.tensor(of: Image(width: 0, height: 0, format: .rgb8, pixels: [])).allSatisfy { $0 == 0 })
        let wide = Image(width: 2000, height: 1, format: .gray8, filledWith: 9)
        #expect(FaceFinder.tensor(of: wide).count == 3 * FaceFinder.side * FaceFinder.side)
    }
}
