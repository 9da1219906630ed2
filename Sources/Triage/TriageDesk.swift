public import DocumentModel
import Foundation
import GRDB
public import Store

/// The desk on which an office's submissions lie: queries and decisions over the record.
///
/// Every method blocks for some milliseconds; whatever looks at a submission or changes it writes its entry in the audit in
/// the same transaction.
public struct TriageDesk: Sendable {
    public let store: RecordStore
    /// Of submissions, how many two persons decide, each without knowing of the other: 0 to 1.
    public let secondShare: Double
    /// Seconds that a submission stays in hand without a sign of life from the page.
    public static let leaseTime = 180
    /// Characters of a text for the applicant, or a note.
    public static let greatestText = 8000

    public init(_ store: RecordStore, secondShare: Double = 0) {
        self.store = store
        self.secondShare = secondShare
    }

    var today: CalendarDate { Statistics.day(of: store.now) ?? .epoch }

    /// Outcomes that want a clerk's attention, as SQL.
    static let attention = "('mismatch', 'missing', 'invalid', 'unreadable', 'doubtful')"

    /// Where submissions lie on the desk, in the order of `ids`; those that are not there are left out.
    public func places(of ids: [String]) throws -> [(id: String, key: String, verdict: Verdict)] {
        try store.read { db in
            try ids.compactMap { id in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT desk.key, verdict FROM submission JOIN desk ON desk.submission = submission.number
                        JOIN report ON report.number = desk.report WHERE submission.id = ?
                        """, arguments: [id]
                ).flatMap { row in Verdict(rawValue: row["verdict"]).map { (id, row["key"], $0) } }
            }
        }
    }

    func number(of key: String, _ db: Database) throws -> Int64 {
        let number = try Int64.fetchOne(db, sql: "SELECT submission FROM desk WHERE key = ?", arguments: [key])
        guard let number else { throw TriageError.notFound }
        return number
    }

    static func time(_ seconds: Int?) -> Date? { seconds.map { Date(timeIntervalSince1970: Double($0)) } }
}
