public import Foundation
public import GRDB

/// The record of an office: one database, and beside it the scans and what was read on them.
///
/// `hedui.sqlite`, `objects/`, `readings/`, `locks/` and `spool/` in one folder that only its owner can read. Any number
/// of processes may work on it at once. Knows values, never the pipeline.
public final class RecordStore: Sendable {
    public let folder: String
    public let database: DatabasePool
    /// Scans and pictures of evidence, by SHA-256 of their content.
    public let objects: ObjectFolder
    /// What was read on pages, by a hash of bytes and versions; may be deleted at any time.
    public let readings: ObjectFolder
    let clock: @Sendable () -> Date

    /// Opens a store, and makes it if there is none.
    ///
    /// - Parameters:
    ///   - key: encrypts scans and readings from now on; must be the same each time.
    ///   - patience: seconds to wait for another program that writes. Long enough for its purge to compact the file.
    ///   - clock: for tests.
    /// - Throws: ``StoreError``
    public init(
        folder: String, key: StoreKey? = nil, patience: Double = 60, clock: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        self.folder = folder
        self.clock = clock
        objects = ObjectFolder(path: "\(folder)/objects", key: key, packs: false)
        readings = ObjectFolder(path: "\(folder)/readings", key: key, packs: true)
        do {
            for path in [folder, "\(folder)/objects", "\(folder)/readings", "\(folder)/locks", "\(folder)/spool"] {
                try SafeFile.makeFolder(path)
            }
            // SQLite gives its log the permissions of the database.
            let file = "\(folder)/hedui.sqlite"
            if !FileManager.default.fileExists(atPath: file) {
                let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
                guard descriptor >= 0 else { throw SystemError("open") }
                close(descriptor)
            }
            database = try RecordStore.opened(
                file, lock: "\(folder)/.open", folder: folder, patience: patience)
        } catch {
            throw StoreError.translated(error, path: folder)
        }
        try checkKey(key)
    }

    /// Opens and migrates the database, one process at a time: SQLite does not wait where two turn to its log at once.
    private static func opened(
        _ file: String, lock: String, folder: String, patience: Double
    ) throws -> DatabasePool {
        let descriptor = unsafe open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw SystemError("open") }
        // Closing lets go of the lock.
        defer { close(descriptor) }
        let database = try DatabasePool(path: file, configuration: RecordStore.configuration(patience: patience))
        let migrations = Migrations.all
        if try database.read(migrations.hasBeenSuperseded) { throw StoreError.tooNew(path: folder) }
        if try !database.read(migrations.hasCompletedMigrations) { try migrations.migrate(database) }
        return database
    }

    private static func configuration(patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            // What is deleted is overwritten; what is committed survives a power cut.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }

    private func checkKey(_ key: StoreKey?) throws {
        let known = try read { db in try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'key'") }
        switch (known, key) {
        case (nil, nil): return
        case (nil, .some(let key)):
            try write { db in
                try db.execute(
                    sql: "INSERT OR IGNORE INTO meta VALUES ('key', ?)", arguments: [key.fingerprint])
            }
        case (.some, nil): throw StoreError.keyMissing
        case (.some(let known), .some(let key)):
            if known != key.fingerprint { throw StoreError.keyWrong }
        }
    }

    /// - Throws: ``StoreError`` for what the database says.
    public func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.read(body)
        } catch {
            throw StoreError.translated(error, path: folder)
        }
    }

    /// One transaction: all of it is kept, or nothing.
    ///
    /// - Throws: ``StoreError`` for what the database says.
    public func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.write(body)
        } catch {
            throw StoreError.translated(error, path: folder)
        }
    }

    /// Seconds since 1970.
    public var now: Int { Int(clock().timeIntervalSince1970) }

    /// Where a store lies if nobody says: `HEDUI_DATA`, or the user's data folder (XDG Base Directory Specification).
    public static func standardFolder(environment: [String: String]) -> String {
        if let folder = environment["HEDUI_DATA"], !folder.isEmpty { return folder }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/hedui" }
        return "\(environment["HOME"] ?? ".")/.local/share/hedui"
    }
}
