import DocumentModel
import Foundation
import Reporting
import Store
import Triage
import Verification

/// A submission as the template shows it.
struct SubmissionView: Sendable {
    struct Piece: Sendable {
        let text: String
        let differs: Bool
    }

    struct Spot: Sendable, Encodable {
        /// Index of the page among all pages; nil where it belongs to another submission.
        let page: Int?
        let quad: [[Int]]
        let text: String
    }

    struct FindingItem: Sendable {
        let number: Int
        let rule: String
        let title: String
        let rationale: String
        let outcome: String
        let outcomeClass: String
        let mark: String
        let attachment: String?
        let message: String
        let hasValues: Bool
        let expected: [Piece]
        let found: [Piece]
        let hasExpected: Bool
        let hasFound: Bool
        let confidence: String
        /// JSON.
        let spots: String
        let hasPlace: Bool
        let place: String?
        let crop: String
        let hasCrop: Bool
        let reason: String
        let hasReason: Bool
        let group: String
        let isOverruled: Bool
        let overruledBy: String
        let overruleReason: String
        let overruleValue: String?
        let canOverrule: Bool
    }

    struct FindingGroup: Sendable {
        let title: String
        let cssClass: String
        let count: Int
        let items: [FindingItem]
        let isFolded: Bool
    }

    struct PageItem: Sendable {
        let index: Int
        let number: Int
        let label: String
        let file: String
        let address: String
        let width: Int
        let height: Int
        let problem: String?
    }

    struct FieldRow: Sendable {
        let label: String
        let declared: String?
        let readings: [Reading]
        let hasReadings: Bool
    }

    struct Reading: Sendable {
        let pieces: [Piece]
        /// Where it was read, at most six places.
        let places: [Place]
        let isSame: Bool
    }

    struct Place: Sendable {
        let label: String
        /// JSON.
        let spots: String
    }

    struct HistoryItem: Sendable {
        let what: String
        let by: String
        let at: String
        let text: String?
        let note: String?
        let isUndone: Bool
        let isExported: Bool
    }

    let key: String
    let id: String
    let report: Int64
    let name: String
    let idNumber: String
    let employer: String
    let kind: String
    let due: String
    let dueWords: String
    let dueClass: String
    let submitted: String
    let verdict: String
    let verdictClass: String
    let verdictMark: String
    let state: String
    let stateWord: String
    let isOpen: Bool
    let isDecided: Bool
    /// Decided by who looks at it; another decides it, too.
    let isWaiting: Bool
    /// What two have decided differently, for the lead who settles it.
    let pair: [HistoryItem]
    let isSettling: Bool
    /// Two have decided differently, and somebody else settles it.
    let isForLead: Bool
    let canUndo: Bool
    let flaggedCount: Int
    let mayTakeOver: Bool
    let groups: [FindingGroup]
    let pages: [PageItem]
    let hasPages: Bool
    let problems: [String]
    let hasProblems: Bool
    let fields: [FieldRow]
    let history: [HistoryItem]
    let hasHistory: Bool
    /// What was decided, in a word.
    let decided: String
    let publicText: String?
    let note: String?
    let before: String
    let after: String
    let hasBefore: Bool
    let hasAfter: Bool
    let query: String
    let leaseBy: String
    let isLeasedByOther: Bool
    let versions: String
    let source: String
}
