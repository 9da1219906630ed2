import DeskForms
import DocumentModel
import Foundation
import Store
import Triage
import Verification

extension SubmissionView {
    init(
        _ found: DeskSubmission, lease: Lease?, neighbours: (before: String?, after: String?), query: QueueQuery,
        names: [String: String], account: String, isLead: Bool, today: CalendarDate, site: Site, language: Language
    ) {
        func word(_ key: String) -> String { site.word(key, language) }
        func name(_ account: String) -> String { names[account] ?? account }
        let parts = SubmissionParts(submission: found, names: names, site: site, language: language)
        let row = found.row
        let carried = query.text().isEmpty ? "" : "?\(query.text())"
        key = row.key
        id = row.id
        report = found.report
        self.name = row.applicantName
        idNumber = found.stored.summary.idNumber
        employer = row.employerName
        kind = row.registration.chinese
        due = row.dueOn.description
        let days = today.days(until: row.dueOn)
        dueClass = row.state.isDecided ? "due-done" : days < 0 ? "due-over" : days == 0 ? "due-today" : "due-later"
        dueWords =
            row.state.isDecided
            ? ""
            : days < 0
                ? "\(word("due_late")) \(-days) \(word("days"))"
                : days == 0 ? word("due_is_today") : "\(word("due_in")) \(days) \(word("days"))"
        submitted = row.submittedOn?.description ?? ""
        verdict = word("verdict_\(found.verdict.rawValue)")
        verdictClass = "verdict-\(found.verdict.rawValue)"
        verdictMark = Marks.of(found.verdict)
        state = row.state.rawValue
        stateWord = word("state_\(row.state.rawValue)")
        isForLead = row.state == .disputed && !isLead
        isOpen = !row.state.isDecided && !isForLead
        isDecided = row.state.isDecided
        isWaiting = row.state == .waiting
        isSettling = !found.pair.isEmpty
        canUndo = found.mayUndo(account, isLead: isLead)
        groups = parts.groups()
        mayTakeOver = isLead
        // Whatever a person has to see before the submission is passed on.
        flaggedCount =
            groups.filter { ["flag", "doubt"].contains($0.cssClass) }.flatMap(\.items).count { !$0.isOverruled }
            + found.stored.document.problems.count
        pages = parts.pages()
        hasPages = !pages.isEmpty
        problems = found.stored.document.problems.map { "\($0.attachment.chinese)“\($0.file)”：\($0.message)" }
        hasProblems = !problems.isEmpty
        // A declaration that does not parse was not written by this program: the findings stand all the same.
        let declared = try? SubmissionParser().parse(Array(found.stored.declaration.utf8)).submission
        fields = parts.fields(declared)
        func item(_ decision: Decision) -> HistoryItem {
            HistoryItem(
                what: word("decision_\(decision.kind.rawValue)"), by: name(decision.clerk),
                at: Clock.minute(decision.madeAt), text: decision.publicText.shown, note: decision.note.shown,
                isUndone: decision.undoneAt != nil, isExported: decision.exportedAt != nil)
        }
        history = found.history.map(item)
        pair = found.pair.map(item)
        hasHistory = !history.isEmpty
        decided = found.decision.map { word("decision_\($0.kind.rawValue)") } ?? ""
        publicText = found.decision?.publicText.shown
        note = found.decision?.note.shown
        before = neighbours.before.map { "/s/\($0)\(carried)" } ?? ""
        after = neighbours.after.map { "/s/\($0)\(carried)" } ?? ""
        hasBefore = neighbours.before != nil
        hasAfter = neighbours.after != nil
        self.query = query.text()
        leaseBy = lease.map { name($0.by) } ?? ""
        isLeasedByOther = lease.map { $0.by != account } ?? false
        let made = found.stored.document.versions
        versions = "hedui \(made.hedui) · \(word("rules_version")) \(made.rules)"
        source = row.receivedAt == .distantPast ? "" : Clock.minute(row.receivedAt)
    }
}

extension String {
    /// Nil for a text that is empty: templates leave out what belongs to it.
    fileprivate var shown: String? { isEmpty ? nil : self }
}

/// Times as an office in China reads them.
enum Clock {
    static func minute(_ date: Date) -> String {
        let style = Date.VerbatimFormatStyle(
            format: """
                \(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)
                """,
            timeZone: TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt, calendar: Calendar(identifier: .gregorian))
        return date.formatted(style)
    }
}
