import Foundation
import GRDB
public import Store

/// The accounts of an office, kept in its record.
public struct AccountBook: Sendable {
    public let store: RecordStore
    let cost: Password.Cost

    public init(_ store: RecordStore) { self.init(store, cost: Password.Cost()) }

    init(_ store: RecordStore, cost: Password.Cost) {
        self.store = store
        self.cost = cost
    }

    /// - Throws: ``AccountError``, ``StoreError``
    public func add(name: String, shownName: String?, role: Role, password: String, by actor: String) throws {
        guard AccountBook.isUsable(name) else { throw AccountError.nameUnusable }
        try Password.check(password, of: name)
        let hash = try Password.hashed(password, cost: cost)
        let shown = shownName.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        try store.write { db in
            let isTaken = try Bool.fetchOne(db, sql: "SELECT 1 FROM account WHERE name = ?", arguments: [name]) ?? false
            if isTaken { throw AccountError.nameTaken(name) }
            try db.execute(
                sql: """
                    INSERT INTO account (name, shownName, role, password, isActive, failures, madeAt)
                    VALUES (?, ?, ?, ?, 1, 0, ?)
                    """, arguments: [name, shown.isEmpty ? name : shown, role.rawValue, hash, store.now])
            try store.audit(db, actor: actor, action: "user-add", detail: ["user": name, "role": role.rawValue])
        }
    }

    /// Also ends the account's sessions and ends waits.
    public func setPassword(_ password: String, of name: String, by actor: String) throws {
        try Password.check(password, of: name)
        let hash = try Password.hashed(password, cost: cost)
        try change(name, "password = ?, failures = 0, lockedUntil = NULL", [hash], by: actor, "user-password", [:])
    }

    public func setRole(_ role: Role, of name: String, by actor: String) throws {
        try change(name, "role = ?", [role.rawValue], by: actor, "user-role", ["role": role.rawValue])
    }

    public func setActive(_ isActive: Bool, of name: String, by actor: String) throws {
        try change(
            name, "isActive = ?, failures = 0, lockedUntil = NULL", [isActive], by: actor,
            isActive ? "user-enable" : "user-disable", [:])
    }

    /// All accounts by name.
    public func accounts() throws -> [Account] {
        try store.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY name").compactMap(AccountBook.account)
        }
    }

    /// Small letters, digits and a few marks, so that names are the same in files, audits and addresses.
    static func isUsable(_ name: String) -> Bool {
        (2...32).contains(name.utf8.count) && name.utf8.first.map { (97...122).contains($0) } == true
            && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || [45, 46, 95].contains($0) }
    }

    static func account(_ row: Row) -> Account? {
        guard let role = Role(rawValue: row["role"]) else { return nil }
        func time(_ column: String) -> Date? {
            (row[column] as Int?).map { Date(timeIntervalSince1970: Double($0)) }
        }
        return Account(
            number: row["number"], name: row["name"], shownName: row["shownName"], role: role,
            isActive: row["isActive"],
            lockedUntil: time("lockedUntil"), madeAt: time("madeAt") ?? .distantPast, lastLogInAt: time("lastLogInAt"))
    }

    private func change(
        _ name: String, _ assignment: String, _ values: StatementArguments, by actor: String, _ action: String,
        _ detail: [String: String]
    ) throws {
        try store.write { db in
            try db.execute(sql: "UPDATE account SET \(assignment) WHERE name = ?", arguments: values + [name])
            guard db.changesCount == 1 else { throw AccountError.unknown(name) }
            try db.execute(
                sql: """
                    UPDATE logInPlace SET failures = 0, blockedUntil = 0
                    WHERE account = (SELECT number FROM account WHERE name = ?)
                    """, arguments: [name])
            // Whoever is logged in goes by what the account was.
            try db.execute(
                sql: "DELETE FROM session WHERE account = (SELECT number FROM account WHERE name = ?)",
                arguments: [name])
            try store.audit(db, actor: actor, action: action, detail: detail.merging(["user": name]) { $1 })
        }
    }
}
