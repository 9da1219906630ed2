import DeskForms
import DocumentModel
import Foundation
import GRDB
import Store
import Testing

@testable import Triage

/// That neither of two who decide the same submission can tell what the other has made, by whatever they ask.
struct BlindnessTests {
    private let fixture: DeskFixture
    private let desk: TriageDesk
    private let key: String

    init() throws {
        fixture = try DeskFixture(secondShare: 1)
        try fixture.put("D-0001", ["form.seal": .missing, "form.post": .mismatch, "form.pages": .match])
        desk = fixture.desk
        key = try fixture.key("D-0001")
    }

    private func decide(_ kind: DecisionKind, by actor: String) throws {
        var draft = DecisionDraft(kind: kind)
        (draft.publicText, draft.note, draft.reasons) = ("请加盖公章。", "\(actor)的备注", ["form.seal"])
        try desk.decide(key, draft, by: actor)
    }

    private func mark(by actor: String) throws -> Region {
        let draft = RegionDraft(page: 0, x: 10, y: 10, width: 50, height: 50, note: "\(actor)的标记")
        return try desk.mark(key, draft, by: actor)
    }

    private func overrule(_ rule: String, by actor: String) throws {
        try desk.overrule(key, rule: rule, reason: "\(actor)的理由", value: nil, report: nil, by: actor)
    }

    /// Names that stand in what somebody sees.
    private func makers(seenBy actor: String) throws -> Set<String> {
        let found = try desk.submission(key, for: actor)
        return Set(found.history.map(\.clerk) + found.regions.map(\.clerk) + found.overrulings.values.map(\.clerk))
    }

    @Test(arguments: [["lin", "wang"], ["wang", "lin"]])
    func `where the first takes back, each still sees only the own`(order: [String]) throws {
        try overrule("form.post", by: "lin")
        try decide(.sendBack, by: "lin")
        _ = try mark(by: "wang")
        try overrule("form.seal", by: "wang")
        try decide(.hold, by: "wang")
        try desk.undo(key, by: "lin", ofOthers: false)
        let (undone, entered) = try fixture.store.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM decision WHERE undoneAt IS NOT NULL"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM audit WHERE action IN ('undo', 'restore')")
            )
        }
        #expect(undone == 3 && entered == 3, "Hold and overruling go with it, and the audit says so.")
        for actor in order { #expect(try makers(seenBy: actor) == [actor], "\(actor) after it was taken back") }
        for decider in order {
            try decide(.sendBack, by: decider)
            for actor in order { #expect(try makers(seenBy: actor) == [actor], "\(actor), \(decider) has decided") }
        }
        _ = try desk.decisions(marksExported: true, by: "root")
        #expect(try makers(seenBy: "lin") == ["lin", "wang"])
        #expect(try fixture.store.checkAudit().brokenAt == nil)
    }

    @Test func `where a lead takes back both, they are asked again as before`() throws {
        for actor in ["lin", "wang"] {
            _ = try mark(by: actor)
            try decide(.sendBack, by: actor)
        }
        try desk.undo(key, by: "root", ofOthers: true)
        for actor in ["lin", "wang"] { #expect(try makers(seenBy: actor) == [actor]) }
    }

    @Test func `what the second sets aside does not show in the first's queue`() throws {
        try overrule("form.post", by: "lin")
        try decide(.sendBack, by: "lin")
        func row(_ actor: String) throws -> QueueRow? {
            var filter = QueueFilter()
            filter.state = nil
            return try desk.queue(filter, for: actor).rows.first
        }
        let before = try #require(try row("lin"))
        #expect(before.findingCount == 1 && before.verdict == .flagged)
        try overrule("form.seal", by: "wang")
        #expect(try row("lin") == before)
        #expect(try row("wang")?.worst.map(\.rule) == ["form.post"])
        try decide(.sendBack, by: "wang")
        let after = try #require(try row("lin"))
        #expect(after.findingCount == 1 && after.worst == before.worst && after.verdict == before.verdict)
    }

    @Test func `figures tell nothing of what is hidden`() throws {
        let before = try desk.figures(of: "chen")
        try overrule("form.post", by: "lin")
        try decide(.sendBack, by: "lin")
        #expect(try desk.figures(of: "chen") == before)
        #expect(try desk.figures(of: nil).clerks.isEmpty)
        try overrule("form.seal", by: "wang")
        try decide(.hold, by: "wang")
        let figures = try desk.figures(of: nil)
        #expect(figures.rules == before.rules && figures.clerks.isEmpty && figures.agreement.waiting == 1)
        try decide(.pass, by: "wang")
        let both = try desk.figures(of: nil)
        #expect(both.clerks.map(\.clerk) == ["lin", "wang"] && both.rules.map(\.overruled) == [1, 1])
    }

    @Test func `hidden marks cannot be felt`() throws {
        var hidden: Region?
        for _ in 0..<TriageDesk.mostRegions { hidden = try mark(by: "lin") }
        #expect(throws: TriageError.regionsTooMany(limit: 50)) { try mark(by: "lin") }
        try decide(.sendBack, by: "lin")
        for _ in 0..<TriageDesk.mostRegions { _ = try mark(by: "wang") }
        let number = try #require(hidden).number
        #expect(throws: TriageError.notFound) { try desk.unmark(key, region: number, by: "wang") }
        try desk.unmark(key, region: number, by: "lin")
    }

    @Test func `a submission in hand since the clock was ahead is free`() throws {
        fixture.clock.advance(86_400)
        #expect(try desk.open(key, by: "lin") != nil)
        fixture.clock.advance(-86_400)
        #expect(try desk.open(key, by: "wang")?.by == "wang")
    }

    @Test func `a note of one endless letter is too long`() throws {
        var draft = DecisionDraft(kind: .hold)
        draft.note = "王" + String(repeating: "\u{301}", count: 33_000)
        #expect(throws: TriageError.textTooLong(limit: TriageDesk.greatestText)) {
            try desk.decide(key, draft, by: "lin")
        }
    }
}
