import DocumentModel
import Foundation
import Testing

@testable import Seals

struct NameFitTests {
    private let band = TextArc(depths: 0.1...0.4, start: -3, span: 4)

    /// A reading whose characters stand at these parts of the strip.
    private func reading(_ text: String, at places: [Double]) -> LineReading {
        LineReading(
            characters: zip(text, places).map { character, place in
                .init(text: String(character), start: place - 0.01, end: place + 0.01, score: 0.95)
            }, score: 0.95, scores: nil)
    }

    /// A seal with a patch of ink in place of each character, at these directions.
    private func picture(_ directions: [Double]) -> SealPicture {
        var canvas = Canvas(width: 240, height: 240)
        for y in 0..<240 {
            for x in 0..<240 {
                let (dx, dy) = (Double(x) - 120, Double(y) - 120)
                let distance = (dx * dx + dy * dy).squareRoot()
                let isInked =
                    (65...85).contains(distance)
                    && directions.contains { abs(remainder(atan2(dy, dx) - $0, 2 * .pi)) < 0.1 }
                if isInked || (97...100).contains(distance) { canvas.paint(x, y, Canvas.red) }
            }
        }
        return SealPicture(
            canvas.image, outline: SealOutline(center: Point(x: 120, y: 120), radius: 100), colour: .red)
    }

    /// Six of eight characters were read: every 0.4 radians from -2.2 on.
    private var fit: NameFit? {
        let places = (0..<6).map { 0.2 + 0.1 * Double($0) }
        return NameFit(RingPitch(reading("安全有限公司", at: places)), score: 0.95, on: band, trust: 1)
    }

    @Test func `ink that goes on evenly at an end belongs to the name`() throws {
        let fit = try #require(fit)
        #expect(fit.count == 6)
        #expect(abs(fit.pitch - 0.4) < 1e-6)
        let picture = picture((-1..<7).map { -2.2 + 0.4 * Double($0) })
        let whole = fit.extended(over: picture)
        #expect(whole.count == 8)
        #expect(whole.band(radial: 0.1, end: 0.5).span > fit.band(radial: 0.1, end: 0.5).span + 0.7)
    }

    @Test func `a name that was read whole stays as it is`() throws {
        let fit = try #require(fit)
        #expect(fit.extended(over: picture((0..<6).map { -2.2 + 0.4 * Double($0) })).count == 6)
        #expect(fit.extended(over: picture([])).count == 6)
    }

    @Test func `narrow characters are drawn wider, wide ones are left alone`() throws {
        let fit = try #require(fit)
        let outline = SealOutline(center: Point(x: 0, y: 0), radius: 100)
        let band = fit.band(radial: 0.1, end: 0.3)
        #expect(fit.stretch(of: band, to: 0.5, on: outline) == 1)
        #expect(fit.stretch(of: band, to: 2, on: outline) > 1.5)
        #expect(fit.stretch(of: band, to: 100, on: outline) <= 2.4)
    }

    @Test(arguments: ["", "公司", "安全公司"])
    func `a short name has no spacing`(text: String) {
        let places = text.indices.enumerated().map { 0.1 + 0.1 * Double($0.offset) }
        #expect(NameFit(RingPitch(reading(text, at: places)), score: 0.9, on: band, trust: 1) == nil)
    }
}
