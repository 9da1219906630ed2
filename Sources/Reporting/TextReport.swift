public import DocumentModel

/// A report for a clerk at a terminal, in Chinese: what contradicts the form first, then what a person must look at,
/// what agrees in a line each, and the reasons ready to copy.
///
/// Nothing from a scan, the form or a file name is printed without ``sanitized(_:)``, and ID numbers are masked unless
/// asked for.
public struct TextReport {
    public var report: VerificationReport
    /// Rule titles in Chinese by rule id; a rule without one is shown by its id.
    public var titles: [String: String]
    public var applicantName: String?
    public var registration: RegistrationKind?
    public var style: TerminalStyle
    /// What agrees with all its places, and the rules that do not apply.
    public var showsAll = false
    public var showsIDNumbers = false
    /// Also what was read: fields and seals with their places.
    public var showsReadings = false
    /// Columns; lines that are meant to be copied are never broken.
    public var width = 100

    public init(report: VerificationReport, titles: [String: String], style: TerminalStyle) {
        self.report = report
        self.titles = titles
        self.style = style
    }

    private var text: ReportText { ReportText(style: style, showsIDNumbers: showsIDNumbers, width: width) }

    /// The whole report; every line ends in a line break.
    public var rendered: String {
        let numbered = report.numberedFindings
        var sections = [header]
        for entry in numbered where entry.finding.outcome != .match || showsAll {
            sections.append(lines(of: entry))
        }
        // What agrees takes a line each: enough to check where it was read, too little to bury what contradicts.
        if !showsAll { sections.append(numbered.filter { $0.finding.outcome == .match }.map(summary(of:))) }
        if showsAll { sections.append(notApplicable) }
        if showsReadings { sections += readings }
        sections.append(reasons)
        sections.append(problems)
        sections.append([versions])
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var header: [String] {
        var rows = [("编号", text.safe(report.submission))]
        if let applicantName { rows.append(("申请人", text.safe(applicantName))) }
        if let registration { rows.append(("注册", registration.chinese)) }
        rows.append(("结论", verdictLine))
        return rows.map { style.apply(.faint, to: padded($0.0, to: 8)) + $0.1 }
    }

    private var verdictLine: String {
        let outcomes = report.findings.map(\.outcome)
        // Nothing compared is not the same as nothing wrong.
        guard outcomes.contains(where: { $0 != .notApplicable }) else {
            return style.apply(.yellow, to: "- 没有可核对的项目")
        }
        let counts = [
            (outcomes.count { $0.flags }, "项不符"), (outcomes.count { $0.isUndecided }, "项需人工查看"),
            (outcomes.count { $0 == .notice }, "项提示"), (outcomes.count { $0 == .match }, "项一致"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let verdict =
            switch report.verdict {
            case .flagged: style.apply(.red, to: "✗ \(report.verdict.chinese)")
            case .undecided: style.apply(.yellow, to: "? \(report.verdict.chinese)")
            case .clear: style.apply(.green, to: "✓ \(report.verdict.chinese)")
            }
        return counts.isEmpty ? verdict : "\(verdict)（\(counts.joined(separator: "，"))）"
    }

    private var notApplicable: [String] {
        let rules = report.findings.filter { $0.outcome == .notApplicable }.map { titles[$0.rule] ?? $0.rule }
        return rules.isEmpty ? [] : text.labelled("不适用", rules.joined(separator: "、"), indentation: 0)
    }

    private var reasons: [String] {
        let groups = report.returnReasonGroups
        guard !groups.isEmpty else { return [] }
        // Never wrapped: reasons are copied into the registration system as they stand, numbered through.
        var lines = [style.apply(.strong, to: "不通过原因")]
        var number = 0
        for group in groups {
            lines.append("【\(group.group.chinese)】")
            for reason in group.reasons {
                number += 1
                lines.append("\(number). \(text.safe(reason))")
            }
        }
        return lines
    }

    private var problems: [String] {
        guard !report.problems.isEmpty else { return [] }
        return [style.apply(.strong, to: "文件问题")]
            + report.problems.flatMap { problem in
                text.labelled(
                    "!", "\(text.safe(problem.file))（\(problem.attachment.chinese)）：\(text.safe(problem.message))",
                    indentation: 0)
            }
    }

    private var readings: [[String]] {
        report.documents.map { PageText(page: $0, text: text).summary }
    }

    private var versions: String {
        let models = report.versions.models.isEmpty ? "" : " · \(report.versions.models.joined(separator: ", "))"
        let missing = report.versions.sandbox?.missing ?? []
        let sandbox = missing.isEmpty ? "" : " · 沙箱缺少 \(missing.map(\.rawValue).joined(separator: "、"))"
        return style.apply(
            .faint,
            to: "hedui \(report.versions.hedui) · 规则 \(report.versions.rules)\(sanitized(models))\(sandbox) · "
                + "\(oneDecimal(report.seconds)) 秒")
    }
}
