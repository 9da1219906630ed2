/// How sure a reading must be before it decides something.
///
/// Probabilities, 0…1: those of characters as the recogniser gives them, not calibrated; those of seals by
/// `SealConfidence`; those of differences by ``ComparisonModel``. They are judgements of what a decision needs, not derived
/// from a calibration: below one half the rivals of a character outweigh it together, and a character that is easily
/// confused needs ten to one. Where pictures had a say, it is told.
enum DecisionThresholds {
    /// A text equal to the expected one is believed only if each of its characters is more probable than all its rivals
    /// together.
    static let agreement = 0.5
    /// A difference is certain if one of the differing characters is at least this probable: three to two for it.
    static let difference = 0.6
    /// The same for look-alikes, doubled characters, and numbers that break their own check digit: ten to one, rounded.
    static let easilyConfused = 0.9
    /// A seal's text that is nearly the name. One wrong character is what a misreading looks like, too, and nearly all
    /// seals carry the right name: of 88 generated submissions three right seals were called different when 0.8 was
    /// enough, read at 0.83 to 0.92.
    static let sealNearDifference = 0.95
    /// The same with two characters replaced and more. Of 14 generated submissions with rings that were hard to read seven rings
    /// differed so and were read at 0.74 and more: all were another unit's. Where the ink was held against the name and spoke
    /// against it, ``sealFarDifference`` is enough: of 200 hard submissions 24 right rings were misread so, at 0.46 and less,
    /// and three of other units, at 0.61 and more. Words of two characters too many or too few (责任, 股份) were no
    /// misreading in any of them, but five times another name, read at 0.22 and more: ``sealLegible`` is enough for them.
    static let sealDoubleDifference = 0.7
    /// A seal's text that is another name altogether: no misreading turns one company into another.
    static let sealFarDifference = 0.5
    /// A seal's text that equals the name. The reader does not know the name, so equality in every character is evidence
    /// by itself, as long as no other reading has more votes: one in five is enough.
    static let sealAgreement = 0.2
    /// A second reading that equals the name, against the first: one to four. Of a hundred seals that are looked at nearly
    /// all carry the right name, so the name needs less evidence than a rival that differs by a character.
    static let sealSecondReading = 0.25
    /// A ring that was looked at for a name says it from these log odds on, and does not below their negative: nearly three
    /// to one. Nearly all seals carry the right name, which the odds of the ink alone do not know.
    static let sealSupport = 1.0
    /// A ring that differs by one character, or within two ends that were read, is surely not the name's below the negative of
    /// these log odds, be one character rare or alike, and ``sealDoubleDifference`` is enough then. Eleven right rings that were misread at 0.7 and more had
    /// -3.9 to 0.4, ten of other units -5.9 to -13 (200 hard submissions, two ordinary ones, and 22 with one character
    /// changed on the ring).
    static let sealDenial = 5.0
    /// A ring whose ink denies the name (``sealDenial``) and says what was read from these log odds on is read rightly, however
    /// few readings agreed: ``sealLegible`` is enough then. Of rings that were held against both (on 130 hard submissions and 36
    /// with one character changed) 17 of 23 of other units were so, and none of 61 that were misread; five of those had 0.5 and
    /// more, but their ink denied the name by 4.8 at most. Where the ring had no place for the name, eight of nine rings of other
    /// units had 0.8 and more; of two misread ones one had -0.8 and one no answer: ``sealSupport`` is asked for then.
    static let sealConfirmation = 0.0
    /// A ring read as one of the declared names at least this surely needs no second look: equality in every character is
    /// evidence by itself.
    static let sealSettled = 0.5
    /// A seal is legible if its text is read at least this surely.
    static let sealLegible = 0.2
    /// Another text than the expected one is certain from this probability on (``ComparisonModel``). Four to
    /// one is a judgement: the model was fitted to 8 misread values, too few to derive it.
    static let differenceProbability = 0.8
    /// The same for a number that breaks its own check digit: a misreading does that ten times out of
    /// eleven.
    static let brokenNumberProbability = 0.97
    /// Below this probability of a difference the reader only stumbled over a character, and the ink agrees: a planted
    /// difference in twenty is so (PLANTED in `Scripts/fit-confidence`), and a second look must say so too.
    static let stumbleProbability = 0.05
    /// A text equal to the expected one is believed from this probability on: one planted difference in twenty values, of
    /// which none may pass by more than chance.
    static let agreementProbability = 0.95
    /// An equal text whose every character was read as surely as this needs no second look.
    static let settledAgreement = 0.8
    /// Of some 190 characters that drawings told clearly none was told wrongly (``DrawnVerdict``): the rule of succession gives 0.995.
    /// They were the ones by which the limits were set, so less is stated.
    static let drawnConfidence = 0.98
    /// What is left to a person could mostly be decided by one.
    static let undecidedConfidence = 0.5
}
