import DeskForms
import Foundation
import GRDB
import Store

extension TriageDesk {
    /// Takes back the standing decision, as long as it has not been exported. Of a submission that two decide, each takes back
    /// own decision until the second has decided; then a lead does, who is neither.
    ///
    /// - Parameter ofOthers: whether the actor may take back what somebody else decided.
    public func undo(_ key: String, by actor: String, ofOthers: Bool) throws {
        try store.write { db in
            let number = try number(of: key, db)
            let look = try look(at: number, db)
            let undone: [Int64]
            switch look.phase {
            case .second where actor == look.firstBy:
                undone = try undoFirst(number, look, by: actor, db)
            case .disputed:
                // How it stands tells both whether they agree: who could decide again would not decide by himself.
                guard ofOthers, actor != look.firstBy, actor != look.secondBy else { throw TriageError.forLead }
                undone = try undoSecond(number, look, db)
            case .agreed:
                try checkExported(look.first, db)
                guard actor != look.secondBy else { throw TriageError.secondStands }
                guard ofOthers else { throw TriageError.notYours }
                undone = try undoBoth(number, look, db)
            case .none, .second, .settled:
                undone = try undoStanding(number, look, by: actor, ofOthers: ofOthers, db)
            }
            for decision in undone {
                try db.execute(
                    sql: "UPDATE decision SET undoneAt = ? WHERE number = ?", arguments: [store.now, decision])
                var detail = ["submission": String(number), "number": String(decision)]
                // Not asked for by itself: it goes with the first of them.
                if let first = undone.first, first != decision { detail["with"] = String(first) }
                try store.audit(db, actor: actor, action: "undo", detail: detail)
            }
            try rank(number, db)
        }
    }

    private func checkExported(_ decision: Int64?, _ db: Database) throws {
        let at = try Int.fetchOne(db, sql: "SELECT exportedAt FROM decision WHERE number = ?", arguments: [decision])
        if at != nil { throw TriageError.alreadyExported }
    }

    private func undoStanding(
        _ number: Int64, _ look: SecondLook, by actor: String, ofOthers: Bool, _ db: Database
    ) throws -> [Int64] {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT decision.* FROM desk JOIN decision ON decision.number = desk.decision WHERE desk.submission = ?
                """, arguments: [number])
        guard let row, let decision = TriageDesk.decision(row) else { throw TriageError.nothingToUndo }
        if decision.exportedAt != nil { throw TriageError.alreadyExported }
        if decision.clerk != actor, !ofOthers { throw TriageError.notYours }
        let state = look.phase == .settled ? DeskState.disputed : .open
        try db.execute(
            sql: "UPDATE desk SET state = ?, decision = NULL WHERE submission = ?", arguments: [state.rawValue, number])
        try db.execute(sql: "UPDATE secondLook SET settled = NULL WHERE first = ?", arguments: [look.first])
        return [decision.number]
    }

    /// One decides again, as if it had never been for two.
    private func undoFirst(
        _ number: Int64, _ look: SecondLook, by actor: String, _ db: Database
    ) throws -> [Int64] {
        let row = try Row.fetchOne(
            db, sql: "SELECT leasedBy, leasedUntil FROM desk WHERE submission = ?", arguments: [number])
        if let row, lease(row) != nil { throw TriageError.inSecondLook }
        // What the second had begun (a hold, overrulings) goes with it: it was made on a copy that is no more.
        let begun = try Row.fetchAll(
            db, sql: "SELECT number, rule FROM decision WHERE submission = ? AND round = 2 AND undoneAt IS NULL",
            arguments: [number])
        for row in begun {
            guard let rule: String = row["rule"] else { continue }
            try db.execute(
                sql: "UPDATE decision SET undoneAt = ? WHERE number = ?",
                arguments: [store.now, row["number"] as Int64])
            try store.audit(
                db, actor: actor, action: "restore", detail: ["submission": String(number), "rule": rule])
        }
        try reopen(number, look, db)
        return [look.first].compactMap { $0 } + begun.filter { $0["rule"] == nil }.map { $0["number"] }
    }

    private func undoSecond(_ number: Int64, _ look: SecondLook, _ db: Database) throws -> [Int64] {
        try db.execute(
            sql: "UPDATE secondLook SET second = NULL, agrees = NULL WHERE first = ?", arguments: [look.first])
        try db.execute(
            sql: "UPDATE desk SET state = 'open', decision = NULL, secondBy = NULL, clerk = NULL WHERE submission = ?",
            arguments: [number])
        return look.second.map { [$0] } ?? []
    }

    private func undoBoth(_ number: Int64, _ look: SecondLook, _ db: Database) throws -> [Int64] {
        try reopen(number, look, db)
        return [look.first, look.second].compactMap { $0 }
    }

    private func reopen(_ number: Int64, _ look: SecondLook, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM secondLook WHERE first = ?", arguments: [look.first])
        try db.execute(
            sql: """
                UPDATE desk SET state = 'open', decision = NULL, look = NULL, firstBy = NULL, secondBy = NULL
                WHERE submission = ?
                """, arguments: [number])
        // Rounds stay as they are: each has seen only the own part, and may be asked again.
    }
}
