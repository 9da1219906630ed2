import ArgumentParser
import DocumentModel
import Evaluation
import Foundation
import Pipeline
import Verification

/// `hedui evaluate`: reports against truth.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "在带有 truth.json 的测试申请上衡量准确度（供开发使用）。",
        discussion: """
            核对文件夹下每份带有 truth.json 的申请，把报告与真实内容比较，按规则、字段和印章统计。
            planted：有错的规则；clean：无错的规则；found/missed：查出/漏过；false：误报；undecided：留给人工。

            示例：
              hedui evaluate TestImages/submissions --list-misses
              hedui evaluate out --jobs 2 --save reports.jsonl
              hedui evaluate out --reports reports.jsonl --format json
            """)

    @Argument(help: ArgumentHelp("存放测试申请的文件夹。", valueName: "文件夹"), completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp("不重新核对，用先前保存的报告（JSON Lines）。", valueName: "reports.jsonl"),
        completion: .file(extensions: ["jsonl"]))
    var reports: String?

    @Option(help: ArgumentHelp("把报告保存为 JSON Lines。", valueName: "reports.jsonl"), completion: .file())
    var save: String?

    @Option(help: ArgumentHelp("同时核对的份数。", valueName: "数量"))
    var jobs = 1

    @Flag(help: "逐条列出与真实内容不符之处。")
    var listMisses = false

    @OptionGroup(title: "规则") var settingsOption: SettingsOption
    @OptionGroup(title: "识别") var readerOptions: ReaderOptions
    @OptionGroup(title: "输出") var output: OutputOptions

    func run() async throws {
        guard (1...64).contains(jobs) else { throw CommandFailure(.usage, "--jobs 应为 1 到 64 之间的整数。") }
        let bundles = try TestBundle.all(below: folder)
        guard !bundles.isEmpty else { throw CommandFailure(.noInput, "“\(folder)”下没有带 truth.json 的申请。") }
        let start = ContinuousClock.now
        let made: [String: ReportDocument]
        if let reports {
            made = try SavedReports(path: reports).byIdentifier
        } else {
            made = try await checked(bundles)
        }
        let wall = (ContinuousClock.now - start) / .seconds(1)

        var evaluation = Evaluation()
        for bundle in bundles {
            if let report = made[bundle.truth.submission] {
                evaluation.add(report, truth: bundle.truth)
            } else {
                evaluation.addFailure(submission: bundle.truth.submission, truth: bundle.truth)
            }
        }
        let isSaved = reports != nil
        let cost = EvaluationSummary.Cost(
            evaluation, wallSeconds: isSaved ? nil : wall,
            peakMebibytes: isSaved ? nil : peakMebibytes())
        let summary = EvaluationSummary(evaluation, cost: cost, includesMisses: listMisses)
        switch output.format ?? .text {
        case .text: try StandardOutput.write(EvaluationTable(summary).rendered)
        case .json: try StandardOutput.write(try encoded(summary, isIndented: true))
        case .jsonl: try StandardOutput.write(try encoded(summary, isIndented: false))
        }
    }

    /// Reports by submission id; submissions that failed are told on standard error and left out.
    private func checked(_ bundles: [TestBundle]) async throws -> [String: ReportDocument] {
        let pipeline = try readerOptions.pipeline(settings: settingsOption.read())
        let file = try save.map { try ReportFile(path: $0) }
        var made: [String: ReportDocument] = [:]
        try await withThrowingTaskGroup(of: (TestBundle, Result<ReportDocument, any Error>).self) { group in
            var waiting = bundles[...]
            func startNext() {
                guard let bundle = waiting.popFirst() else { return }
                group.addTask { (bundle, await bundle.check(pipeline)) }
            }
            for _ in 0..<jobs { startNext() }
            while let (bundle, result) = try await group.next() {
                startNext()
                switch result {
                case .success(let report):
                    made[bundle.truth.submission] = report
                    try file?.append(report)
                    output.progress("\(made.count)/\(bundles.count) \(bundle.truth.submission)")
                case .failure(let error):
                    let reason = (error as? CommandFailure)?.message ?? "\(error)"
                    StandardError.say("“\(bundle.folder)”未能核对：\(reason)")
                }
            }
        }
        return made
    }

    private func encoded(_ summary: EvaluationSummary, isIndented: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(summary), as: UTF8.self) + "\n"
    }

    /// Greatest resident memory of this process so far.
    private func peakMebibytes() -> Double? {
        var usage = rusage()
        guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
        // Linux counts in kibibytes.
        return Double(usage.ru_maxrss) / 1024
    }
}
