import DocumentModel
import Testing

@testable import Seals

struct ReadingVoteTests {
    /// A reading without class scores, its characters evenly spaced but for those given.
    private func reading(_ text: String, score: Double, at places: [Double]? = nil) -> LineReading {
        let count = Double(text.count)
        return LineReading(
            characters: text.enumerated().map { index, character in
                let place = places?[index] ?? (Double(index) + 0.5) / count
                return .init(
                    text: String(character), start: place - 0.2 / count, end: place + 0.2 / count, score: score)
            }, score: score, scores: nil)
    }

    /// Class scores of a text whose characters are one step each, blanks between: class = index in `alphabet` + 1.
    private func scored(_ text: String, _ alphabet: [Character], doubt: [Int: (Character, Float)] = [:]) -> LineReading
    {
        var scores = ClassScores(classCount: 100, alphabet: Alphabet(characters: alphabet.map(String.init)))
        var line = reading(text, score: 0.97)
        for (index, character) in text.enumerated() {
            let label = Int32((alphabet.firstIndex(of: character) ?? 0) + 1)
            if let (other, probability) = doubt[index] {
                let second = Int32((alphabet.firstIndex(of: other) ?? 0) + 1)
                let first = Float(0.99) - probability
                scores.append([(label: label, probability: first), (label: second, probability: probability)])
            } else {
                scores.append([(label: label, probability: Float(0.98))])
            }
            scores.append([(label: Int32(0), probability: Float(0.99))])
        }
        line.scores = scores
        return line
    }

    @Test func `three good readings that agree settle it`() {
        var vote = ReadingVote()
        vote.add("测试安全技术有限公司", reading("测试安全技术有限公司", score: 0.99), weight: 1)
        vote.add("测试安全技术有限公司", reading("测试安全技术有限公司", score: 0.98), weight: 1)
        #expect(!vote.isSettled)
        vote.add("测试安全技术有限公司", reading("测试安全技术有限公司", score: 0.98), weight: 1)
        #expect(vote.isSettled)
        #expect(vote.result?.text == "测试安全技术有限公司")
        #expect(vote.result?.confidence ?? 0 > 0.95)
    }

    @Test func `nothing read has no result`() {
        var vote = ReadingVote()
        #expect(vote.result == nil)
        vote.add("", reading("", score: 0), weight: 1)
        #expect(vote.result == nil)
        #expect(!vote.isSettled)
    }

    @Test func `each reading's good part wins, though none is right as a whole`() {
        let alphabet = Array("测试安全技术有限公司侧式")
        var vote = ReadingVote()
        // The first strip is torn between 测 and 侧, the second between 试 and 式; each wrong one leads by little.
        let first = scored("侧试安全技术有限公司", alphabet, doubt: [0: ("测", 0.45)])
        let second = scored("测式安全技术有限公司", alphabet, doubt: [1: ("试", 0.45)])
        vote.add("侧试安全技术有限公司", first, weight: 1)
        vote.add("测式安全技术有限公司", second, weight: 1)
        #expect(vote.result?.text == "测试安全技术有限公司")
        #expect(vote.result?.alternatives.isEmpty == false)
    }

    @Test func `a name that lost its first character gives way to the whole one`() {
        var vote = ReadingVote()
        for _ in 0..<2 { vote.add("岩测试有限公司", reading("岩测试有限公司", score: 0.99), weight: 1) }
        vote.add("龙岩测试有限公司", reading("龙岩测试有限公司", score: 0.95), weight: 1)
        vote.add("龙岩测试有限公司", reading("龙岩测试有限公司", score: 0.95), weight: 1)
        #expect(vote.result?.text == "龙岩测试有限公司")
    }

    @Test func `a reader that passed a character over says little against it`() {
        let alphabet = Array("测试岭安全技术有限公司屿")
        var vote = ReadingVote()
        // Two strips have the character, weakly; two of another network have a blank in its place, and are sure of the rest.
        for _ in 0..<2 {
            let whole = scored("测试岭安全技术有限公司", alphabet, doubt: [2: ("屿", 0.3)])
            vote.add("测试岭安全技术有限公司", whole, weight: 1)
        }
        for _ in 0..<2 {
            vote.add("测试安全技术有限公司", scored("测试安全技术有限公司", alphabet), weight: 1, holes: 1)
        }
        #expect(vote.result?.text == "测试岭安全技术有限公司")
    }

    @Test func `networks with other classes are asked for the same text`() {
        var vote = ReadingVote()
        vote.add("测试安全", scored("测试安全", Array("测试安全式")), weight: 1)
        // The second network knows no 试: it says nothing about the first one's text, and its own is not better for it.
        vote.add("测式安全", scored("测式安全", Array("全安式测")), weight: 0.5)
        #expect(vote.result?.text == "测试安全")
        #expect(vote.result?.alternatives.contains("测式安全") == true)
    }

    @Test func `mixtures change one stretch at a time`() {
        let mixtures = ReadingVote.mixtures("甲乙丙丁戊", "甲子丙丑寅戊")
        #expect(Set(mixtures) == ["甲子丙丁戊", "甲乙丙丑寅戊"])
        #expect(ReadingVote.mixtures("甲", "").isEmpty)
        #expect(ReadingVote.mixtures("甲乙", "甲乙").isEmpty)
    }

    @Test func `the text that was seen is more probable than another`() {
        let alphabet = Array("甲乙丙丁")
        guard let scores = scored("甲乙丙", alphabet).scores else { return }
        let probability = TextProbability(scores)
        #expect(probability.logProbability(of: [1, 2, 3]) > -0.2)
        #expect(probability.logProbability(of: [1, 2, 4]) < -5)
        #expect(probability.logProbability(of: []) < -5)
        #expect(TextProbability(ClassScores(classCount: 5)).logProbability(of: [1]) < -1000)
    }

    @Test func `what stands at another distance is not the name`() {
        let text = "号测试安全有限公司"
        let places = [0.05] + (0..<8).map { 0.2 + Double($0) * 0.1 }
        let pitch = RingPitch(reading(text, score: 0.9, at: places))
        #expect(pitch.text == "测试安全有限公司")
        #expect(pitch.holes == 0)
    }

    @Test func `a doubled distance is a character not read`() {
        let places = [0.1, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8]
        let pitch = RingPitch(reading("测试全有限公司", score: 0.9, at: places))
        #expect(pitch.text == "测试全有限公司")
        #expect(pitch.holes == 1)
    }

    @Test(arguments: ["", "甲", "123", "(((", "    "])
    func `odd readings have no name or a short one`(text: String) {
        #expect(RingPitch(reading(text, score: 0.5)).text.count <= 1)
    }

    @Test func `confidence rises with agreement, from nothing to nearly one`() {
        let values = stride(from: 0.0, through: 1.0, by: 0.01).map(SealConfidence.calibrated)
        #expect(values == values.sorted())
        #expect(values.first == 0)
        #expect(SealConfidence.calibrated(1) > 0.99)
        #expect(SealConfidence.calibrated(1.5) <= 1)
        #expect(SealConfidence.calibrated(-1) == 0)
    }

    @Test func `a known word that one strip finds imaginable is that word, a firm's name stays as it was read`() {
        let alphabet = Array("福清市犇淼港务有限责任公司宇罗")
        var vote = ReadingVote()
        for doubt in [0.001, 0.02, 0.001] as [Float] {
            vote.add(
                "福清市犇淼港务宇限责任公司", scored("福清市犇淼港务宇限责任公司", alphabet, doubt: [7: ("有", doubt)]), weight: 1)
        }
        #expect(vote.result?.text == "福清市犇淼港务有限责任公司")
        #expect(vote.result?.alternatives.first == "福清市犇淼港务宇限责任公司")

        var sure = ReadingVote()
        for _ in 0..<3 {
            sure.add("福清市犇淼港务宇限责任公司", scored("福清市犇淼港务宇限责任公司", alphabet), weight: 1)
        }
        #expect(sure.result?.text == "福清市犇淼港务宇限责任公司")
    }

    @Test func `the end that a strip cut off is put back where only one is possible`() {
        var vote = ReadingVote()
        for _ in 0..<2 { vote.add("福建测试有限责任", reading("福建测试有限责任", score: 0.97), weight: 1) }
        #expect(vote.result?.text == "福建测试有限责任公司")
        var open = ReadingVote()
        for _ in 0..<2 { open.add("福建测试有限", reading("福建测试有限", score: 0.97), weight: 1) }
        #expect(open.result?.text == "福建测试有限")
    }
}
