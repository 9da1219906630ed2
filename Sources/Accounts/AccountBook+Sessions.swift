import Foundation
import GRDB
import Store

/// How long sessions last and how often a password may be wrong.
public struct SessionTerms: Hashable, Sendable {
    /// Seconds without a request after which a session is over. A clerk who is called away should not come back to an open
    /// page of somebody's papers.
    public var idle = 30 * 60
    /// Seconds after which it is over in any case: a working day.
    public var longest = 12 * 3600
    /// Wrong passwords in a row after which the next attempt has to wait (NIST SP 800-63B allows up to 100).
    public var failures = 8
    /// Seconds of the longest wait.
    public var lock = 15 * 60

    public init() {}
}

extension AccountBook {
    /// The session of a cookie's value; nil if there is none, it is over, or its account was disabled.
    ///
    /// - Parameter isUse: false for what a page asks by itself, without anybody before it.
    public func session(_ secret: String, terms: SessionTerms, isUse: Bool = true) throws -> Session? {
        guard secret.utf8.count == 43 else { return nil }
        let hash = Secret.hash(of: secret)
        let row = try store.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT account.*, startedAt, seenAt FROM session JOIN account ON account.number = session.account
                    WHERE hash = ?
                    """, arguments: [hash])
        }
        guard let row, let account = AccountBook.account(row), account.isActive else { return nil }
        let (started, seen): (Int, Int) = (row["startedAt"], row["seenAt"])
        guard store.now - seen <= terms.idle, store.now - started <= terms.longest else {
            try end(secret)
            return nil
        }
        // A write for each picture of a page would be one too many.
        if isUse, store.now - seen >= 60 {
            try store.write { db in
                try db.execute(sql: "UPDATE session SET seenAt = ? WHERE hash = ?", arguments: [store.now, hash])
            }
        }
        return Session(account: account, secret: secret, startedAt: Date(timeIntervalSince1970: Double(started)))
    }

    /// Logs out.
    public func end(_ secret: String) throws {
        try store.write { db in
            try db.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [Secret.hash(of: secret)])
        }
    }
}
