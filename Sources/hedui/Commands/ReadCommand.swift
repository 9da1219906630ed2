import ArgumentParser
import DocumentModel
import Foundation
import Pipeline
import Reporting

/// `hedui read`: only reads.
struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "只识别文件：文字、字段和印章，不作核对。",
        discussion: """
            示例：
              hedui read contract.pdf --kind labour-contract
              hedui read *.jpg --format jsonl > lines.jsonl

            json 含每行文字、每个字的位置和置信度、字段和印章。读不出的文件报告在标准错误上，退出码为 65。
            """)

    @Argument(help: ArgumentHelp("图片或 PDF 文件。", valueName: "文件"), completion: .file())
    var files: [String]

    @Option(
        help: ArgumentHelp("材料种类，有助于提取字段；默认按内容判断。", valueName: "种类"),
        completion: .list(AttachmentKind.allCases.flatMap { [$0.rawValue, $0.chinese] }))
    var kind: String?

    @Flag(help: "只识别文字，不找印章。")
    var textOnly = false

    @OptionGroup(title: "识别") var readerOptions: ReaderOptions
    @OptionGroup(title: "输出") var output: OutputOptions
    @OptionGroup(title: "用时") var timingsOption: TimingsOption

    func run() async throws {
        let attachment = try kind.map { try AttachmentKind(named: $0) } ?? .other
        var statuses: [ExitStatus] = []
        var present: [String] = []
        for file in files {
            do {
                guard try FileType(path: file) == .file else {
                    throw CommandFailure(.noInput, "“\(file)”是文件夹，请指定文件。")
                }
                present.append(file)
            } catch let failure as CommandFailure {
                StandardError.say(failure.message)
                statuses.append(failure.status)
            }
        }
        if present.isEmpty { throw ExitCode(ExitStatus.gravest(statuses).rawValue) }

        let start = ContinuousClock.now
        let pipeline = try readerOptions.pipeline(readsTextOnly: textOnly)
        var printer = ReadingPrinter(output: output, isList: files.count > 1)
        // One file more than there are cores: while the last page of one is read, the next is decoded.
        let width = ProcessInfo.processInfo.activeProcessorCount + 1
        let named = distinctNames(present).map { PipelineFile(attachment: attachment, name: $0.name, path: $0.path) }
        try await inOrder(named, width: width) { file in
            try await pipeline.analyse([file])
        } body: { index, analysis in
            output.progress("已识别 \(index + 1)/\(named.count)：\(named[index].name)")
            for problem in analysis.problems {
                StandardError.say("\(problem.file)：\(problem.message)")
                statuses.append(.data)
            }
            try printer.print(FileReading(file: named[index].name, analysis: analysis))
        }
        try printer.finish()
        try timingsOption.report(pipeline, since: start)
        throw ExitCode(ExitStatus.gravest(statuses).rawValue)
    }
}

/// Prints what was read, file by file.
struct ReadingPrinter {
    let output: OutputOptions
    let isList: Bool
    private var count = 0

    init(output: OutputOptions, isList: Bool) {
        self.output = output
        self.isList = isList
    }

    mutating func print(_ reading: FileReading) throws {
        switch output.chosenFormat {
        case .text:
            let width = terminalWidth()
            for page in reading.pages {
                let text = PageText(
                    page: page, style: output.style, showsIDNumbers: output.showIdNumbers, width: width)
                try StandardOutput.write((count > 0 ? "\n" : "") + text.rendered)
                count += 1
            }
        case .json:
            let json = try encoded(reading, isIndented: true)
            try StandardOutput.write(isList ? (count > 0 ? ",\n" : "[\n") + json : json + "\n")
            count += 1
        case .jsonl:
            try StandardOutput.write(try encoded(reading, isIndented: false) + "\n")
        }
    }

    /// Ends the array.
    func finish() throws {
        guard isList, output.chosenFormat == .json else { return }
        try StandardOutput.write(count > 0 ? "\n]\n" : "[]\n")
    }

    private func encoded(_ reading: FileReading, isIndented: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(FileRecord(reading)), as: UTF8.self)
    }
}
