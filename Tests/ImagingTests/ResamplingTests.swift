import DocumentModel
import Imaging
import Testing

struct ResamplingTests {
    @Test(arguments: [(1, 1), (3, 200), (640, 2), (7, 7)])
    func `a flat picture stays flat in every size`(width: Int, height: Int) {
        let flat = Image(width: 50, height: 31, format: .rgb8, filledWith: 137)
        let resized = flat.resized(width: width, height: height)
        #expect(resized.width == width && resized.height == height)
        #expect(resized.pixels.allSatisfy { $0 == 137 })
    }

    @Test func `reducing averages thin lines instead of skipping them`() {
        var image = Image(width: 64, height: 64, format: .gray8, filledWith: 255)
        for y in 0..<64 { image.pixels[y * 64 + 21] = 0 }
        let reduced = image.resized(width: 16, height: 16)
        #expect(reduced.pixels.min() ?? 255 < 230)
    }

    @Test func `enlarging interpolates between neighbours`() {
        let image = Image(width: 2, height: 1, format: .gray8, pixels: [0, 200])
        let row = image.resized(width: 8, height: 1).pixels
        #expect(row == row.sorted())
        #expect(row.first == 0 && row.last == 200)
    }

    @Test func `empty pictures and empty sizes give empty pictures`() {
        let empty = Image(width: 0, height: 5, format: .gray8, pixels: [])
        #expect(empty.resized(width: 4, height: 4).isEmpty)
        #expect(Image(width: 4, height: 4, format: .rgb8, filledWith: 1).resized(width: 0, height: 4).isEmpty)
    }

    @Test func `the long side is limited and never enlarged`() {
        let image = Image(width: 300, height: 100, format: .gray8, filledWith: 9)
        #expect(image.limited(toLongSide: 150).height == 50)
        #expect(image.limited(toLongSide: 1000) == image)
    }
}
