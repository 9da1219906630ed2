import DeskForms
import DocumentModel
import Foundation
import Store
import Testing
import Triage

struct RegionTests {
    private func region(_ x: Int, _ y: Int, _ width: Int, _ height: Int, page: Int = 0, _ note: String = "看这里")
        -> RegionDraft
    {
        RegionDraft(page: page, x: x, y: y, width: width, height: height, note: note)
    }

    @Test func `a marked place is there for all, and goes when its clerk takes it away`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        let made = try desk.mark(key, region(10, 20, 300, 40, " 章在这里 "), by: "lin")
        let found = try #require(try desk.submission(key, for: "wang").regions.first)
        #expect(found == made && found.note == "章在这里" && found.clerk == "lin" && found.width == 300)
        #expect(throws: TriageError.regionNotYours) { try desk.unmark(key, region: made.number, by: "wang") }
        #expect(throws: TriageError.notFound) { try desk.unmark(key, region: made.number + 1, by: "lin") }
        try desk.unmark(key, region: made.number, by: "lin")
        #expect(throws: TriageError.notFound) { try desk.unmark(key, region: made.number, by: "lin") }
        #expect(try desk.submission(key).regions.isEmpty)
        #expect(try fixture.store.auditEntries(limit: 2).map(\.action) == ["unmark", "mark"])
        #expect(try fixture.store.checkAudit().brokenAt == nil)
    }

    @Test func `what is no place on a page, or has no note, is refused`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        for draft in [
            region(-1, 0, 10, 10), region(0, 0, 1001, 10), region(995, 0, 6, 10), region(1000, 0, 10, 10),
            region(0, 0, 3, 10), region(0, 0, 10, 10, page: 1), region(0, 0, 10, 10, page: -1),
            region(Int.max, Int.max, Int.max, Int.max), region(5, 5, Int.max, 10), region(Int.min, 0, 10, 10),
        ] {
            #expect(throws: TriageError.regionOutside) { try desk.mark(key, draft, by: "lin") }
        }
        #expect(throws: TriageError.reasonMissing) { try desk.mark(key, region(0, 0, 9, 9, " \n"), by: "lin") }
        #expect(throws: TriageError.textTooLong(limit: 200)) {
            try desk.mark(key, region(0, 0, 9, 9, String(repeating: "字", count: 201)), by: "lin")
        }
        for _ in 0..<TriageDesk.mostRegions { try desk.mark(key, region(0, 0, 1000, 1400), by: "lin") }
        #expect(throws: TriageError.regionsTooMany(limit: 50)) { try desk.mark(key, region(0, 0, 9, 9), by: "lin") }
    }

    @Test func `marks stay with the scan they were made on`() throws {
        let fixture = try DeskFixture()
        try fixture.put("D-0001", ["form.seal": .missing])
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.mark(key, region(10, 20, 300, 40), by: "lin")
        try fixture.put("D-0001", ["form.seal": .missing], program: "2")
        #expect(try desk.submission(key).regions.count == 1)
        try fixture.put("D-0001", ["form.seal": .match], scans: "2")
        #expect(try desk.submission(key).regions.isEmpty)
    }

    @Test func `the second of two does not see what the first has marked`() throws {
        let fixture = try DeskFixture(secondShare: 1)
        try fixture.put("D-0001", ["form.seal": .match])
        let (desk, key) = (fixture.desk, try fixture.key("D-0001"))
        try desk.mark(key, region(10, 20, 300, 40, "一"), by: "lin")
        try desk.decide(key, DecisionDraft(kind: .pass), by: "lin")
        #expect(try desk.submission(key, for: "wang").regions.isEmpty)
        try desk.mark(key, region(10, 20, 300, 40, "二"), by: "wang")
        #expect(try desk.submission(key, for: "lin").regions.map(\.note) == ["一"])
        _ = try desk.open(key, by: "wang")
        #expect(throws: TriageError.leased(by: "wang")) { try desk.mark(key, region(0, 0, 9, 9), by: "lin") }
        try desk.decide(key, DecisionDraft(kind: .pass), by: "wang")
        _ = try desk.decisions(marksExported: true, by: "root")
        #expect(try desk.submission(key, for: "lin").regions.map(\.note) == ["一", "二"])
    }
}
