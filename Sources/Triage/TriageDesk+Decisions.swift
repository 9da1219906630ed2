import DocumentModel
import Foundation
import GRDB
import Store

/// What a clerk wants to decide.
public struct DecisionDraft: Hashable, Sendable {
    public var kind: DecisionKind
    /// What the applicant is told; required for a return.
    public var publicText = ""
    /// For colleagues only; required for a hold.
    public var note = ""
    /// Rules whose reasons were ticked.
    public var reasons: [String] = []
    /// Since the page was opened.
    public var seconds: Double?
    /// The report that was looked at; nil where that does not matter.
    public var report: Int64?

    public init(kind: DecisionKind) { self.kind = kind }
}

extension TriageDesk {
    /// Decides about a submission.
    ///
    /// - Throws: ``TriageError`` where another has it in hand or has decided, or a reason is missing; ``StoreError``
    public func decide(_ key: String, _ given: DecisionDraft, by actor: String) throws {
        var draft = given
        draft.publicText = try TriageDesk.trimmed(draft.publicText)
        draft.note = try TriageDesk.trimmed(draft.note)
        if draft.kind == .sendBack, draft.publicText.isEmpty { throw TriageError.reasonMissing }
        if draft.kind == .hold, draft.note.isEmpty { throw TriageError.reasonMissing }
        if draft.kind != .sendBack { (draft.publicText, draft.reasons) = ("", []) }
        let reasons = String(decoding: try JSONEncoder().encode(draft.reasons.prefix(200).map { $0 }), as: UTF8.self)
        try store.write { db in
            let number = try number(of: key, db)
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM desk WHERE submission = ?", arguments: [number])
            else { throw TriageError.notFound }
            let report: Int64 = row["report"]
            if let seen = draft.report, seen != report { throw TriageError.reportChanged }
            try checkOpen(number, db)
            if let lease = lease(row), lease.by != actor { throw TriageError.leased(by: lease.by) }
            try db.execute(
                sql: """
                    INSERT INTO decision (submission, report, decision, note, publicText, reasons, clerk, madeAt, seconds)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, report, draft.kind.rawValue, draft.note, draft.publicText, reasons, actor, store.now,
                    draft.seconds.map { min(86_400, max(0, $0)) },
                ])
            let decision = db.lastInsertedRowID
            try db.execute(
                sql: """
                    UPDATE desk SET state = ?, decision = ?, leasedBy = NULL, leasedUntil = NULL,
                        clerk = coalesce(clerk, ?) WHERE submission = ?
                    """, arguments: [draft.kind.state.rawValue, decision, actor, number])
            try store.audit(
                db, actor: actor, action: "decide",
                detail: [
                    "submission": String(number), "report": String(report), "decision": draft.kind.rawValue,
                    "number": String(decision), "reasons": String(draft.reasons.count),
                ])
        }
    }

    /// Takes back the standing decision, as long as it has not been exported.
    ///
    /// - Parameter ofOthers: whether the actor may take back what somebody else decided.
    public func undo(_ key: String, by actor: String, ofOthers: Bool) throws {
        try store.write { db in
            let number = try number(of: key, db)
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT decision.* FROM desk JOIN decision ON decision.number = desk.decision
                        WHERE desk.submission = ?
                        """, arguments: [number]), let decision = TriageDesk.decision(row)
            else { throw TriageError.nothingToUndo }
            if decision.exportedAt != nil { throw TriageError.alreadyExported }
            if decision.clerk != actor, !ofOthers { throw TriageError.notYours }
            try db.execute(
                sql: "UPDATE decision SET undoneAt = ? WHERE number = ?", arguments: [store.now, decision.number])
            try db.execute(
                sql: "UPDATE desk SET state = 'open', decision = NULL WHERE submission = ?", arguments: [number])
            try store.audit(
                db, actor: actor, action: "undo",
                detail: ["submission": String(number), "number": String(decision.number)])
        }
    }

    /// Sets a finding aside, because a person sees that it is wrong.
    ///
    /// - Parameter value: what stands there, as the clerk reads it.
    public func overrule(
        _ key: String, rule: String, reason given: String, value: String?, report seen: Int64?, by actor: String
    ) throws {
        let reason = try TriageDesk.trimmed(given)
        if reason.isEmpty { throw TriageError.reasonMissing }
        let reading = try value.map(TriageDesk.trimmed)
        try store.write { db in
            let number = try number(of: key, db)
            try checkOpen(number, db)
            try checkLease(number, actor, db)
            let report = try Int64.fetchOne(
                db, sql: "SELECT report FROM desk WHERE submission = ?", arguments: [number])
            if let seen, seen != report { throw TriageError.reportChanged }
            let outcome = try String.fetchOne(
                db, sql: "SELECT outcome FROM finding WHERE report = ? AND rule = ?", arguments: [report, rule])
            guard let outcome else { throw TriageError.ruleUnknown }
            let stands = try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM decision
                        WHERE report = ? AND rule = ? AND decision = 'overrule' AND undoneAt IS NULL)
                    """, arguments: [report, rule])
            // A second click, or a repeated request: it is set aside already.
            if stands == true { return }
            try db.execute(
                sql: """
                    INSERT INTO decision (submission, report, rule, decision, note, value, clerk, madeAt)
                    VALUES (?, ?, ?, 'overrule', ?, ?, ?, ?)
                    """,
                arguments: [
                    number, report, rule, reason, reading?.isEmpty == false ? reading : nil, actor, store.now,
                ])
            try rank(number, db)
            try store.audit(
                db, actor: actor, action: "overrule",
                detail: ["submission": String(number), "rule": rule, "outcome": outcome])
        }
    }

    /// Lets a finding count again.
    public func restore(_ key: String, rule: String, by actor: String) throws {
        try store.write { db in
            let number = try number(of: key, db)
            try checkOpen(number, db)
            try checkLease(number, actor, db)
            try db.execute(
                sql: """
                    UPDATE decision SET undoneAt = ? WHERE rule = ? AND undoneAt IS NULL
                        AND report = (SELECT report FROM desk WHERE submission = ?)
                    """, arguments: [store.now, rule, number])
            guard db.changesCount > 0 else { throw TriageError.nothingToUndo }
            try rank(number, db)
            try store.audit(
                db, actor: actor, action: "restore", detail: ["submission": String(number), "rule": rule])
        }
    }

    /// What has been decided stands until it is undone.
    private func checkOpen(_ number: Int64, _ db: Database) throws {
        let clerk = try String.fetchOne(
            db,
            sql: """
                SELECT coalesce(decision.clerk, '') FROM desk LEFT JOIN decision ON decision.number = desk.decision
                WHERE desk.submission = ? AND state IN ('passed', 'returned')
                """, arguments: [number])
        if let clerk { throw TriageError.alreadyDecided(by: clerk) }
    }

    /// Nobody changes what another has before him.
    private func checkLease(_ number: Int64, _ actor: String, _ db: Database) throws {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM desk WHERE submission = ?", arguments: [number])
        if let row, let lease = lease(row), lease.by != actor { throw TriageError.leased(by: lease.by) }
    }

    /// Where the submission stands among others once what was overruled is set aside.
    private func rank(_ number: Int64, _ db: Database) throws {
        let outcomes = try String.fetchAll(
            db,
            sql: """
                SELECT outcome FROM finding JOIN desk ON desk.report = finding.report
                WHERE desk.submission = ? AND NOT \(TriageDesk.overruled)
                """, arguments: [number])
        let verdict = Verdict(outcomes: outcomes.compactMap { Outcome(rawValue: $0) })
        try db.execute(sql: "UPDATE desk SET rank = ? WHERE submission = ?", arguments: [verdict.rank, number])
    }

    private static func trimmed(_ text: String) throws -> String {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.count <= greatestText else { throw TriageError.textTooLong(limit: greatestText) }
        return trimmed
    }
}
