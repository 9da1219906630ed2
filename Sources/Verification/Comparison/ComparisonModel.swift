import Foundation

/// Turns what speaks for and against a difference, or an agreement, into a probability.
///
/// Logistic regressions on a handful of features, written by `Scripts/fit-confidence` from 394 values: 250 of generated
/// submissions of the hard level (seeds from 16020 on, as many of the 24 as had been read), and 144 of ordinary ones
/// (seeds from 16000 on) reduced to 30 to 42 % of their size with noise and JPEG artefacts, because a network that misreads
/// nothing teaches nothing. 8 values were misread; each was also compared with itself changed in one character; one was
/// left out because it was another term of the same contract. With so few misreadings the weights are rough: fit them
/// again whenever there are more.
enum ComparisonModel {
    /// Probability that ink that was read as another text than the expected one really holds another text.
    static func differenceProbability(_ stretch: DifferingStretch) -> Double {
        probability(differenceWeights, differenceFeatures(stretch))
    }

    /// Probability that ink that was read as the expected text really holds it.
    static func agreementProbability(weakest: Double, confirmed: Int, denied: Int) -> Double {
        probability(agreementWeights, agreementFeatures(weakest: weakest, confirmed: confirmed, denied: denied))
    }

    static func differenceFeatures(_ stretch: DifferingStretch) -> [Double] {
        [
            1, limited(stretch.preference ?? 0, -5...15), logOdds(stretch.score), stretch.isEasilyConfused ? 1 : 0,
            Double(stretch.votesFound), Double(stretch.votesExpected), Double(stretch.votesNeither),
            limited(stretch.lookPreference ?? 0, -5...15),
        ]
    }

    static func agreementFeatures(weakest: Double, confirmed: Int, denied: Int) -> [Double] {
        [1, logOdds(weakest), Double(confirmed), Double(denied)]
    }

    private static let differenceWeights: [Double] = [-6.881, 0.409, 1.581, 0, 0, -2.319, 0.473, 0.184]
    private static let agreementWeights: [Double] = [7.207, 0.679, 0.149, -0.241]

    private static func probability(_ weights: [Double], _ features: [Double]) -> Double {
        1 / (1 + exp(-zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }))
    }

    /// Of a network's probability; beyond ±7 (0.999) it says nothing more.
    private static func logOdds(_ probability: Double) -> Double {
        let inside = limited(probability, 0.000_1...0.999_9)
        return limited(log(inside / (1 - inside)), -7...7)
    }

    private static func limited(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        value.isFinite ? min(range.upperBound, max(range.lowerBound, value)) : range.lowerBound
    }
}
