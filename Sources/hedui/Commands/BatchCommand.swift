import ArgumentParser
import Batch
import DocumentModel
import Foundation
import Intake
import OfficeReports
import Pipeline
import Store
import Verification

/// `hedui batch`: a day's heap of submissions, unattended.
struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "批量核对：申请文件夹、CSV 或 XLSX 列表、ZIP 压缩包。",
        discussion: """
            路径可以是存放申请的文件夹（任意层次，每份含 submission.json）、一行一份申请的列表（CSV 或 XLSX，附件写在列中，
            或放在列表旁以编号、证件号码或姓名命名的文件夹中），或装有这些的 ZIP 压缩包。

            列表的表头：注册种类、姓名、证件号码、聘用单位为必有；其余如编号、提交日期、证件类型、人员类别、部门、岗位、
            合同开始日期、合同结束日期（或劳动合同期限）、注册专业、取得日期、注册有效期至、学时、专业学时、学时来源、附件，
            以及各种材料的名称（注册申请表、劳动合同……，单元格写文件名，多个用分号隔开）；也可以用 submission.json 中的英文名。

            结果写入 --out：reports.jsonl（每份一行）、rejects.jsonl（未能核对的及其原因）、核对结果.xlsx、核对报告.html。
            每份完成后立即保存在记录库中：中断后再次运行同一命令，从中断处继续；已核对而没有变化的不再核对。

            示例：
              hedui batch 今日申请 --out 结果
              hedui batch 名单.xlsx 补报.zip --out 结果 --data /srv/hedui --key-file /etc/hedui/key
              hedui batch 投递 --out 结果 --watch

            退出码：130 被中断；70、74、75、65（有申请未能核对），然后 1（发现不符）、3（需人工查看）、0。
            """)

    @Argument(help: ArgumentHelp("申请文件夹、列表或压缩包。", valueName: "路径"), completion: .file())
    var paths: [String]

    @Option(help: ArgumentHelp("结果写入此文件夹。", valueName: "文件夹"), completion: .directory)
    var out: String

    @OptionGroup(title: "记录") var dataOptions: DataOptions
    @OptionGroup(title: "规则") var settingsOption: SettingsOption
    @OptionGroup(title: "识别") var readerOptions: ReaderOptions

    @Option(help: ArgumentHelp("同时识别的页数；默认为处理器核数。", valueName: "数量"))
    var workers: Int?

    @Option(help: "进度：auto（终端上为进度条，否则为文字）、bar、plain、json（每行一个对象）、none。")
    var progress: ProgressStyle = .auto

    @Flag(name: [.short, .long], help: "不显示进度和提示，只显示错误和最后的汇总。")
    var quiet = false

    @Flag(help: "持续查看文件夹，新的申请不再变化后即核对；Ctrl-C 结束。")
    var watch = false

    @Option(help: ArgumentHelp("--watch：多少秒没有变化视为已经放好。", valueName: "秒"))
    var settle = 10

    func run() async throws {
        guard (1...256).contains(workers ?? 1) else { throw CommandFailure(.usage, "--workers 应为 1 到 256 之间的整数。") }
        guard (1...86_400).contains(settle) else { throw CommandFailure(.usage, "--settle 应为 1 到 86400 之间的秒数。") }
        for path in paths where !FileManager.default.fileExists(atPath: path) {
            throw CommandFailure(.noInput, "找不到“\(path)”，请检查路径。")
        }
        let settings = try settingsOption.read()
        StopRequest.listen()
        do {
            let session = try session(settings)
            let statuses = try await watch ? session.watch(paths, settle: settle) : session.once(paths)
            throw ExitCode(ExitStatus.gravest(statuses).rawValue)
        } catch let error as StoreError {
            throw CommandFailure(error)
        } catch let error as OutputError {
            throw CommandFailure(.inputOutput, error.description)
        }
    }

    private func session(_ settings: RuleSettings) throws -> BatchSession {
        let store = try dataOptions.open()
        let outputs = try BatchOutputs(store: store, folder: out, title: "预审核对报告 \(CalendarDate.today().chinese)")
        let claimant = try Claimant(store, actor: "batch")
        do {
            var configuration = try readerOptions.configuration(settings: settings)
            if let workers { configuration.workers = workers }
            let batch = try Batch(store: store, claimant: claimant, configuration: configuration)
            return BatchSession(
                batch: batch, claimant: claimant, outputs: outputs, out: out, style: progress, quiet: quiet)
        } catch let error as StoreError {
            throw error
        } catch {
            throw CommandFailure(.software, "识别程序无法启动：\(error)\n运行 hedui doctor 查看缺少什么。")
        }
    }
}
