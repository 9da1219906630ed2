public import DocumentModel
public import Foundation
import GRDB
public import Verification

/// A submission in the store, in a line.
public struct SubmissionSummary: Hashable, Sendable {
    public var id: String
    public var registration: RegistrationKind
    public var applicantName: String
    public var idNumber: String
    public var employerName: String
    public var source: String
    public var receivedAt: Date
    public var verdict: Verdict
    /// When the current report was made.
    public var checkedAt: Date
}

/// A submission's current report with what belongs to it.
public struct StoredReport: Sendable {
    public var summary: SubmissionSummary
    public var document: ReportDocument
    /// The same as it is written, one line.
    public var json: String
    public var evidence: [EvidencePicture]
    public var attachments: [AttachmentEntry]
    /// As `submission.json`.
    public var declaration: String
}

extension RecordStore {
    private static let summaryColumns = """
        submission.number AS submissionNumber, submission.id, registration, applicantName, idNumber, employerName, source,
        receivedAt, report.number AS reportNumber, report.verdict, report.madeAt
        """

    private static func summary(_ row: Row) throws -> SubmissionSummary {
        guard let registration = RegistrationKind(rawValue: row["registration"]),
            let verdict = Verdict(rawValue: row["verdict"])
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return SubmissionSummary(
            id: row["id"], registration: registration, applicantName: row["applicantName"], idNumber: row["idNumber"],
            employerName: row["employerName"], source: row["source"],
            receivedAt: Date(timeIntervalSince1970: Double(row["receivedAt"] as Int)), verdict: verdict,
            checkedAt: Date(timeIntervalSince1970: Double(row["madeAt"] as Int)))
    }

    /// Whether a report made of just this is there and current.
    public func hasReport(_ submissionID: String, key: ContentHash) throws -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM report JOIN submission ON submission.number = report.submission
                    WHERE submission.id = ? AND key = ? AND isCurrent
                    """, arguments: [submissionID, key.description]) ?? false
        }
    }

    /// The current report of a submission; nil if there is none.
    public func report(of submissionID: String) throws -> StoredReport? {
        try read { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT \(RecordStore.summaryColumns), report.document, declaration
                        FROM submission JOIN report ON report.submission = submission.number AND isCurrent
                        WHERE submission.id = ?
                        """, arguments: [submissionID])
            else { return nil }
            let report: Int64 = row["reportNumber"]
            let number: Int64 = row["submissionNumber"]
            let evidence = try Row.fetchAll(
                db, sql: "SELECT rule, spot, object FROM evidence WHERE report = ? ORDER BY rule, spot",
                arguments: [report]
            ).compactMap { row in
                ContentHash(row["object"]).map { EvidencePicture(rule: row["rule"], spot: row["spot"], object: $0) }
            }
            let attachments = try Row.fetchAll(
                db, sql: "SELECT * FROM attachment WHERE submission = ? ORDER BY position", arguments: [number]
            ).compactMap { row in
                AttachmentKind(rawValue: row["kind"]).map {
                    AttachmentEntry(
                        kind: $0, file: row["file"],
                        object: (row["object"] as String?).flatMap { hash in ContentHash(hash) },
                        byteCount: row["byteCount"])
                }
            }
            let document: String = row["document"]
            return StoredReport(
                summary: try RecordStore.summary(row), document: try ReportDocument(json: document), json: document,
                evidence: evidence, attachments: attachments, declaration: row["declaration"])
        }
    }

    /// Submissions with a report, newest first.
    ///
    /// - Parameter text: part of the id, the applicant's name or the employer's; nil for all.
    public func submissions(verdict: Verdict? = nil, containing text: String? = nil, limit: Int = 1_000_000) throws
        -> [SubmissionSummary]
    {
        try read { db in
            var conditions = ["1"]
            var arguments: [String] = []
            if let verdict {
                conditions.append("report.verdict = ?")
                arguments.append(verdict.rawValue)
            }
            if let text {
                conditions.append("(instr(submission.id, ?) OR instr(applicantName, ?) OR instr(employerName, ?))")
                arguments += [text, text, text]
            }
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RecordStore.summaryColumns) FROM submission
                    JOIN report ON report.submission = submission.number AND isCurrent
                    WHERE \(conditions.joined(separator: " AND ")) ORDER BY submission.number DESC LIMIT \(limit)
                    """, arguments: StatementArguments(arguments)
            ).map(RecordStore.summary)
        }
    }

    /// Puts a changed document in the place of the current report: a finding that depends on other submissions.
    ///
    /// - Parameter pictures: of that finding; they take the place of those it had.
    public func replaceReport(
        of submissionID: String, with document: ReportDocument, pictures: [EvidencePicture]
    ) throws {
        try write { db in
            guard
                let report = try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT report.number FROM report JOIN submission ON submission.number = report.submission
                        WHERE submission.id = ? AND isCurrent
                        """, arguments: [submissionID])
            else { return }
            try db.execute(
                sql: "UPDATE report SET verdict = ?, document = ? WHERE number = ?",
                arguments: [document.verdict.rawValue, try document.json(indented: false), report])
            try db.execute(sql: "DELETE FROM finding WHERE report = ?", arguments: [report])
            try keepFindings(of: document, report: report, db)
            try db.execute(
                sql: "DELETE FROM evidence WHERE report = ? AND rule = 'submission.duplicate'", arguments: [report])
            try keepPictures(pictures, report: report, db)
            try db.execute(
                sql: "UPDATE desk SET rank = ? WHERE report = ?", arguments: [document.verdict.rank, report])
            // Whoever has it open is told by this.
            try audit(
                db, actor: "batch", action: "compare",
                detail: ["report": String(report), "verdict": document.verdict.rawValue])
        }
    }
}

/// What a table of contents needs of a report, without reading all of it.
public struct ReportFacts: Hashable, Sendable {
    public var verdict: Verdict
    public var pageCount: Int
    /// Rules whose finding wants attention.
    public var rules: [String]
}

extension RecordStore {
    /// Nil for a submission without a report.
    public func facts(of submissionID: String) throws -> ReportFacts? {
        try read { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT report.number, verdict
                        FROM report JOIN submission ON submission.number = report.submission
                        WHERE submission.id = ? AND isCurrent
                        """, arguments: [submissionID]), let verdict = Verdict(rawValue: row["verdict"])
            else { return nil }
            let number: Int64 = row["number"]
            let pages = try Int.fetchOne(db, sql: "SELECT count(*) FROM page WHERE report = ?", arguments: [number])
            let rules = try String.fetchAll(
                db,
                sql: """
                    SELECT rule FROM finding WHERE report = ?
                    AND outcome IN ('mismatch', 'missing', 'invalid', 'unreadable', 'doubtful')
                    """, arguments: [number])
            return ReportFacts(verdict: verdict, pageCount: pages ?? 0, rules: rules)
        }
    }
}
