import Foundation
import GRDB
import Store

extension AccountBook {
    /// Seconds that the first wait takes; each further wrong password doubles it, up to `SessionTerms.lock`.
    private static let firstWait = 5
    /// Seconds after which wrong passwords are forgotten.
    private static let memory = 86_400
    /// Seconds that a place stays known: a quarter, as long as a clerk may be away.
    private static let placeMemory = 90 * 86_400

    /// Logs in.
    ///
    /// Wrong passwords make the next attempt wait, longer each time. Attempts from a place where this account has logged in
    /// before wait by themselves; all others wait together. So a stranger who guesses keeps strangers out, not the account's
    /// owner, and guessing from many places is no faster. Takes as long for an account that does not exist, and for one that
    /// waits.
    ///
    /// - Parameter address: of the browser, as the server sees it.
    /// - Important: Takes a few tenths of a second of a core.
    public func logIn(name: String, password: String, from address: String, terms: SessionTerms) throws -> LogIn {
        let name = name.trimmingCharacters(in: .whitespaces).lowercased()
        let row = try store.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM account WHERE name = ?", arguments: [String(name.prefix(64))])
        }
        let isRight = try Password.isRight(password, row?["password"], cost: cost)
        guard let row, let account = AccountBook.account(row) else { return .refused }
        let place = AccountBook.place(of: address)
        return try store.write { db in
            // Looked at again: another attempt may have come between.
            let attempts = try attempts(of: account, at: place, db)
            // Longer than any wait may be: it was noted while the clock was ahead.
            if attempts.blockedUntil > store.now, attempts.blockedUntil - store.now <= terms.lock { return .refused }
            guard isRight, account.isActive else {
                try countFailure(account, attempts, at: place, terms: terms, db)
                return .refused
            }
            try db.execute(
                sql: "UPDATE account SET lastLogInAt = ? WHERE number = ?", arguments: [store.now, account.number])
            if !attempts.isKnown {
                try db.execute(
                    sql: "UPDATE account SET failures = 0, lockedUntil = NULL WHERE number = ?",
                    arguments: [account.number])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO logInPlace VALUES (?, ?, 0, 0, ?, ?)",
                arguments: [account.number, place, store.now, store.now])
            try db.execute(
                sql: "DELETE FROM logInPlace WHERE succeededAt < ?", arguments: [store.now - AccountBook.placeMemory])
            return .done(try begin(account, terms: terms, db))
        }
    }

    private func begin(_ account: Account, terms: SessionTerms, _ db: Database) throws -> Session {
        let secret = Secret.random()
        try db.execute(sql: "DELETE FROM session WHERE seenAt < ?", arguments: [store.now - terms.longest])
        try db.execute(
            sql: "INSERT INTO session VALUES (?, ?, ?, ?)",
            arguments: [Secret.hash(of: secret), account.number, store.now, store.now])
        try store.audit(db, actor: account.name, action: "log-in", detail: [:])
        return Session(account: account, secret: secret, startedAt: Date(timeIntervalSince1970: Double(store.now)))
    }

    // MARK: Waiting

    private struct Attempts {
        /// Whether the account has logged in from here lately.
        var isKnown: Bool
        /// Wrong passwords in a row, at this place or at all unknown ones.
        var failures: Int
        var blockedUntil: Int
    }

    private func attempts(of account: Account, at place: String, _ db: Database) throws -> Attempts {
        let known = try Row.fetchOne(
            db,
            sql: """
                SELECT failures, blockedUntil, triedAt FROM logInPlace
                WHERE account = ? AND address = ? AND succeededAt >= ?
                """, arguments: [account.number, place, store.now - AccountBook.placeMemory])
        if let known {
            let isRecent = known["triedAt"] as Int >= store.now - AccountBook.memory
            return Attempts(
                isKnown: true, failures: isRecent ? known["failures"] : 0, blockedUntil: known["blockedUntil"])
        }
        let row = try Row.fetchOne(
            db, sql: "SELECT failures, coalesce(lockedUntil, 0) AS until FROM account WHERE number = ?",
            arguments: [account.number])
        let until: Int = row?["until"] ?? 0
        // Of these the time of the last one is not kept; a wait that ended long ago says as much.
        let isRecent = until == 0 || until >= store.now - AccountBook.memory
        return Attempts(isKnown: false, failures: isRecent ? row?["failures"] ?? 0 : 0, blockedUntil: until)
    }

    private func countFailure(
        _ account: Account, _ attempts: Attempts, at place: String, terms: SessionTerms, _ db: Database
    ) throws {
        let failures = attempts.failures + 1
        let step = failures - terms.failures
        // Doubled 20 times, it is longer than any wait may be.
        let wait = step < 0 ? 0 : min(terms.lock, AccountBook.firstWait << min(20, step))
        let until = wait > 0 ? store.now + wait : nil
        if attempts.isKnown {
            try db.execute(
                sql: """
                    UPDATE logInPlace SET failures = ?, blockedUntil = ?, triedAt = ? WHERE account = ? AND address = ?
                    """, arguments: [failures, until ?? 0, store.now, account.number, place])
        } else {
            try db.execute(
                sql: "UPDATE account SET failures = ?, lockedUntil = ? WHERE number = ?",
                arguments: [failures, until, account.number])
        }
        guard wait > 0 else { return }
        try store.audit(
            db, actor: account.name, action: "lock-out",
            detail: ["seconds": String(wait), "place": attempts.isKnown ? "known" : "unknown"])
    }

    /// What stands for a place: an IPv4 address, or of an IPv6 address the first half, within which one machine has as many
    /// addresses as it likes (RFC 6177).
    public static func place(of address: String) -> String {
        var bytes = in6_addr()
        guard unsafe inet_pton(AF_INET6, address, &bytes) == 1 else { return String(address.prefix(64)) }
        let parts = unsafe withUnsafeBytes(of: &bytes) { unsafe Array($0) }
        // An IPv4 address in the shape of an IPv6 one (RFC 4291, 2.5.5.2).
        if parts.prefix(10).allSatisfy({ $0 == 0 }), parts[10] == 255, parts[11] == 255 {
            return parts.suffix(4).map(String.init).joined(separator: ".")
        }
        return parts.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }
}
