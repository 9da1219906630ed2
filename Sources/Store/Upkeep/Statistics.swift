public import DocumentModel
import Foundation
import GRDB
import Verification

/// What an office's record says about a time.
public struct Statistics: Codable, Hashable, Sendable {
    /// Counts of a day, a batch or all.
    public struct Row: Codable, Hashable, Sendable {
        /// `2026-11-25`: the day of the check, or the day of the batch; empty for all.
        public var period: String
        public var submissions = 0
        public var clear = 0
        public var undecided = 0
        public var flagged = 0
        public var pages = 0
        /// Pages with blur, glare or the like that hides text.
        public var pagesHardToRead = 0
        /// Of all checks.
        public var seconds = 0.0
        /// Of a check: half took less.
        public var medianSeconds = 0.0
        /// Half-month batches only: the table of holidays does not know the year.
        public var isWithoutHolidays: Bool?

        init(period: String) { self.period = period }
    }

    public struct RuleRow: Codable, Hashable, Sendable {
        public var rule: String
        /// Findings by outcome.
        public var outcomes: [String: Int]
    }

    public var total: Row
    public var days: [Row]
    public var batches: [Row]
    public var rules: [RuleRow]
    public var decisions: [String: Int]
}

extension RecordStore {
    /// Counts current reports that were made on these days, of the office's time zone.
    public func statistics(
        from first: CalendarDate?, to last: CalendarDate?, calendar: HalfMonthCalendar
    ) throws -> Statistics {
        struct Check {
            var day: CalendarDate
            var batch: CalendarDate
            var verdict: Verdict
            var seconds: Double
            var pages: Int
            var hard: Int
        }
        var rules: [String: [String: Int]] = [:]
        var checks: [Check] = []
        var decisions: [String: Int] = [:]
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT report.number, verdict, seconds, madeAt, submittedOn, receivedAt,
                        (SELECT count(*) FROM page WHERE page.report = report.number) AS pages,
                        (SELECT count(*) FROM page WHERE page.report = report.number AND isHardToRead) AS hard
                    FROM report JOIN submission ON submission.number = report.submission WHERE isCurrent ORDER BY madeAt
                    """)
            var numbers: [Int64] = []
            while let row = try rows.next() {
                guard let verdict = Verdict(rawValue: row["verdict"]), let day = Statistics.day(of: row["madeAt"]),
                    let received = Statistics.day(of: row["receivedAt"]), first.map({ day >= $0 }) ?? true,
                    last.map({ day <= $0 }) ?? true
                else { continue }
                let submitted = (row["submittedOn"] as String?).flatMap { CalendarDate(iso: $0) } ?? received
                checks.append(
                    Check(
                        day: day, batch: calendar.batch(for: submitted), verdict: verdict, seconds: row["seconds"],
                        pages: row["pages"], hard: row["hard"]))
                numbers.append(row["number"])
            }
            let wanted = Set(numbers)
            let findings = try Row.fetchCursor(
                db,
                sql: """
                    SELECT report, rule, outcome FROM finding JOIN report ON report.number = finding.report
                    WHERE isCurrent
                    """)
            while let row = try findings.next() {
                guard wanted.contains(row["report"]) else { continue }
                rules[row["rule"], default: [:]][row["outcome"], default: 0] += 1
            }
            for row in try Row.fetchAll(
                db, sql: "SELECT decision, count(*) AS n FROM decision WHERE undoneAt IS NULL GROUP BY decision")
            {
                decisions[row["decision"]] = row["n"]
            }
        }
        func row(_ period: String, _ checks: [Check]) -> Statistics.Row {
            var row = Statistics.Row(period: period)
            row.submissions = checks.count
            row.clear = checks.count { $0.verdict == .clear }
            row.undecided = checks.count { $0.verdict == .undecided }
            row.flagged = checks.count { $0.verdict == .flagged }
            row.pages = checks.reduce(0) { $0 + $1.pages }
            row.pagesHardToRead = checks.reduce(0) { $0 + $1.hard }
            row.seconds = (checks.reduce(0) { $0 + $1.seconds } * 10).rounded() / 10
            let sorted = checks.map(\.seconds).sorted()
            row.medianSeconds = sorted.isEmpty ? 0 : (sorted[sorted.count / 2] * 10).rounded() / 10
            return row
        }
        func rows(by key: (Check) -> CalendarDate) -> [Statistics.Row] {
            Dictionary(grouping: checks, by: key).sorted { $0.key < $1.key }.map { row($0.key.description, $0.value) }
        }
        let batches = rows(by: \.batch).map { row in
            var row = row
            row.isWithoutHolidays = Int(row.period.prefix(4)).map(calendar.knows) == false ? true : nil
            return row
        }
        return Statistics(
            total: row("", checks), days: rows(by: \.day), batches: batches,
            rules: rules.sorted { $0.key < $1.key }.map { Statistics.RuleRow(rule: $0.key, outcomes: $0.value) },
            decisions: decisions)
    }
}

extension Statistics {
    /// The day in the office's time zone, eight hours before UTC.
    ///
    /// - Parameter seconds: since 1970.
    public static func day(of seconds: Int) -> CalendarDate? {
        CalendarDate(dayNumber: Int((Double(seconds) / 86_400 + 8.0 / 24).rounded(.down)))
    }
}
