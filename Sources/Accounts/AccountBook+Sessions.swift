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
    /// Wrong passwords in a row after which an account is locked (NIST SP 800-63B allows up to 100).
    public var failures = 8
    /// Seconds that it stays locked.
    public var lock = 15 * 60

    public init() {}
}

extension AccountBook {
    /// Takes as long for an account that does not exist.
    ///
    /// - Important: Takes a few tenths of a second of a core.
    public func logIn(name: String, password: String, terms: SessionTerms) throws -> LogIn {
        let name = name.trimmingCharacters(in: .whitespaces).lowercased()
        let row = try store.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM account WHERE name = ?", arguments: [String(name.prefix(64))])
        }
        let isRight = try Password.isRight(password, row?["password"], cost: cost)
        guard let row, let account = AccountBook.account(row) else { return .refused }
        return try store.write { db in
            // Looked at again: another attempt may have locked it meanwhile.
            let locked = try Int.fetchOne(
                db, sql: "SELECT coalesce(lockedUntil, 0) FROM account WHERE number = ?", arguments: [account.number])
            guard isRight, account.isActive, locked ?? 0 <= store.now else {
                if locked ?? 0 <= store.now { try countFailure(account, terms: terms, db) }
                return .refused
            }
            try db.execute(
                sql: "UPDATE account SET failures = 0, lockedUntil = NULL, lastLogInAt = ? WHERE number = ?",
                arguments: [store.now, account.number])
            let secret = Secret.random()
            try db.execute(sql: "DELETE FROM session WHERE seenAt < ?", arguments: [store.now - terms.longest])
            try db.execute(
                sql: "INSERT INTO session VALUES (?, ?, ?, ?)",
                arguments: [Secret.hash(of: secret), account.number, store.now, store.now])
            try store.audit(db, actor: account.name, action: "log-in", detail: [:])
            return .done(
                Session(
                    account: account, secret: secret, startedAt: Date(timeIntervalSince1970: Double(store.now))))
        }
    }

    private func countFailure(_ account: Account, terms: SessionTerms, _ db: Database) throws {
        try db.execute(sql: "UPDATE account SET failures = failures + 1 WHERE number = ?", arguments: [account.number])
        let count = try Int.fetchOne(
            db, sql: "SELECT failures FROM account WHERE number = ?", arguments: [account.number])
        guard let count, count >= terms.failures else { return }
        try db.execute(
            sql: "UPDATE account SET failures = 0, lockedUntil = ? WHERE number = ?",
            arguments: [store.now + terms.lock, account.number])
        try store.audit(db, actor: account.name, action: "lock-out", detail: ["seconds": String(terms.lock)])
    }

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
