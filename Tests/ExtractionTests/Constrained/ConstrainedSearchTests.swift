import DocumentModel
import Testing

@testable import Extraction

/// Lines whose class scores are made by hand: three steps a character, the rivals share the middle one.
private enum Written {
    static let alphabet = Alphabet(
        characters: Array("0123456789X年月日：姓名公民身份号码劳动合同期限自起至止").map(String.init))

    /// - Parameter rivals: by index of the character: what else it could be, with its probability.
    static func line(
        _ text: String, rivals: [Int: [(Character, Float)]] = [:], lost: [Int: (Character, Float)] = [:],
        at top: Double = 100
    ) -> TextLine {
        var scores = ClassScores(classCount: alphabet.characters.count + 2, alphabet: alphabet)
        var glyphs: [Glyph] = []
        let quad = Quad(Rect(x: 100, y: top, width: 30 * Double(max(1, text.count)), height: 30))
        for (index, character) in text.enumerated() {
            // A character that the best path lacks stands before this one.
            if let (sign, probability) = lost[index], let label = alphabet.label(of: String(sign)) {
                scores.append([
                    (label: Int32(0), probability: 1 - probability), (label: label, probability: probability),
                ])
            }
            let others = rivals[index] ?? []
            let own = 0.999 - others.reduce(Float(0)) { $0 + $1.1 }
            guard let label = alphabet.label(of: String(character)) else { continue }
            let kept =
                [(label: label, probability: own)]
                + others.compactMap { other in
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

    static func card(_ number: TextLine) -> PageExtraction {
        var page = SyntheticPage(width: 1600, height: 1200)
        page.add("姓名陈晓东", x: 400, y: 300)
        page.add("性别男民族汉", x: 400, y: 360)
        page.page.lines.append(number)
        return FieldExtraction().extract(from: page.page, attachment: .idInHand)
    }
}

struct ConstrainedSearchTests {
    private let label = "公民身份号码"
    private let number = "350102198503124510"

    @Test func `a misread digit is chosen by the ink and the check digit, and what was read is kept`() {
        let misread = "350102198508124510"
        let line = Written.line(label + misread, rivals: [6 + 11: [("3", 0.2)]], at: 620)
        let field = Written.card(line).first(.idNumber)
        #expect(field?.value == number)
        #expect(field?.isComplete == true)
        #expect(field?.reading == misread)
    }

    @Test func `a number with a wrong check digit that stands there clearly stays as it is`() {
        let printed = "350102198508124510"
        let line = Written.line(label + printed, rivals: [6 + 11: [("3", 0.000_5)]], at: 620)
        let field = Written.card(line).first(.idNumber)
        #expect(field?.value == printed)
        #expect(field?.reading == nil)
    }

    @Test func `a digit that was not read is found in its gap`() {
        let short = "35010219850312450"
        let line = Written.line(label + short, lost: [6 + 16: ("1", 0.3)], at: 620)
        #expect(Written.card(line).first(.idNumber)?.value == number)
    }

    @Test func `fifteen characters of a longer number are no old number`() {
        let old = Written.card(Written.line(label + "350102850312451", at: 620)).first(.idNumber)
        #expect(old?.isComplete == true)
        let torn = Written.card(Written.line(label + "350102198503124", at: 620)).first(.idNumber)
        #expect(torn?.isComplete == false)
    }

    private func term(_ lines: [TextLine]) -> PageExtraction {
        var page = SyntheticPage()
        page.add("劳动合同书", x: 600, y: 40)
        page.page.lines += lines
        return FieldExtraction().extract(from: page.page, attachment: .labourContract)
    }

    @Test func `a month that does not exist is searched for in the ink`() {
        let text = "劳动合同期限自2024年17月01日起至2027年10月31日止"
        let line = Written.line(text, rivals: [13: [("1", 0.2)]], at: 300)
        let result = term([line])
        #expect(result.values(.contractStart) == ["2024-11-01"])
        #expect(result.values(.contractEnd) == ["2027-10-31"])
    }

    @Test func `an end before the start is searched for in the ink`() {
        let text = "劳动合同期限自2024年12月18日起至2022年12月17日止"
        let result = term([Written.line(text, rivals: [23: [("7", 0.3), ("3", 0.001)]], at: 300)])
        #expect(result.values(.contractEnd) == ["2027-12-17"])
    }

    @Test func `an end before the start that stands there clearly stays as it is`() {
        let text = "劳动合同期限自2024年12月18日起至2022年12月17日止"
        #expect(term([Written.line(text, at: 300)]).values(.contractEnd) == ["2022-12-17"])
    }
}
