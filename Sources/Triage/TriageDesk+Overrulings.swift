import Foundation
import GRDB
import Store

extension TriageDesk {
    /// A row of `decision` that sets a finding aside.
    struct StandingOverruling {
        var number: Int64
        var rule: String
        var row: Row
    }

    /// What has been set aside on a report and stands so, the oldest first, as far as somebody may know of it.
    func overrulings(
        of report: Int64, _ look: SecondLook, shownTo actor: String, isLead: Bool, _ db: Database
    ) throws -> [StandingOverruling] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM decision WHERE report = ? AND rule IS NOT NULL AND decision = 'overrule' AND undoneAt IS NULL
                ORDER BY number
                """, arguments: [report])
        if rows.isEmpty { return [] }
        let isExported = try isExported(look, db)
        return rows.filter { look.shows($0, to: actor, isLead: isLead, isExported: isExported) }
            .map { StandingOverruling(number: $0["number"], rule: $0["rule"], row: $0) }
    }

    /// Whether the decision that two agreed on has been handed on.
    func isExported(_ look: SecondLook, _ db: Database) throws -> Bool {
        guard look.first != nil else { return false }
        return try Int.fetchOne(
            db, sql: "SELECT exportedAt FROM decision WHERE number = ?", arguments: [look.first]) != nil
    }
}

extension SecondLook {
    /// Whether somebody may see a row of `decision` or `region`.
    func shows(_ row: Row, to actor: String, isLead: Bool, isExported: Bool) -> Bool {
        shows(round: row["round"], by: row["clerk"], to: actor, isLead: isLead, isExported: isExported)
    }
}

extension Overruling {
    init(_ standing: TriageDesk.StandingOverruling) {
        let row = standing.row
        self.init(
            rule: standing.rule, reason: row["note"], value: row["value"], clerk: row["clerk"],
            madeAt: TriageDesk.time(row["madeAt"]) ?? .distantPast)
    }
}
