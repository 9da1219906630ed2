import Foundation
import GRDB
import Synchronization
import Testing
import Verification

@testable import Store

/// What the machine does to a store: locks, damage, clocks. Each ends in a sentence and a state that can go on.
struct FaultTests {
    @Test func `a database that another program holds is said to be busy, and goes on afterwards`() throws {
        let fixture = try StoreFixture()
        let check = try fixture.check("A")
        let store = try RecordStore(folder: fixture.folder, patience: 0.3)
        let other = try DatabaseQueue(path: fixture.folder + "/hedui.sqlite")
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            #expect(throws: StoreError.busy) { try store.finish(check, by: fixture.claimant) }
            try db.execute(sql: "ROLLBACK")
        }
        #expect(StoreError.busy.isTemporary && StoreError.busy.description.hasSuffix("请稍后再试。"))
        try store.finish(check, by: fixture.claimant)
        #expect(try store.examine().reports == 1)
        #expect(try store.examine().faults.isEmpty)
    }

    @Test(arguments: [1, 2, 5, 9])
    func `a database damaged in the middle is told, by a sentence or by the examination`(page: Int) throws {
        let folder = NSTemporaryDirectory() + "hedui-store-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try fill(folder)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder + "/hedui.sqlite"))
        // SQLite's pages are 4,096 bytes; the first 100 of the file stay, so that it still looks like a database.
        let start = page == 1 ? 100 : 4_096 * (page - 1)
        try file.seek(toOffset: UInt64(start))
        try file.write(contentsOf: Data(repeating: 0xA5, count: 4_096 * page - start))
        try file.close()
        do {
            let faults = try RecordStore(folder: folder).examine().faults
            #expect(!faults.isEmpty)
        } catch let error as StoreError {
            #expect(error == .notAStore(path: folder), "\(error)")
        }
    }

    /// Thirty checks in a store that is closed again.
    private func fill(_ folder: String) throws {
        let fixture = try StoreFixture()
        let store = try RecordStore(folder: folder)
        let claimant = try Claimant(store, actor: "test")
        for number in 0..<30 {
            var check = try fixture.check("A-\(number)")
            check.attachments = []
            check.pages = []
            try store.finish(check, by: claimant)
        }
        // All of it goes into the file, nothing stays in the log beside it.
        try store.database.writeWithoutTransaction { db in
            let answer = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            #expect(answer?[0] == 0)
        }
        try store.database.close()
        for part in ["wal", "shm"] { try FileManager.default.removeItem(atPath: "\(folder)/hedui.sqlite-\(part)") }
    }

    @Test func `a log that was cut loses no more than what was never confirmed`() throws {
        let fixture = try StoreFixture()
        for id in ["A", "B"] { try fixture.store.finish(try fixture.check(id), by: fixture.claimant) }
        let copy = NSTemporaryDirectory() + "hedui-store-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.copyItem(atPath: fixture.folder, toPath: copy)
        let log = copy + "/hedui.sqlite-wal"
        let size = try #require(try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        try file.truncate(atOffset: UInt64(size - 10))
        try file.close()
        let store = try RecordStore(folder: copy)
        #expect(try store.examine().faults.isEmpty)
        let claimant = try Claimant(store, actor: "test")
        try store.finish(try fixture.check("B"), by: claimant)
        #expect(try store.examine().reports == 2)
        #expect(try store.checkAudit().brokenAt == nil)
    }

    @Test func `a clock that jumps doubles and loses nothing`() throws {
        let folder = NSTemporaryDirectory() + "hedui-store-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let fixture = try StoreFixture()
        let now = Mutex(Date(timeIntervalSince1970: 1_780_000_000))
        let store = try RecordStore(folder: folder, clock: { now.withLock(\.self) })
        let claimant = try Claimant(store, actor: "test")
        // Ten years back, before 1970, to the year 5000, and back again.
        for (number, seconds) in [0.0, -315_360_000, -2_000_000_000, 93_000_000_000, 0].enumerated() {
            now.withLock { $0 = Date(timeIntervalSince1970: 1_780_000_000 + seconds) }
            var check = try fixture.check("A-\(number % 4)")
            check.attachments = []
            check.pages = []
            #expect(try store.claim("A-\(number % 4)", key: check.key, for: claimant) != .held)
            try store.finish(check, by: claimant)
        }
        let examination = try store.examine()
        #expect(examination.submissions == 4 && examination.reports == 4)
        #expect(examination.faults.isEmpty)
        #expect(try store.checkAudit().brokenAt == nil)
    }

    @Test func `a second that begins while an entry is written does not break the audit`() throws {
        let folder = NSTemporaryDirectory() + "hedui-store-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let seconds = Mutex(1_780_000_000.0)
        let clock: @Sendable () -> Date = {
            seconds.withLock {
                $0 += 1
                return Date(timeIntervalSince1970: $0)
            }
        }
        let store = try RecordStore(folder: folder, clock: clock)
        for _ in 0..<3 { try store.audit(actor: "test", action: "look", detail: [:]) }
        #expect(try store.checkAudit().brokenAt == nil)
    }

    @Test func `each fault of SQLite and of the system has its sentence`() {
        let faults: [(any Error, StoreError)] = [
            (DatabaseError(resultCode: .SQLITE_FULL), .diskFull),
            (DatabaseError(resultCode: .SQLITE_READONLY), .readOnly(path: "/tmp")),
            (DatabaseError(resultCode: .SQLITE_LOCKED), .busy),
            (DatabaseError(resultCode: .SQLITE_CORRUPT), .notAStore(path: "/tmp")),
            (SystemError("write", code: ENOSPC), .diskFull), (SystemError("write", code: EDQUOT), .diskFull),
            (SystemError("open", code: EROFS), .readOnly(path: "/tmp")),
        ]
        for (fault, sentence) in faults {
            #expect(StoreError.translated(fault, path: "/tmp") as? StoreError == sentence)
        }
        let memory = StoreError.translated(DatabaseError(resultCode: .SQLITE_NOMEM), path: "/tmp")
        #expect("\(memory)".hasSuffix("。"))
    }
}
