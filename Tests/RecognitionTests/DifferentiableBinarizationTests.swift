import DocumentModel
import Inference
import Testing

@testable import Recognition

struct DifferentiableBinarizationTests {
    private func map(_ boxes: [(x: ClosedRange<Int>, y: ClosedRange<Int>)], probability: Double = 0.9) -> [Float] {
        var map = [Float](repeating: -9, count: 100 * 60)
        for box in boxes {
            for y in box.y { for x in box.x { map[y * 100 + x] = Logistic.logit(of: probability) } }
        }
        return map
    }

    @Test func `a line becomes one region, grown outwards`() throws {
        let regions = DifferentiableBinarization().regions(in: map([(10...69, 20...25)]), width: 100, height: 60)
        let region = try #require(regions.first)
        #expect(regions.count == 1)
        // 60 × 6: area * 1.4 / perimeter = 504 / 132 = 3.8 on each side.
        let box = region.quad.boundingBox
        #expect(abs(box.x - (10 - 3.8)) < 0.1 && abs(box.height - (6 + 7.6)) < 0.2)
        #expect(abs(region.score - 0.9) < 0.01)
    }

    @Test func `two lines stay two, dots and faint areas are dropped`() {
        let boxes = map([(10...69, 10...15), (10...69, 30...35), (90...91, 50...51)])
        #expect(DifferentiableBinarization().regions(in: boxes, width: 100, height: 60).count == 2)
        let faint = map([(10...69, 20...25)], probability: 0.3)
        #expect(DifferentiableBinarization().regions(in: faint, width: 100, height: 60).isEmpty)
    }

    @Test func `blank, full and broken maps do not trap`() {
        let blank = [Float](repeating: -.infinity, count: 6000)
        let full = [Float](repeating: .infinity, count: 6000)
        let broken = [Float](repeating: .nan, count: 6000)
        #expect(DifferentiableBinarization().regions(in: blank, width: 100, height: 60).isEmpty)
        #expect(DifferentiableBinarization().regions(in: full, width: 100, height: 60).count == 1)
        #expect(DifferentiableBinarization().regions(in: broken, width: 100, height: 60).isEmpty)
    }
}
