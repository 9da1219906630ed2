import DocumentModel
import Testing

@testable import Verification

/// Names whose characters were held against drawings.
struct DrawnVerdictTests {
    private static let exchange = CharacterExchange(line: 0, glyph: 2, expected: "沄", found: "法")

    private func drawn(_ advantage: Double, likeness: Double = 0.9, style: Double = 0.9) -> DrawnExchange {
        DrawnExchange(
            exchange: Self.exchange, advantage: advantage, likeness: likeness, styleLikeness: style)
    }

    /// 福州法泽工程有限公司 on a page, where 沄 may be meant.
    private func comparison(
        _ drawings: [DrawnExchange], expected: String = "福州沄泽工程有限公司", found: String = "福州法泽工程有限公司",
        score: Double = 0.98,
        looks: [String] = []
    ) -> FieldComparison {
        let quad = Quad(Rect(x: 100, y: 100, width: 30 * Double(found.count), height: 30))
        let count = Double(found.count)
        let glyphs = found.enumerated().map { index, character in
            Glyph(
                text: String(character), quad: quad.slice(from: Double(index) / count, to: Double(index + 1) / count),
                score: score)
        }
        var field = ExtractedField(name: .employerName, value: found, text: found, quad: quad, score: score)
        field.ink = [InkSpan(line: 0, glyphs: 0..<glyphs.count)]
        field.drawings = drawings
        field.looks = looks.map { InkedLine.look($0, way: .tesseract, covering: glyphs.count) }
        var page = DocumentPage.contract(field)
        page.text.lines = [TextLine(quad: quad, glyphs: glyphs, score: score)]
        return FieldComparison(
            expected: expected, found: LocatedField(field: field, page: page), content: .employerName)
    }

    private func isUndecided(_ decision: FieldComparison.Decision) -> Bool {
        if case .undecided = decision { true } else { false }
    }

    @Test func `ink that looks like the expected rare character is the name, ink that looks like the other is none`() {
        #expect(comparison([]).exchanges == [Self.exchange])
        #expect(comparison([drawn(0.2)]).decision == .equal)
        #expect(comparison([drawn(-0.2)]).decision == .different)
        #expect(comparison([drawn(-0.2)], score: 0.7).decision == .different)
    }

    @Test func `a drawing does not overrule second looks that read the expected name`() {
        let (expected, found) = ("福州沄泽工程有限公司", "福州法泽工程有限公司")
        #expect(comparison([drawn(-0.2)], looks: [found, found, expected]).decision == .different)
        #expect(isUndecided(comparison([drawn(-0.2)], looks: [found, expected, expected, found]).decision))
    }

    @Test func `drawings that hardly differ, and ink like neither, decide nothing`() {
        let without = comparison([], score: 0.7).decision
        #expect(isUndecided(without))
        for drawing in [drawn(0.03), drawn(-0.03), drawn(0.3, likeness: 0.5), drawn(-0.3, style: 0.4)] {
            #expect(comparison([drawing], score: 0.7).decision == without)
        }
    }

    @Test func `handwriting that leans to the expected everyday character is left to a person`() {
        var leaning = drawn(0.01, likeness: 0.57, style: 0.56)
        leaning.exchange = CharacterExchange(line: 0, glyph: 1, expected: "州", found: "洲")
        func decision(_ drawing: DrawnExchange) -> FieldComparison.Decision {
            comparison([drawing], expected: "福州安泽工程有限公司", found: "福洲安泽工程有限公司", score: 0.99).decision
        }
        #expect(isUndecided(decision(leaning)))
        leaning.advantage = -0.05
        #expect(decision(leaning) == .different)
        leaning.advantage = 0.01
        leaning.styleLikeness = 0.9
        #expect(decision(leaning) == .different)
    }

    @Test func `a drawing does not overrule a network that is sure of an everyday character`() {
        var drawing = drawn(0.2)
        drawing.exchange = CharacterExchange(line: 0, glyph: 1, expected: "州", found: "洲")
        let decision = comparison(
            [drawing], expected: "福州安泽工程有限公司", found: "福洲安泽工程有限公司", score: 0.99
        ).decision
        #expect(isUndecided(decision))
    }

    @Test func `where characters are missing, one beside its place says nothing`() {
        let found = comparison([drawn(0.2)], expected: "福州沄泽工程技术有限公司")
        #expect(found.decision != .equal)
        #expect(
            comparison([drawn(0.2)], expected: "福州沄泽工程技术有限公司").decision
                == comparison([], expected: "福州沄泽工程技术有限公司").decision)
    }

    @Test func `a look is asked for the declared character where another one was read`() throws {
        let name = "福州法泽工程有限公司"
        var field = comparison([]).field.field
        field.value = name
        var page = comparison([]).field.page
        page.fields = [field]
        var evidence = Evidence.example([page])
        evidence.declaration.employerName = "福州沄泽工程有限公司"
        let doubt = try #require(Verifier().doubts(about: evidence).first)
        #expect(doubt.exchanges == [Self.exchange])
    }

    @Test func `a passport's name in Latin letters is no other name`() {
        var place = comparison([]).field
        place.field.name = .applicantName
        place.field.value = "SITU"
        #expect(isUndecided(FieldComparison(expected: "司徒嘉铭", found: place, content: .personName).decision))
        place.field.value = "司徒明"
        #expect(!isUndecided(FieldComparison(expected: "陈晓东", found: place, content: .personName).decision))
    }
}
