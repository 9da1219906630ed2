import DocumentModel
import Foundation
import GRDB
import Verification

extension RecordStore {
    /// Keeps a scan or a picture; its name is its content's hash.
    ///
    /// A file without a record is harmless: the transaction that names it may never come, and `purge` takes it away.
    /// - Throws: ``StoreError``
    public func keep(_ bytes: [UInt8], named name: ContentHash) throws {
        do {
            try objects.put(bytes, named: name)
        } catch {
            throw StoreError.translated(error, path: folder)
        }
    }

    /// Keeps what was read on a file.
    public func keepReading(_ bytes: [UInt8], of name: ContentHash, versions: String) throws {
        do {
            try readings.put(bytes, named: name, variant: versions)
        } catch {
            throw StoreError.translated(error, path: folder)
        }
    }

    /// Keeps a check: all of it or, after an error, nothing. Doing it twice changes nothing.
    ///
    /// - Throws: ``StoreError``
    public func finish(_ check: FinishedCheck, by claimant: Claimant) throws {
        try write { db in
            let number = try keepSubmission(check, db)
            try db.execute(
                sql: "DELETE FROM job WHERE submissionID = ? AND key = ?",
                arguments: [check.submission.id, check.key.description])
            let known = try Int64.fetchOne(
                db, sql: "SELECT number FROM report WHERE submission = ? AND key = ?",
                arguments: [number, check.key.description])
            try db.execute(sql: "UPDATE report SET isCurrent = 0 WHERE submission = ?", arguments: [number])
            if let known {
                try db.execute(sql: "UPDATE report SET isCurrent = 1 WHERE number = ?", arguments: [known])
                try putOnDesk(submission: number, db)
                return
            }
            let report = try keepReport(check, submission: number, db)
            try keepParts(check, report: report, db)
            try putOnDesk(submission: number, db)
            try audit(
                db, actor: claimant.actor, action: "check",
                detail: [
                    "submission": String(number), "report": String(report), "verdict": check.report.verdict.rawValue,
                    "program": check.report.versions.hedui, "rules": check.report.versions.rules,
                ])
        }
    }

    private func keepSubmission(_ check: FinishedCheck, _ db: Database) throws -> Int64 {
        let submission = check.submission
        let declaration = try SubmissionWriter.json(submission)
        try db.execute(
            sql: """
                INSERT INTO submission (id, registration, applicantName, idNumber, employerName, submittedOn, source,
                    declaration, receivedAt, changedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET registration = excluded.registration,
                    applicantName = excluded.applicantName, idNumber = excluded.idNumber,
                    employerName = excluded.employerName, submittedOn = excluded.submittedOn,
                    source = excluded.source, declaration = excluded.declaration, changedAt = excluded.changedAt
                """,
            arguments: [
                submission.id, submission.registration.rawValue, submission.applicant.name,
                submission.applicant.idNumber, submission.employer.name, submission.submittedOn?.description,
                check.source, declaration, now, now,
            ])
        guard
            let number = try Int64.fetchOne(
                db, sql: "SELECT number FROM submission WHERE id = ?", arguments: [submission.id])
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        try db.execute(sql: "DELETE FROM attachment WHERE submission = ?", arguments: [number])
        for (position, entry) in check.attachments.enumerated() {
            if let object = entry.object {
                try keepObject(object, kind: "attachment", byteCount: entry.byteCount, db)
            }
            try db.execute(
                sql: "INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    number, position, entry.kind.rawValue, entry.file, entry.object?.description, entry.byteCount,
                ])
        }
        return number
    }

    private func keepObject(_ object: ContentHash, kind: String, byteCount: Int, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO object VALUES (?, ?, ?, ?)",
            arguments: [object.description, kind, byteCount, now])
    }

    private func keepReport(_ check: FinishedCheck, submission: Int64, _ db: Database) throws -> Int64 {
        let report = check.report
        try db.execute(
            sql: """
                INSERT INTO report (submission, key, isCurrent, verdict, program, rules, models, seconds, madeAt, document)
                VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                submission, check.key.description, report.verdict.rawValue, report.versions.hedui,
                report.versions.rules, report.versions.models.joined(separator: " "), report.seconds, now,
                try report.json(indented: false),
            ])
        return db.lastInsertedRowID
    }

    private func keepParts(_ check: FinishedCheck, report: Int64, _ db: Database) throws {
        try keepFindings(of: check.report, report: report, db)
        try keepPictures(check.evidence, report: report, db)
        for (position, page) in check.pages.enumerated() {
            try db.execute(
                sql: "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    report, position, page.attachment.rawValue, page.file, page.page, page.kind.rawValue,
                    page.isHardToRead, page.print.map { Data($0) },
                ])
        }
        for mark in check.marks {
            try db.execute(
                sql: "INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?, ?)",
                arguments: [report, mark.value, mark.file, mark.page, mark.quad.written])
        }
    }

    func keepPictures(_ pictures: [EvidencePicture], report: Int64, _ db: Database) throws {
        for picture in pictures {
            try keepObject(picture.object, kind: "evidence", byteCount: 0, db)
            try db.execute(
                sql: "INSERT OR REPLACE INTO evidence VALUES (?, ?, ?, ?)",
                arguments: [report, picture.rule, picture.spot, picture.object.description])
        }
    }

    func keepFindings(of document: ReportDocument, report: Int64, _ db: Database) throws {
        for (position, finding) in document.findings.enumerated() {
            try db.execute(
                sql: "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    report, position, finding.rule, finding.outcome.rawValue, finding.attachment?.rawValue,
                    finding.confidence, finding.message, finding.returnReason,
                ])
        }
    }
}

extension Quad {
    /// `x,y x,y x,y x,y`, in whole pixels.
    var written: String {
        corners.map { "\(Int(exactly: $0.x.rounded()) ?? 0),\(Int(exactly: $0.y.rounded()) ?? 0)" }
            .joined(separator: " ")
    }

    init?(written text: String) {
        let points = text.split(separator: " ").compactMap { pair -> Point? in
            let numbers = pair.split(separator: ",").compactMap { Double($0) }
            return numbers.count == 2 ? Point(x: numbers[0], y: numbers[1]) : nil
        }
        guard points.count == 4 else { return nil }
        self.init(topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3])
    }
}
