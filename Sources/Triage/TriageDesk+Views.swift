import DeskForms
import GRDB
import Store

/// Filters that a clerk has given a name.
public struct SavedView: Hashable, Sendable {
    public var name: String
    /// The query of the queue's address.
    public var query: String

    public init(name: String, query: String) {
        self.name = name
        self.query = query
    }
}

extension TriageDesk {
    /// More would not be looked through.
    private static let mostViews = 20

    public func views(of account: String) throws -> [SavedView] {
        try store.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT savedView.name, query FROM savedView JOIN account ON account.number = savedView.account
                    WHERE account.name = ? ORDER BY savedView.name
                    """, arguments: [account]
            ).map { SavedView(name: $0["name"], query: $0["query"]) }
        }
    }

    /// - Throws: ``TriageError/reasonMissing`` without a name.
    public func save(_ view: SavedView, of account: String) throws {
        let name = String(view.name.filter { !$0.isNewline }.prefix(40))
        guard name.contains(where: { !$0.isWhitespace }) else { throw TriageError.reasonMissing }
        guard view.query.utf8.count <= 1000 else { throw TriageError.textTooLong(limit: 1000) }
        try store.write { db in
            guard
                let number = try Int64.fetchOne(
                    db, sql: "SELECT number FROM account WHERE name = ?", arguments: [account])
            else { return }
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM savedView WHERE account = ?", arguments: [number])
            if count ?? 0 >= TriageDesk.mostViews {
                try db.execute(
                    sql: """
                        DELETE FROM savedView WHERE account = ? AND name =
                            (SELECT min(name) FROM savedView WHERE account = ?)
                        """, arguments: [number, number])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO savedView VALUES (?, ?, ?)", arguments: [number, name, view.query])
        }
    }

    public func removeView(_ name: String, of account: String) throws {
        try store.write { db in
            try db.execute(
                sql: "DELETE FROM savedView WHERE name = ? AND account = (SELECT number FROM account WHERE name = ?)",
                arguments: [name, account])
        }
    }
}
