import Accounts
import DeskForms
import DocumentModel
import Foundation
import Hummingbird
import Store
import Triage

/// The pages of the desk, for who is logged in.
struct PageRoutes {
    let parts: DeskParts

    func add(to group: RouterGroup<DeskContext>) {
        group.get("/") { [parts] request, context -> Response in try await Self.queue(request, context, parts) }
        group.get("s/:key") { [parts] request, context -> Response in
            try await Self.submission(request, context, parts)
        }
        group.get("statistics") { [parts] request, context -> Response in
            try await Self.statistics(request, context, parts)
        }
        group.get("upload") { [parts] _, context -> Response in
            let view = UploadView(checks: parts.deliveries.checks, today: parts.today.description)
            return try parts.site.page("upload", view, context)
        }
        group.get("help") { [parts] _, context -> Response in try parts.site.page("help", HelpView(), context) }
    }

    private static func account(_ context: DeskContext) throws -> Account {
        guard let account = context.session?.account else { throw Problem.notLoggedIn }
        return account
    }

    private static func queue(_ request: Request, _ context: DeskContext, _ parts: DeskParts) async throws -> Response {
        let account = try account(context)
        let query = QueueQuery(URLEncodedForm(query: request.uri.query))
        let (page, views, names) = try await parts.onDesk {
            (
                try parts.desk.queue(query.filter, for: account.name, isLead: account.role >= .lead),
                try parts.desk.views(of: account.name),
                try parts.shownNames()
            )
        }
        let view = QueueView(
            page, query, views: views, names: names, account: account.name, isLead: account.role >= .lead,
            today: parts.today, now: parts.now, site: parts.site, language: context.language)
        let isPart = request.uri.queryParameters["part"] == "rows"
        return try parts.site.page(isPart ? "queue-rows" : "queue", view, context)
    }

    private static func submission(
        _ request: Request, _ context: DeskContext, _ parts: DeskParts
    ) async throws -> Response {
        let account = try account(context)
        let key = try context.parameters.require("key")
        let query = QueueQuery(URLEncodedForm(query: request.uri.query))
        let (found, lease, names, neighbours) = try await parts.onDesk {
            let isLead = account.role >= .lead
            let lease = try parts.desk.open(key, by: account.name, isLead: isLead)
            parts.looks.note(key, by: account.name)
            return (
                try parts.desk.submission(key, for: account.name, isLead: isLead), lease, try parts.shownNames(),
                try parts.desk.neighbours(of: key, query.filter, for: account.name, isLead: isLead)
            )
        }
        if lease?.by == account.name { parts.broadcast.tell("lease", ["key": key, "by": account.name]) }
        let view = SubmissionView(
            found, lease: lease, neighbours: neighbours, query: query, names: names, account: account.name,
            isLead: account.role >= .lead, today: parts.today, site: parts.site, language: context.language)
        return try parts.site.page("submission", view, context)
    }

    private static func statistics(
        _ request: Request, _ context: DeskContext, _ parts: DeskParts
    ) async throws -> Response {
        let account = try account(context)
        // A clerk sees the office's figures, but of persons only the own ones.
        let only = account.role >= .lead ? nil : account.name
        let versions = DeskFigures.versions(request)
        let (figures, names) = try await parts.onDesk {
            (try parts.desk.figures(of: only, rules: versions), try parts.shownNames())
        }
        let view = StatisticsView(
            figures, names: names, percent: parts.configuration.secondLookPercent, site: parts.site,
            language: context.language)
        return try parts.site.page("statistics", view, context)
    }
}

extension DeskFigures {
    /// `rules` in the address: a version, or `all`; the latest where nothing is said.
    static func versions(_ request: Request) -> TriageDesk.Versions {
        switch request.uri.queryParameters["rules"].map(String.init) {
        case nil, ""?: .latest
        case "all"?: .all
        case let name?: .named(name)
        }
    }
}

extension DeskParts {
    var now: Date { Date(timeIntervalSince1970: Double(store.now)) }
    var today: CalendarDate { Statistics.day(of: store.now) ?? .epoch }

    /// Names of colleagues by account; blocks.
    func shownNames() throws -> [String: String] {
        Dictionary(try accounts.accounts().map { ($0.name, $0.shownName) }, uniquingKeysWith: { first, _ in first })
    }
}

struct UploadView: Sendable {
    struct Choice: Sendable {
        let value: String
        let label: String
    }

    let checks: Bool
    let today: String
    let registrations: [Choice]
    let idTypes: [Choice]
    let statuses: [Choice]
    let kinds: [Choice]

    init(checks: Bool, today: String) {
        self.checks = checks
        self.today = today
        registrations = RegistrationKind.allCases.map { Choice(value: $0.rawValue, label: $0.chinese) }
        idTypes = IDType.allCases.map { Choice(value: $0.rawValue, label: $0.chinese) }
        statuses = EmploymentStatus.allCases.map { Choice(value: $0.rawValue, label: $0.chinese) }
        kinds = AttachmentKind.allCases.map { Choice(value: $0.rawValue, label: $0.chinese) }
    }
}

struct HelpView: Sendable {}
