public import DeskForms
public import DocumentModel
public import Foundation
public import Store
import Verification

/// A decision as it was made.
public struct Decision: Hashable, Sendable {
    public var number: Int64
    public var kind: DecisionKind
    /// What the applicant is told.
    public var publicText: String
    /// For colleagues only.
    public var note: String
    /// Rules whose reasons were ticked.
    public var reasons: [String]
    /// An account's name.
    public var clerk: String
    public var madeAt: Date
    public var exportedAt: Date?
    public var undoneAt: Date?
    /// From opening to deciding.
    public var seconds: Double?
    /// 1 and 2: the first's and the second's of two.
    var round = 0
}

/// A finding that a clerk has set aside.
public struct Overruling: Hashable, Sendable {
    public var rule: String
    public var reason: String
    /// What stands there, as the clerk reads it; nil where that is not what was wrong.
    public var value: String?
    public var clerk: String
    public var madeAt: Date
}

/// A submission with all that the desk knows of it.
public struct DeskSubmission: Sendable {
    public var row: QueueRow
    public var stored: StoredReport
    /// Names the report that is shown: a decision on another one is refused.
    public var report: Int64 { row.report }
    /// The standing decision; nil while it is open.
    public var decision: Decision?
    /// All decisions, the newest first, undone ones among them.
    public var history: [Decision]
    /// By rule.
    public var overrulings: [String: Overruling]
    /// Of two who decide it: the second, once both have.
    var secondBy: String?
    /// For a lead who has to settle it: what the two have decided, the first one's first.
    public var pair: [Decision] = []
    /// Places that clerks have marked.
    public var regions: [Region] = []

    /// Whether somebody may take back the decision that is shown.
    public func mayUndo(_ actor: String, isLead: Bool) -> Bool {
        guard let decision, decision.exportedAt == nil else { return false }
        if secondBy == nil || decision.round == 0 { return decision.clerk == actor || isLead }
        return secondBy != actor && isLead && row.state.isDecided && row.state != .waiting
    }

    /// The verdict when what was overruled is set aside.
    public var verdict: Verdict {
        Verdict(outcomes: stored.document.findings.filter { overrulings[$0.rule] == nil }.map(\.outcome))
    }
}
