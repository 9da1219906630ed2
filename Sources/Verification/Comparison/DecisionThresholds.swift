/// How sure a reading must be before it decides something.
///
/// All are probabilities as the recogniser gives them, 0…1, not yet calibrated. They follow from what is asked of them,
/// not from any set of pictures: below one half the rivals of a character outweigh it together, and a character that is
/// easily confused needs ten to one.
enum DecisionThresholds {
    /// A text equal to the expected one is believed only if each of its characters is more probable than all its rivals
    /// together.
    static let agreement = 0.5
    /// A difference is certain if one of the differing characters is at least this probable: three to two for it.
    static let difference = 0.6
    /// The same for look-alikes, doubled characters, and numbers that break their own check digit: ten to one, rounded.
    static let easilyConfused = 0.9
    /// A seal's text that is nearly the name: four readings out of five say so. One wrong character is what a misreading
    /// looks like, too.
    static let sealNearDifference = 0.8
    /// A seal's text that is another name altogether: no misreading turns one company into another.
    static let sealFarDifference = 0.5
    /// A seal's text that equals the name. The reader does not know the name, so equality in every character is evidence
    /// by itself, as long as no other reading has more votes: one in five is enough.
    static let sealAgreement = 0.2
    /// A seal is legible if its text is read at least this surely.
    static let sealLegible = 0.2
}
