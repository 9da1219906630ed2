import Foundation

/// Probabilities as networks reckon them: logits, `log(p / (1 - p))`.
///
/// Detection models give logits (`logits` in `Scripts/model_rewriting`): most of a map is only held against a bound, and the
/// few values that are averaged become probabilities one by one.
public enum Logistic {
    /// - Parameter probability: above 0 and below 1.
    public static func logit(of probability: Double) -> Float { Float(log(probability / (1 - probability))) }

    public static func probability(of logit: Float) -> Float { 1 / (1 + exp(-logit)) }
}
