import Foundation
import GRDB

/// What a claim came to.
public enum Claim: Hashable, Sendable {
    /// Yours to do.
    case granted
    /// Done already: the report is there.
    case done
    /// Another program that lives has it in hand.
    case held
}

extension RecordStore {
    /// Takes a submission in hand, unless its report for `key` is there or another program has it in hand.
    ///
    /// - Throws: ``StoreError``
    public func claim(_ submissionID: String, key: ContentHash, for claimant: Claimant) throws -> Claim {
        try write { db in
            let report = try Int64.fetchOne(
                db,
                sql: """
                    SELECT report.number FROM report JOIN submission ON submission.number = report.submission
                    WHERE submission.id = ? AND key = ? AND isCurrent
                    """, arguments: [submissionID, key.description])
            if report != nil { return .done }
            let owner = try String.fetchOne(
                db, sql: "SELECT owner FROM job WHERE submissionID = ? AND key = ?",
                arguments: [submissionID, key.description])
            if let owner, owner != claimant.name, Claimant.isAlive(owner, in: folder) { return .held }
            try db.execute(
                sql: "INSERT OR REPLACE INTO job VALUES (?, ?, ?, ?)",
                arguments: [submissionID, key.description, claimant.name, now])
            return .granted
        }
    }

    /// Puts back what was claimed and not finished.
    public func release(_ submissionID: String, key: ContentHash) throws {
        try write { db in
            try db.execute(
                sql: "DELETE FROM job WHERE submissionID = ? AND key = ?",
                arguments: [submissionID, key.description])
        }
    }

    /// Begins a run of a batch.
    ///
    /// - Returns: its number.
    public func beginRun(submissions: Int) throws -> Int64 {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO run (startedAt, submissions, checked, known, rejected, failed, pages)
                    VALUES (?, ?, 0, 0, 0, 0, 0)
                    """, arguments: [now, submissions])
            return db.lastInsertedRowID
        }
    }

    public func endRun(
        _ number: Int64, checked: Int, known: Int, rejected: Int, failed: Int, pages: Int, by claimant: Claimant
    ) throws {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE run SET endedAt = ?, checked = ?, known = ?, rejected = ?, failed = ?, pages = ?
                    WHERE number = ?
                    """, arguments: [now, checked, known, rejected, failed, pages, number])
            try audit(
                db, actor: claimant.actor, action: "run",
                detail: [
                    "run": String(number), "checked": String(checked), "known": String(known),
                    "rejected": String(rejected), "failed": String(failed), "pages": String(pages),
                ])
        }
    }
}
