extension ClassScores {
    /// One character of the best path: a run of steps with the same best class.
    public struct Spike: Hashable, Sendable {
        public var label: Int32
        public var steps: Range<Int>
        /// Of its best step, 0…1.
        public var probability: Float

        public init(label: Int32, steps: Range<Int>, probability: Float) {
            self.label = label
            self.steps = steps
            self.probability = probability
        }
    }

    /// The best class of every step, repeats joined, blanks dropped (best path decoding, Graves et al., section 3.2).
    public var spikes: [Spike] {
        var spikes: [Spike] = []
        var previous: Int32 = 0
        for step in 0..<stepCount {
            let (label, probability) = best(at: step)
            if label != 0 {
                if label == previous, let index = spikes.indices.last {
                    spikes[index].steps = spikes[index].steps.lowerBound..<step + 1
                    spikes[index].probability = max(spikes[index].probability, probability)
                } else {
                    spikes.append(Spike(label: label, steps: step..<step + 1, probability: probability))
                }
            }
            previous = label
        }
        return spikes
    }

    /// How probable the sign of a spike is at its best step, in whichever code: a bracket that is half width to 0.5 and full
    /// width to 0.5 was read surely. 0…1.
    public func certainty(of spike: Spike) -> Float {
        let siblings = alphabet?.siblings(of: spike.label) ?? []
        guard !siblings.isEmpty else { return spike.probability }
        let best = spike.steps.map { sum(of: [spike.label] + siblings, at: $0) }.max() ?? 0
        return min(1, max(spike.probability, Float(best)))
    }

    /// Natural logarithm of the probability that `steps` hold exactly `text`: the sum over all ways to spread it over them
    /// (the forward algorithm of CTC: Graves et al., *Connectionist Temporal Classification*, ICML 2006, section 4.1).
    ///
    /// - Parameters:
    ///   - text: a set of classes for each character: the codes that one and the same sign has (half and full width).
    ///     A class that was not kept has the share that ``logProbability(of:at:)`` gives it.
    ///   - ignoring: classes that may stand anywhere and mean nothing, beside the blank: the space.
    /// - Returns: `-infinity` for a text that does not fit into the steps.
    public func logProbability(of text: [[Int32]], in steps: Range<Int>, ignoring: [Int32] = []) -> Double {
        let steps = steps.clamped(to: 0..<stepCount)
        let gaps = [0] + ignoring
        // States: a gap, the first character, a gap, … the last character, a gap. Before the first step all is in the
        // first gap, from where only it and the first character can be reached.
        let count = 2 * text.count + 1
        var state = [Double](repeating: 0, count: count)
        state[0] = 1
        var result = 0.0
        var next = state
        for step in steps {
            let gap = sum(of: gaps, at: step)
            for index in 0..<count {
                var arriving = state[index]
                if index > 0 { arriving += state[index - 1] }
                if index % 2 == 0 {
                    next[index] = arriving * gap
                } else {
                    let place = index / 2
                    // A character follows another one directly only if it differs from it.
                    if place > 0, text[place] != text[place - 1] { arriving += state[index - 2] }
                    next[index] = arriving * sum(of: text[place], at: step)
                }
            }
            swap(&state, &next)
            // Scaled at each step: products of a hundred probabilities would vanish.
            let total = state.reduce(0, +)
            guard total > 0 else { return -.infinity }
            result += logarithm(total)
            for index in 0..<count { state[index] /= total }
        }
        let end = state[count - 1] + (count > 1 ? state[count - 2] : 0)
        return end > 0 ? result + logarithm(end) : -.infinity
    }

    /// Of classes that mean the same sign.
    private func sum(of labels: [Int32], at step: Int) -> Double {
        labels.reduce(0) { $0 + probability(of: $1, at: step) }
    }
}
