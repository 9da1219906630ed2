import DocumentModel
import Foundation
import Testing

@testable import Seals

struct SealLocatorTests {
    private let locator = SealLocator()

    /// A4 at 150 dpi.
    private func page() -> Canvas { Canvas(width: 1240, height: 1754) }

    private func ring(_ candidate: SealCandidate?) -> SealOutline? {
        if case .ring(let outline)? = candidate?.form { outline } else { nil }
    }

    @Test(arguments: [(300.0, 300.0), (900, 400), (620, 877), (200, 1600), (1100, 1600)])
    func `a red ring is found wherever it is`(x: Double, y: Double) throws {
        var canvas = page()
        canvas.seal(x: x, y: y, a: 118, b: 118)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        #expect(found.count == 1)
        let outline = try #require(ring(found.first))
        #expect(outline.center.distance(to: Point(x: x, y: y)) < 3)
        #expect(abs(outline.a - 118) < 4)
        #expect(found.first?.isPartial == false)
    }

    @Test(arguments: [(Canvas.red, SealColour.red), (Canvas.blue, .blue), (Canvas.grey, .gray)])
    func `the ink's colour is told`(ink: [UInt8], colour: SealColour) {
        var canvas = page()
        canvas.seal(x: 600, y: 900, a: 118, b: 118, colour: ink)
        #expect(locator.candidates(in: canvas.image, dpi: 150).map(\.colour) == [colour])
    }

    @Test func `a red ring is found in the shadow of a warm lamp`() throws {
        var canvas = page()
        canvas.seal(x: 900, y: 1300, a: 118, b: 118)
        canvas.light { x, y in
            let bright = 1 - 0.55 * (x / 1240) * (y / 1754)
            return [bright, bright * (0.95 - 0.2 * y / 1754), bright * (0.9 - 0.35 * y / 1754)]
        }
        let found = locator.candidates(in: canvas.image, dpi: 150)
        let outline = try #require(found.lazy.compactMap { self.ring($0) }.first)
        #expect(found.count == 1)
        #expect(outline.center.distance(to: Point(x: 900, y: 1300)) < 6)
    }

    @Test func `an evenly lit page is left as it is`() {
        var canvas = page()
        canvas.seal(x: 600, y: 900, a: 118, b: 118)
        #expect(PaperShade.removed(from: canvas.image) == nil)
        let tiny = Image(width: 3, height: 90, format: .gray8, filledWith: 7)
        #expect(PaperShade.removed(from: tiny) == nil)
    }

    @Test func `an oval is an oval`() throws {
        var canvas = page()
        canvas.seal(x: 600, y: 900, a: 133, b: 89)
        let outline = try #require(ring(locator.candidates(in: canvas.image, dpi: 150).first))
        #expect(abs(outline.a - 133) < 4)
        #expect(abs(outline.b - 89) < 4)
    }

    @Test(arguments: [(133.0, 89.0, false), (118, 89, false), (89, 133, true), (89, 118, true)])
    func `an oval copied in grey is found, lying or standing`(width: Double, height: Double, isStanding: Bool) throws {
        var canvas = page()
        canvas.print(from: 200, to: 1500)
        canvas.seal(x: 600, y: 900, a: width, b: height, colour: Canvas.grey)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        let outline = try #require(
            found.compactMap { ring($0) }.first { $0.center.distance(to: Point(x: 600, y: 900)) < 6 })
        #expect(abs(outline.a - max(width, height)) < 6)
        #expect(abs(outline.b - min(width, height)) < 6)
        #expect(abs(abs(sin(outline.angle)) - (isStanding ? 1 : 0)) < 0.1)
        #expect(found.count { ring($0)?.center.distance(to: Point(x: 600, y: 900)) ?? 999 < 118 } == 1)
    }

    @Test func `a grey circle is no oval`() throws {
        var canvas = page()
        canvas.print(from: 200, to: 1500)
        canvas.seal(x: 600, y: 900, a: 118, b: 118, colour: Canvas.grey)
        let outline = try #require(ring(locator.candidates(in: canvas.image, dpi: 150).first))
        #expect(outline.b > 0.97 * outline.a)
    }

    @Test func `a name seal is a square`() throws {
        var canvas = page()
        canvas.square(x: 500, y: 700, side: 106)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        #expect(found.count == 1)
        guard case .square(let quad)? = found.first?.form else {
            Issue.record("no square")
            return
        }
        #expect(quad.center.distance(to: Point(x: 553, y: 753)) < 6)
    }

    @Test func `several seals are all found`() {
        var canvas = page()
        canvas.seal(x: 300, y: 400, a: 118, b: 118)
        canvas.seal(x: 900, y: 400, a: 118, b: 118, colour: Canvas.blue)
        canvas.seal(x: 600, y: 1300, a: 112, b: 112)
        canvas.square(x: 200, y: 1200, side: 106)
        #expect(locator.candidates(in: canvas.image, dpi: 150).count == 4)
    }

    @Test func `two rings over each other are two`() {
        var canvas = page()
        canvas.seal(x: 500, y: 800, a: 118, b: 118)
        canvas.seal(x: 660, y: 860, a: 118, b: 118)
        let centers = locator.candidates(in: canvas.image, dpi: 150).map(\.center)
        #expect(centers.contains { $0.distance(to: Point(x: 500, y: 800)) < 8 })
        #expect(centers.contains { $0.distance(to: Point(x: 660, y: 860)) < 8 })
    }

    @Test(arguments: [200.0, 214])
    func `an oval that touches a ring is an oval`(distance: Double) throws {
        var canvas = page()
        canvas.seal(x: 600, y: 1000, a: 118, b: 118)
        canvas.seal(x: 620, y: 1000 - distance, a: 118, b: 89)
        let rings = locator.candidates(in: canvas.image, dpi: 150).compactMap { ring($0) }
        #expect(rings.count == 2)
        let oval = try #require(rings.first { $0.isOval })
        #expect(oval.center.distance(to: Point(x: 620, y: 1000 - distance)) < 6)
        #expect(abs(oval.a - 118) < 6 && abs(oval.b - 89) < 6)
    }

    @Test(arguments: [(0.5, 1.0, true), (0.5, 0.8, false), (0.6, 0.8, true), (0.6, 0.4, false), (0.4, 1, false)])
    func `an oval is strong, or all of its rim is seen`(strength: Double, coverage: Double, isOne: Bool) {
        let outline = SealOutline(center: Point(x: 50, y: 50), a: 40, b: 30, angle: 0)
        let oval = FoundCircle(outline: outline, coverage: coverage, visible: 1, strength: strength)
        #expect(SealLocator.isOval(oval, least: SealLocator.leastStrength) == isOne)
    }

    @Test func `a name seal over a ring is found too`() {
        var canvas = page()
        canvas.seal(x: 500, y: 800, a: 118, b: 118)
        canvas.square(x: 570, y: 740, side: 106)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        #expect(found.contains { if case .square = $0.form { true } else { false } })
        #expect(found.contains { ring($0)?.center.distance(to: Point(x: 500, y: 800)) ?? 99 < 8 })
    }

    @Test(arguments: [Canvas.red, Canvas.grey])
    func `print across a ring does not hide it`(ink: [UInt8]) {
        var canvas = page()
        canvas.print(from: 200, to: 1500)
        canvas.seal(x: 600, y: 900, a: 118, b: 118, colour: ink)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        #expect(found.contains { ring($0)?.center.distance(to: Point(x: 600, y: 900)) ?? 99 < 6 })
    }

    @Test func `a grey page is searched as well`() {
        var canvas = page()
        canvas.seal(x: 600, y: 900, a: 118, b: 118, colour: Canvas.grey)
        let grey = Image(
            width: 1240, height: 1754, format: .gray8,
            pixels: stride(from: 0, to: canvas.image.pixels.count, by: 3).map { canvas.image.pixels[$0] })
        #expect(locator.candidates(in: grey, dpi: 150).map(\.colour) == [.gray])
    }

    @Test(arguments: [(1240.0, 118.0), (1270, 118), (0, 118)])
    func `a ring cut by the edge is a slice`(x: Double, radius: Double) throws {
        var canvas = page()
        canvas.seal(x: x, y: 800, a: radius, b: radius)
        let found = locator.candidates(in: canvas.image, dpi: 150)
        #expect(found.count == 1)
        #expect(found.first?.isPartial == true)
        let quad = try #require(found.first?.quad(inside: canvas.image.bounds))
        #expect(quad.boundingBox.maxX <= 1240)
        #expect(quad.boundingBox.x >= 0)
    }

    @Test func `print, red headings and red rules are no seals`() {
        var canvas = page()
        canvas.print(from: 400, to: 1600)
        canvas.bar(Rect(x: 200, y: 150, width: 840, height: 60), colour: Canvas.red)
        canvas.bar(Rect(x: 120, y: 260, width: 1000, height: 5), colour: Canvas.red)
        #expect(locator.candidates(in: canvas.image, dpi: 150).isEmpty)
    }

    @Test func `a blot is no seal`() {
        var canvas = page()
        canvas.seal(x: 600, y: 900, a: 100, b: 120, thickness: 120)
        #expect(locator.candidates(in: canvas.image, dpi: 150).isEmpty)
    }

    @Test(arguments: [(0, 0), (1, 1), (1, 500), (23, 23), (24, 24), (60, 30)])
    func `pictures without room have no seals`(width: Int, height: Int) {
        for value: UInt8 in [0, 120, 255] {
            for format in [PixelFormat.gray8, .rgb8] {
                let image = Image(width: width, height: height, format: format, filledWith: value)
                #expect(locator.candidates(in: image, dpi: nil).isEmpty)
            }
        }
    }

    @Test func `one colour and noise have no seals`() {
        let red = Image(
            width: 300, height: 400, format: .rgb8, pixels: (0..<300 * 400).flatMap { _ in [UInt8(200), 20, 20] })
        #expect(locator.candidates(in: red, dpi: nil).isEmpty)
        var random = FixedSequence()
        let noise = Image(
            width: 700, height: 990, format: .rgb8,
            pixels: (0..<700 * 990 * 3).map { _ in UInt8(random.next(below: 256)) })
        #expect(locator.candidates(in: noise, dpi: 75).isEmpty)
    }

    @Test(arguments: [-5.0, 0, 1, 1e9, .nan, .infinity])
    func `an odd resolution is no reason to miss a seal`(dpi: Double) {
        var canvas = page()
        canvas.seal(x: 600, y: 900, a: 118, b: 118)
        #expect(locator.candidates(in: canvas.image, dpi: dpi).count == 1)
    }
}
