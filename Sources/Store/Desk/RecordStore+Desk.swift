public import DocumentModel
import Foundation
import GRDB

extension Verdict {
    /// The order on the desk: what needs most attention first.
    public var rank: Int {
        switch self {
        case .flagged: 0
        case .undecided: 1
        case .clear: 2
        }
    }
}

extension RecordStore {
    /// Working days the office has for a submission (受理时限5日).
    public static let termOfReview = 5

    /// Puts a submission with a new report on the desk. One that was decided is open again where the form or the scans have
    /// changed, and a new term has begun; where only the program or its settings are others, the decision stands.
    func putOnDesk(submission: Int64, _ db: Database) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT report.number, verdict, registration, submittedOn, receivedAt, changedAt
                FROM submission JOIN report ON report.submission = submission.number AND isCurrent
                WHERE submission.number = ?
                """, arguments: [submission])
        guard let row, let verdict = Verdict(rawValue: row["verdict"]) else { return }
        // With a table of holidays of the office's own the days are reckoned by whoever has it: `reckonDays(with:)`.
        let table = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'desk.calendar'")
        let calendar = HalfMonthCalendar.standard
        let isStandard = table == nil || table == calendar.fingerprint
        let (due, batch) = isStandard ? RecordStore.days(of: row, calendar) : (0, 0)
        let content = try RecordStore.content(of: submission, db)
        // What was made on other scans or another form is history: nobody decides by it any more.
        for table in ["decision", "region"] {
            try db.execute(
                sql: """
                    UPDATE \(table) SET round = 0 WHERE submission = ? AND round > 0
                        AND EXISTS (SELECT 1 FROM desk WHERE desk.submission = \(table).submission AND content IS NOT ?)
                    """, arguments: [submission, content])
        }
        try db.execute(
            sql: """
                INSERT INTO desk (submission, key, report, rank, state, registration, dueOn, batchOn, content)
                VALUES (?, lower(hex(randomblob(16))), ?, ?, 'open', ?, ?, ?, ?)
                ON CONFLICT (submission) DO UPDATE SET
                    state = CASE WHEN content IS excluded.content THEN state ELSE 'open' END,
                    decision = CASE WHEN content IS excluded.content THEN decision END,
                    firstBy = CASE WHEN content IS excluded.content THEN firstBy END,
                    secondBy = CASE WHEN content IS excluded.content THEN secondBy END,
                    look = CASE WHEN content IS excluded.content THEN look END,
                    report = excluded.report, rank = excluded.rank, registration = excluded.registration,
                    dueOn = excluded.dueOn, batchOn = excluded.batchOn, content = excluded.content
                """,
            arguments: [
                submission, row["number"] as Int64, verdict.rank, row["registration"] as String, due, batch,
                content,
            ])
    }

    /// Names the form and the scans, and nothing else that a report depends on.
    private static func content(of submission: Int64, _ db: Database) throws -> String {
        var words = [
            try String.fetchOne(
                db, sql: "SELECT declaration FROM submission WHERE number = ?", arguments: [submission]) ?? ""
        ]
        words += try Row.fetchAll(
            db, sql: "SELECT kind, file, object FROM attachment WHERE submission = ? ORDER BY position",
            arguments: [submission]
        ).map { "\($0["kind"] as String) \($0["file"] as String) \($0["object"] as String? ?? "")" }
        return ContentHash(of: words.map { "\($0.utf8.count):\($0)" }.joined().utf8).description
    }

    /// Day numbers: of the last day for the review, and of the batch the submission goes with.
    private static func days(of row: Row, _ calendar: HalfMonthCalendar) -> (due: Int, batch: Int) {
        let received = Statistics.day(of: row["receivedAt"]) ?? .epoch
        let submitted = (row["submittedOn"] as String?).flatMap { CalendarDate(iso: $0) } ?? received
        return (
            calendar.deadline(after: submitted, workdays: termOfReview).dayNumber,
            calendar.batch(for: submitted).dayNumber
        )
    }

    /// Reckons the days of all that lies on the desk anew, where another table of holidays is used than before.
    ///
    /// - Throws: ``StoreError``
    public func reckonDays(with calendar: HalfMonthCalendar) throws {
        try write { db in
            let known = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'desk.calendar'")
            let isNew = known != calendar.fingerprint
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT submission.number, submittedOn, receivedAt
                    FROM desk JOIN submission ON submission.number = desk.submission WHERE ? OR dueOn = 0
                    """, arguments: [isNew])
            for row in rows {
                let (due, batch) = RecordStore.days(of: row, calendar)
                try db.execute(
                    sql: "UPDATE desk SET dueOn = ?, batchOn = ? WHERE submission = ?",
                    arguments: [due, batch, row["number"] as Int64])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO meta VALUES ('desk.calendar', ?)", arguments: [calendar.fingerprint])
        }
    }
}
