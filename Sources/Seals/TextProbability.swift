internal import DocumentModel
internal import Foundation

/// How probable a text is by the class scores of one reading.
///
/// The forward algorithm of CTC: Graves et al., *Connectionist Temporal Classification*, ICML 2006, section 4.1.
struct TextProbability {
    /// For each step, the probability of each label asked for.
    private let columns: [[Int32: Double]]
    private let blank: [Double]
    private let rest: [Double]

    init(_ scores: ClassScores) {
        var columns: [[Int32: Double]] = []
        var blank: [Double] = []
        var rest: [Double] = []
        for step in 0..<scores.stepCount {
            let classes = scores.kept(at: step)
            var column: [Int32: Double] = [:]
            var kept = 0.0
            for (label, probability) in classes {
                column[label] = Double(probability)
                kept += Double(probability)
            }
            let share = max(1e-9, (1 - kept) / Double(max(1, scores.classCount - classes.count)))
            columns.append(column)
            blank.append(max(1e-9, column[0] ?? share))
            rest.append(share)
        }
        self.columns = columns
        self.blank = blank
        self.rest = rest
    }

    /// Natural logarithm of the probability that the whole line reads `labels`.
    func logProbability(of labels: [Int32]) -> Double {
        let count = 2 * labels.count + 1
        var state = [Double](repeating: 0, count: count)
        var next = state
        var logarithm = 0.0
        for step in columns.indices {
            if step == 0 {
                state[0] = blank[0]
                if count > 1 { state[1] = probability(labels[0], at: 0) }
            } else {
                for index in 0..<count {
                    var sum = state[index]
                    if index > 0 { sum += state[index - 1] }
                    if index % 2 == 1 {
                        if index > 1, labels[index / 2] != labels[index / 2 - 1] { sum += state[index - 2] }
                        next[index] = sum * probability(labels[index / 2], at: step)
                    } else {
                        next[index] = sum * blank[step]
                    }
                }
                swap(&state, &next)
            }
            // Scaled at each step: products of a hundred probabilities would vanish.
            let total = state.reduce(0, +)
            guard total > 0 else { return -1e6 }
            logarithm += log(total)
            for index in 0..<count { state[index] /= total }
        }
        let end = state[count - 1] + (count > 1 ? state[count - 2] : 0)
        return end > 0 ? logarithm + log(end) : -1e6
    }

    private func probability(_ label: Int32, at step: Int) -> Double { max(1e-9, columns[step][label] ?? rest[step]) }
}
