import Foundation
import Testing

@testable import DocumentModel

struct ClassScoresLikelihoodTests {
    /// Every class of every step is kept; the probabilities of a step sum to one.
    private func scores(steps: Int, classes: Int, seed: UInt64) -> ClassScores {
        var state = seed
        func next() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float((state >> 33) % 1000 + 1)
        }
        var scores = ClassScores(classCount: classes)
        for _ in 0..<steps {
            let weights = (0..<classes).map { _ in next() }
            let total = weights.reduce(0, +)
            scores.append(
                weights.enumerated().map { (label: Int32($0.offset), probability: $0.element / total) }
                    .sorted { $0.probability > $1.probability })
        }
        return scores
    }

    /// All texts with the sum of the probabilities of all paths that collapse to them.
    private func bruteForce(_ scores: ClassScores) -> [[Int32]: Double] {
        var texts: [[Int32]: Double] = [:]
        var paths: [([Int32], Double)] = [([], 1)]
        for step in 0..<scores.stepCount {
            paths = paths.flatMap { path, probability in
                (0..<Int32(scores.classCount)).map { (path + [$0], probability * scores.probability(of: $0, at: step)) }
            }
        }
        for (path, probability) in paths {
            var text: [Int32] = []
            var previous: Int32 = 0
            for label in path {
                if label != 0, label != previous { text.append(label) }
                previous = label
            }
            texts[text, default: 0] += probability
        }
        return texts
    }

    @Test(arguments: [(1, 3), (2, 3), (4, 3), (5, 4), (6, 3)])
    func `the forward algorithm gives the sum over all paths`(_ steps: Int, _ classes: Int) {
        for seed in 1...5 as ClosedRange<UInt64> {
            let scores = scores(steps: steps, classes: classes, seed: seed)
            for (text, probability) in bruteForce(scores) {
                let found = scores.logProbability(of: text.map { [$0] }, in: 0..<steps)
                #expect(abs(exp(found) - probability) < 1e-6)
            }
        }
    }

    @Test func `the probabilities of all texts sum to one`() {
        let scores = scores(steps: 5, classes: 3, seed: 7)
        let sum = bruteForce(scores).keys.reduce(0) { $0 + exp(scores.logProbability(of: $1.map { [$0] }, in: 0..<5)) }
        #expect(abs(sum - 1) < 1e-6)
    }

    @Test func `the most probable text is never less probable than another one`() throws {
        let scores = scores(steps: 6, classes: 3, seed: 3)
        let texts = bruteForce(scores)
        let best = try #require(texts.max { $0.value < $1.value }?.key)
        let top = scores.logProbability(of: best.map { [$0] }, in: 0..<6)
        for text in texts.keys { #expect(scores.logProbability(of: text.map { [$0] }, in: 0..<6) <= top + 1e-9) }
    }

    @Test func `codes of one sign count together`() {
        let scores = scores(steps: 3, classes: 4, seed: 11)
        let texts = bruteForce(scores)
        // 1 and 2 are the same sign: a path may change between them without writing it twice.
        let together = scores.logProbability(of: [[1, 2]], in: 0..<3)
        let apart = (texts[[1]] ?? 0) + (texts[[2]] ?? 0)
        #expect(exp(together) >= apart - 1e-9)
    }

    @Test func `a text that does not fit is impossible`() {
        let scores = scores(steps: 2, classes: 3, seed: 5)
        #expect(scores.logProbability(of: [[1], [1]], in: 0..<2) == -.infinity)
        #expect(scores.logProbability(of: [[1], [2], [1]], in: 0..<2) == -.infinity)
        #expect(scores.logProbability(of: [[1]], in: 0..<0) == -.infinity)
        #expect(scores.logProbability(of: [], in: 0..<0) == 0)
    }

    @Test func `garbage gives numbers and never traps`() {
        var scores = ClassScores(classCount: 0)
        scores.append([(label: Int32, probability: Float)]())
        scores.append([(label: -5, probability: .nan), (label: 9, probability: -1), (label: 9, probability: .infinity)])
        for range in [0..<2, 0..<99, -7..<1, 5..<9] {
            for text in [[], [[9]], [[]], [[-1], [Int32.max]]] as [[[Int32]]] {
                #expect(!scores.logProbability(of: text, in: range).isNaN || range.contains(1))
            }
        }
        #expect(scores.spikes.count <= 2)
    }

    @Test func `an alphabet knows its classes, the space and what it lacks`() {
        let alphabet = Alphabet(characters: ["甲", "乙", "甲"])
        #expect(alphabet.label(of: "甲") == 1 && alphabet.label(of: "乙") == 2)
        #expect(alphabet.label(of: "丙") == nil && alphabet.label(of: " ") == 4)
        #expect(alphabet.text(of: 0).isEmpty && alphabet.text(of: 2) == "乙" && alphabet.text(of: 4) == " ")
        #expect(alphabet.text(of: -3).isEmpty && alphabet.text(of: 1000) == " ")
        #expect(Alphabet(characters: []).label(of: "") == nil)
    }
}
