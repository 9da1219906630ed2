/// The scores of a CTC recogniser over time, kept so that a later step can ask for the probability of a text that was
/// not the best one.
///
/// Of the thousands of classes a step has, only the likely ones are kept; the rest share what is left of the
/// probability evenly. Class 0 is the blank of CTC (Graves et al., *Connectionist Temporal Classification*, ICML 2006).
public struct ClassScores: Hashable, Sendable {
    /// One step of time: a column of the line image.
    public struct Step: Hashable, Sendable {
        /// Classes in falling order of their probability.
        public var classes: [Int32]
        /// Probability of each, 0…1.
        public var probabilities: [Float]

        public init(classes: [Int32], probabilities: [Float]) {
            self.classes = classes
            self.probabilities = probabilities
        }
    }

    public var steps: [Step]
    /// Number of classes the recogniser knows, the blank included.
    public var classCount: Int

    public init(steps: [Step], classCount: Int) {
        self.steps = steps
        self.classCount = classCount
    }

    /// Natural logarithm of the probability of `label` at `step`. A class that was not kept gets an even share of the
    /// rest, but never less than 1e-9, so that one odd column does not rule a text out.
    public func logProbability(of label: Int32, at step: Int) -> Double {
        let column = steps[step]
        if let index = column.classes.firstIndex(of: label) {
            return logarithm(Double(max(column.probabilities[index], 1e-9)))
        }
        let kept = column.probabilities.reduce(0, +)
        let share = Double(max(0, 1 - kept)) / Double(max(1, classCount - column.classes.count))
        return logarithm(max(share, 1e-9))
    }
}

/// `log` without Foundation: this module imports nothing. Accurate to about 1e-12 over the range used here.
///
/// Splits off the exponent, then uses the series of artanh((m-1)/(m+1)) (Abramowitz and Stegun, 4.1.27).
func logarithm(_ value: Double) -> Double {
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
