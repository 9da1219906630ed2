import DocumentModel
import Foundation
import Imaging
import Testing

struct ShapeTests {
    @Test(arguments: [-0.7, -0.3, 0, 0.2, 0.6])
    func `the smallest rectangle finds the angle of a turned one`(angle: Double) throws {
        let rect = RotatedRect(center: Point(x: 50, y: 40), width: 60, height: 12, angle: angle)
        let found = try #require(RotatedRect(around: rect.quad.corners + [Point(x: 50, y: 40)]))
        #expect(abs(found.angle - angle) < 1e-6)
        #expect(abs(found.width - 60) < 1e-6 && abs(found.height - 12) < 1e-6)
    }

    @Test func `points in line have no rectangle`() {
        #expect(RotatedRect(around: [Point(x: 0, y: 0), Point(x: 1, y: 1), Point(x: 5, y: 5)]) == nil)
        #expect(RotatedRect(around: []) == nil)
    }

    @Test func `components join over corners and over forks`() {
        let picture = [
            "##..#..#",
            "..#.#..#",
            "....####",
            "#.......",
        ]
        let mask = picture.flatMap { row in row.map { $0 == "#" } }
        let components = connectedComponents(of: mask, width: 8, height: 4)
        #expect(components.map(\.pixelCount) == [3, 8, 1])
    }

    @Test func `an empty mask has no component`() {
        #expect(connectedComponents(of: [], width: 0, height: 0).isEmpty)
        #expect(connectedComponents(of: [false, false], width: 2, height: 1).isEmpty)
    }

    @Test func `noise ends in as many pixels as went in`() {
        var generator = SystemRandomNumberGenerator()
        let mask = (0..<10_000).map { _ in UInt8.random(in: 0...1, using: &generator) == 1 }
        let components = connectedComponents(of: mask, width: 100, height: 100)
        #expect(components.reduce(0) { $0 + $1.pixelCount } == mask.filter { $0 }.count)
    }
}
