public import DeskForms
import DocumentModel
import Foundation
import GRDB
import Store

extension TriageDesk {
    static let columns = """
        desk.submission, desk.key, desk.report, desk.rank, dueOn, batchOn, desk.clerk, leasedBy, leasedUntil,
        submission.id, submission.registration, applicantName, employerName, submittedOn, receivedAt, \(SecondLook.columns)
        """

    /// One page of the queue: what is due first comes first, among equals the gravest.
    ///
    /// - Parameter account: whose `mine` it is, and who does not see as open what waits for another to decide it, too.
    public func queue(_ filter: QueueFilter, for account: String, isLead: Bool = false) throws -> QueuePage {
        try store.read { db in
            let (conditions, arguments) = conditions(filter, account, isLead)
            let needsSubmission = filter.text != nil
            let from =
                needsSubmission ? "desk JOIN submission ON submission.number = desk.submission" : "desk"
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM \(from) WHERE \(conditions)", arguments: arguments)
            // What was decided is looked at from the newest back.
            let order =
                filter.state?.isDecided == true
                ? "coalesce(desk.decision, desk.look) DESC, desk.submission DESC"
                : "desk.dueOn, desk.rank, desk.submission"
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(TriageDesk.columns) FROM (
                        SELECT desk.submission AS number, row_number() OVER (ORDER BY \(order)) AS place
                        FROM \(from) WHERE \(conditions) ORDER BY \(order)
                        LIMIT \(max(1, filter.limit)) OFFSET \(max(0, filter.offset))
                    ) AS page JOIN desk ON desk.submission = page.number
                    JOIN submission ON submission.number = page.number
                    \(SecondLook.join) ORDER BY page.place
                    """, arguments: arguments)
            return QueuePage(
                rows: try rows.compactMap { try row($0, for: account, isLead: isLead, db) }, total: total ?? 0,
                counts: try counts(account, isLead, db))
        }
    }

    /// The submissions before and after one in the order of the queue, without those that others have in hand; nil at its
    /// ends.
    public func neighbours(
        of key: String, _ filter: QueueFilter, for account: String, isLead: Bool = false
    ) throws -> (before: String?, after: String?) {
        try store.read { db in
            guard
                let place = try Row.fetchOne(
                    db, sql: "SELECT dueOn, rank, submission FROM desk WHERE key = ?", arguments: [key])
            else { return (nil, nil) }
            let (conditions, arguments) = conditions(filter, account, isLead)
            let here: [any DatabaseValueConvertible] = [
                place["dueOn"] as Int, place["rank"] as Int, place["submission"] as Int64,
            ]
            func neighbour(_ sign: String, _ order: String) throws -> String? {
                try String.fetchOne(
                    db,
                    sql: """
                        SELECT key FROM desk JOIN submission ON submission.number = desk.submission
                        WHERE \(conditions) AND (dueOn, rank, submission) \(sign) (?, ?, ?)
                            AND (leasedBy IS NULL OR leasedBy = ? OR leasedUntil NOT BETWEEN ? AND ?)
                        ORDER BY dueOn \(order), rank \(order), submission \(order) LIMIT 1
                        """,
                    arguments: arguments + StatementArguments(here) + [
                        account, store.now + 1, store.now + TriageDesk.leaseTime,
                    ])
            }
            return (try neighbour("<", "DESC"), try neighbour(">", ""))
        }
    }

    private func conditions(
        _ filter: QueueFilter, _ account: String, _ isLead: Bool
    ) -> (String, StatementArguments) {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func add(_ condition: String, _ values: StatementArguments = []) {
            conditions.append(condition)
            arguments += values
        }
        switch filter.state {
        case nil: break
        case .open?, .held?:
            add(
                "desk.state = ? AND (desk.firstBy IS NULL OR desk.firstBy <> ?)",
                [filter.state?.rawValue ?? "", account])
        case .waiting?:
            add(
                """
                (desk.state IN ('open', 'held') AND desk.firstBy = ?
                    OR desk.state = 'disputed' AND NOT ? AND ? IN (desk.firstBy, desk.secondBy))
                """, [account, isLead, account])
        case let state?: add("desk.state = ?", [state.rawValue])
        }
        if let verdict = filter.verdict { add("desk.rank = ?", [verdict.rank]) }
        if let kind = filter.registration { add("desk.registration = ?", [kind.rawValue]) }
        switch filter.owner {
        case .anyone: break
        case .mine: add("desk.clerk = ?", [account])
        case .unclaimed: add("desk.clerk IS NULL")
        }
        let day = today.dayNumber
        switch filter.due {
        case .any: break
        case .overdue: add("desk.dueOn < ?", [day])
        case .today: add("desk.dueOn <= ?", [day])
        case .week: add("desk.dueOn <= ?", [day + 7])
        }
        if let batch = filter.batch { add("desk.batchOn = ?", [batch.dayNumber]) }
        if let rule = filter.rule {
            add(
                """
                EXISTS (SELECT 1 FROM finding WHERE finding.report = desk.report AND finding.rule = ?
                    AND outcome IN \(TriageDesk.attention))
                """, [rule])
        }
        if let text = filter.text, !text.isEmpty {
            if filter.isNumber {
                add("(submission.idNumber = ? OR submission.id = ?)", [text.uppercased(), text])
            } else {
                add("(instr(applicantName, ?) OR instr(employerName, ?))", [text, text])
            }
        }
        return (conditions.isEmpty ? "1" : conditions.joined(separator: " AND "), arguments)
    }

    func row(_ row: Row, for account: String, isLead: Bool, _ db: Database) throws -> QueueRow? {
        let look = SecondLook(row)
        guard let registration = RegistrationKind(rawValue: row["registration"]),
            let due = CalendarDate(dayNumber: row["dueOn"]),
            let batch = CalendarDate(dayNumber: row["batchOn"])
        else { return nil }
        var result = QueueRow(
            key: row["key"], id: row["id"], registration: registration, applicantName: row["applicantName"],
            employerName: row["employerName"],
            submittedOn: (row["submittedOn"] as String?).flatMap { CalendarDate(iso: $0) },
            receivedAt: TriageDesk.time(row["receivedAt"]) ?? .distantPast, dueOn: due, batchOn: batch,
            verdict: [.flagged, .undecided, .clear][min(2, max(0, row["rank"] as Int))],
            state: look.state(for: account, isLead: isLead),
            clerk: row["clerk"],
            lease: lease(row), number: row["submission"], report: row["report"])
        let overruled = Set(
            try overrulings(of: result.report, look, shownTo: account, isLead: isLead, db).map(\.rule))
        let findings = try Row.fetchAll(
            db,
            sql: """
                SELECT rule, outcome, message FROM finding WHERE report = ? AND outcome IN \(TriageDesk.attention)
                ORDER BY CASE outcome WHEN 'unreadable' THEN 1 WHEN 'doubtful' THEN 1 ELSE 0 END, confidence DESC, position
                """, arguments: [result.report]
        ).filter { !overruled.contains($0["rule"]) }
        result.findingCount = findings.count
        result.worst = findings.prefix(3).compactMap { finding in
            Outcome(rawValue: finding["outcome"]).map {
                WorstFinding(rule: finding["rule"], outcome: $0, message: finding["message"])
            }
        }
        return result
    }

    /// Nil where nobody has it in hand any more.
    func lease(_ row: Row) -> Lease? {
        // Longer than any: it was noted while the clock was ahead.
        guard let by = row["leasedBy"] as String?, let until = row["leasedUntil"] as Int?, until > store.now,
            until - store.now <= TriageDesk.leaseTime
        else { return nil }
        return Lease(by: by, until: Date(timeIntervalSince1970: Double(until)))
    }

    private func counts(_ account: String, _ isLead: Bool, _ db: Database) throws -> QueueCounts {
        var counts = QueueCounts()
        let states = try Row.fetchAll(
            db,
            sql: """
                SELECT state, count(*) AS n, firstBy IS ? AND state IN ('open', 'held')
                    OR NOT ? AND state = 'disputed' AND ? IN (firstBy, secondBy) AS waits
                FROM desk GROUP BY state, waits
                """, arguments: [account, isLead, account])
        for row in states {
            guard let state = DeskState(rawValue: row["state"]) else { continue }
            counts.states[row["waits"] as Bool? == true ? .waiting : state, default: 0] += row["n"]
        }
        func count(_ condition: String, _ arguments: StatementArguments) throws -> Int {
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM desk
                    WHERE state = 'open' AND (firstBy IS NULL OR firstBy <> ?) AND \(condition)
                    """, arguments: [account] + arguments) ?? 0
        }
        counts.overdue = try count("dueOn < ?", [today.dayNumber])
        counts.dueToday = try count("dueOn = ?", [today.dayNumber])
        counts.mine = try count("clerk = ?", [account])
        return counts
    }
}
