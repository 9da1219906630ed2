internal import DocumentModel
internal import Foundation

/// How probable a text is by the class scores of one reading.
///
/// The forward algorithm of CTC: Graves et al., *Connectionist Temporal Classification*, ICML 2006, section 4.1.
struct TextProbability {
    /// For each label that was likely anywhere, its probability at all steps.
    private var rows: [Int32: [Double]] = [:]
    private let blank: [Double]
    /// For every other label.
    private let rest: [Double]

    /// No probability is taken to be less, so that one odd column does not rule a text out.
    private static let least = 1e-9

    /// - Parameter equivalents: labels that count as another one, such as half-width brackets.
    init(_ scores: ClassScores, equivalents: [Int32: Int32] = [:]) {
        var rest: [Double] = []
        rest.reserveCapacity(scores.stepCount)
        for step in 0..<scores.stepCount {
            let classes = scores.kept(at: step)
            let kept = classes.reduce(0.0) { $0 + Double($1.probability) }
            rest.append(
                max(TextProbability.least, (1 - kept) / Double(max(1, scores.classCount - classes.count))))
        }
        for step in 0..<scores.stepCount {
            var seen: Set<Int32> = []
            for (label, probability) in scores.kept(at: step) {
                let label = equivalents[label] ?? label
                // The step's even share gives way to what is known; equivalents add up.
                let before = seen.insert(label).inserted ? 0 : rows[label, default: rest][step]
                rows[label, default: rest][step] = max(TextProbability.least, before + Double(probability))
            }
        }
        blank = rows[0] ?? rest
        self.rest = rest
    }

    /// Natural logarithm of the probability that the whole line reads `labels`.
    func logProbability(of labels: [Int32]) -> Double {
        guard !rest.isEmpty else { return -1e6 }
        let columns = labels.map { rows[$0] ?? rest }
        let count = 2 * labels.count + 1
        var state = [Double](repeating: 0, count: count)
        var next = state
        var logarithm = 0.0
        for step in rest.indices {
            if step == 0 {
                state[0] = blank[0]
                if count > 1 { state[1] = columns[0][0] }
            } else {
                let silence = blank[step]
                next[0] = state[0] * silence
                for (index, column) in columns.enumerated() {
                    let place = 2 * index + 1
                    var sum = state[place] + state[place - 1]
                    if index > 0, labels[index] != labels[index - 1] { sum += state[place - 2] }
                    next[place] = sum * column[step]
                    next[place + 1] = (state[place + 1] + state[place]) * silence
                }
                swap(&state, &next)
            }
            // Scaled at each step: products of a hundred probabilities would vanish.
            let total = state.reduce(0, +)
            guard total > 0 else { return -1e6 }
            logarithm += log(total)
            let scale = 1 / total
            for index in 0..<count { state[index] *= scale }
        }
        let end = state[count - 1] + (count > 1 ? state[count - 2] : 0)
        return end > 0 ? logarithm + log(end) : -1e6
    }
}
