import DocumentModel
import Foundation
import GRDB
import Verification

/// What an examination of the store found.
public struct StoreExamination: Hashable, Sendable {
    public var submissions = 0
    public var reports = 0
    public var objects = 0
    /// Faults, each a sentence without personal data.
    public var faults: [String] = []
    /// Files that belong to no record: left by work that was broken off; the next purge takes them.
    public var looseFiles = 0
    public var audit = AuditCheck(entryCount: 0, brokenAt: nil, head: "")
}

extension RecordStore {
    /// Examines the database, every file and the chain of the audit.
    ///
    /// - Throws: ``StoreError`` where the store cannot be read at all; faults inside it are told.
    public func examine() throws -> StoreExamination {
        var result = StoreExamination()
        var hashes: Set<String> = []
        try read { db in
            result.submissions = try Int.fetchOne(db, sql: "SELECT count(*) FROM submission") ?? 0
            for answer in try String.fetchAll(db, sql: "PRAGMA integrity_check") where answer != "ok" {
                result.faults.append("数据库：\(answer)")
            }
            if try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil {
                result.faults.append("数据库：记录之间的引用不完整。")
            }
            hashes = Set(try String.fetchAll(db, sql: "SELECT hash FROM object"))
            for hash in try String.fetchAll(
                db,
                sql: """
                    SELECT object FROM attachment WHERE object IS NOT NULL UNION SELECT object FROM evidence
                    """) where !hashes.contains(hash)
            {
                result.faults.append("文件 \(hash.prefix(12))… 没有登记。")
            }
            let reports = try Row.fetchCursor(db, sql: "SELECT number, verdict, document FROM report")
            while let row = try reports.next() {
                result.reports += 1
                let number: Int64 = row["number"]
                let document = try? ReportDocument(json: row["document"])
                if document == nil || document?.verdict.rawValue != row["verdict"] {
                    result.faults.append("报告 \(number) 无法读出，或结论与记录不符。")
                }
            }
        }
        for hash in hashes.sorted() {
            guard let name = ContentHash(hash) else {
                result.faults.append("登记的文件名不是哈希值。")
                continue
            }
            result.objects += 1
            do {
                let bytes = try objects.content(name)
                if ContentHash(of: bytes) != name { throw StoreError.objectDamaged(hash) }
            } catch let error as StoreError {
                result.faults.append(error.description)
            }
        }
        result.looseFiles = objects.items().count { !hashes.contains($0.name?.description ?? "") }
        result.audit = try checkAudit()
        if let broken = result.audit.brokenAt { result.faults.append("审计记录从第 \(broken) 条起被改动或缺失。") }
        return result
    }

    /// Writes a submission as a bundle, with its report: what `hedui check` reads again.
    ///
    /// - Parameter target: a folder that is not there yet.
    /// - Returns: names of files that could not be written, because they are gone or their names lead elsewhere.
    public func export(_ stored: StoredReport, to target: String, actor: String) throws -> [String] {
        var left: [String] = []
        do {
            try SafeFile.makeFolder(target)
            for entry in stored.attachments {
                guard let object = entry.object, BundlePath.refusal(of: entry.file) == nil,
                    let bytes = try? objects.content(object)
                else {
                    left.append(entry.file)
                    continue
                }
                let path = "\(target)/\(entry.file)"
                try SafeFile.makeFolder(path.parentPath)
                try SafeFile.write(Data(bytes), to: path)
            }
            try SafeFile.write(Data((stored.declaration + "\n").utf8), to: "\(target)/submission.json")
            let report = try stored.document.json(indented: true)
            try SafeFile.write(Data((report + "\n").utf8), to: "\(target)/report.json")
        } catch {
            throw StoreError.translated(error, path: target)
        }
        try write { db in
            let number = try Int64.fetchOne(
                db, sql: "SELECT number FROM submission WHERE id = ?", arguments: [stored.summary.id])
            try audit(db, actor: actor, action: "export", detail: ["submission": number.map(String.init) ?? ""])
        }
        return left
    }
}
