import DocumentModel
import Reporting
import Verification

/// Prints reports to standard output, each as soon as it is made.
struct ReportPrinter {
    let output: OutputOptions
    let showsAll: Bool
    /// Several submissions were asked for: `json` then is an array.
    let isList: Bool
    private var count = 0

    init(output: OutputOptions, showsAll: Bool, isList: Bool) {
        self.output = output
        self.showsAll = showsAll
        self.isList = isList
    }

    mutating func print(_ result: CheckResult) throws {
        switch output.chosenFormat {
        case .text:
            let line = String(repeating: "─", count: min(terminalWidth(), 100))
            try StandardOutput.write((count > 0 ? "\n\(line)\n\n" : "") + text(result))
        case .json:
            let json = try document(result).json(indented: true)
            try StandardOutput.write(isList ? (count > 0 ? ",\n" : "[\n") + json : json + "\n")
        case .jsonl:
            try StandardOutput.write(try document(result).json(indented: false) + "\n")
        }
        count += 1
    }

    /// Ends the array.
    func finish() throws {
        guard isList, output.chosenFormat == .json else { return }
        try StandardOutput.write(count > 0 ? "\n]\n" : "[]\n")
    }

    private func document(_ result: CheckResult) -> ReportDocument {
        ReportDocument(result.report, includesNotApplicable: showsAll)
    }

    private func text(_ result: CheckResult) -> String {
        let titles = Dictionary(RuleRegistry.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        var report = TextReport(report: result.report, titles: titles, style: output.style)
        report.applicantName = result.submission?.applicant.name
        report.registration = result.submission?.registration
        report.showsAll = showsAll
        report.showsIDNumbers = output.showIdNumbers
        // Of single files the readings are half of the answer.
        report.showsReadings = result.submission == nil || showsAll
        report.width = terminalWidth()
        return report.rendered
    }
}
