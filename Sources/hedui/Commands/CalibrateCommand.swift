import ArgumentParser
import DocumentModel
import Evaluation
import Foundation
import Pipeline
import Verification

/// `hedui calibrate`: comparisons with known answers, from which `Scripts/fit-confidence` makes probabilities.
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate", abstract: "从带有 truth.json 的测试申请中收集逐项比较，供校准置信度（供开发使用）。",
        discussion: """
            每个识别到的字段与真实值、改动一字的值比较，复看一次，逐条写成 JSON Lines。

            示例：
              hedui calibrate out > comparisons.jsonl
            """, shouldDisplay: false)

    @Argument(help: ArgumentHelp("存放测试申请的文件夹。", valueName: "文件夹"), completion: .directory)
    var folder: String

    @OptionGroup(title: "识别") var readerOptions: ReaderOptions
    @OptionGroup(title: "输出") var output: OutputOptions

    func run() async throws {
        let bundles = try TestBundle.all(below: folder)
        // What rules tell rests on careful readings, so these are what is calibrated.
        let pipeline = try readerOptions.pipeline(sketches: false)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (index, bundle) in bundles.enumerated() {
            let first = try await bundle.analyse(pipeline)
            for analysis in [first, try await pipeline.lookAgain(at: first, bundle.knownFields(in: first))] {
                for page in analysis.pages.map(\.page) {
                    for sample in ComparisonSample.samples(of: page, truth: bundle.fields(on: page)) {
                        try StandardOutput.write(String(decoding: try encoder.encode(sample), as: UTF8.self) + "\n")
                    }
                }
            }
            output.progress("\(index + 1)/\(bundles.count) \(bundle.truth.submission)")
        }
    }
}

extension TestBundle {
    fileprivate func analyse(_ pipeline: SubmissionPipeline) async throws -> FileAnalysis {
        let submission = try SubmissionSource(path: folder).read().submission
        let files = submission.attachments.flatMap { attachment in
            attachment.files.map {
                PipelineFile(attachment: attachment.kind, name: $0, path: "\(folder)/\($0)")
            }
        }
        return try await pipeline.analyse(files)
    }

    /// What really stands on a page, by name of field.
    fileprivate func fields(on page: DocumentPage) -> [String: String] {
        truth.pages.first { $0.file == page.file && $0.page == page.page }?.fields ?? [:]
    }

    fileprivate func knownFields(in analysis: FileAnalysis) -> [FieldDoubt] {
        analysis.pages.enumerated().flatMap { index, analysed in
            let known = fields(on: analysed.page)
            return analysed.page.fields.enumerated().filter { known[$0.element.name.rawValue] != nil }
                .map { FieldDoubt(page: index, field: $0.offset) }
        }
    }
}
