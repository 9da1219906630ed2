public import DeskForms
public import DocumentModel
public import Foundation

/// A finding in a line of the queue.
public struct WorstFinding: Hashable, Sendable {
    public var rule: String
    public var outcome: Outcome
    public var message: String
}

/// That somebody has a submission in hand, and until when.
public struct Lease: Hashable, Sendable {
    /// An account's name.
    public var by: String
    public var until: Date
}

/// A submission in a line of the queue.
public struct QueueRow: Hashable, Sendable {
    /// Stands in addresses; 32 random hexadecimal digits.
    public var key: String
    public var id: String
    public var registration: RegistrationKind
    public var applicantName: String
    public var employerName: String
    public var submittedOn: CalendarDate?
    public var receivedAt: Date
    public var dueOn: CalendarDate
    public var batchOn: CalendarDate
    public var verdict: Verdict
    public var state: DeskState
    /// Who has claimed it.
    public var clerk: String?
    public var lease: Lease?
    /// The gravest first, at most three, without those that were overruled.
    public var worst: [WorstFinding] = []
    /// Of all that want attention.
    public var findingCount = 0

    var number: Int64
    var report: Int64
}

/// Counts for the tabs of the queue.
public struct QueueCounts: Hashable, Sendable {
    public var states: [DeskState: Int] = [:]
    public var overdue = 0
    public var dueToday = 0
    public var mine = 0
}

public struct QueuePage: Hashable, Sendable {
    public var rows: [QueueRow]
    /// Of all rows that the filter lets through.
    public var total: Int
    public var counts: QueueCounts
}
