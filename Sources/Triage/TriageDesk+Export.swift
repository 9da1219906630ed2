import DeskForms
public import DocumentModel
import Foundation
import GRDB
import Store

/// A decision as it is handed on.
public struct ExportedDecision: Hashable, Sendable {
    public var key: String
    public var id: String
    public var registration: RegistrationKind
    public var applicantName: String
    public var employerName: String
    public var batchOn: CalendarDate
    public var decision: Decision
}

extension TriageDesk {
    /// Passes and returns that stand.
    ///
    /// - Parameter marksExported: they cannot be undone from now on; only those that have not been exported before are
    ///   taken then.
    /// - Parameter prepare: called with them before they are marked; what it throws leaves them as they were.
    public func decisions(
        marksExported: Bool, limit: Int = 100_000, by actor: String,
        prepare: ([ExportedDecision]) throws -> Void = { _ in }
    ) throws -> [ExportedDecision] {
        let fetch = { (db: Database) in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT decision.*, desk.key, desk.batchOn, submission.id, submission.registration, applicantName,
                        employerName
                    FROM desk JOIN decision ON decision.number = desk.decision
                    JOIN submission ON submission.number = desk.submission
                    WHERE desk.state IN ('passed', 'returned') AND (NOT ? OR exportedAt IS NULL)
                    ORDER BY decision.number LIMIT ?
                    """, arguments: [marksExported, limit]
            ).compactMap(TriageDesk.exported)
        }
        if !marksExported {
            let found = try store.read(fetch)
            try store.audit(actor: actor, action: "decisions-read", detail: ["count": String(found.count)])
            return found
        }
        return try store.write { db in
            var found = try fetch(db)
            try prepare(found)
            for index in found.indices {
                try db.execute(
                    sql: "UPDATE decision SET exportedAt = ? WHERE number = ?",
                    arguments: [store.now, found[index].decision.number])
                found[index].decision.exportedAt = TriageDesk.time(store.now)
            }
            try store.audit(db, actor: actor, action: "decisions-export", detail: ["count": String(found.count)])
            return found
        }
    }

    private static func exported(_ row: Row) -> ExportedDecision? {
        guard let decision = decision(row), let registration = RegistrationKind(rawValue: row["registration"]),
            let batch = CalendarDate(dayNumber: row["batchOn"])
        else { return nil }
        return ExportedDecision(
            key: row["key"], id: row["id"], registration: registration, applicantName: row["applicantName"],
            employerName: row["employerName"], batchOn: batch, decision: decision)
    }
}
