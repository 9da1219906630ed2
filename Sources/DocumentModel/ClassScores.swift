/// The scores of a CTC recogniser over time, kept so that a later step can ask for the probability of a text that was
/// not the best one.
///
/// Of the thousands of classes a step has, only the likely ones are kept; the rest share what is left of the
/// probability evenly. Class 0 is the blank of CTC (Graves et al., *Connectionist Temporal Classification*, ICML 2006).
public struct ClassScores: Hashable, Sendable {
    /// Kept classes of all steps, one step after the other, each in falling order of probability.
    private var classes: [Int32]
    /// Probability of each kept class, 0…1.
    private var probabilities: [Float]
    /// Where each step's classes end in `classes`.
    private var ends: [Int32]
    /// Number of classes the recogniser knows, the blank included.
    public let classCount: Int
    /// What the classes mean, where the recogniser tells it.
    public let alphabet: Alphabet?

    /// Without steps; add them with ``append(_:)``. One array for all steps: a page has thousands of them.
    public init(classCount: Int, capacity: Int = 0, alphabet: Alphabet? = nil) {
        self.classCount = classCount
        self.alphabet = alphabet
        classes = []
        probabilities = []
        ends = []
        classes.reserveCapacity(capacity * 2)
        probabilities.reserveCapacity(capacity * 2)
        ends.reserveCapacity(capacity)
    }

    /// Adds a step of time, a column of the line image.
    ///
    /// - Parameter kept: its likely classes, in falling order of probability.
    public mutating func append(_ kept: some Sequence<(label: Int32, probability: Float)>) {
        for (label, probability) in kept {
            classes.append(label)
            probabilities.append(probability)
        }
        ends.append(Int32(classes.count))
    }

    public var stepCount: Int { ends.count }

    private func range(of step: Int) -> Range<Int> { (step == 0 ? 0 : Int(ends[step - 1]))..<Int(ends[step]) }

    /// The likeliest class of a step; the blank, with nothing, where none was likely.
    public func best(at step: Int) -> (label: Int32, probability: Float) {
        let range = range(of: step)
        return range.isEmpty ? (0, 0) : (classes[range.lowerBound], probabilities[range.lowerBound])
    }

    /// The kept classes of a step, in falling order of probability.
    public func kept(at step: Int) -> [(label: Int32, probability: Float)] {
        range(of: step).map { (classes[$0], probabilities[$0]) }
    }

    /// Natural logarithm of ``probability(of:at:)``.
    public func logProbability(of label: Int32, at step: Int) -> Double { logarithm(probability(of: label, at: step)) }

    /// Probability of `label` at `step`. A class that was not kept gets an even share of the rest, but never less than
    /// 1e-9, so that one odd column does not rule a text out.
    public func probability(of label: Int32, at step: Int) -> Double {
        let range = range(of: step)
        var sum: Float = 0
        for index in range {
            if classes[index] == label { return Double(max(probabilities[index], 1e-9)) }
            sum += probabilities[index]
        }
        return max(Double(max(0, 1 - sum)) / Double(max(1, classCount - range.count)), 1e-9)
    }
}

/// `log` without Foundation: this module imports nothing. Accurate to about 1e-12 over the range used here.
///
/// Splits off the exponent, then uses the series of artanh((m-1)/(m+1)) (Abramowitz and Stegun, 4.1.27).
package func logarithm(_ value: Double) -> Double {
    let mantissa = value.significand
    let z = (mantissa - 1) / (mantissa + 1)
    let square = z * z
    var term = z
    var sum = 0.0
    var divisor = 1.0
    // z is at most 1/3: 13 terms reach 1e-13.
    for _ in 0..<13 {
        sum += term / divisor
        term *= square
        divisor += 2
    }
    return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
}
