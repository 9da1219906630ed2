import DeskForms
import DocumentModel
import Foundation
import GRDB
import Store

extension TriageDesk {
    /// A submission as it lies on the desk; without a trace in the audit: see ``open(_:by:takesOver:)``.
    ///
    /// - Parameter actor: for whom; of a submission that two decide, each sees only what is the own.
    /// - Throws: ``TriageError/notFound``, ``StoreError``
    public func submission(_ key: String, for actor: String = "", isLead: Bool = false) throws -> DeskSubmission {
        var (id, found) = try store.read { db -> (String, Parts) in
            guard
                let found = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT \(TriageDesk.columns), desk.decision FROM desk
                        JOIN submission ON submission.number = desk.submission \(SecondLook.join) WHERE desk.key = ?
                        """, arguments: [key]), let row = try row(found, for: actor, isLead: isLead, db)
            else { throw TriageError.notFound }
            return (row.id, try parts(row, standing: found["decision"], for: actor, isLead: isLead, db))
        }
        guard let stored = try store.report(of: id) else { throw TriageError.notFound }
        found.regions = found.regions.filter { $0.isOn(stored) }
        return DeskSubmission(
            row: found.row, stored: stored, decision: found.decision, history: found.history,
            overrulings: found.overrulings, secondBy: found.secondBy, pair: found.pair, regions: found.regions)
    }

    /// What the desk knows of a submission beside its report.
    struct Parts {
        var row: QueueRow
        var decision: Decision?
        var history: [Decision]
        var overrulings: [String: Overruling]
        var secondBy: String?
        var pair: [Decision]
        var regions: [Region]
    }

    private func parts(
        _ row: QueueRow, standing: Int64?, for actor: String, isLead: Bool, _ db: Database
    ) throws -> Parts {
        let look = try look(at: row.number, db)
        let isExported = try isExported(look, db)
        func isShown(_ row: Row) -> Bool { look.shows(row, to: actor, isLead: isLead, isExported: isExported) }
        let history = try Row.fetchAll(
            db, sql: "SELECT * FROM decision WHERE submission = ? AND rule IS NULL ORDER BY number DESC",
            arguments: [row.number]
        ).filter(isShown).compactMap(TriageDesk.decision)
        // Who is one of two sees the own decision, until they may know of each other.
        let shown: Int64? =
            switch look.phase {
            case .second where actor == look.firstBy: look.first
            case .disputed where !isLead:
                actor == look.firstBy ? look.first : actor == look.secondBy ? look.second : nil
            case .agreed where actor == look.secondBy && !isExported: look.second
            default: standing
            }
        let isSettling = look.phase == .disputed && isLead
        return Parts(
            row: row, decision: history.first { $0.number == shown }, history: history,
            overrulings: Dictionary(
                try overrulings(of: row.report, look, shownTo: actor, isLead: isLead, db).map {
                    ($0.rule, Overruling($0))
                },
                uniquingKeysWith: { $1 }), secondBy: look.secondBy,
            pair: isSettling
                ? [look.first, look.second].compactMap { number in history.first { $0.number == number } } : [],
            regions: try Row.fetchAll(
                db, sql: "SELECT * FROM region WHERE submission = ? AND removedAt IS NULL ORDER BY number",
                arguments: [row.number]
            ).filter(isShown).map(Region.init))
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
            exportedAt: time(row["exportedAt"]), undoneAt: time(row["undoneAt"]), seconds: row["seconds"],
            round: row["round"])
    }

    // MARK: In hand

    /// Notes that somebody looks at a submission, and gives it into their hand if it is free and still open.
    ///
    /// - Parameter takesOver: takes it from somebody else's hand.
    /// - Returns: in whose hand it is now; nil where there is nothing to do for this person.
    public func open(
        _ key: String, by actor: String, isLead: Bool = false, takesOver: Bool = false
    ) throws -> Lease? {
        try store.write { db in
            let number = try number(of: key, db)
            try store.audit(
                db, actor: actor, action: takesOver ? "take-over" : "view", detail: ["submission": String(number)])
            return try lease(number, by: actor, isLead: isLead, takesOver: takesOver, db)
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
    public func renew(_ key: String, by actor: String, isLead: Bool = false) throws -> Lease? {
        try store.write { db in
            try lease(try number(of: key, db), by: actor, isLead: isLead, takesOver: false, db)
        }
    }

    /// Puts it out of hand.
    public func release(_ key: String, by actor: String) throws {
        try store.write { db in
            try db.execute(
                sql: "UPDATE desk SET leasedBy = NULL, leasedUntil = NULL WHERE key = ? AND leasedBy = ?",
                arguments: [key, actor])
        }
    }

    private func lease(
        _ number: Int64, by actor: String, isLead: Bool, takesOver: Bool, _ db: Database
    ) throws -> Lease? {
        let row = try Row.fetchOne(
            db, sql: "SELECT state, leasedBy, leasedUntil FROM desk WHERE submission = ?", arguments: [number])
        let state = try look(at: number, db).state(for: actor, isLead: isLead)
        guard let row, !state.isDecided, state != .disputed || isLead else { return nil }
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
                    sql: "UPDATE desk SET clerk = ? WHERE key = ? AND (clerk IS NULL OR clerk = ?) AND clerk IS NOT ?"
                        + " AND firstBy IS NOT ?", arguments: [clerk, key, actor, clerk, actor])
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
