public import DocumentModel

/// One check of a submission.
///
/// A rule is a pure function of the evidence. It gives exactly one finding, and *not read* is never *right*: what could
/// not be read is `unreadable`. Its identifier is part of the report's contract and never changes; its examples are its
/// tests.
public protocol Rule: Sendable {
    /// As in the report: `contract.employer-name`.
    static var id: String { get }
    /// For clerks, in Chinese.
    static var title: String { get }
    /// Why the rule is there, for clerks, in Chinese, with the clause of the office's guide it rests on.
    static var rationale: String { get }
    /// At least one example of every outcome the rule can have.
    static var examples: [RuleExample] { get }

    func evaluate(_ evidence: Evidence) -> Finding
}

extension Rule {
    public var id: String { Self.id }
    public var title: String { Self.title }
    public var rationale: String { Self.rationale }
    public var examples: [RuleExample] { Self.examples }
}

/// A case of a rule, with the outcome it must have.
public struct RuleExample: Sendable {
    /// In Chinese; differs from the other examples of the rule.
    public var name: String
    public var evidence: Evidence
    public var outcome: Outcome

    public init(_ name: String, _ evidence: Evidence, _ outcome: Outcome) {
        self.name = name
        self.evidence = evidence
        self.outcome = outcome
    }
}
