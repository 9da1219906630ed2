import Foundation
import GRDB
import Store

extension AccountBook {
    /// Marks the value as a token of this program, for people and for programs that search for lost secrets.
    private static let prefix = "hedui_"

    /// - Returns: the token; it is shown once and kept nowhere.
    /// - Throws: ``AccountError``, ``StoreError``
    public func addToken(name: String, scopes: Set<TokenScope>, by actor: String) throws -> String {
        guard AccountBook.isUsable(name) else { throw AccountError.nameUnusable }
        guard !scopes.isEmpty else { throw AccountError.noScope }
        let secret = AccountBook.prefix + Secret.random()
        let written = scopes.map(\.rawValue).sorted().joined(separator: " ")
        try store.write { db in
            let isTaken = try Bool.fetchOne(db, sql: "SELECT 1 FROM token WHERE name = ?", arguments: [name]) ?? false
            if isTaken { throw AccountError.tokenNameTaken(name) }
            try db.execute(
                sql: "INSERT INTO token (name, hash, scopes, madeAt) VALUES (?, ?, ?, ?)",
                arguments: [name, Secret.hash(of: secret), written, store.now])
            try store.audit(db, actor: actor, action: "token-add", detail: ["token": name, "scopes": written])
        }
        return secret
    }

    public func revokeToken(name: String, by actor: String) throws {
        try store.write { db in
            try db.execute(
                sql: "UPDATE token SET revokedAt = ? WHERE name = ? AND revokedAt IS NULL",
                arguments: [store.now, name])
            guard db.changesCount == 1 else { throw AccountError.tokenUnknown(name) }
            try store.audit(db, actor: actor, action: "token-revoke", detail: ["token": name])
        }
    }

    public func tokens() throws -> [AccessToken] {
        try store.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM token ORDER BY name").map(AccountBook.token)
        }
    }

    /// The token with that value; nil if there is none or it was revoked.
    public func token(_ secret: String) throws -> AccessToken? {
        guard secret.hasPrefix(AccountBook.prefix), secret.utf8.count == AccountBook.prefix.utf8.count + 43 else {
            return nil
        }
        let row = try store.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM token WHERE hash = ? AND revokedAt IS NULL",
                arguments: [Secret.hash(of: secret)])
        }
        guard let row else { return nil }
        let token = AccountBook.token(row)
        // To the hour: enough to see which are still used.
        if (row["usedAt"] as Int? ?? 0) < store.now - 3600 {
            try store.write { db in
                try db.execute(
                    sql: "UPDATE token SET usedAt = ? WHERE number = ?", arguments: [store.now, token.number])
            }
        }
        return token
    }

    private static func token(_ row: Row) -> AccessToken {
        func time(_ column: String) -> Date? { (row[column] as Int?).map { Date(timeIntervalSince1970: Double($0)) } }
        let scopes = (row["scopes"] as String).split(separator: " ").compactMap { TokenScope(rawValue: String($0)) }
        return AccessToken(
            number: row["number"], name: row["name"], scopes: Set(scopes), madeAt: time("madeAt") ?? .distantPast,
            usedAt: time("usedAt"), revokedAt: time("revokedAt"))
    }
}
