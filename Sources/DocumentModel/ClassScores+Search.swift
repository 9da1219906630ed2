extension ClassScores {
    /// A text that a search found, as indices into the signs it was given.
    public struct Found: Hashable, Sendable {
        public var text: [Int]
        /// Natural logarithm of its probability in the steps that were searched.
        public var logProbability: Double
    }

    /// The likeliest texts that obey a constraint: prefix beam search (Hannun et al., *First-Pass Large Vocabulary
    /// Continuous Speech Recognition using Bi-Directional Recurrent DNNs*, 2014, arXiv:1408.2873), with prefixes that no
    /// permitted text begins with left out.
    ///
    /// - Parameters:
    ///   - signs: the classes of each sign a text may be made of: the codes that one and the same sign has.
    ///   - steps: where the text stands.
    ///   - ignoring: classes that may stand anywhere and mean nothing, beside the blank: the space.
    ///   - width: prefixes followed at the same time.
    ///   - permits: whether a permitted text may begin so.
    /// - Returns: prefixes that the steps hold from end to end, the likeliest first; whole texts are for the caller to pick.
    public func likeliest(
        over signs: [[Int32]], in steps: Range<Int>, ignoring: [Int32] = [], width: Int = 64,
        permits: ([Int]) -> Bool
    ) -> [Found] {
        var beam: [[Int]: Ending] = [[]: Ending(gap: 1, sign: 0)]
        var scale = 0.0
        for step in steps.clamped(to: 0..<stepCount) {
            let gap = probability(ofAnyOf: [0] + ignoring, at: step)
            let likely = signs.indices.map { probability(ofAnyOf: signs[$0], at: step) }
            var next: [[Int]: Ending] = [:]
            next.reserveCapacity(beam.count * 2)
            for (prefix, ending) in beam {
                let all = ending.gap + ending.sign
                next[prefix, default: Ending()].gap += all * gap
                if let last = prefix.last { next[prefix, default: Ending()].sign += ending.sign * likely[last] }
                for sign in signs.indices where likely[sign] >= Self.leastProbability {
                    let longer = prefix + [sign]
                    // The same sign again needs a gap between.
                    let arriving = (prefix.last == sign ? ending.gap : all) * likely[sign]
                    guard arriving > 0, permits(longer) else { continue }
                    next[longer, default: Ending()].sign += arriving
                }
            }
            let kept = next.sorted { $0.value.sum > $1.value.sum }.prefix(width)
            guard let best = kept.first?.value.sum, best > 0 else { return [] }
            // Scaled at each step: products of a hundred probabilities would vanish.
            scale += logarithm(best)
            beam = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value.scaled(by: 1 / best)) })
        }
        return beam.filter { $0.value.sum > 0 }
            .map { Found(text: $0.key, logProbability: scale + logarithm($0.value.sum)) }
            .sorted { ($1.logProbability, $0.text.count) < ($0.logProbability, $1.text.count) }
    }

    /// A sign less probable than this at a step is not tried there: e⁻¹⁴, far below any difference that decides.
    private static let leastProbability = 1e-6

    /// Probabilities of a prefix whose last step was a gap, or its last sign.
    private struct Ending {
        var gap = 0.0
        var sign = 0.0

        var sum: Double { gap + sign }

        func scaled(by factor: Double) -> Ending { Ending(gap: gap * factor, sign: sign * factor) }
    }

    private func probability(ofAnyOf labels: [Int32], at step: Int) -> Double {
        labels.reduce(0) { $0 + probability(of: $1, at: step) }
    }
}
