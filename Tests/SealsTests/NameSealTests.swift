import DocumentModel
import Foundation
import Testing

@testable import Seals

/// Name seals other than plain squares: round, solid with letters left out, turned, grey.
struct NameSealTests {
    private let locator = SealLocator()

    /// A4 at 150 dpi: 5.9 pixels a millimetre.
    private func page() -> Canvas { Canvas(width: 1240, height: 1754) }

    private func disc(_ candidate: SealCandidate) -> SealOutline? {
        if case .disc(let outline) = candidate.form { outline } else { nil }
    }

    @Test(arguments: [Canvas.red, Canvas.grey])
    func `a small ring is a name seal`(ink: [UInt8]) throws {
        var canvas = page()
        canvas.disc(x: 600, y: 900, radius: 53, colour: ink)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        let outline = try #require(found.compactMap(disc).first)
        #expect(found.count == 1)
        #expect(outline.center.distance(to: Point(x: 600, y: 900)) < 4)
        #expect(abs(outline.a - 53) < 4)
    }

    @Test func `a small ring over a large one is found too`() {
        var canvas = page()
        canvas.seal(x: 500, y: 800, a: 118, b: 118)
        canvas.disc(x: 640, y: 800, radius: 53, colour: Canvas.red)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        #expect(found.contains { disc($0)?.center.distance(to: Point(x: 640, y: 800)) ?? 99 < 8 })
        #expect(found.contains { if case .ring = $0.form { true } else { false } })
    }

    @Test(arguments: [Canvas.red, Canvas.grey])
    func `a solid square with letters left out is hollow`(ink: [UInt8]) throws {
        var canvas = page()
        canvas.hollowSquare(x: 500, y: 700, side: 106, colour: ink)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        let hollow = try #require(found.first { $0.isHollow })
        #expect(hollow.center.distance(to: Point(x: 553, y: 753)) < 8)
        #expect(abs(hollow.diameter - 106) < 14)
    }

    @Test func `print has no name seals`() {
        var canvas = page()
        canvas.print(from: 150, to: 1600)
        #expect(locator.candidates(in: canvas.image, dpi: 150).isEmpty)
    }

    @Test func `a search of nothing finds nothing`() {
        let search = HollowSquareSearch(sides: 20...60, unit: 2)
        #expect(search.squares(in: [], width: 0, height: 0).isEmpty)
        #expect(search.squares(in: [true], width: 7, height: 9).isEmpty)
        #expect(search.squares(in: [Bool](repeating: true, count: 40_000), width: 200, height: 200).isEmpty)
    }
}
