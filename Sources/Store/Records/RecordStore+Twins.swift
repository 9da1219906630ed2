public import DocumentModel
import Foundation
import GRDB

/// Who applies, as far as it matters for what two submissions have in common.
public struct ApplicantEntry: Hashable, Sendable {
    public var submission: String
    public var name: String
    public var idNumber: String
}

/// A page of a current report by which it is known again.
public struct PrintEntry: Sendable {
    public var submission: String
    public var attachment: AttachmentKind
    public var file: String
    public var page: Int
    public var object: ContentHash?
    public var print: [UInt8]
}

/// An identity number on a page of a current report.
public struct FoundNumber: Hashable, Sendable {
    public var submission: String
    public var mark: MarkEntry
}

extension RecordStore {
    public func applicants() throws -> [ApplicantEntry] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, applicantName, idNumber FROM submission
                    WHERE EXISTS (SELECT 1 FROM report WHERE report.submission = submission.number AND isCurrent)
                    ORDER BY id
                    """
            ).map { ApplicantEntry(submission: $0["id"], name: $0["applicantName"], idNumber: $0["idNumber"]) }
        }
    }

    /// Hands over the prints of all current reports, one after the other, in the order of ids, files and pages.
    public func eachPrint(_ body: (PrintEntry) -> Void) throws {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT submission.id, page.attachment, page.file, page.page, page.print, attachment.object
                    FROM page JOIN report ON report.number = page.report AND isCurrent
                    JOIN submission ON submission.number = report.submission
                    LEFT JOIN attachment ON attachment.submission = submission.number AND attachment.file = page.file
                        AND attachment.kind = page.attachment
                    WHERE print IS NOT NULL ORDER BY submission.id, page.position
                    """)
            while let row = try rows.next() {
                guard let attachment = AttachmentKind(rawValue: row["attachment"]) else { continue }
                let print: Data = row["print"]
                body(
                    PrintEntry(
                        submission: row["id"], attachment: attachment, file: row["file"], page: row["page"],
                        object: (row["object"] as String?).flatMap { ContentHash($0) }, print: Array(print)))
            }
        }
    }

    /// The print of one page of a submission's current report.
    public func print(of submission: String, file: String, page: Int) throws -> [UInt8]? {
        try read { db in
            try Data.fetchOne(
                db,
                sql: """
                    SELECT print FROM page JOIN report ON report.number = page.report AND isCurrent
                    JOIN submission ON submission.number = report.submission
                    WHERE submission.id = ? AND page.file = ? AND page.page = ? AND print IS NOT NULL
                    """, arguments: [submission, file, page]
            ).map { Array($0) }
        }
    }

    /// All identity numbers on pages of current reports.
    public func foundNumbers() throws -> [FoundNumber] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT submission.id, mark.* FROM mark JOIN report ON report.number = mark.report AND isCurrent
                    JOIN submission ON submission.number = report.submission ORDER BY submission.id, file, page, value
                    """
            ).compactMap { row in
                Quad(written: row["quad"]).map { quad in
                    FoundNumber(
                        submission: row["id"],
                        mark: MarkEntry(value: row["value"], file: row["file"], page: row["page"], quad: quad))
                }
            }
        }
    }
}
