public import Foundation
public import GRDB

/// One thing that was done, as the audit has it. Holds numbers of records, counts and versions; never personal data.
public struct AuditEntry: Hashable, Sendable, Codable {
    public var number: Int64
    public var at: Date
    public var actor: String
    public var action: String
    public var detail: [String: String]
    public var hash: String
}

/// What the check of the chain found.
public struct AuditCheck: Hashable, Sendable {
    public var entryCount: Int
    /// The first entry that was changed, or follows one that was taken out; nil if the chain is whole.
    public var brokenAt: Int64?
    /// Of the last entry. Kept elsewhere, it also shows that entries were taken off the end.
    public var head: String
}

extension RecordStore {
    /// Adds an entry, chained to the one before it, in the transaction of what it tells of.
    ///
    /// - Parameter detail: without personal data.
    public func audit(_ db: Database, actor: String, action: String, detail: [String: String]) throws {
        let last = try Row.fetchOne(db, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
        let previous: String = last?["hash"] ?? ""
        let number: Int64 = (last?["number"] ?? 0) + 1
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let written = String(decoding: try encoder.encode(detail), as: UTF8.self)
        // Asked once: the next second may begin before the entry is written.
        let at = now
        let hash = RecordStore.chained(
            number: number, at: at, actor: actor, action: action, detail: written, previous: previous)
        try db.execute(
            sql: "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [number, at, actor, action, written, previous, hash])
    }

    /// For what other programs do with the record: a look at a scan, a decision.
    ///
    /// - Parameter detail: without personal data.
    public func audit(actor: String, action: String, detail: [String: String]) throws {
        try write { db in try audit(db, actor: actor, action: action, detail: detail) }
    }

    private static func chained(
        number: Int64, at: Int, actor: String, action: String, detail: String, previous: String
    ) -> String {
        // Lengths before the parts: no two entries are the same text.
        let parts = ["\(number)", "\(at)", actor, action, detail, previous]
        return ContentHash(of: parts.map { "\($0.utf8.count):\($0)" }.joined().utf8).description
    }

    /// Follows the whole chain.
    public func checkAudit() throws -> AuditCheck {
        try read { db in
            var check = AuditCheck(entryCount: 0, brokenAt: nil, head: "")
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY number")
            while let row = try rows.next() {
                let number: Int64 = row["number"]
                let hash: String = row["hash"]
                let expected = RecordStore.chained(
                    number: number, at: row["at"], actor: row["actor"], action: row["action"], detail: row["detail"],
                    previous: row["previous"])
                let follows = number == Int64(check.entryCount) + 1 && row["previous"] == check.head
                if check.brokenAt == nil, !follows || hash != expected { check.brokenAt = number }
                check.entryCount += 1
                check.head = hash
            }
            return check
        }
    }

    /// The latest entries, newest first.
    public func auditEntries(limit: Int) throws -> [AuditEntry] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM audit ORDER BY number DESC LIMIT ?", arguments: [limit]).map {
                row in
                let detail: String = row["detail"]
                // A detail that is no JSON was tampered with; the check of the chain says so.
                let words = try? JSONDecoder().decode([String: String].self, from: Data(detail.utf8))
                return AuditEntry(
                    number: row["number"], at: Date(timeIntervalSince1970: Double(row["at"] as Int)),
                    actor: row["actor"], action: row["action"], detail: words ?? [:], hash: row["hash"])
            }
        }
    }
}
