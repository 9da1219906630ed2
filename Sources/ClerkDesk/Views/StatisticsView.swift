import DeskForms
import Foundation
import Triage
import Verification

/// Figures as the template shows them; bars are drawn as SVG, by their widths.
struct StatisticsView: Sendable {
    struct Tile: Sendable {
        let label: String
        let value: String
    }

    struct RuleRow: Sendable {
        let rule: String
        let title: String
        let flagged: Int
        let undecided: Int
        let overruled: Int
        let share: String
        let isNoisy: Bool
        /// Of 200 units.
        let flaggedWidth: Int
        let undecidedStart: Int
        let undecidedWidth: Int
        let overruledWidth: Int
    }

    struct ClerkRow: Sendable {
        let name: String
        let passed: Int
        let returned: Int
        let held: Int
        let median: String
    }

    struct VersionLink: Sendable {
        let label: String
        let address: String
        let isOn: Bool
    }

    let tiles: [Tile]
    let versions: [VersionLink]
    /// Reports of more than one version lie on the desk: figures of one say nothing of the other.
    let hasVersions: Bool
    let agreement: [Tile]
    let hasAgreement: Bool
    let rules: [RuleRow]
    let hasRules: Bool
    let clerks: [ClerkRow]
    let hasClerks: Bool

    /// A rule that a person sets aside more often than this tells more than it helps: one in five.
    private static let noise = 0.2

    init(_ figures: DeskFigures, names: [String: String], percent: Int, site: Site, language: Language) {
        func word(_ key: String) -> String { site.word(key, language) }
        let hard = figures.pages > 0 ? 100 * Double(figures.pagesHardToRead) / Double(figures.pages) : 0
        tiles =
            DeskState.kept.filter { $0 != .disputed || figures.states[$0] ?? 0 > 0 }.map {
                Tile(label: word("state_\($0.rawValue)"), value: "\(figures.states[$0] ?? 0)")
            } + [
                Tile(label: word("pages"), value: "\(figures.pages)"),
                Tile(label: word("pages_hard"), value: "\(figures.pagesHardToRead)（\((hard * 10).rounded() / 10)%）"),
            ]
        let links = figures.versions.map { version in
            VersionLink(
                label: "\(word("rules_version")) \(version.name)（\(version.reports)）",
                address: "/statistics?rules=\(QueryText.encoded(version.name))", isOn: figures.version == version.name)
        }
        versions =
            links + [
                VersionLink(label: word("versions_all"), address: "/statistics?rules=all", isOn: figures.version == nil)
            ]
        hasVersions = figures.versions.count > 1
        let found = figures.agreement
        hasAgreement = percent > 0 || found.pairs + (found.waiting ?? 0) + found.disputed > 0
        func rounded(_ value: Double?) -> String {
            value.map { $0.formatted(.number.precision(.fractionLength(2)).locale(Locale(identifier: "en_US"))) } ?? "–"
        }
        var agreement = [
            Tile(label: word("agreement_percent"), value: "\(percent)%"),
            Tile(label: word("agreement_pairs"), value: "\(found.pairs)"),
            Tile(
                label: word("agreement_share"),
                value: found.share.map { "\(Int(($0 * 100).rounded()))%（\(found.alike)/\(found.pairs)）" } ?? "–"),
            Tile(label: word("agreement_kappa"), value: rounded(found.kappa)),
            Tile(label: word("agreement_reasons"), value: "\(found.otherReasons)"),
        ]
        if let waiting = found.waiting { agreement.append(Tile(label: word("agreement_waiting"), value: "\(waiting)")) }
        agreement.append(Tile(label: word("agreement_disputed"), value: "\(found.disputed)"))
        self.agreement = agreement
        let most = max(1, figures.rules.map { $0.flagged + $0.undecided }.max() ?? 1)
        func width(_ count: Int) -> Int { Int((200 * Double(count) / Double(most)).rounded()) }
        rules = figures.rules.map { row in
            RuleRow(
                rule: row.rule, title: RuleRegistry.rule(id: row.rule)?.title ?? row.rule, flagged: row.flagged,
                undecided: row.undecided, overruled: row.overruled,
                share: row.overruledShare.map { "\(Int(($0 * 100).rounded()))%" } ?? "",
                isNoisy: (row.overruledShare ?? 0) > StatisticsView.noise && row.overruled >= 3,
                flaggedWidth: width(row.flagged), undecidedStart: width(row.flagged),
                undecidedWidth: width(row.undecided),
                overruledWidth: width(min(row.overruled, row.flagged + row.undecided)))
        }
        hasRules = !rules.isEmpty
        clerks = figures.clerks.map { row in
            ClerkRow(
                name: names[row.clerk] ?? row.clerk, passed: row.passed, returned: row.returned, held: row.held,
                median: row.medianSeconds.map { "\(Int($0.rounded())) \(word("seconds"))" } ?? "")
        }
        hasClerks = !clerks.isEmpty
    }
}
