/// From the vote's own measure of agreement to the probability that a ring was read exactly.
enum SealConfidence {
    /// Measured on 158 whole seals of 84 generated bundles with ordinary damage, in which names have rare characters on
    /// purpose: of those with an agreement of 0.99 and more 99 % were exact, from 0.97 on 84 %, from 0.93 on 33 %, below
    /// that 29 %. Between the points the line is straight.
    private static let points: [(agreement: Double, probability: Double)] = [
        (0.0, 0.05), (0.5, 0.22), (0.9, 0.28), (0.95, 0.35), (0.98, 0.8), (0.992, 0.97),
        (1.0, 0.995),
    ]

    static func calibrated(_ agreement: Double) -> Double {
        guard agreement > 0 else { return 0 }
        for (low, high) in zip(points, points.dropFirst()) where agreement <= high.agreement {
            let part = (agreement - low.agreement) / (high.agreement - low.agreement)
            return low.probability + part * (high.probability - low.probability)
        }
        return points[points.count - 1].probability
    }
}
