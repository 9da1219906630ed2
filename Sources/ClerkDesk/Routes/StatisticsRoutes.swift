import DeskForms
import Hummingbird
import Pipeline
import Triage

/// The office's figures for programs; of persons nothing.
struct StatisticsRoutes {
    let parts: DeskParts

    private struct Figures: Encodable {
        struct Rule: Encodable {
            var rule: String
            var flagged: Int
            var undecided: Int
            var overruled: Int
        }

        struct Version: Encodable {
            var rules: String
            var reports: Int
        }

        struct Agreement: Encodable {
            var pairs: Int
            var alike: Int
            var otherReasons: Int
            var share: Double?
            var kappa: Double?
            /// For leads.
            var waiting: Int?
            var disputed: Int
        }

        var states: [String: Int]
        /// Of the reports whose findings are counted; nil for all.
        var rulesVersion: String?
        var versions: [Version]
        var rules: [Rule]
        var pages: Int
        var pagesHardToRead: Int
        var agreement: Agreement

        init(_ figures: DeskFigures) {
            states = Dictionary(
                DeskState.kept.map { ($0.rawValue, figures.states[$0] ?? 0) }, uniquingKeysWith: { first, _ in first })
            rulesVersion = figures.version
            versions = figures.versions.map { Version(rules: $0.name, reports: $0.reports) }
            rules = figures.rules.map {
                Rule(rule: $0.rule, flagged: $0.flagged, undecided: $0.undecided, overruled: $0.overruled)
            }
            pages = figures.pages
            pagesHardToRead = figures.pagesHardToRead
            let found = figures.agreement
            agreement = Agreement(
                pairs: found.pairs, alike: found.alike, otherReasons: found.otherReasons, share: found.share,
                kappa: found.kappa, waiting: found.waiting, disputed: found.disputed)
        }
    }

    func add(to group: RouterGroup<DeskContext>) {
        let parts = parts
        group.get("statistics") { request, context -> Response in
            let versions = DeskFigures.versions(request)
            // The name of nobody: clerks' own figures are for the page.
            let only: String? = context.isLead ? nil : ""
            let figures = try await parts.onDesk { try parts.desk.figures(of: only, rules: versions) }
            return try JSONAnswer.made(Figures(figures))
        }
    }
}
