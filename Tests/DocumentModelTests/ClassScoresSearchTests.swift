import Foundation
import Testing

@testable import DocumentModel

struct ClassScoresSearchTests {
    /// Every class of every step is kept; a pseudo-random sequence of weights.
    private func scores(steps: Int, classes: Int, seed: UInt64) -> ClassScores {
        var state = seed
        var scores = ClassScores(classCount: classes)
        for _ in 0..<steps {
            let weights = (0..<classes).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Float((state >> 33) % 1000 + 1)
            }
            let total = weights.reduce(0, +)
            scores.append(
                weights.enumerated().map { (label: Int32($0.offset), probability: $0.element / total) }
                    .sorted { $0.probability > $1.probability })
        }
        return scores
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `with room for all prefixes each text has the probability of the forward algorithm`(_ seed: UInt64) throws {
        let scores = scores(steps: 5, classes: 3, seed: seed)
        let found = scores.likeliest(over: [[1], [2]], in: 0..<5, width: 1000) { _ in true }
        #expect(found.count > 20)
        for one in found {
            let exact = scores.logProbability(of: one.text.map { [Int32($0 + 1)] }, in: 0..<5)
            #expect(abs(one.logProbability - exact) < 1e-6)
        }
        let best = try #require(found.first)
        #expect(found.allSatisfy { $0.logProbability <= best.logProbability })
    }

    @Test func `only texts whose every beginning is permitted are found`() {
        let scores = scores(steps: 6, classes: 3, seed: 9)
        let found = scores.likeliest(over: [[1], [2]], in: 0..<6, width: 1000) { $0.first == 0 && $0.count <= 2 }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.text.isEmpty || $0.text[0] == 0 && $0.text.count <= 2 })
    }

    @Test func `garbage is searched without a trap`() {
        var scores = ClassScores(classCount: 0)
        scores.append([(label: Int32, probability: Float)]())
        scores.append([(label: -5, probability: .nan), (label: 9, probability: -1), (label: 9, probability: .infinity)])
        for range in [0..<2, 0..<99, -7..<1, 5..<9] {
            for signs in [[], [[9]], [[]], [[-1], [Int32.max]]] as [[[Int32]]] {
                #expect(scores.likeliest(over: signs, in: range) { _ in true }.count <= 64)
            }
        }
    }
}
