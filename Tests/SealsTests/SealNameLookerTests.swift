import DocumentModel
import Testing

@testable import Seals

@Suite("A ring held against a name")
struct SealNameLookerTests {
    @Test("Evenly spaced characters give the places of those that were not read")
    func spacing() throws {
        let reading = self.reading("福建X安工程有限公司")
        let matches = reading.matches(with: Array("福建闽安工程有限公司"), areSame: ==)
        #expect(matches.map(\.index) == [0, 1, 3, 4, 5, 6, 7, 8, 9])
        let spacing = try #require(RingSpacing(matches, count: 10))
        #expect(abs(spacing.direction(of: 2) - reading.places[2].direction) < 0.05 * spacing.pitch)
    }

    @Test("A character more or less on the ring bends the line", arguments: ["福建省闽安工程有限公司", "福建闽工程有限公司"])
    func uneven(ring: String) {
        let matches = reading(ring).matches(with: Array("福建闽安工程有限公司"), areSame: ==)
        #expect(RingSpacing(matches, count: 10) == nil)
    }

    @Test("Too little of the name is no place to look from", arguments: ["", "有限", "有限公", "甲乙丙丁戊己庚辛"])
    func tooLittle(ring: String) {
        let matches = reading(ring).matches(with: Array("福建闽安工程有限公司"), areSame: ==)
        #expect(RingSpacing(matches, count: 10) == nil)
    }

    @Test("A seal without a ring, an empty picture, no names: nothing is said")
    func nothingToSay() throws {
        let looker = SealNameLooker(recognizers: [Mute()], matcher: nil, areSame: ==, isEveryday: { _ in true })
        var seal = Seal(
            kind: .official, shape: .circle, colour: .red, text: "福建闽安工程有限公司", lineText: "", confidence: 0.5,
            quad: Quad(Rect(x: 0, y: 0, width: 10, height: 10)))
        let empty = Image(width: 0, height: 0, format: .rgb8, pixels: [])
        #expect(try looker.look(at: seal, in: empty, for: ["福建闽安工程有限公司"]).isEmpty)
        seal.ring = SealRing(
            center: Point(x: 5, y: 5), longAxis: 5, shortAxis: 5, angle: 0, outerDepth: 0.1, innerDepth: 0.4, first: 3,
            last: 6, pitch: 0.3)
        #expect(try looker.look(at: seal, in: empty, for: []).isEmpty)
        #expect(try looker.look(at: seal, in: empty, for: ["福建闽安工程有限公司"]).isEmpty)
    }

    @Test(
        "Numbers that no seal has are refused",
        arguments: [
            (Double.nan, 0.1, 0.4, 0.3), (5.0, 0.4, 0.1, 0.3), (5.0, -3.0, 0.4, 0.3), (5.0, 0.1, 7.0, 0.3),
            (5.0, 0.1, 0.4, 0.0),
            (1e300, 0.1, 0.4, 0.3), (-5.0, 0.1, 0.4, 0.3), (5.0, 0.1, .infinity, 0.3),
        ])
    func nonsense(axis: Double, outer: Double, inner: Double, pitch: Double) throws {
        let looker = SealNameLooker(recognizers: [Mute()], matcher: nil, areSame: ==, isEveryday: { _ in true })
        var seal = Seal(
            kind: .official, shape: .circle, colour: .red, text: "福建闽安工程有限公司", lineText: "", confidence: 0.5,
            quad: Quad(Rect(x: 0, y: 0, width: 10, height: 10)))
        seal.ring = SealRing(
            center: Point(x: 5, y: 5), longAxis: axis, shortAxis: axis, angle: 0, outerDepth: outer, innerDepth: inner,
            first: 3, last: 6, pitch: pitch)
        let page = Image(width: 40, height: 40, format: .rgb8, pixels: [UInt8](repeating: 200, count: 4800))
        #expect(try looker.look(at: seal, in: page, for: ["福建闽安工程有限公司"]).isEmpty)
    }

    /// Each character as wide as the next, on a whole turn.
    private func reading(_ text: String) -> RingCharacters {
        let count = Double(max(1, text.count))
        let characters = text.enumerated().map { index, character in
            LineReading.Character(
                text: String(character), start: Double(index) / count, end: Double(index + 1) / count, score: 0.9)
        }
        return RingCharacters(
            LineReading(characters: characters, score: 0.9, scores: nil),
            on: TextArc(depths: 0.1...0.4, start: 2, span: 5))
    }

    private final class Mute: LineRecognizing {
        func recognize(_ images: [Image]) throws -> [LineReading] {
            images.map { _ in LineReading(characters: [], score: 0, scores: nil) }
        }
    }
}
