public import ArgumentParser
import Foundation
public import Store

extension PurgeKind: ExpressibleByArgument {}

extension StoreCommand {
    struct Purge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "清除过期的记录：从磁盘和数据库文件中彻底删去。",
            discussion: "不给 --kind 时按 hedui store retention 设定的期限清除各类。")
        @Option(help: "attachments（附件扫描件）、reports（申请和报告）、readings（识别结果缓存）。") var kind: PurgeKind?
        @Option(help: ArgumentHelp("清除多少天以前的；默认为设定的期限。", valueName: "天数")) var olderThan: Int?
        @Flag(help: "只说明将清除什么，不清除。") var dryRun = false
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            if let olderThan, !(0...36_500).contains(olderThan) {
                throw CommandFailure(.usage, "--older-than 应为 0 到 36500 之间的天数。")
            }
            if olderThan != nil, kind == nil { throw CommandFailure(.usage, "--older-than 须与 --kind 一起使用。") }
            let store = try dataOptions.open(mustExist: true)
            var isAnySet = false
            for kind in self.kind.map({ [$0] }) ?? PurgeKind.allCases {
                guard let days = try olderThan ?? work({ try store.retention(of: kind) }) else { continue }
                isAnySet = true
                let cutoff = Date().addingTimeInterval(-Double(days) * 86_400)
                let result = try work {
                    try store.purge(kind, before: cutoff, isDryRun: dryRun, actor: "store")
                }
                try StandardOutput.write(
                    """
                    \(dryRun ? "将清除" : "已清除")\(kind.chinese)（\(days) 天以前）：申请 \(result.submissions) 份，\
                    旧报告 \(result.reports) 份，文件 \(result.files) 个，\(result.bytes >> 10) KiB。

                    """)
            }
            if !isAnySet {
                throw CommandFailure(.usage, "没有设定期限：用 --older-than 指定天数，或先用 hedui store retention 设定。")
            }
        }
    }

    struct Retention: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "查看或设定各类记录的保存期限。")
        @Option(help: "attachments、reports、readings；不给时列出全部。") var kind: PurgeKind?
        @Option(help: "保存多少天。") var days: Int?
        @Flag(help: "取消期限，长期保存。") var unlimited = false
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            if let days, !(1...36_500).contains(days) {
                throw CommandFailure(.usage, "--days 应为 1 到 36500 之间的天数。")
            }
            if kind == nil, days != nil || unlimited { throw CommandFailure(.usage, "设定期限时须用 --kind 指明哪一类。") }
            let store = try dataOptions.open()
            if let kind, days != nil || unlimited {
                try work { try store.setRetention(of: kind, days: unlimited ? nil : days, actor: "store") }
            }
            for kind in self.kind.map({ [$0] }) ?? PurgeKind.allCases {
                let days = try work { try store.retention(of: kind) }
                try StandardOutput.write("\(kind.chinese)（\(kind.rawValue)）：\(days.map { "\($0) 天" } ?? "长期保存")\n")
            }
        }
    }
}
