import DocumentModel
import Foundation
import GRDB
import Store

extension TriageDesk {
    /// A submission as it lies on the desk; without a trace in the audit: see ``open(_:by:takesOver:)``.
    ///
    /// - Throws: ``TriageError/notFound``, ``StoreError``
    public func submission(_ key: String) throws -> DeskSubmission {
        let found = try store.read { db -> (QueueRow, Decision?, [Decision], [String: Overruling]) in
            let columns = """
                SELECT desk.submission, desk.key, desk.report, desk.rank, desk.state, dueOn, batchOn, desk.clerk, leasedBy,
                    leasedUntil, desk.decision, submission.id, submission.registration, applicantName, employerName,
                    submittedOn, receivedAt
                FROM desk JOIN submission ON submission.number = desk.submission WHERE desk.key = ?
                """
            guard let found = try Row.fetchOne(db, sql: columns, arguments: [key]), let row = try row(found, db) else {
                throw TriageError.notFound
            }
            let history = try Row.fetchAll(
                db, sql: "SELECT * FROM decision WHERE submission = ? AND rule IS NULL ORDER BY number DESC",
                arguments: [row.number]
            ).compactMap(TriageDesk.decision)
            let standing = found["decision"] as Int64?
            return (row, history.first { $0.number == standing }, history, try overrulings(of: row.report, db))
        }
        guard let stored = try store.report(of: found.0.id) else { throw TriageError.notFound }
        return DeskSubmission(
            row: found.0, stored: stored, decision: found.1, history: found.2, overrulings: found.3)
    }

    private func overrulings(of report: Int64, _ db: Database) throws -> [String: Overruling] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM decision WHERE report = ? AND rule IS NOT NULL AND decision = 'overrule' AND undoneAt IS NULL
                ORDER BY number
                """, arguments: [report])
        var overrulings: [String: Overruling] = [:]
        for row in rows {
            let rule: String = row["rule"]
            overrulings[rule] = Overruling(
                rule: rule, reason: row["note"], value: row["value"], clerk: row["clerk"],
                madeAt: TriageDesk.time(row["madeAt"]) ?? .distantPast)
        }
        return overrulings
    }

    static func decision(_ row: Row) -> Decision? {
        guard let kind = DecisionKind(rawValue: row["decision"]) else { return nil }
        // Reasons that are no JSON were not written by this program.
        let reasons = (row["reasons"] as String?).flatMap {
            try? JSONDecoder().decode([String].self, from: Data($0.utf8))
        }
        return Decision(
            number: row["number"], kind: kind, publicText: row["publicText"] ?? "", note: row["note"],
            reasons: reasons ?? [], clerk: row["clerk"], madeAt: time(row["madeAt"]) ?? .distantPast,
            exportedAt: time(row["exportedAt"]), undoneAt: time(row["undoneAt"]), seconds: row["seconds"])
    }

    // MARK: In hand

    /// Notes that somebody looks at a submission, and gives it into their hand if it is free and still open.
    ///
    /// - Parameter takesOver: takes it from somebody else's hand.
    /// - Returns: in whose hand it is now; nil where it is decided.
    public func open(_ key: String, by actor: String, takesOver: Bool = false) throws -> Lease? {
        try store.write { db in
            let number = try number(of: key, db)
            try store.audit(
                db, actor: actor, action: takesOver ? "take-over" : "view", detail: ["submission": String(number)])
            return try lease(number, by: actor, takesOver: takesOver, db)
        }
    }

    /// Notes that a program has looked at a submission.
    public func noteLook(_ key: String, by actor: String) throws {
        try store.write { db in
            let number = try number(of: key, db)
            try store.audit(db, actor: actor, action: "view", detail: ["submission": String(number)])
        }
    }

    /// A sign of life from the page that has the submission in hand.
    ///
    /// - Returns: in whose hand it is now.
    public func renew(_ key: String, by actor: String) throws -> Lease? {
        try store.write { db in try lease(try number(of: key, db), by: actor, takesOver: false, db) }
    }

    /// Puts it out of hand.
    public func release(_ key: String, by actor: String) throws {
        try store.write { db in
            try db.execute(
                sql: "UPDATE desk SET leasedBy = NULL, leasedUntil = NULL WHERE key = ? AND leasedBy = ?",
                arguments: [key, actor])
        }
    }

    private func lease(_ number: Int64, by actor: String, takesOver: Bool, _ db: Database) throws -> Lease? {
        let row = try Row.fetchOne(
            db, sql: "SELECT state, leasedBy, leasedUntil FROM desk WHERE submission = ?", arguments: [number])
        guard let row, DeskState(rawValue: row["state"])?.isDecided == false else { return nil }
        if let lease = lease(row), lease.by != actor, !takesOver { return lease }
        let until = store.now + TriageDesk.leaseTime
        try db.execute(
            sql: "UPDATE desk SET leasedBy = ?, leasedUntil = ? WHERE submission = ?",
            arguments: [actor, until, number])
        return Lease(by: actor, until: Date(timeIntervalSince1970: Double(until)))
    }

    /// Claims submissions for a clerk, or gives claimed ones back; those that others have claimed stay as they are.
    ///
    /// - Returns: how many changed hands.
    public func claim(_ keys: [String], for clerk: String?, by actor: String) throws -> Int {
        try store.write { db in
            var count = 0
            for key in keys {
                try db.execute(
                    sql: "UPDATE desk SET clerk = ? WHERE key = ? AND (clerk IS NULL OR clerk = ?) AND clerk IS NOT ?",
                    arguments: [clerk, key, actor, clerk])
                count += db.changesCount
            }
            if count > 0 {
                try store.audit(
                    db, actor: actor, action: clerk == nil ? "unclaim" : "claim", detail: ["count": String(count)])
            }
            return count
        }
    }
}
