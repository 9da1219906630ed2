public import DeskForms
import Foundation
import GRDB
import Store

/// How a rule has fared on the desk.
public struct RuleFigures: Hashable, Sendable {
    public var rule: String
    /// Findings of current reports that flag, and that leave it to a person.
    public var flagged = 0
    public var undecided = 0
    /// Findings that clerks set aside.
    public var overruled = 0

    /// Of all findings that wanted attention, how many a person set aside; nil where there were none.
    public var overruledShare: Double? {
        let all = flagged + undecided
        return all > 0 ? min(1, Double(overruled) / Double(all)) : nil
    }
}

/// What a clerk has done.
public struct ClerkFigures: Hashable, Sendable {
    public var clerk: String
    public var passed = 0
    public var returned = 0
    public var held = 0
    /// From opening to deciding; nil before the first decision.
    public var medianSeconds: Double?
}

/// Reports on the desk that were made by one version of the rules.
public struct RulesVersion: Hashable, Sendable {
    /// As `versions.rules` in reports.
    public var name: String
    public var reports: Int
}

public struct DeskFigures: Hashable, Sendable {
    public var states: [DeskState: Int]
    /// Of the reports on the desk, the one that was used last first.
    public var versions: [RulesVersion] = []
    /// Whose findings ``rules`` counts; nil for those of all versions together.
    public var version: String?
    public var agreement = AgreementFigures()
    public var rules: [RuleFigures]
    public var clerks: [ClerkFigures]
    public var pages = 0
    public var pagesHardToRead = 0
}

extension TriageDesk {
    /// Which version of the rules figures are of: another one reads and judges otherwise.
    public enum Versions: Hashable, Sendable {
        case latest
        case all
        case named(String)
    }

    /// Figures of all that lies on the desk.
    ///
    /// - Parameter clerk: only this one's decisions; nil for everybody's.
    public func figures(of clerk: String?, rules wanted: Versions = .latest) throws -> DeskFigures {
        try store.read { db in
            var figures = DeskFigures(states: [:], rules: [], clerks: [])
            for row in try Row.fetchAll(db, sql: "SELECT state, count(*) AS n FROM desk GROUP BY state") {
                if let state = DeskState(rawValue: row["state"]) { figures.states[state] = row["n"] }
            }
            figures.agreement = try agreement(db)
            // For whom others' figures are not: how many wait tells when somebody has decided first.
            if clerk != nil { figures.agreement.waiting = nil }
            figures.versions = try Row.fetchAll(
                db,
                sql: """
                    SELECT rules, count(*) AS n FROM desk JOIN report ON report.number = desk.report
                    GROUP BY rules ORDER BY max(madeAt) DESC, max(report.number) DESC
                    """
            ).map { RulesVersion(name: $0["rules"], reports: $0["n"]) }
            figures.version =
                switch wanted {
                case .all: nil
                case .latest: figures.versions.first?.name
                case .named(let name): figures.versions.first { $0.name == name }?.name ?? figures.versions.first?.name
                }
            var rules: [String: RuleFigures] = [:]
            let findings = try Row.fetchAll(
                db,
                sql: """
                    SELECT rule, outcome IN ('mismatch', 'missing', 'invalid') AS flags, count(*) AS n
                    FROM finding JOIN desk ON desk.report = finding.report JOIN report ON report.number = desk.report
                    WHERE outcome IN \(TriageDesk.attention) AND (? IS NULL OR report.rules = ?)
                    GROUP BY 1, 2
                    """, arguments: [figures.version, figures.version])
            for row in findings {
                let rule: String = row["rule"]
                if row["flags"] as Bool {
                    rules[rule, default: RuleFigures(rule: rule)].flagged = row["n"]
                } else {
                    rules[rule, default: RuleFigures(rule: rule)].undecided = row["n"]
                }
            }
            let overruled = try Row.fetchAll(
                db,
                sql: """
                    SELECT rule, count(DISTINCT decision.report) AS n FROM decision
                    JOIN desk ON desk.report = decision.report JOIN report ON report.number = desk.report
                    \(SecondLook.join)
                    WHERE rule IS NOT NULL AND decision.decision = 'overrule' AND undoneAt IS NULL
                        AND \(SecondLook.isOpenToFigures) AND (? IS NULL OR report.rules = ?) GROUP BY rule
                    """, arguments: [figures.version, figures.version])
            for row in overruled {
                let rule: String = row["rule"]
                rules[rule, default: RuleFigures(rule: rule)].overruled = row["n"]
            }
            figures.rules = rules.values.sorted {
                ($1.flagged + $1.undecided, $0.rule) < ($0.flagged + $0.undecided, $1.rule)
            }
            figures.clerks = try clerks(clerk, db)
            let pages = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) AS n, coalesce(sum(isHardToRead), 0) AS hard
                    FROM desk JOIN page ON page.report = desk.report
                    """)
            figures.pages = pages?["n"] ?? 0
            figures.pagesHardToRead = pages?["hard"] ?? 0
            return figures
        }
    }

    private func clerks(_ only: String?, _ db: Database) throws -> [ClerkFigures] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT decision.clerk, decision.decision, seconds FROM decision
                JOIN desk ON desk.submission = decision.submission \(SecondLook.join)
                WHERE rule IS NULL AND undoneAt IS NULL AND (? IS NULL OR decision.clerk = ?)
                    AND \(SecondLook.isOpenToFigures)
                """, arguments: [only, only])
        var clerks: [String: ClerkFigures] = [:]
        var seconds: [String: [Double]] = [:]
        for row in rows {
            let clerk: String = row["clerk"]
            var figures = clerks[clerk] ?? ClerkFigures(clerk: clerk)
            switch DecisionKind(rawValue: row["decision"]) {
            case .pass: figures.passed += 1
            case .sendBack: figures.returned += 1
            case .hold: figures.held += 1
            case nil: break
            }
            clerks[clerk] = figures
            if let time = row["seconds"] as Double? { seconds[clerk, default: []].append(time) }
        }
        return clerks.values.sorted { $0.clerk < $1.clerk }.map { figures in
            var figures = figures
            let times = (seconds[figures.clerk] ?? []).sorted()
            figures.medianSeconds = times.isEmpty ? nil : times[times.count / 2]
            return figures
        }
    }
}
