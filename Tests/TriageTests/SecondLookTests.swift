import DeskForms
import DocumentModel
import Foundation
import Store
import Testing

@testable import Triage

/// Submissions that two decide, each without knowing of the other.
struct SecondLookTests {
    private func draft(_ kind: DecisionKind, _ reasons: [String] = ["form.seal"], note: String = "") -> DecisionDraft {
        var draft = DecisionDraft(kind: kind)
        draft.publicText = kind == .sendBack ? "请加盖公章。" : ""
        draft.note = note
        draft.reasons = reasons
        return draft
    }

    private func filled(_ count: Int = 1) throws -> DeskFixture {
        let fixture = try DeskFixture(secondShare: 1)
        for number in 1...count {
            try fixture.put(
                "D-000\(number)", ["form.seal": .missing, "form.post": .mismatch, "form.pages": .match])
        }
        return fixture
    }

    private func open(_ desk: TriageDesk, _ account: String, isLead: Bool = false) throws -> [String] {
        try desk.queue(QueueFilter(), for: account, isLead: isLead).rows.map(\.id)
    }

    @Test func `the second sees nothing of the first, who sees it waiting`() throws {
        let fixture = try filled()
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.overrule(key, rule: "form.post", reason: "看得清", value: "秘密", report: nil, by: "lin")
        _ = try desk.claim([key], for: "lin", by: "lin")
        try desk.decide(key, draft(.hold, note: "先放一放"), by: "lin")
        try desk.decide(key, draft(.sendBack, note: "内部"), by: "lin")
        for (account, isLead) in [("wang", false), ("root", true), ("", false)] {
            let found = try desk.submission(key, for: account, isLead: isLead)
            #expect(found.row.state == .open)
            #expect(found.decision == nil && found.history.isEmpty && found.overrulings.isEmpty && found.pair.isEmpty)
            #expect(found.row.clerk == nil && found.row.worst.count == 2 && found.row.verdict == .flagged)
            #expect(try desk.queue(QueueFilter(), for: account, isLead: isLead).counts.states[.open] == 1)
        }
        let own = try desk.submission(key, for: "lin")
        #expect(own.row.state == .waiting && own.decision?.kind == .sendBack && own.history.count == 2)
        #expect(own.overrulings["form.post"]?.value == "秘密")
        #expect(try open(desk, "lin").isEmpty)
        var filter = QueueFilter()
        filter.state = .waiting
        #expect(try desk.queue(filter, for: "lin").rows.map(\.state) == [.waiting])
        #expect(try desk.queue(filter, for: "lin").counts.states == [.waiting: 1])
        #expect(try desk.queue(filter, for: "wang").rows.isEmpty)
        #expect(try desk.open(key, by: "lin") == nil)
        #expect(try desk.claim([key], for: "lin", by: "lin") == 0)
        #expect(throws: TriageError.waitsForSecond) { try desk.decide(key, draft(.pass), by: "lin") }
        #expect(try desk.decisions(marksExported: true, by: "root").isEmpty, "One decision is none yet.")
    }

    @Test func `alike, it is decided; each sees only the own until it is exported`() throws {
        let fixture = try filled()
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.decide(key, draft(.sendBack, note: "第一"), by: "lin")
        try desk.decide(key, draft(.sendBack, note: "第二"), by: "wang")
        for (account, note) in [("lin", "第一"), ("wang", "第二"), ("root", "第一")] {
            let found = try desk.submission(key, for: account)
            #expect(found.row.state == .returned && found.decision?.note == note, "\(account)")
            #expect(found.history.count == (account == "root" ? 2 : 1), "\(account)")
        }
        #expect(throws: TriageError.notYours) { try desk.undo(key, by: "lin", ofOthers: false) }
        #expect(try desk.decisions(marksExported: true, by: "root").map(\.decision.note) == ["第一"])
        #expect(try desk.submission(key, for: "wang").history.count == 2)
        #expect(throws: TriageError.alreadyExported) { try desk.undo(key, by: "root", ofOthers: true) }
        let agreement = try desk.figures(of: nil).agreement
        #expect(agreement.pairs == 1 && agreement.share == 1 && agreement.kappa == nil)
        #expect(try fixture.store.checkAudit().brokenAt == nil)
    }

    @Test(arguments: [(DecisionKind.pass, ["form.seal"]), (.sendBack, ["form.post"])])
    func `differently, a lead settles it`(kind: DecisionKind, reasons: [String]) throws {
        let fixture = try filled()
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.decide(key, draft(.sendBack), by: "lin")
        try desk.decide(key, draft(kind, reasons), by: "wang")
        #expect(try desk.submission(key, for: "root", isLead: true).pair.map(\.clerk) == ["lin", "wang"])
        #expect(try desk.submission(key, for: "lin").history.map(\.clerk) == ["lin"])
        #expect(try desk.submission(key, for: "other").history.isEmpty)
        #expect(try desk.submission(key, for: "wang").row.state == .waiting)
        #expect(try desk.open(key, by: "other") == nil)
        #expect(throws: TriageError.forLead) { try desk.decide(key, draft(.pass), by: "other") }
        #expect(throws: TriageError.forLead) { try desk.undo(key, by: "lin", ofOthers: false) }
        #expect(throws: TriageError.mustSettle) {
            try desk.decide(key, draft(.hold, note: "x"), by: "root", isLead: true)
        }
        #expect(try desk.decisions(marksExported: true, by: "root").isEmpty)
        try desk.decide(key, draft(.pass), by: "root", isLead: true)
        try desk.undo(key, by: "root", ofOthers: true)
        #expect(try desk.submission(key, for: "root", isLead: true).row.state == .disputed)
        try desk.decide(key, draft(.pass), by: "root", isLead: true)
        #expect(try desk.submission(key, for: "lin").history.count == 4)
        #expect(try desk.decisions(marksExported: true, by: "root").map(\.decision.clerk) == ["root"])
        let agreement = try desk.figures(of: nil).agreement
        #expect(agreement.pairs == 1 && agreement.alike == (kind == .pass ? 0 : 1))
        #expect(agreement.otherReasons == (kind == .pass ? 0 : 1))
    }

    @Test func `the first takes back the own decision, a lead the second's`() throws {
        let fixture = try filled()
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.decide(key, draft(.sendBack), by: "lin")
        #expect(throws: TriageError.nothingToUndo) { try desk.undo(key, by: "wang", ofOthers: true) }
        _ = try desk.open(key, by: "wang")
        #expect(throws: TriageError.inSecondLook) { try desk.undo(key, by: "lin", ofOthers: false) }
        try desk.release(key, by: "wang")
        try desk.undo(key, by: "lin", ofOthers: false)
        #expect(try open(desk, "lin") == ["D-0001"])
        #expect(try desk.figures(of: nil).agreement.waiting == 0)
        try desk.decide(key, draft(.sendBack), by: "lin")
        try desk.decide(key, draft(.pass), by: "wang")
        // How it stands would tell the second what the first has decided.
        #expect(throws: TriageError.forLead) { try desk.undo(key, by: "wang", ofOthers: false) }
        #expect(throws: TriageError.forLead) { try desk.undo(key, by: "wang", ofOthers: true) }
        try desk.undo(key, by: "root", ofOthers: true)
        #expect(try open(desk, "wang") == ["D-0001"])
        #expect(try desk.submission(key, for: "lin").row.state == .waiting)
        try desk.decide(key, draft(.sendBack), by: "wang")
        #expect(throws: TriageError.secondStands) { try desk.undo(key, by: "wang", ofOthers: true) }
        #expect(try !desk.submission(key, for: "wang", isLead: true).mayUndo("wang", isLead: true))
        try desk.undo(key, by: "root", ofOthers: true)
        #expect(try open(desk, "lin") == ["D-0001"])
        #expect(try fixture.store.checkAudit().brokenAt == nil)
        #expect(try fixture.store.examine().faults.isEmpty)
    }

    @Test func `what the second holds, overrules and restores is the second's`() throws {
        let fixture = try filled()
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.overrule(key, rule: "form.post", reason: "看得清", value: nil, report: nil, by: "lin")
        try desk.decide(key, draft(.sendBack), by: "lin")
        #expect(throws: TriageError.nothingToUndo) { try desk.restore(key, rule: "form.post", by: "wang") }
        try desk.overrule(key, rule: "form.post", reason: "确实清楚", value: nil, report: nil, by: "wang")
        try desk.overrule(key, rule: "form.seal", reason: "有章", value: nil, report: nil, by: "wang")
        #expect(try desk.submission(key, for: "wang").verdict == .clear)
        #expect(try desk.submission(key, for: "lin").overrulings.map(\.value.reason) == ["看得清"])
        try desk.decide(key, draft(.hold, note: "等答复"), by: "wang")
        #expect(try desk.submission(key, for: "wang").row.state == .held)
        #expect(try desk.submission(key, for: "lin").row.state == .waiting)
        try desk.restore(key, rule: "form.seal", by: "wang")
        try desk.decide(key, draft(.sendBack), by: "wang")
        #expect(try desk.submission(key).row.state == .returned)
    }

    @Test func `new scans begin anew`() throws {
        let fixture = try filled()
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.decide(key, draft(.sendBack), by: "lin")
        try fixture.put("D-0001", ["form.seal": .match], scans: "2")
        #expect(try open(desk, "lin") == ["D-0001"])
        #expect(try desk.submission(key, for: "wang").history.count == 1)
        try desk.decide(key, draft(.pass), by: "wang")
        #expect(try desk.submission(key, for: "wang").row.state == .waiting)
        try fixture.put("D-0001", ["form.seal": .match], scans: "2", program: "2")
        #expect(try desk.submission(key, for: "wang").row.state == .waiting)
    }

    @Test func `the share is kept, and the choice is stable`() throws {
        let fixture = try DeskFixture()
        for number in 0..<200 { try fixture.put("S-\(1000 + number)", ["form.pages": .match]) }
        let half = TriageDesk(fixture.store, secondShare: 0.5)
        let numbers = (1...200).map(Int64.init)
        func chosen(_ desk: TriageDesk) throws -> [Bool] {
            try fixture.store.write { db in try numbers.map { try desk.isForTwo($0, db) } }
        }
        let first = try chosen(half)
        // Of 200, half with a standard deviation of 7.
        #expect((65...135).contains(first.count { $0 }))
        #expect(try chosen(half) == first)
        #expect(try chosen(fixture.desk).allSatisfy { !$0 })
        #expect(try chosen(TriageDesk(fixture.store, secondShare: 1)).allSatisfy { $0 })
        // Who is chosen at a tenth is chosen at a half.
        #expect(zip(try chosen(TriageDesk(fixture.store, secondShare: 0.1)), first).allSatisfy { !$0 || $1 })
    }

    @Test func `kappa is Cohen's`() {
        var figures = AgreementFigures()
        #expect(figures.share == nil && figures.kappa == nil)
        // Cohen's example with two classes: 20 both pass, 15 both return, 5 and 10 differ: 0.7, chance 0.5.
        (figures.pairs, figures.alike, figures.firstPassed, figures.secondPassed) = (50, 35, 25, 30)
        #expect(figures.share == 0.7)
        #expect(abs((figures.kappa ?? 0) - 0.4) < 1e-12)
        (figures.alike, figures.firstPassed, figures.secondPassed) = (50, 50, 50)
        #expect(figures.kappa == nil)
    }
}
