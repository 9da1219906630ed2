public import DeskForms
import DocumentModel
import Foundation
import GRDB
import Store
import Verification

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
    /// Decides about a submission; of one that two decide, this is the first decision, the second, or a lead's.
    ///
    /// - Throws: ``TriageError`` where another has it in hand or has decided, or a reason is missing; ``StoreError``
    public func decide(_ key: String, _ given: DecisionDraft, by actor: String, isLead: Bool = false) throws {
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
            try checkOpen(number, actor, isLead, db)
            if let lease = lease(row), lease.by != actor { throw TriageError.leased(by: lease.by) }
            let look = try look(at: number, db)
            if look.phase == .disputed, draft.kind == .hold { throw TriageError.mustSettle }
            try db.execute(
                sql: """
                    INSERT INTO decision (submission, report, decision, note, publicText, reasons, clerk, madeAt, seconds,
                        round)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, report, draft.kind.rawValue, draft.note, draft.publicText, reasons, actor, store.now,
                    draft.seconds.map { min(86_400, max(0, $0)) }, look.phase == .second ? 2 : 0,
                ])
            let decision = db.lastInsertedRowID
            var detail = [
                "submission": String(number), "report": String(report), "decision": draft.kind.rawValue,
                "number": String(decision), "reasons": String(draft.reasons.count),
            ]
            let isFirstOfTwo = try look.phase == .none && draft.kind != .hold && isForTwo(number, db)
            switch look.phase {
            case .second where draft.kind != .hold:
                let agrees = try endSecondLook(number, look, decision: decision, by: actor, db)
                detail["look"] = agrees ? "second-agrees" : "second-differs"
            case .disputed:
                try settle(number, look, draft.kind, decision: decision, db)
                detail["look"] = "settled"
            case .none where isFirstOfTwo:
                try beginSecondLook(number, report: report, decision: decision, by: actor, db)
                detail["look"] = "first"
            default:
                try db.execute(
                    sql: """
                        UPDATE desk SET state = ?, decision = ?, leasedBy = NULL, leasedUntil = NULL,
                            clerk = coalesce(clerk, ?) WHERE submission = ?
                        """, arguments: [draft.kind.state.rawValue, decision, actor, number])
            }
            try store.audit(db, actor: actor, action: "decide", detail: detail)
        }
    }

    /// Sets a finding aside, because a person sees that it is wrong.
    ///
    /// - Parameter value: what stands there, as the clerk reads it.
    public func overrule(
        _ key: String, rule: String, reason given: String, value: String?, report seen: Int64?, by actor: String,
        isLead: Bool = false
    ) throws {
        let reason = try TriageDesk.trimmed(given)
        if reason.isEmpty { throw TriageError.reasonMissing }
        let reading = try value.map(TriageDesk.trimmed)
        try store.write { db in
            let number = try number(of: key, db)
            try checkOpen(number, actor, isLead, db)
            try checkLease(number, actor, db)
            let look = try look(at: number, db)
            let report = try Int64.fetchOne(
                db, sql: "SELECT report FROM desk WHERE submission = ?", arguments: [number])
            guard let report else { throw TriageError.notFound }
            if let seen, seen != report { throw TriageError.reportChanged }
            let outcome = try String.fetchOne(
                db, sql: "SELECT outcome FROM finding WHERE report = ? AND rule = ?", arguments: [report, rule])
            guard let outcome else { throw TriageError.ruleUnknown }
            // A second click, or a repeated request: it is set aside already.
            let standing = try overrulings(of: report, look, shownTo: actor, isLead: isLead, db)
            if standing.contains(where: { $0.rule == rule }) { return }
            try db.execute(
                sql: """
                    INSERT INTO decision (submission, report, rule, decision, note, value, clerk, madeAt, round)
                    VALUES (?, ?, ?, 'overrule', ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, report, rule, reason, reading?.isEmpty == false ? reading : nil, actor, store.now,
                    look.round(of: actor),
                ])
            try rank(number, db)
            try store.audit(
                db, actor: actor, action: "overrule",
                detail: ["submission": String(number), "rule": rule, "outcome": outcome])
        }
    }

    /// Lets a finding count again.
    public func restore(_ key: String, rule: String, by actor: String, isLead: Bool = false) throws {
        try store.write { db in
            let number = try number(of: key, db)
            try checkOpen(number, actor, isLead, db)
            try checkLease(number, actor, db)
            let report = try Int64.fetchOne(
                db, sql: "SELECT report FROM desk WHERE submission = ?", arguments: [number])
            guard let report else { throw TriageError.notFound }
            let look = try look(at: number, db)
            let standing = try overrulings(of: report, look, shownTo: actor, isLead: isLead, db)
                .filter { $0.rule == rule }
            guard !standing.isEmpty else { throw TriageError.nothingToUndo }
            for overruling in standing {
                try db.execute(
                    sql: "UPDATE decision SET undoneAt = ? WHERE number = ?",
                    arguments: [store.now, overruling.number])
            }
            try rank(number, db)
            try store.audit(
                db, actor: actor, action: "restore", detail: ["submission": String(number), "rule": rule])
        }
    }

    /// What has been decided stands until it is undone.
    private func checkOpen(_ number: Int64, _ actor: String, _ isLead: Bool, _ db: Database) throws {
        let look = try look(at: number, db)
        if look.phase == .second, actor == look.firstBy { throw TriageError.waitsForSecond }
        if look.phase == .disputed, !isLead { throw TriageError.forLead }
        let clerk = try String.fetchOne(
            db,
            sql: """
                SELECT coalesce(decision.clerk, '') FROM desk LEFT JOIN decision ON decision.number = desk.decision
                WHERE desk.submission = ? AND state IN ('passed', 'returned')
                """, arguments: [number])
        if let clerk { throw TriageError.alreadyDecided(by: clerk) }
    }

    /// Nobody changes what another has before him.
    func checkLease(_ number: Int64, _ actor: String, _ db: Database) throws {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM desk WHERE submission = ?", arguments: [number])
        if let row, let lease = lease(row), lease.by != actor { throw TriageError.leased(by: lease.by) }
    }

    /// Where the submission stands among others once what was overruled is set aside; without what one of two has overruled,
    /// as long as that is hidden from the other: the queue is the same for both.
    func rank(_ number: Int64, _ db: Database) throws {
        let isSettled = try look(at: number, db).phase == .settled
        let outcomes = try String.fetchAll(
            db,
            sql: """
                SELECT outcome FROM finding JOIN desk ON desk.report = finding.report
                WHERE desk.submission = ? AND NOT EXISTS (
                    SELECT 1 FROM decision WHERE decision.report = finding.report AND decision.rule = finding.rule
                        AND decision.decision = 'overrule' AND undoneAt IS NULL AND (round = 0 OR ?))
                """, arguments: [number, isSettled])
        let verdict = Verdict(outcomes: outcomes.compactMap { Outcome(rawValue: $0) })
        try db.execute(sql: "UPDATE desk SET rank = ? WHERE submission = ?", arguments: [verdict.rank, number])
    }

    static func trimmed(_ text: String) throws -> String { try trimmed(text, limit: greatestText) }

    static func trimmed(_ text: String, limit: Int) throws -> String {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isLonger(than: limit) else { throw TriageError.textTooLong(limit: limit) }
        return trimmed
    }
}
