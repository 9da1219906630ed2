public import DocumentModel

/// Which submissions the queue shows, and from where on.
public struct QueueFilter: Hashable, Sendable {
    public enum Owner: String, Hashable, Sendable, CaseIterable {
        case anyone = ""
        case mine, unclaimed
    }

    public enum Due: String, Hashable, Sendable, CaseIterable {
        case any = ""
        case overdue, today, week
    }

    /// Nil for all.
    public var state: DeskState? = .open
    public var verdict: Verdict?
    public var registration: RegistrationKind?
    public var owner = Owner.anyone
    public var due = Due.any
    /// Only with a finding of this rule that wants attention.
    public var rule: String?
    /// Part of the applicant's or the employer's name, or a whole number: of the identity card or the submission.
    public var text: String?
    public var batch: CalendarDate?
    /// Rows passed over.
    public var offset = 0
    public var limit = 50

    public init() {}

    /// Whether the text is looked for as a number: only whole numbers are, so that nobody can feel their way along.
    package var isNumber: Bool {
        guard let text else { return false }
        func belongs(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber || "-_./".contains(character))
        }
        return text.utf8.count >= 6 && text.allSatisfy(belongs) && text.contains(where: \.isNumber)
    }
}
