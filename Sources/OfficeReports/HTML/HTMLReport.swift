import DocumentModel
import Foundation
import Verification

/// A report of a batch in one file that any browser opens: no network, nothing beside it.
///
/// Written submission by submission: memory does not grow with the batch.
public final class HTMLReport {
    private let file: WholeFile
    private let titles: [String: String]
    private var rejects: [RejectedEntry] = []

    /// - Parameters:
    ///   - title: which batch this is.
    ///   - rules: that occur in findings which want attention, to be chosen from.
    /// - Throws: ``OutputError``
    public init(path: String, title: String, counts: BatchCounts, rules: [String]) throws(OutputError) {
        file = try WholeFile(path: path)
        titles = Dictionary(RuleRegistry.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        try file.write(HTMLParts.head(title: title))
        try file.write(HTMLParts.overview(title: title, counts: counts))
        let choices = RuleRegistry.rules.map(\.id).filter(rules.contains).map { ($0, titles[$0] ?? $0) }
        try file.write(HTMLParts.filters(rules: choices))
    }

    public func add(_ entry: ReportEntry) throws(OutputError) {
        let document = entry.document
        let told = document.findings.filter { $0.outcome.flags || $0.outcome.isUndecided }
        let rest = document.findings.count - told.count
        let words = [document.submission, entry.applicantName, entry.employerName].joined(separator: " ").lowercased()
        var text = """
            <section class="s \(document.verdict.rawValue)" data-verdict="\(document.verdict.rawValue)" \
            data-rules="\(escaped(told.map(\.rule).joined(separator: " ")))" data-words="\(escaped(words))">
            <h2><span class="v">\(document.verdict.chinese)</span> \(escaped(entry.applicantName)) \
            <small>\(escaped(entry.registration.chinese)) · \(escaped(entry.employerName)) · \
            \(escaped(document.submission))</small></h2>

            """
        for problem in document.problems {
            text += "<p class=\"problem\">\(escaped(problem.file))：\(escaped(problem.message))</p>\n"
        }
        for finding in told { text += self.finding(finding, of: entry) }
        if !document.returnReasonGroups.isEmpty { text += HTMLReport.reasons(document.returnReasonGroups) }
        text +=
            "<p class=\"rest\">其余 \(rest) 项未发现问题；共 \(document.documents.count) 页。\(escaped(entry.source))</p>\n</section>\n"
        try file.write(text)
    }

    private func finding(_ finding: FindingRecord, of entry: ReportEntry) -> String {
        let values = ShownValues(finding)
        var text = """
            <div class="f \(finding.outcome.flags ? "flag" : "ask")" data-rule="\(escaped(finding.rule))">
            <h3><span class="o">\(finding.outcome.chinese)</span> \(escaped(titles[finding.rule] ?? finding.rule)) \
            <small>\(escaped(finding.attachment?.chinese ?? "")) 把握 \(Int((finding.confidence * 100).rounded())) %</small></h3>

            """
        if values.expected != nil || values.found != nil {
            text += "<dl>"
            if let expected = values.expected {
                text += "<dt>申报（要求）</dt><dd>\(marked(expected, against: values.found ?? expected))</dd>"
            }
            if let found = values.found {
                text += "<dt>识别</dt><dd>\(marked(found, against: values.expected ?? found))</dd>"
            }
            text += "</dl>\n"
        }
        text += "<p>\(escaped(maskingNumbers(in: finding.message)))</p>\n"
        var figures = ""
        for (index, spot) in finding.evidence.enumerated() {
            let place = ReportEntry.EvidencePlace(rule: finding.rule, spot: index)
            guard let picture = entry.pictures[place] else { continue }
            figures += """
                <figure><img alt="" loading="lazy" src="\(dataURI(jpeg: picture))">\
                <figcaption>\(escaped(spot.submission.map { "申请 \($0)：" } ?? ""))\(escaped(spot.file)) 第 \(spot.page) 页</figcaption></figure>

                """
        }
        if !figures.isEmpty { text += "<div class=\"pics\">\(figures)</div>\n" }
        return text + "</div>\n"
    }

    private static func reasons(_ groups: [ReturnReasonGroup]) -> String {
        var text = "<div class=\"reasons\"><h3>不通过原因 <button type=\"button\" class=\"copy\">复制</button></h3>"
        for group in groups {
            text += "<h4>\(escaped(group.group.chinese))</h4><ol>"
            for reason in group.reasons { text += "<li>\(escaped(reason))</li>" }
            text += "</ol>"
        }
        return text + "</div>\n"
    }

    public func add(_ reject: RejectedEntry) { rejects.append(reject) }

    /// - Throws: ``OutputError``
    public func finish() throws(OutputError) {
        if !rejects.isEmpty {
            try file.write(
                "<section class=\"rejects\" id=\"rejects\"><h2>未能核对（\(rejects.count)）</h2><table><tr><th>来源</th><th>申请编号</th><th>原因</th></tr>\n"
            )
            for reject in rejects {
                try file.write(
                    "<tr><td>\(escaped(reject.source))</td><td>\(escaped(reject.submission ?? ""))</td>"
                        + "<td>\(escaped(reject.reason))</td></tr>\n")
            }
            try file.write("</table></section>\n")
        }
        try file.write(HTMLParts.end)
        try file.finish()
    }
}
