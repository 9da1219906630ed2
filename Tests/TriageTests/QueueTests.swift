import DeskForms
import DocumentModel
import Foundation
import Store
import Testing
import Triage

struct QueueTests {
    private func filled() throws -> DeskFixture {
        let fixture = try DeskFixture()
        try fixture.put("Q-0001", on: "2026-11-23", ["form.pages": .match])
        try fixture.put("Q-0002", name: "林秀英", on: "2026-11-23", ["form.pages": .unreadable])
        try fixture.put(
            "Q-0003", employer: "厦门海沧<b>化工</b>有限公司", registration: .renewal, on: "2026-11-23",
            ["form.pages": .unreadable, "form.seal": .missing, "form.post": .mismatch, "contract.term": .invalid])
        try fixture.put("Q-0004", number: "350102198703154220", on: "2026-11-10", ["form.pages": .match])
        return fixture
    }

    @Test func `what is due first comes first, then what is gravest`() throws {
        let fixture = try filled()
        #expect(try fixture.ids() == ["Q-0004", "Q-0003", "Q-0002", "Q-0001"])
        let rows = try fixture.desk.queue(QueueFilter(), for: "lin").rows
        #expect(rows.map(\.dueOn.description) == ["2026-11-17", "2026-11-30", "2026-11-30", "2026-11-30"])
        #expect(rows[1].worst.map(\.rule) == ["form.seal", "form.post", "contract.term"])
        #expect(rows[1].findingCount == 4)
        #expect(Set(rows.map(\.key)).count == 4 && rows.allSatisfy { $0.key.count == 32 })
    }

    @Test func `filters say what is shown`() throws {
        let fixture = try filled()
        #expect(try fixture.ids { $0.verdict = .flagged } == ["Q-0003"])
        #expect(try fixture.ids { $0.registration = .renewal } == ["Q-0003"])
        #expect(try fixture.ids { $0.due = .overdue } == ["Q-0004"])
        #expect(try fixture.ids { $0.rule = "form.pages" } == ["Q-0003", "Q-0002"])
        #expect(try fixture.ids { $0.batch = CalendarDate(iso: "2026-11-15") } == ["Q-0004"])
        #expect(try fixture.ids { $0.state = .held }.isEmpty)
        #expect(
            try fixture.ids {
                $0.limit = 2; $0.offset = 1
            } == ["Q-0003", "Q-0002"])
    }

    @Test func `names are searched in part, numbers only whole`() throws {
        let fixture = try filled()
        #expect(try fixture.ids { $0.text = "秀" } == ["Q-0002"])
        #expect(try fixture.ids { $0.text = "<b>化工" } == ["Q-0003"])
        #expect(try fixture.ids { $0.text = "350102198703154220" } == ["Q-0004"])
        #expect(try fixture.ids { $0.text = "35010219870315422" }.isEmpty)
        #expect(try fixture.ids { $0.text = "Q-0001" } == ["Q-0001"])
        #expect(try fixture.ids { $0.text = "' OR 1 --" }.isEmpty)
    }

    @Test func `claims are the clerk's until given back`() throws {
        let fixture = try filled()
        let keys = [try fixture.key("Q-0001"), try fixture.key("Q-0002")]
        #expect(try fixture.desk.claim(keys, for: "lin", by: "lin") == 2)
        #expect(try fixture.desk.claim(keys, for: "wang", by: "wang") == 0)
        #expect(try fixture.ids { $0.owner = .mine } == ["Q-0002", "Q-0001"])
        #expect(try fixture.ids { $0.owner = .unclaimed } == ["Q-0004", "Q-0003"])
        #expect(try fixture.desk.claim([keys[0]], for: nil, by: "lin") == 1)
        #expect(try fixture.ids { $0.owner = .mine } == ["Q-0002"])
    }

    @Test func `neighbours follow the order of the queue`() throws {
        let fixture = try filled()
        let (before, after) = try fixture.desk.neighbours(of: fixture.key("Q-0003"), QueueFilter(), for: "lin")
        #expect(before == (try fixture.key("Q-0004")))
        #expect(after == (try fixture.key("Q-0002")))
        #expect(try fixture.desk.neighbours(of: fixture.key("Q-0001"), QueueFilter(), for: "lin").after == nil)
        #expect(try fixture.desk.neighbours(of: "none", QueueFilter(), for: "lin").after == nil)
    }

    @Test func `a table of holidays of the office's own moves the days`() throws {
        let fixture = try filled()
        let json = #"{"holidays": ["2026-11-24", "2026-11-25"], "workdays": ["2026-11-28"]}"#
        try fixture.store.reckonDays(with: HalfMonthCalendar(json: Array(json.utf8)))
        let rows = try fixture.desk.queue(QueueFilter(), for: "lin").rows
        #expect(rows.map(\.dueOn.description) == ["2026-11-17", "2026-12-01", "2026-12-01", "2026-12-01"])
    }

    @Test func `five working days pass over weekends and holidays`() {
        let calendar = HalfMonthCalendar.standard
        func due(_ day: String) -> String {
            calendar.deadline(after: CalendarDate(iso: day) ?? .epoch, workdays: 5).description
        }
        #expect(due("2026-11-20") == "2026-11-27")
        // 1–7 October off, Saturday 10 October worked.
        #expect(due("2026-09-30") == "2026-10-13")
        // Spring Festival: 14 February (Saturday) worked, 15–23 off.
        #expect(due("2026-02-12") == "2026-02-26")
    }

    @Test func `the next submission is none that another has in hand`() throws {
        let fixture = try filled()
        let (desk, first) = (fixture.desk, try fixture.key("Q-0004"))
        let after = { (account: String) in try desk.neighbours(of: first, QueueFilter(), for: account).after }
        #expect(try after("wang") == fixture.key("Q-0003"))
        _ = try desk.open(fixture.key("Q-0003"), by: "lin")
        #expect(try after("wang") == fixture.key("Q-0002"))
        #expect(try after("lin") == fixture.key("Q-0003"), "What one has in hand oneself is no obstacle.")
        fixture.clock.advance(TriageDesk.leaseTime)
        #expect(try after("wang") == fixture.key("Q-0003"))
    }

    @Test func `figures of one version of the rules say nothing of another`() throws {
        let fixture = try DeskFixture()
        try fixture.put("V-0001", ["form.seal": .missing], rules: "3")
        try fixture.put("V-0002", ["form.seal": .missing], rules: "3")
        let key = try fixture.key("V-0001")
        try fixture.desk.overrule(key, rule: "form.seal", reason: "有章", value: nil, report: nil, by: "lin")
        fixture.clock.advance(1)
        try fixture.put("V-0003", ["form.seal": .unreadable, "form.post": .mismatch], rules: "4")
        let latest = try fixture.desk.figures(of: nil)
        #expect(latest.versions.map(\.name) == ["4", "3"] && latest.versions.map(\.reports) == [1, 2])
        #expect(latest.version == "4")
        #expect(latest.rules.first { $0.rule == "form.seal" }?.undecided == 1)
        #expect(latest.rules.allSatisfy { $0.overruled == 0 })
        let old = try fixture.desk.figures(of: nil, rules: .named("3"))
        #expect(old.rules.map(\.rule) == ["form.seal"])
        #expect(old.rules[0].flagged == 2 && old.rules[0].overruledShare == 0.5)
        #expect(try fixture.desk.figures(of: nil, rules: .all).rules.first { $0.rule == "form.seal" }?.flagged == 2)
        #expect(try fixture.desk.figures(of: nil, rules: .named("none")).version == "4")
        // A report that has been replaced counts no more, nor what was overruled on it.
        try fixture.put("V-0001", ["form.seal": .match], rules: "4")
        #expect(try fixture.desk.figures(of: nil, rules: .all).rules.first { $0.rule == "form.seal" }?.overruled == 0)
    }
}
