/// An evaluation as tables of plain text.
public struct EvaluationTable: Sendable {
    private let summary: EvaluationSummary

    public init(_ summary: EvaluationSummary) { self.summary = summary }

    /// Every line ends in a line break.
    public var rendered: String {
        [overview, rules, differences, fields, seals, calibration, misses]
            .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var overview: [String] {
        var lines = [
            "submissions \(summary.submissions), pages \(summary.pages), failed \(summary.failures.count)",
            "with defects and flagged \(share(summary.flaggedSubmissions)), "
                + "without and clear \(share(summary.clearSubmissions))",
            "page rotation right \(share(summary.rotation)), document kind right \(share(summary.documentKind))",
        ]
        let cost = summary.cost
        var parts = ["\(number(cost.reportSeconds, digits: 1)) s in reports"]
        if let wall = cost.wallSeconds { parts.append("\(number(wall, digits: 1)) s from start to end") }
        if let page = cost.secondsPerPage { parts.append("\(number(page, digits: 2)) s a page") }
        if let peak = cost.peakMebibytes { parts.append("peak \(number(peak, digits: 0)) MiB") }
        lines.append(parts.joined(separator: ", "))
        lines += summary.failures.map { "failed: \($0)" }
        return lines
    }

    private var rules: [String] {
        let head = [
            "rule", "planted", "found", "undecided", "missed", "", "clean", "agreed", "false", "undecided", "unchecked",
        ]
        func row(_ name: String, _ tally: RuleTally) -> [String] {
            [
                name, String(tally.planted), String(tally.found), String(tally.plantedUndecided), String(tally.missed),
                "|", String(tally.clean), String(tally.agreed), String(tally.falseFlags), String(tally.cleanUndecided),
                String(tally.unchecked),
            ]
        }
        let total = summary.rules.values.reduce(RuleTally(), +)
        let rates = [
            "", "", percent(total.found, of: total.planted), percent(total.plantedUndecided, of: total.planted),
            percent(total.missed, of: total.planted), "|", "", percent(total.agreed, of: total.clean),
            percent(total.falseFlags, of: total.clean), percent(total.cleanUndecided, of: total.clean),
            percent(total.unchecked, of: total.clean),
        ]
        return table(
            [head] + summary.rules.sorted { $0.key < $1.key }.map { row($0.key, $0.value) } + [
                row("total", total), rates,
            ])
    }

    private var differences: [String] {
        guard !summary.differences.isEmpty else { return [] }
        return table(
            [["smallest difference", "found"]]
                + summary.differences.sorted { $0.key < $1.key }.map { ["one \($0.key)", share($0.value)] })
    }

    private var fields: [String] {
        guard !summary.fields.isEmpty else { return [] }
        func row(_ name: String, _ tally: FieldTally) -> [String] {
            [
                name, String(tally.total), String(tally.exact), percent(tally.exact, of: tally.total),
                String(tally.ambiguous), String(tally.wrong), String(tally.missing),
            ]
        }
        let total = summary.fields.values.reduce(FieldTally(), +)
        return table(
            [["field", "total", "exact", "", "ambiguous", "wrong", "missing"]]
                + summary.fields.sorted { $0.key < $1.key }.map { row($0.key, $0.value) } + [row("total", total)])
    }

    private var seals: [String] {
        guard !summary.seals.isEmpty || summary.spuriousSeals > 0 else { return [] }
        func row(_ name: String, _ tally: SealTally) -> [String] {
            [
                name, String(tally.total), String(tally.found), percent(tally.found, of: tally.total),
                String(tally.kindRight), percent(tally.kindRight, of: tally.found), String(tally.legible),
                String(tally.textExact), percent(tally.textExact, of: tally.legible),
            ]
        }
        let total = summary.seals.values.reduce(SealTally(), +)
        return table(
            [["seals", "total", "found", "", "kind right", "", "with text", "text exact", ""]]
                + summary.seals.sorted { $0.key < $1.key }.map { row($0.key, $0.value) } + [row("total", total)])
            + ["seals reported where there is none: \(summary.spuriousSeals)"]
    }

    private var calibration: [String] {
        guard let score = summary.brierScore else { return [] }
        let rows = summary.calibration.map {
            [
                "from \(number($0.from, digits: 2))", String($0.count), number($0.meanConfidence, digits: 3),
                number($0.shareRight, digits: 3),
            ]
        }
        return table([["confidence", "findings", "stated", "right"]] + rows)
            + ["Brier score \(number(score, digits: 4))"]
    }

    private var misses: [String] {
        (summary.misses ?? []).map { miss in
            let place = miss.place.isEmpty ? "" : " [\(miss.place)]"
            let detail = miss.detail.isEmpty ? "" : " (\(miss.detail))"
            return "\(miss.kind.rawValue): \(miss.submission) \(miss.subject)\(place): "
                + "expected \(miss.expected), got \(miss.got)\(detail)"
        }
    }

    private func share(_ share: Share) -> String {
        "\(share.right)/\(share.total)" + (share.total == 0 ? "" : " (\(percent(share.right, of: share.total)))")
    }

    private func percent(_ part: Int, of whole: Int) -> String {
        rate(part, of: whole).map { "\(number($0 * 100, digits: 1)) %" } ?? "-"
    }

    /// Columns side by side: the first flush left, the others flush right. Rows may be of different lengths.
    private func table(_ rows: [[String]]) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let gap = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + gap : gap + cell
            }.joined(separator: "  ")
        }
    }
}

/// A number of at least zero with a fixed count of decimals, without Foundation.
func number(_ value: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e12, (0...6).contains(digits) else { return "-" }
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % scale)
    return sign + String(scaled / scale) + "." + String(repeating: "0", count: digits - fraction.count) + fraction
}
