/// How well the confidence of findings says how often they are right.
public struct Calibration: Hashable, Sendable {
    public struct Bin: Hashable, Sendable, Codable {
        /// The bin holds confidences from here up to the next bin's start.
        public var from: Double
        public var count = 0
        public var right = 0
        public var confidenceSum = 0.0

        public var meanConfidence: Double { count == 0 ? 0 : confidenceSum / Double(count) }
        public var shareRight: Double { count == 0 ? 0 : Double(right) / Double(count) }
    }

    /// Finer towards 1, where nearly all findings lie.
    public private(set) var bins: [Bin] = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99].map { Bin(from: $0) }
    private var squareSum = 0.0
    private var count = 0

    public init() {}

    /// - Parameter confidence: the stated probability, 0…1; anything else is taken as the nearer end.
    public mutating func add(confidence: Double, isRight: Bool) {
        let stated = confidence.isFinite ? min(1, max(0, confidence)) : 0
        let index = bins.lastIndex { $0.from <= stated } ?? 0
        bins[index].count += 1
        bins[index].confidenceSum += stated
        if isRight { bins[index].right += 1 }
        let error = stated - (isRight ? 1 : 0)
        squareSum += error * error
        count += 1
    }

    /// Mean squared difference between the stated probability and what happened: 0 is perfect, 0.25 is what always
    /// saying one half gets (Brier, *Verification of forecasts expressed in terms of probability*, 1950). Nil without
    /// findings.
    public var brierScore: Double? { count == 0 ? nil : squareSum / Double(count) }
}
