import DocumentModel
import Foundation
import Testing

@testable import Seals

struct EllipseFitTests {
    private func points(_ outline: SealOutline, count: Int = 96) -> [Point] {
        (0..<count).map { outline.point(depth: 0, direction: Double($0) / Double(count) * 2 * .pi) }
    }

    @Test(arguments: [
        SealOutline(center: Point(x: 50, y: 70), radius: 30),
        SealOutline(center: Point(x: 500, y: 300), a: 130, b: 90, angle: 0),
        SealOutline(center: Point(x: -20, y: 300), a: 130, b: 100, angle: 0.7),
    ])
    func `points of an ellipse give the ellipse, one in five being elsewhere`(outline: SealOutline) throws {
        var sample = points(outline)
        for index in stride(from: 0, to: sample.count, by: 5) { sample[index] = outline.center + Point(x: 3, y: 9) }
        let fit = try #require(SealOutline.fitting(sample, tolerance: 1))
        #expect(fit.outline.center.distance(to: outline.center) < 0.5)
        #expect(abs(fit.outline.a - outline.a) < 0.5)
        #expect(abs(fit.outline.b - outline.b) < 0.5)
        #expect(fit.share > 0.75)
    }

    @Test func `lines, few points and one point are no ellipse`() {
        #expect(SealOutline.fitting([], tolerance: 1) == nil)
        #expect(SealOutline.fitting((0..<50).map { Point(x: Double($0), y: Double($0)) }, tolerance: 1) == nil)
        #expect(SealOutline.fitting([Point](repeating: Point(x: 4, y: 4), count: 60), tolerance: 1) == nil)
        #expect(SealOutline(circleThrough: [Point(x: 0, y: 0), Point(x: 1, y: 1), Point(x: 2, y: 2)]) == nil)
    }

    @Test func `a third of a circle gives its middle`() throws {
        let outline = SealOutline(center: Point(x: 80, y: 90), radius: 60)
        let circle = try #require(SealOutline(circleThrough: Array(points(outline).prefix(32))))
        #expect(circle.center.distance(to: outline.center) < 0.1)
    }

    @Test func `the longest gap of a circle may run over its beginning`() {
        #expect(longestGap(in: [false, true, true, false, true, false])?.start == 5)
        #expect(longestGap(in: [false, true, true, false, true, false])?.length == 2)
        #expect(longestGap(in: [true, true]) == nil)
        #expect(longestGap(in: [false, false])?.length == 2)
        #expect(longestGap(in: []) == nil)
    }
}
