import DocumentModel
import Foundation
import GRDB
import Testing
import Verification

@testable import Store

struct RecordStoreTests {
    @Test func `a check is kept once, however often it is finished`() throws {
        let fixture = try StoreFixture()
        let check = try fixture.check("A")
        #expect(try fixture.store.claim("A", key: check.key, for: fixture.claimant) == .granted)
        for _ in 0..<3 { try fixture.store.finish(check, by: fixture.claimant) }
        #expect(try fixture.store.claim("A", key: check.key, for: fixture.claimant) == .done)
        #expect(try fixture.store.submissions().map(\.id) == ["A"])
        let stored = try #require(try fixture.store.report(of: "A"))
        #expect(stored.document == check.report)
        #expect(stored.attachments == check.attachments)
        #expect(try fixture.store.examine().faults.isEmpty)
    }

    @Test func `a changed form gives another report, and changed back the first one again`() throws {
        let fixture = try StoreFixture()
        let first = try fixture.check("A")
        let second = try fixture.check("A", key: "other", outcome: .mismatch)
        for check in [first, second] { try fixture.store.finish(check, by: fixture.claimant) }
        #expect(try fixture.store.report(of: "A")?.document.verdict == .flagged)
        #expect(try !fixture.store.hasReport("A", key: first.key))
        try fixture.store.finish(first, by: fixture.claimant)
        #expect(try fixture.store.report(of: "A")?.document.verdict == .clear)
        #expect(try fixture.store.submissions().count == 1)
    }

    @Test func `what a living program has in hand is held, what a dead one had is free`() throws {
        let fixture = try StoreFixture()
        let key = ContentHash(of: "k".utf8)
        var other: Claimant? = try Claimant(fixture.store, actor: "other")
        #expect(try fixture.store.claim("A", key: key, for: #require(other)) == .granted)
        #expect(try fixture.store.claim("A", key: key, for: fixture.claimant) == .held)
        other = nil
        #expect(try fixture.store.claim("A", key: key, for: fixture.claimant) == .granted)
        try fixture.store.release("A", key: key)
    }

    @Test func `ended, a program has nothing in hand and leaves nothing, though somebody still knows it`() throws {
        let fixture = try StoreFixture()
        let key = ContentHash(of: "k".utf8)
        let other = try Claimant(fixture.store, actor: "other")
        #expect(try fixture.store.claim("A", key: key, for: other) == .granted)
        for _ in 0..<2 { other.end() }
        #expect(try fixture.store.claim("A", key: key, for: fixture.claimant) == .granted)
        #expect(!FileManager.default.fileExists(atPath: other.spool))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(fixture.folder)/locks").count == 1)
    }

    @Test func `files are the owner's alone`() throws {
        let fixture = try StoreFixture()
        try fixture.store.finish(try fixture.check("A"), by: fixture.claimant)
        var count = 0
        for name in FileManager.default.enumerator(atPath: fixture.folder)?.compactMap({ $0 as? String }) ?? [] {
            let facts = try FileManager.default.attributesOfItem(atPath: "\(fixture.folder)/\(name)")
            let mode = try #require((facts[.posixPermissions] as? NSNumber)?.intValue)
            #expect(mode & 0o077 == 0, "\(name): \(String(mode, radix: 8))")
            count += 1
        }
        #expect(count > 4)
    }

    @Test func `with a key nothing of a scan stands on the disk, and without it nothing opens`() throws {
        let key = StoreKey(bytes: Array(repeating: 7, count: 32))
        let fixture = try StoreFixture(key: key)
        let scan = Array("a scan with a name in it".utf8)
        let hash = ContentHash(of: scan)
        try fixture.store.keep(scan, named: hash)
        try fixture.store.keepReading(scan, of: hash, versions: "v1")
        for name in FileManager.default.enumerator(atPath: fixture.folder)?.compactMap({ $0 as? String }) ?? [] {
            let data = FileManager.default.contents(atPath: "\(fixture.folder)/\(name)") ?? Data()
            #expect(data.range(of: Data("name".utf8)) == nil || name.contains("sqlite"), "\(name)")
        }
        #expect(try fixture.store.objects.content(hash) == scan)
        #expect(try fixture.store.readings.content(hash, variant: "v1") == scan)
        #expect(throws: StoreError.keyMissing) { try RecordStore(folder: fixture.folder) }
        #expect(throws: StoreError.keyWrong) {
            try RecordStore(folder: fixture.folder, key: StoreKey(bytes: Array(repeating: 8, count: 32)))
        }
    }

    @Test func `a file that was changed or cut is noticed`() throws {
        let fixture = try StoreFixture()
        let check = try fixture.check("A")
        try fixture.store.finish(check, by: fixture.claimant)
        let object = try #require(check.attachments[0].object?.description)
        let path = "\(fixture.folder)/objects/\(object.prefix(2))/\(object)"
        for bytes in [[0] + Array("other".utf8), [], [9, 9], [1, 255, 255, 255, 255, 255, 255, 255, 127]] {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            #expect(try fixture.store.examine().faults.count == 1)
        }
    }

    @Test func `the audit shows what was changed, and what was taken out`() throws {
        let fixture = try StoreFixture()
        for id in ["A", "B", "C"] { try fixture.store.finish(try fixture.check(id), by: fixture.claimant) }
        #expect(try fixture.store.checkAudit().brokenAt == nil)
        try fixture.store.write { db in try db.execute(sql: "UPDATE audit SET detail = '{}' WHERE number = 2") }
        #expect(try fixture.store.checkAudit().brokenAt == 2)
        let other = try StoreFixture()
        for id in ["A", "B", "C"] { try other.store.finish(try other.check(id), by: other.claimant) }
        try other.store.write { db in try db.execute(sql: "DELETE FROM audit WHERE number = 2") }
        #expect(try other.store.checkAudit().brokenAt == 3)
    }

    @Test func `what is no store is said to be none`() throws {
        let folder = NSTemporaryDirectory() + "hedui-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(repeating: 65, count: 9000).write(to: URL(fileURLWithPath: folder + "/hedui.sqlite"))
        #expect(throws: StoreError.notAStore(path: folder)) { try RecordStore(folder: folder) }
        #expect(throws: StoreError.self) { try RecordStore(folder: "/proc/hedui") }
    }
}
