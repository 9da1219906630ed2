public import Foundation
import GRDB

/// What can be purged.
public enum PurgeKind: String, Hashable, Sendable, CaseIterable {
    /// Scans, pictures of evidence, and what was read on them; reports stay.
    case attachments
    /// Whole submissions with all that belongs to them, and reports that later ones have replaced.
    case reports
    /// What was read on pages: only time is lost.
    case readings

    public var chinese: String {
        switch self {
        case .attachments: "附件扫描件"
        case .reports: "申请和报告"
        case .readings: "识别结果缓存"
        }
    }
}

/// What a purge took away, or would take away.
public struct PurgeResult: Hashable, Sendable {
    public var submissions = 0
    public var reports = 0
    public var files = 0
    public var bytes = 0
}

extension RecordStore {
    /// Files younger than this may belong to work in hand whose record is not written yet.
    private static let youngestOrphan: TimeInterval = 3600

    /// Purges what was last changed before `cutoff`, from the folders and from the database file.
    ///
    /// - Parameter isDryRun: only counts.
    /// - Throws: ``StoreError``
    public func purge(_ kind: PurgeKind, before cutoff: Date, isDryRun: Bool, actor: String) throws -> PurgeResult {
        var result = PurgeResult()
        var orphans: [String] = []
        let begin = Date()
        let before = Int(cutoff.timeIntervalSince1970)
        struct Undo: Error {}
        do {
            try write { db in
                // Who checks just now relies on scans that nothing refers to yet: those go by their age, as others without a
                // record.
                let owners = try String.fetchAll(db, sql: "SELECT DISTINCT owner FROM job")
                let isChecking = owners.contains { Claimant.isAlive($0, in: folder) }
                (result, orphans) = try remove(kind, before: before, db)
                if isChecking { orphans = [] }
                let known = Set(try String.fetchAll(db, sql: "SELECT hash FROM object"))
                let files = leftOver(known: known, alsoOrphans: Set(orphans), kind: kind, cutoff: cutoff)
                result.files = files.count
                result.bytes = files.reduce(0) { $0 + $1.byteCount }
                if isDryRun { throw Undo() }
                try audit(
                    db, actor: actor, action: "purge",
                    detail: [
                        "kind": kind.rawValue, "before": cutoff.formatted(.iso8601), "files": String(result.files),
                        "submissions": String(result.submissions), "reports": String(result.reports),
                    ])
            }
        } catch is Undo {
            return result
        }
        // The record is gone first: a file without a record is found by the next purge, a record without a file is a fault.
        let known = Set(try read { db in try String.fetchAll(db, sql: "SELECT hash FROM object") })
        for file in leftOver(known: known, alsoOrphans: Set(orphans), kind: kind, cutoff: cutoff) {
            // Put again since: it belongs to a check that has begun meanwhile.
            guard file.madeAt < begin, ObjectFolder.time(of: file.path) == file.madeAt else { continue }
            guard unsafe unlink(file.path) == 0 || errno == ENOENT else {
                throw StoreError.translated(SystemError("unlink"), path: folder)
            }
        }
        try compact()
        return result
    }

    /// - Returns: objects that nothing refers to any more.
    private func remove(_ kind: PurgeKind, before: Int, _ db: Database) throws -> (PurgeResult, [String]) {
        var result = PurgeResult()
        let old = "(SELECT number FROM submission WHERE changedAt < ?)"
        switch kind {
        case .readings: return (result, [])
        case .attachments:
            result.submissions =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(DISTINCT submission) FROM attachment
                        WHERE object IS NOT NULL AND submission IN \(old)
                        """, arguments: [before]) ?? 0
            try db.execute(
                sql: "DELETE FROM evidence WHERE report IN (SELECT number FROM report WHERE submission IN \(old))",
                arguments: [before])
            try db.execute(sql: "UPDATE attachment SET object = NULL WHERE submission IN \(old)", arguments: [before])
        case .reports:
            try db.execute(sql: "DELETE FROM submission WHERE changedAt < ?", arguments: [before])
            result.submissions = db.changesCount
            try db.execute(sql: "DELETE FROM report WHERE NOT isCurrent AND madeAt < ?", arguments: [before])
            result.reports = db.changesCount
            // Where runs and claims of that time are concerned, too: they hold ids.
            try db.execute(sql: "DELETE FROM job WHERE claimedAt < ?", arguments: [before])
            try db.execute(sql: "DELETE FROM delivery WHERE changedAt < ?", arguments: [before])
        }
        let unused = """
            NOT EXISTS (SELECT 1 FROM attachment WHERE object = hash)
            AND NOT EXISTS (SELECT 1 FROM evidence WHERE object = hash)
            """
        let orphans = try String.fetchAll(db, sql: "SELECT hash FROM object WHERE \(unused)")
        try db.execute(sql: "DELETE FROM object WHERE \(unused)")
        return (result, orphans)
    }

    /// Files that belong to no record, or to what is being purged.
    private func leftOver(
        known: Set<String>, alsoOrphans orphans: Set<String>, kind: PurgeKind, cutoff: Date
    ) -> [ObjectFolder.Item] {
        let young = clock().addingTimeInterval(-RecordStore.youngestOrphan)
        func isLeft(_ item: ObjectFolder.Item) -> Bool {
            guard let name = item.name?.description else { return item.madeAt < young }
            return orphans.contains(name) || (!known.contains(name) && item.madeAt < young)
        }
        let old = readings.items().filter { isLeft($0) || (kind == .readings && $0.madeAt < cutoff) }
        return objects.items().filter(isLeft) + old
    }

    /// Takes deleted rows out of the database file and its log.
    private func compact() throws {
        do {
            try database.writeWithoutTransaction { db in try db.execute(sql: "VACUUM") }
            try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        } catch {
            throw StoreError.translated(error, path: folder)
        }
    }

    // MARK: Retention

    /// Days that things are kept; nil for as long as nobody purges them.
    public func retention(of kind: PurgeKind) throws -> Int? {
        try read { db in
            try String.fetchOne(
                db, sql: "SELECT value FROM meta WHERE name = ?", arguments: ["retention.\(kind.rawValue)"]
            ).flatMap { Int($0) }
        }
    }

    /// - Parameter days: nil to keep for ever.
    public func setRetention(of kind: PurgeKind, days: Int?, actor: String) throws {
        try write { db in
            let name = "retention.\(kind.rawValue)"
            try db.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [name])
            if let days {
                try db.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [name, String(days)])
            }
            try audit(
                db, actor: actor, action: "retention",
                detail: ["kind": kind.rawValue, "days": days.map(String.init) ?? "unlimited"])
        }
    }
}
