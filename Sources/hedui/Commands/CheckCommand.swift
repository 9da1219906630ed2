import ArgumentParser
import DocumentModel
import Foundation
import Pipeline
import Reporting
import Verification

/// `hedui check`: findings for submissions, or for single files.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "核对一份或多份申请，或单个附件文件。",
        discussion: """
            路径可以是一份申请的文件夹、其中的 submission.json，或附件文件（须加 --kind；多个文件视为同一份材料的各页）。
            单个附件可与 --form 或 --name、--id-number、--employer、--contract-start、--contract-end 核对；
            都不给时只报告识别到的内容，并检查其自身能检查的项目。

            示例：
              hedui check 申请/FJ-20261120-0007
              hedui check 申请/* --format jsonl > reports.jsonl
              hedui check id.jpg --kind id-in-hand --id-number 350102198703154217
              hedui check contract.pdf --kind 劳动合同或聘用文件 --employer 福建闽安工程技术有限公司 \\
                --contract-start 2024-03-01 --contract-end open-ended
              hedui check 申请/FJ-20261120-0007 --annotate 标注

            一份申请有错不影响其余各份。退出码取最严重者：130、70、74、75、64、65、66（有申请未能核对），
            然后 1（发现不符）、3（需人工查看）、0。
            """)

    @Argument(help: ArgumentHelp("申请文件夹、submission.json 或附件文件。", valueName: "路径"), completion: .file())
    var paths: [String]

    @OptionGroup(title: "单个附件") var declarationOptions: DeclarationOptions
    @OptionGroup(title: "规则") var settingsOption: SettingsOption
    @OptionGroup(title: "识别") var readerOptions: ReaderOptions
    @OptionGroup(title: "输出") var output: OutputOptions
    @OptionGroup(title: "用时") var timingsOption: TimingsOption

    @Flag(help: "一致的项目也列出全部位置和原文，并列出不适用的项目。")
    var showAll = false

    @Option(help: ArgumentHelp("把证据画在各页上，写入此文件夹；框上的编号与文本报告的编号相同。", valueName: "文件夹"), completion: .directory)
    var annotate: String?

    func run() async throws {
        let (targets, failures) = CheckTarget.targets(of: paths)
        let kind = try declarationOptions.kind.map { try AttachmentKind(named: $0) }
        try validate(targets, kind: kind)
        var statuses = failures.map(\.status)
        for failure in failures { StandardError.say(failure.message) }
        if targets.isEmpty { throw ExitCode(ExitStatus.gravest(statuses).rawValue) }

        // Everything that can be refused without the models is refused before they are loaded.
        let declaration = try declarationOptions.declaration()
        let settings = try settingsOption.read()
        var works: [CheckWork] = []
        for target in targets {
            switch target {
            case .files(let files):
                guard let kind else { continue }
                works.append(.files(files, kind, declaration))
            case .submission(let source):
                do {
                    let file = try source.read()
                    for warning in file.warnings { output.notice("\(source.file) \(warning)") }
                    works.append(.submission(file.submission, source))
                } catch let failure as CommandFailure {
                    StandardError.say(failure.message)
                    statuses.append(failure.status)
                }
            }
        }
        if !works.isEmpty { statuses += try await check(works, settings) }
        throw ExitCode(ExitStatus.gravest(statuses).rawValue)
    }

    private func validate(_ targets: [CheckTarget], kind: AttachmentKind?) throws {
        let hasFiles = targets.contains { if case .files = $0 { true } else { false } }
        if hasFiles, kind == nil {
            throw CommandFailure(.usage, "核对单个附件文件时须用 --kind 指明材料种类：\(AttachmentKind.listing)。")
        }
        if !hasFiles, declarationOptions.isGiven, !targets.isEmpty {
            throw CommandFailure(.usage, "--kind、--form 和各单项只用于单个附件文件；整份申请以其 submission.json 为准。")
        }
    }

    /// - Returns: one status for each work.
    private func check(_ works: [CheckWork], _ settings: RuleSettings) async throws -> [ExitStatus] {
        let start = ContinuousClock.now
        let pipeline = try readerOptions.pipeline(keepsImages: annotate != nil, settings: settings)
        var annotations = try annotate.map { try AnnotationFolder(path: $0, isShared: works.count > 1) }
        // The array of several reports is as wide as the command line asked for, not as many as could be checked.
        var printer = ReportPrinter(output: output, showsAll: showAll, isList: paths.count > 1 && works.count > 1)
        var statuses: [ExitStatus] = []
        for (index, work) in works.enumerated() {
            output.progress("正在核对 \(index + 1)/\(works.count)：\(work.name)")
            do {
                let result = try await work.run(pipeline)
                try printer.print(result)
                if let pages = try annotations?.write(result) {
                    output.notice("已写入 \(pages) 页标注：\(annotate ?? "")")
                }
                statuses.append(ExitStatus(result.report.verdict))
            } catch is CancellationError {
                throw CancellationError()
            } catch let failure as CommandFailure {
                // Where results cannot be written, going on would lose them all.
                if failure.status == .inputOutput { throw failure }
                StandardError.say(failure.message)
                statuses.append(failure.status)
            } catch {
                StandardError.say("“\(work.name)”未能核对：\(error)")
                statuses.append(.software)
            }
        }
        try printer.finish()
        try timingsOption.report(pipeline, since: start)
        return statuses
    }
}
