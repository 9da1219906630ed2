import DeskForms
import DocumentModel
import Foundation
import Reporting
import Store
import Triage
import Verification

/// The queue as the template shows it.
struct QueueView: Sendable {
    struct Link: Sendable {
        let label: String
        let address: String
        let isOn: Bool
        let count: String?
    }

    struct Option: Sendable {
        let value: String
        let label: String
        let isOn: Bool
    }

    struct Row: Sendable {
        let key: String
        let address: String
        let id: String
        let kind: String
        let name: String
        let employer: String
        let due: String
        let dueClass: String
        let dueWords: String
        let batch: String
        let verdict: String
        let verdictClass: String
        let verdictMark: String
        let state: String
        let isOpen: Bool
        let clerk: String
        let lease: String?
        let isLeased: Bool
        let age: String
        let worst: [Worst]
        let more: String?
        let isClean: Bool
    }

    struct Worst: Sendable {
        let title: String
        let message: String
        let mark: String
        let outcomeClass: String
    }

    let tabs: [Link]
    let quick: [Link]
    let verdicts: [Option]
    let kinds: [Option]
    let rules: [Option]
    let owner: String
    let due: String
    let state: String
    let text: String
    let batch: String
    let rows: [Row]
    let isEmpty: Bool
    let total: Int
    let query: String
    let before: String
    let after: String
    let hasBefore: Bool
    let hasAfter: Bool
    let pageNumber: Int
    let pageCount: Int
    let views: [Link]
    let isFiltered: Bool
    let hasDecided: Bool

    init(
        _ page: QueuePage, _ query: QueueQuery, views: [SavedView], names: [String: String], account: String,
        isLead: Bool, today: CalendarDate, now: Date, site: Site, language: Language
    ) {
        func word(_ key: String) -> String { site.word(key, language) }
        let filter = query.filter
        func link(_ label: String, _ changes: [String: String], isOn: Bool, count: Int?) -> Link {
            Link(
                label: word(label), address: "/?\(query.text(changes))", isOn: isOn, count: count.map(String.init))
        }
        tabs =
            DeskState.allCases.filter { state in
                // Only where two decide: of no interest otherwise.
                ![.waiting, .disputed].contains(state) || filter.state == state
                    || state == .waiting && page.counts.states[state] ?? 0 > 0
                    || state == .disputed && isLead && page.counts.states[state] ?? 0 > 0
            }.map { state in
                link(
                    "state_\(state.rawValue)", ["state": state == .open ? "" : state.rawValue],
                    isOn: filter.state == state, count: page.counts.states[state] ?? 0)
            } + [link("state_all", ["state": "all"], isOn: filter.state == nil, count: nil)]
        quick = [
            link("due_any", ["due": "", "owner": ""], isOn: filter.due == .any && filter.owner == .anyone, count: nil),
            link("due_overdue", ["due": "overdue"], isOn: filter.due == .overdue, count: page.counts.overdue),
            link(
                "due_today", ["due": "today"], isOn: filter.due == .today,
                count: page.counts.overdue + page.counts.dueToday),
            link("due_week", ["due": "week"], isOn: filter.due == .week, count: nil),
            link("owner_mine", ["owner": "mine"], isOn: filter.owner == .mine, count: page.counts.mine),
            link("owner_unclaimed", ["owner": "unclaimed"], isOn: filter.owner == .unclaimed, count: nil),
        ]
        verdicts = Verdict.allCases.reversed().map {
            Option(value: $0.rawValue, label: word("verdict_\($0.rawValue)"), isOn: filter.verdict == $0)
        }
        kinds = RegistrationKind.allCases.map {
            Option(value: $0.rawValue, label: $0.chinese, isOn: filter.registration == $0)
        }
        rules = RuleRegistry.rules.map { Option(value: $0.id, label: $0.title, isOn: filter.rule == $0.id) }
        owner = filter.owner.rawValue
        due = filter.due.rawValue
        state = filter.state == .open ? "" : filter.state?.rawValue ?? "all"
        text = filter.text ?? ""
        batch = filter.batch?.description ?? ""
        rows = page.rows.map {
            Row($0, query, names: names, account: account, today: today, now: now, site: site, language: language)
        }
        isEmpty = page.rows.isEmpty
        total = page.total
        self.query = query.text()
        pageNumber = query.page
        pageCount = max(1, (page.total + filter.limit - 1) / filter.limit)
        hasBefore = query.page > 1
        hasAfter = query.page < pageCount
        before = "/?\(query.text(["page": String(query.page - 1)]))"
        after = "/?\(query.text(["page": String(query.page + 1)]))"
        self.views = views.map {
            Link(label: $0.name, address: "/?\($0.query)", isOn: $0.query == query.text(), count: nil)
        }
        isFiltered = !query.text().isEmpty
        hasDecided = filter.state?.isDecided == true
    }
}

extension QueueView.Row {
    init(
        _ row: QueueRow, _ query: QueueQuery, names: [String: String], account: String, today: CalendarDate, now: Date,
        site: Site, language: Language
    ) {
        func word(_ key: String) -> String { site.word(key, language) }
        func name(_ account: String) -> String { names[account] ?? account }
        key = row.key
        let carried = query.text()
        address = "/s/\(row.key)" + (carried.isEmpty ? "" : "?\(carried)")
        id = row.id
        kind = row.registration.chinese
        self.name = row.applicantName
        employer = row.employerName
        due = row.dueOn.description
        let days = today.days(until: row.dueOn)
        let isDecided = row.state.isDecided
        dueClass =
            isDecided
            ? "due-done" : days < 0 ? "due-over" : days == 0 ? "due-today" : days <= 2 ? "due-soon" : "due-later"
        dueWords =
            isDecided
            ? ""
            : days < 0
                ? "\(word("due_late")) \(-days) \(word("days"))"
                : days == 0 ? word("due_is_today") : "\(word("due_in")) \(days) \(word("days"))"
        batch = row.batchOn.description
        verdict = word("verdict_\(row.verdict.rawValue)")
        verdictClass = "verdict-\(row.verdict.rawValue)"
        verdictMark = Marks.of(row.verdict)
        state = word("state_\(row.state.rawValue)")
        isOpen = row.state == .open
        clerk = row.clerk.map(name) ?? ""
        isLeased = row.lease.map { $0.by != account } ?? false
        lease = row.lease.map { $0.by == account ? word("lease_you") : "\(name($0.by)) \(word("lease_other"))" }
        age = Marks.age(now.timeIntervalSince(row.receivedAt), site, language)
        worst = row.worst.map {
            QueueView.Worst(
                title: RuleRegistry.rule(id: $0.rule)?.title ?? $0.rule, message: $0.message,
                mark: Marks.of($0.outcome),
                outcomeClass: Marks.cssClass($0.outcome))
        }
        more = row.findingCount > 3 ? "+\(row.findingCount - 3)" : nil
        isClean = row.worst.isEmpty
    }
}

/// Signs that stand beside colours, so that nobody has to tell colours apart.
enum Marks {
    static func of(_ verdict: Verdict) -> String {
        switch verdict {
        case .flagged: "✕"
        case .undecided: "?"
        case .clear: "✓"
        }
    }

    static func of(_ outcome: Outcome) -> String {
        if outcome.flags { return "✕" }
        if outcome.isUndecided { return "?" }
        return outcome == .match ? "✓" : "i"
    }

    static func cssClass(_ outcome: Outcome) -> String {
        if outcome.flags { return "flag" }
        if outcome.isUndecided { return "doubt" }
        return outcome == .match ? "ok" : "note"
    }

    static func age(_ seconds: TimeInterval, _ site: Site, _ language: Language) -> String {
        let minutes = Int(max(0, seconds) / 60)
        if minutes < 60 { return "\(minutes) \(site.word("minutes", language))" }
        if minutes < 48 * 60 { return "\(minutes / 60) \(site.word("hours", language))" }
        return "\(minutes / 1440) \(site.word("days", language))"
    }
}
