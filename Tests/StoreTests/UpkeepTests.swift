import DocumentModel
import Foundation
import Testing
import Verification

@testable import Store

struct UpkeepTests {
    private func holds(_ folder: String, _ text: String) -> Bool {
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).contains { name in
            (FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()).range(of: Data(text.utf8)) != nil
        }
    }

    @Test func `purged reports are gone from the database file, and the audit names nobody`() throws {
        let fixture = try StoreFixture()
        try fixture.store.finish(try fixture.check("A", name: "林清越"), by: fixture.claimant)
        #expect(holds(fixture.folder, "林清越"))
        let later = Date().addingTimeInterval(60)
        let plan = try fixture.store.purge(.reports, before: later, isDryRun: true, actor: "test")
        #expect(plan.submissions == 1 && plan.files == 1)
        #expect(try fixture.store.submissions().count == 1)
        let done = try fixture.store.purge(.reports, before: later, isDryRun: false, actor: "test")
        #expect(done == plan)
        #expect(!holds(fixture.folder, "林清越"))
        #expect(!holds(fixture.folder, "scan"))
        #expect(try fixture.store.submissions().isEmpty)
        #expect(try fixture.store.examine().faults.isEmpty)
        #expect(try fixture.store.auditEntries(limit: 1).first?.action == "purge")
    }

    @Test func `purged scans leave the report, and stay where a newer submission has them`() throws {
        let fixture = try StoreFixture(now: Date().addingTimeInterval(-1000))
        try fixture.store.finish(try fixture.check("old"), by: fixture.claimant)
        try fixture.store.finish(try fixture.check("old-2", scan: Array("only old".utf8)), by: fixture.claimant)
        let store = try RecordStore(folder: fixture.folder)
        try store.finish(try fixture.check("new"), by: fixture.claimant)
        let result = try store.purge(
            .attachments, before: Date().addingTimeInterval(-500), isDryRun: false, actor: "test")
        #expect(result.submissions == 2 && result.files == 1)
        #expect(try store.report(of: "old")?.attachments.first?.object == nil)
        let kept = try #require(try store.report(of: "new")?.attachments.first?.object)
        #expect(store.objects.contains(kept))
        #expect(!store.objects.contains(ContentHash(of: "only old".utf8)))
    }

    @Test func `a purge spares the scans that a check under way relies on`() throws {
        let fixture = try StoreFixture()
        try fixture.store.finish(try fixture.check("old"), by: fixture.claimant)
        let check = try fixture.check("new")
        #expect(try fixture.store.claim("new", key: check.key, for: fixture.claimant) == .granted)
        let later = Date().addingTimeInterval(60)
        let result = try fixture.store.purge(.attachments, before: later, isDryRun: false, actor: "test")
        #expect(result.submissions == 1 && result.files == 0)
        try fixture.store.finish(check, by: fixture.claimant)
        #expect(try fixture.store.examine().faults.isEmpty)
    }

    @Test func `what is put again is young again`() throws {
        let fixture = try StoreFixture()
        let hash = ContentHash(of: "scan".utf8)
        try fixture.store.keep(Array("scan".utf8), named: hash)
        let path = try #require(fixture.store.objects.items().first?.path)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: path)
        try fixture.store.keep(Array("scan".utf8), named: hash)
        let time = try #require(ObjectFolder.time(of: path))
        #expect(time.timeIntervalSinceNow > -60)
        #expect(try fixture.store.objects.content(hash) == Array("scan".utf8))
    }

    @Test func `retention is kept and can be lifted`() throws {
        let fixture = try StoreFixture()
        #expect(try fixture.store.retention(of: .attachments) == nil)
        try fixture.store.setRetention(of: .attachments, days: 90, actor: "test")
        #expect(try fixture.store.retention(of: .attachments) == 90)
        try fixture.store.setRetention(of: .attachments, days: nil, actor: "test")
        #expect(try fixture.store.retention(of: .attachments) == nil)
    }

    @Test func `an export is a bundle again`() throws {
        let fixture = try StoreFixture()
        try fixture.store.finish(try fixture.check("A"), by: fixture.claimant)
        let stored = try #require(try fixture.store.report(of: "A"))
        let target = fixture.folder + "/export"
        #expect(try fixture.store.export(stored, to: target, actor: "test").isEmpty)
        let json = try #require(FileManager.default.contents(atPath: target + "/submission.json"))
        #expect(try SubmissionParser().parse(Array(json)).submission.applicant.name == "陈晓东")
        #expect(FileManager.default.contents(atPath: target + "/a.jpg") == Data("scan".utf8))
    }

    @Test func `statistics count by day, batch and rule`() throws {
        let fixture = try StoreFixture(now: Date(timeIntervalSince1970: 1_795_622_400))
        try fixture.store.finish(try fixture.check("A"), by: fixture.claimant)
        try fixture.store.finish(try fixture.check("B", outcome: .mismatch), by: fixture.claimant)
        let statistics = try fixture.store.statistics(from: nil, to: nil, calendar: .standard)
        #expect(statistics.total.submissions == 2 && statistics.total.flagged == 1 && statistics.total.pages == 2)
        // 16:00 UTC is midnight in the office.
        #expect(statistics.days.map(\.period) == ["2026-11-26"])
        #expect(statistics.batches.map(\.period) == ["2026-12-01"])
        #expect(statistics.rules.first?.outcomes == ["match": 1, "mismatch": 1])
        let none = try fixture.store.statistics(from: CalendarDate(iso: "2026-11-27"), to: nil, calendar: .standard)
        #expect(none.total.submissions == 0)
    }

    @Test(arguments: [
        ("2026-01-01", "2026-01-04"), ("2026-01-02", "2026-01-04"), ("2026-01-05", "2026-01-15"),
        ("2026-01-16", "2026-02-01"), ("2026-02-10", "2026-02-24"), ("2026-02-25", "2026-03-01"),
        ("2026-04-16", "2026-05-06"), ("2026-10-01", "2026-10-08"), ("2026-12-16", "2027-01-01"),
    ])
    func `batches move behind holidays`(day: String, batch: String) throws {
        let date = try #require(CalendarDate(iso: day))
        #expect(HalfMonthCalendar.standard.batch(for: date).description == batch)
    }

    @Test func `weekends move batches only where that is set`() throws {
        let table = #"{"holidays": ["2026-10-01"], "shiftWeekends": true}"#
        let calendar = try HalfMonthCalendar(json: Array(table.utf8))
        // 1 February 2026 is a Sunday.
        #expect(calendar.batch(for: try #require(CalendarDate(iso: "2026-02-01"))).description == "2026-02-02")
        #expect(calendar.knows(2026) && !calendar.knows(2027))
        #expect(throws: DecodingError.self) { try HalfMonthCalendar(json: Array("{".utf8)) }
    }
}
