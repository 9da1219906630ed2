import DocumentModel
import Testing

@testable import Verification

/// A line whose class scores are made by hand: each character has three steps, the rivals share the middle one.
struct InkedLine {
    static let alphabet = Alphabet(characters: Array("0123456789X年月日（）(·.福建健闽安工程技术有限公司陈晓冬东").map(String.init))

    /// - Parameter rivals: by index of the character: what else it could be, with its probability.
    static func line(_ text: String, rivals: [Int: [(Character, Float)]] = [:], at top: Double = 100) -> TextLine {
        var scores = ClassScores(classCount: alphabet.characters.count + 2, alphabet: alphabet)
        var glyphs: [Glyph] = []
        let quad = Quad(Rect(x: 100, y: top, width: 30 * Double(max(1, text.count)), height: 30))
        for (index, character) in text.enumerated() {
            let others = rivals[index] ?? []
            let rest = others.reduce(Float(0)) { $0 + $1.1 }
            let own = 0.999 - rest
            guard let label = alphabet.label(of: String(character)) else { continue }
            var kept: [(label: Int32, probability: Float)] = [(label, own)]
            kept += others.compactMap { other in
                alphabet.label(of: String(other.0)).map { (label: $0, probability: other.1) }
            }
            scores.append([(label: 0, probability: 0.9999)])
            scores.append(kept.sorted { $0.probability > $1.probability })
            scores.append([(label: 0, probability: 0.9999)])
            let count = Double(text.count)
            glyphs.append(
                Glyph(
                    text: String(character),
                    quad: quad.slice(from: Double(index) / count, to: Double(index + 1) / count), score: Double(own)))
        }
        return TextLine(quad: quad, glyphs: glyphs, score: 0.9, scores: scores)
    }

    static func field(
        _ value: String, ink: String? = nil, name: FieldName = .employerName, rivals: [Int: [(Character, Float)]] = [:]
    ) -> LocatedField {
        let line = line(ink ?? value, rivals: rivals)
        var field = ExtractedField(
            name: name, value: value, text: line.text, quad: line.quad, score: line.glyphs.map(\.score).min() ?? 0)
        field.ink = [InkSpan(line: 0, glyphs: 0..<line.glyphs.count)]
        var page = DocumentPage.contract(field)
        page.text.lines = [line]
        return LocatedField(field: field, page: page)
    }

    /// A look that read the whole line.
    static func look(
        _ text: String, rivals: [Int: [(Character, Float)]] = [:], way: FieldLook.Way = .otherModel, covering count: Int
    ) -> FieldLook {
        let line = line(text, rivals: rivals)
        return FieldLook(
            way: way, text: text, score: 0.9, scores: way == .tesseract ? nil : line.scores,
            span: InkSpan(line: 0, glyphs: 0..<count))
    }
}

struct LikelihoodTests {
    static let employer = "福建闽安工程技术有限公司"
    static let number = "350102198703154212"

    private func comparison(
        _ expected: String, _ found: LocatedField, _ content: FieldComparison.Content = .employerName
    ) -> FieldComparison {
        FieldComparison(expected: expected, found: found, content: content)
    }

    private func isUndecided(_ decision: FieldComparison.Decision) -> Bool {
        if case .undecided = decision { true } else { false }
    }

    @Test func `a clearly printed wrong character is a difference, however well the rest agrees`() {
        let found = comparison(Self.employer, InkedLine.field("福健闽安工程技术有限公司"))
        #expect(found.decision == .different)
        #expect((found.stretches.first?.preference ?? 0) > 10)
    }

    @Test func `every clearly printed wrong digit is a difference`() {
        let number = Array(Self.number)
        for index in number.indices {
            var wrong = number
            wrong[index] = wrong[index] == "7" ? "1" : "7"
            let field = InkedLine.field(String(wrong), name: .idNumber)
            #expect(comparison(Self.number, field, .idNumber(.residentID)).decision == .different)
        }
    }

    @Test func `a middling score is no difference, even against an impossible rival, until it is looked at again`() {
        // Half of the probability goes to a third character, none to the expected one.
        var field = InkedLine.field("福健闽安工程技术有限公司", rivals: [1: [("程", 0.45)]])
        #expect(isUndecided(comparison(Self.employer, field).decision))
        field.field.looks = [InkedLine.look(Self.employer, covering: 12), InkedLine.look(Self.employer, covering: 12)]
        #expect(comparison(Self.employer, field).decision != .different)
    }

    @Test func `a best path that is hardly better than the expected text is no difference`() {
        let field = InkedLine.field("福健闽安工程技术有限公司", rivals: [1: [("建", 0.45)]])
        let found = comparison(Self.employer, field)
        #expect(isUndecided(found.decision))
        #expect((found.stretches.first?.preference ?? 9) < 1)
    }

    @Test func `looks that read the expected text settle a stumble, looks that do not never do`() {
        var field = InkedLine.field("福健闽安工程技术有限公司", rivals: [1: [("建", 0.4)]])
        field.field.looks = (0..<3).map { _ in InkedLine.look(Self.employer, covering: 12) }
        #expect(comparison(Self.employer, field).decision == .equal)
        field.field.looks = (0..<3).map { _ in InkedLine.look("福健闽安工程技术有限公司", covering: 12) }
        #expect(comparison(Self.employer, field).decision != .equal)
        field.field.looks = [
            InkedLine.look(Self.employer, covering: 12), InkedLine.look("福健闽安工程技术有限公司", covering: 12),
        ]
        #expect(comparison(Self.employer, field).decision != .equal)
    }

    @Test func `brackets that a look sees may have been passed over`() {
        let name = "泉砺（福州）化工科技有限责任公司"
        var field = InkedLine.field("泉砺福州化工科技有限责任公司")
        field.field.looks = (0..<2).map { _ in InkedLine.look("泉砺福州化工科技有限责任公司", covering: 14) }
        #expect(comparison(name, field).decision == .different)
        field.field.looks.append(InkedLine.look(name, covering: 14))
        #expect(isUndecided(comparison(name, field).decision))
        field.field.looks += (0..<3).map { _ in InkedLine.look("泉砺福州化工科技有限责任公司", covering: 14) }
        #expect(comparison(name, field).decision == .different)
    }

    @Test func `a character in whose place looks see another one is not missing`() {
        var field = InkedLine.field("福建闽工程技术有限公司")
        field.field.looks = (0..<2).map { _ in InkedLine.look("福建闽工程技术有限公司", covering: 11) }
        #expect(comparison(Self.employer, field).decision == .different)
        field.field.looks += (0..<2).map { _ in InkedLine.look("福建闽冬工程技术有限公司", covering: 11) }
        #expect(isUndecided(comparison(Self.employer, field).decision))
        field.field.looks.append(InkedLine.look("福建闽工程技术有限公司", covering: 11))
        #expect(comparison(Self.employer, field).decision == .different)
    }

    @Test func `looks of another part of the page say nothing`() {
        var field = InkedLine.field("福健闽安工程技术有限公司", rivals: [1: [("建", 0.4)]])
        let decision = comparison(Self.employer, field).decision
        for span in [
            InkSpan(line: 5, glyphs: 0..<12), InkSpan(line: 0, glyphs: 5..<12), InkSpan(line: 0, glyphs: 90..<99),
        ] {
            var look = InkedLine.look(Self.employer, covering: 12)
            look.span = span
            field.field.looks = [look]
            #expect(comparison(Self.employer, field).decision == decision)
        }
    }

    @Test func `a character that the dictionary lacks is never a difference by itself`() {
        let field = InkedLine.field("陈晓东", name: .workerName)
        #expect(isUndecided(comparison("陈晓昇", field, .personName).decision))
        #expect(comparison("陈建昇", field, .personName).decision == .different)
    }

    @Test(arguments: [
        ("2024年3月1日", "2024-03-01", "2024-03-02"), ("2024年03月01日", "2024-03-01", "2025-03-01"),
        ("2024.3.1", "2024-03-01", "2024-08-01"), ("20240301", "2024-03-01", "2024-03-11"),
    ])
    func `dates are compared in the spelling of the ink`(_ ink: String, _ value: String, _ other: String) {
        let field = InkedLine.field(value, ink: ink, name: .contractStart)
        #expect(comparison(value, field, .date).decision == .equal)
        let found = comparison(other, field, .date)
        #expect(found.decision == .different)
        #expect(found.stretches.count == 1 && (found.stretches[0].preference ?? 0) > 5)
    }

    @Test func `a digit of a date that could be the expected one is not decided`() {
        let field = InkedLine.field(
            "2024-03-01", ink: "2024年3月1日", name: .contractStart, rivals: [5: [("8", 0.48)]])
        #expect(isUndecided(comparison("2024-08-01", field, .date).decision))
    }

    @Test func `equality in a character that is worse than its rivals is believed once a look confirms it`() {
        var field = InkedLine.field(Self.employer, rivals: [1: [("健", 0.3), ("程", 0.25)]])
        #expect(isUndecided(comparison(Self.employer, field).decision))
        field.field.looks = [InkedLine.look(Self.employer, covering: 12)]
        #expect(comparison(Self.employer, field).decision == .equal)
        field.field.looks.append(InkedLine.look("福健闽安工程技术有限公司", covering: 12))
        field.field.looks.append(InkedLine.look("福健闽安工程技术有限公司", way: .tesseract, covering: 12))
        #expect(isUndecided(comparison(Self.employer, field).decision))
    }

    @Test func `scores that are not those of the glyphs are not asked`() {
        var field = InkedLine.field("福健闽安工程技术有限公司")
        field.page.text.lines[0].glyphs.removeLast()
        field.field.ink = [InkSpan(line: 0, glyphs: 0..<11)]
        #expect(comparison(Self.employer, field).differenceProbability == nil)
        field.field.ink = [InkSpan(line: 7, glyphs: 3..<900)]
        #expect(comparison(Self.employer, field).decision != .equal)
    }

    @Test func `texts of any length find room or are improbable`() {
        let line = LineLikelihood(InkedLine.line("福建"))
        for text in ["", "福", "建福建福建福建福建", "闽"] {
            for range in [0..<0, 0..<1, 0..<2, 2..<2, 1..<9] {
                guard case .preference(let nats) = line?.preference(at: range, over: Array(text)) else { continue }
                #expect(nats.isFinite && abs(nats) <= LineLikelihood.limit)
            }
        }
        #expect(
            LineLikelihood(TextLine(quad: Quad(Rect(x: 0, y: 0, width: 9, height: 9)), glyphs: [], score: 0)) == nil)
    }
}
