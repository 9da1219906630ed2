import DeskForms
import DocumentModel
import Foundation
import Store
import Testing
import Triage

struct DecisionTests {
    private func draft(_ kind: DecisionKind, _ text: String = "", note: String = "") -> DecisionDraft {
        var draft = DecisionDraft(kind: kind)
        draft.publicText = text
        draft.note = note
        draft.reasons = ["form.seal"]
        return draft
    }

    @Test func `a return keeps what the applicant is told apart from the note`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let key = try fixture.key("D-0001")
        #expect(throws: TriageError.reasonMissing) { try fixture.desk.decide(key, draft(.sendBack, " \n"), by: "lin") }
        #expect(throws: TriageError.reasonMissing) { try fixture.desk.decide(key, draft(.hold, "x"), by: "lin") }
        try fixture.desk.decide(key, draft(.sendBack, "请加盖公章。", note: "第二次了"), by: "lin")
        let found = try fixture.desk.submission(key)
        #expect(found.row.state == .returned)
        #expect(found.decision?.publicText == "请加盖公章。")
        #expect(found.decision?.note == "第二次了")
        #expect(found.decision?.reasons == ["form.seal"])
        #expect(throws: TriageError.alreadyDecided(by: "lin")) {
            try fixture.desk.decide(key, draft(.pass), by: "wang")
        }
        #expect(try fixture.ids().isEmpty)
    }

    @Test func `a decision is undone until it is exported, by its clerk or a lead`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .match])
        let key = try fixture.key("D-0001")
        #expect(throws: TriageError.nothingToUndo) { try fixture.desk.undo(key, by: "lin", ofOthers: false) }
        try fixture.desk.decide(key, draft(.pass), by: "lin")
        #expect(throws: TriageError.notYours) { try fixture.desk.undo(key, by: "wang", ofOthers: false) }
        try fixture.desk.undo(key, by: "lin", ofOthers: false)
        #expect(try fixture.ids() == ["D-0001"])
        try fixture.desk.decide(key, draft(.pass), by: "lin")
        try fixture.desk.undo(key, by: "wang", ofOthers: true)
        try fixture.desk.decide(key, draft(.pass), by: "lin")
        #expect(try fixture.desk.decisions(marksExported: true, by: "lead").map(\.id) == ["D-0001"])
        #expect(throws: TriageError.alreadyExported) { try fixture.desk.undo(key, by: "lin", ofOthers: true) }
        #expect(try fixture.desk.decisions(marksExported: true, by: "lead").isEmpty)
        #expect(try fixture.desk.decisions(marksExported: false, by: "lead").count == 1)
        #expect(try fixture.desk.submission(key).history.count == 3)
    }

    @Test func `what is in hand is others' to look at, not to decide, until the lease runs out`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .match])
        let key = try fixture.key("D-0001")
        #expect(try fixture.desk.open(key, by: "lin")?.by == "lin")
        #expect(try fixture.desk.open(key, by: "wang")?.by == "lin")
        #expect(try fixture.desk.queue(QueueFilter(), for: "wang").rows.first?.lease?.by == "lin")
        #expect(throws: TriageError.leased(by: "lin")) { try fixture.desk.decide(key, draft(.pass), by: "wang") }
        fixture.clock.advance(TriageDesk.leaseTime - 5)
        #expect(try fixture.desk.renew(key, by: "lin")?.by == "lin")
        fixture.clock.advance(TriageDesk.leaseTime - 5)
        #expect(try fixture.desk.renew(key, by: "wang")?.by == "lin")
        fixture.clock.advance(10)
        #expect(try fixture.desk.renew(key, by: "wang")?.by == "wang")
        #expect(try fixture.desk.open(key, by: "lin", takesOver: true)?.by == "lin")
        try fixture.desk.release(key, by: "wang")
        #expect(throws: TriageError.leased(by: "lin")) { try fixture.desk.decide(key, draft(.pass), by: "wang") }
        try fixture.desk.release(key, by: "lin")
        try fixture.desk.decide(key, draft(.pass), by: "wang")
        #expect(try fixture.desk.open(key, by: "lin") == nil)
    }

    @Test func `an overruled finding counts no more, until it is restored`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing, "form.pages": .match])
        let key = try fixture.key("D-0001")
        #expect(throws: TriageError.ruleUnknown) {
            try fixture.desk.overrule(key, rule: "no.rule", reason: "x", value: nil, report: nil, by: "lin")
        }
        #expect(throws: TriageError.reasonMissing) {
            try fixture.desk.overrule(key, rule: "form.seal", reason: " ", value: nil, report: nil, by: "lin")
        }
        try fixture.desk.overrule(key, rule: "form.seal", reason: "章在右下角", value: "福建虚构", report: nil, by: "lin")
        var found = try fixture.desk.submission(key)
        #expect(found.verdict == .clear)
        #expect(found.row.verdict == .clear)
        #expect(found.row.worst.isEmpty)
        #expect(found.overrulings["form.seal"]?.value == "福建虚构")
        #expect(try fixture.desk.figures(of: nil).rules.first?.overruledShare == 1)
        try fixture.desk.restore(key, rule: "form.seal", by: "lin")
        found = try fixture.desk.submission(key)
        #expect(found.verdict == .flagged)
        #expect(found.row.verdict == .flagged)
        #expect(throws: TriageError.nothingToUndo) { try fixture.desk.restore(key, rule: "form.seal", by: "lin") }
    }

    @Test func `changed scans open a decided submission again, and old pages cannot decide`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let key = try fixture.key("D-0001")
        let seen = try fixture.desk.submission(key).report
        try fixture.desk.decide(key, draft(.sendBack, "请加盖公章。"), by: "lin")
        try fixture.put("D-0001", ["form.seal": .match], scans: "2")
        #expect(try fixture.ids() == ["D-0001"])
        #expect(try fixture.key("D-0001") == key)
        var late = draft(.pass)
        late.report = seen
        #expect(throws: TriageError.reportChanged) { try fixture.desk.decide(key, late, by: "lin") }
        // The same scans once more change nothing.
        try fixture.desk.decide(key, draft(.pass), by: "lin")
        try fixture.put("D-0001", ["form.seal": .match], scans: "2")
        #expect(try fixture.desk.submission(key).row.state == .passed)
    }

    @Test func `a new program leaves what was decided as it is`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let key = try fixture.key("D-0001")
        try fixture.desk.decide(key, draft(.sendBack, "请加盖公章。"), by: "lin")
        _ = try fixture.desk.decisions(marksExported: true, by: "lin")
        try fixture.put("D-0001", ["form.seal": .match], program: "2")
        #expect(try fixture.desk.submission(key).row.state == .returned)
        #expect(try fixture.ids().isEmpty)
        // Nor can it be decided, or handed on, a second time.
        #expect(throws: TriageError.self) { try fixture.desk.decide(key, draft(.pass), by: "lin") }
        #expect(try fixture.desk.decisions(marksExported: true, by: "lin").isEmpty)
    }

    @Test func `what another has in hand is not overruled`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let key = try fixture.key("D-0001")
        _ = try fixture.desk.open(key, by: "lin")
        #expect(throws: TriageError.leased(by: "lin")) {
            try fixture.desk.overrule(key, rule: "form.seal", reason: "看得清", value: nil, report: nil, by: "wang")
        }
        try fixture.desk.overrule(key, rule: "form.seal", reason: "看得清", value: nil, report: nil, by: "lin")
        // A second click changes nothing.
        try fixture.desk.overrule(key, rule: "form.seal", reason: "看得清", value: nil, report: nil, by: "lin")
        #expect(throws: TriageError.leased(by: "lin")) { try fixture.desk.restore(key, rule: "form.seal", by: "wang") }
    }

    @Test func `what cannot be written is not handed on`() throws {
        struct Full: Error {}
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let key = try fixture.key("D-0001")
        try fixture.desk.decide(key, draft(.sendBack, "请加盖公章。"), by: "lin")
        #expect(throws: (any Error).self) {
            try fixture.desk.decisions(marksExported: true, by: "lin") { _ in throw Full() }
        }
        #expect(try fixture.desk.decisions(marksExported: true, by: "lin").count == 1)
    }

    @Test func `looks and decisions are in the chain, and the chain holds`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", name: "某某某", ["form.seal": .match])
        let key = try fixture.key("D-0001")
        _ = try fixture.desk.open(key, by: "lin")
        try fixture.desk.decide(key, draft(.pass, note: "某某某"), by: "lin")
        try fixture.desk.undo(key, by: "lin", ofOthers: false)
        let entries = try fixture.store.auditEntries(limit: 3)
        #expect(entries.map(\.action) == ["undo", "decide", "view"])
        #expect(!entries.contains { $0.detail.values.contains { $0.contains("某某某") } })
        #expect(try fixture.store.checkAudit().brokenAt == nil)
        #expect(try fixture.store.examine().faults.isEmpty)
    }

    @Test(arguments: ["", "zz", "' OR 1=1 --", String(repeating: "0", count: 32)])
    func `keys that are none find nothing`(key: String) throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .match])
        #expect(throws: TriageError.notFound) { try fixture.desk.submission(key) }
        #expect(throws: TriageError.notFound) { try fixture.desk.decide(key, DecisionDraft(kind: .pass), by: "lin") }
        #expect(throws: TriageError.notFound) { try fixture.desk.undo(key, by: "lin", ofOthers: true) }
        #expect(throws: TriageError.notFound) { _ = try fixture.desk.open(key, by: "lin") }
    }
}
