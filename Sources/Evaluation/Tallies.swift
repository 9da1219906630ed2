/// How one rule did over all submissions.
public struct RuleTally: Hashable, Sendable, Codable {
    /// Submissions where the truth asks for something else than agreement.
    public var planted = 0
    /// Of these: an acceptable outcome, or flagged in another way where the truth flags.
    public var found = 0
    /// Of these: left to a person although the truth flags, or flagged where only a person can decide.
    public var plantedUndecided = 0
    /// Of these: passed over. The worst that can happen.
    public var missed = 0
    /// Submissions where agreement, a notice or nothing is right.
    public var clean = 0
    /// Of these: an acceptable outcome.
    public var agreed = 0
    /// Of these: flagged. Sends a right application back.
    public var falseFlags = 0
    /// Of these: unreadable or doubtful, a person must look for nothing.
    public var cleanUndecided = 0
    /// Of these: no finding although there should have been one.
    public var unchecked = 0

    public init() {}

    public static func + (left: RuleTally, right: RuleTally) -> RuleTally {
        var sum = RuleTally()
        sum.planted = left.planted + right.planted
        sum.found = left.found + right.found
        sum.plantedUndecided = left.plantedUndecided + right.plantedUndecided
        sum.missed = left.missed + right.missed
        sum.clean = left.clean + right.clean
        sum.agreed = left.agreed + right.agreed
        sum.falseFlags = left.falseFlags + right.falseFlags
        sum.cleanUndecided = left.cleanUndecided + right.cleanUndecided
        sum.unchecked = left.unchecked + right.unchecked
        return sum
    }
}

/// How often one field was read exactly.
public struct FieldTally: Hashable, Sendable, Codable {
    /// Pages that show the field.
    public var total = 0
    /// Of these: one of the values read from the page is exactly the true one.
    public var exact = 0
    /// Of the exact ones: other values were read for the same field, too.
    public var ambiguous = 0
    /// Of these: a value was read, but not the true one.
    public var wrong = 0
    /// Of these: nothing was read.
    public var missing = 0

    public init() {}

    public static func + (left: FieldTally, right: FieldTally) -> FieldTally {
        var sum = FieldTally()
        sum.total = left.total + right.total
        sum.exact = left.exact + right.exact
        sum.ambiguous = left.ambiguous + right.ambiguous
        sum.wrong = left.wrong + right.wrong
        sum.missing = left.missing + right.missing
        return sum
    }
}

/// How seals of one shape did.
public struct SealTally: Hashable, Sendable, Codable {
    public var total = 0
    /// A seal was found whose centre lies within the true one's radius.
    public var found = 0
    /// Of the found ones: the kind is right.
    public var kindRight = 0
    /// Seals with a text to be read, cross-page slices left out.
    public var legible = 0
    /// Of the legible ones: found, and the text is exactly right.
    public var textExact = 0

    public init() {}

    public static func + (left: SealTally, right: SealTally) -> SealTally {
        var sum = SealTally()
        sum.total = left.total + right.total
        sum.found = left.found + right.found
        sum.kindRight = left.kindRight + right.kindRight
        sum.legible = left.legible + right.legible
        sum.textExact = left.textExact + right.textExact
        return sum
    }
}

/// What was right on how many.
public struct Share: Hashable, Sendable, Codable {
    public var right = 0
    public var total = 0

    public init() {}

    public mutating func count(_ isRight: Bool) {
        total += 1
        if isRight { right += 1 }
    }
}

/// One place where a report and the truth part.
public struct Miss: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A planted mismatch passed over, or left to a person.
        case missed, undecided
        case falseFlag = "false-flag"
        case cleanUndecided = "clean-undecided"
        case unchecked, field, seal
        case spuriousSeal = "spurious-seal"
        case rotation, page
    }

    public var kind: Kind
    public var submission: String
    /// Rule id, field name or kind of seal.
    public var subject: String
    /// File and page, or empty.
    public var place: String
    public var expected: String
    public var got: String
    /// The text that was read, or what was planted.
    public var detail: String

    public init(
        kind: Kind, submission: String, subject: String, place: String = "", expected: String, got: String,
        detail: String = ""
    ) {
        self.kind = kind
        self.submission = submission
        self.subject = subject
        self.place = place
        self.expected = expected
        self.got = got
        self.detail = detail
    }
}
