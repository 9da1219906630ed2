import ArgumentParser
import DocumentModel
import Foundation
import Reporting
import Store
import Verification

/// `hedui store`: what the office keeps.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "查看、导出、检验和清除记录。",
        discussion: """
            示例：
              hedui store list --verdict flagged
              hedui store show FJ-20261120-0007
              hedui store export FJ-20261120-0007 --out 导出
              hedui store verify
              hedui store retention --kind attachments --days 180
              hedui store purge --kind attachments --older-than 180 --dry-run
            """,
        subcommands: [List.self, Show.self, Export.self, Verify.self, Purge.self, Retention.self, Audit.self])

    /// Runs a body and turns what the store says into an exit code.
    static func work<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw CommandFailure(error)
        }
    }

    static func time(_ date: Date) -> String {
        let style = Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt)
        return date.formatted(
            style.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false))
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出申请，最近的在前。")
        @OptionGroup var dataOptions: DataOptions
        @Option(help: "只列出此结论：clear、undecided、flagged。") var verdict: String?
        @Option(help: "只列出编号、姓名或单位含有此文字的。") var search: String?
        @Option(help: "最多列出多少份。") var limit = 1000
        @Flag(help: "JSON Lines 输出。") var json = false

        func run() throws {
            let wanted = try verdict.map { word in
                guard let verdict = Verdict(rawValue: word) else {
                    throw CommandFailure(.usage, "--verdict 应为 clear、undecided 或 flagged。")
                }
                return verdict
            }
            let store = try dataOptions.open(mustExist: true)
            for summary in try work({
                try store.submissions(verdict: wanted, containing: search, limit: max(1, limit))
            }) {
                try StandardOutput.write((json ? try line(summary) : text(summary)) + "\n")
            }
        }

        private func text(_ summary: SubmissionSummary) -> String {
            [
                summary.id, time(summary.checkedAt), summary.verdict.chinese, summary.registration.chinese,
                summary.applicantName, summary.employerName,
            ].map { sanitized($0) }.joined(separator: "  ")
        }

        private func line(_ summary: SubmissionSummary) throws -> String {
            let object = [
                "id": summary.id, "checkedAt": time(summary.checkedAt), "verdict": summary.verdict.rawValue,
                "registration": summary.registration.rawValue, "applicant": summary.applicantName,
                "employer": summary.employerName,
            ]
            return String(
                decoding: try JSONSerialization.data(
                    withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]),
                as: UTF8.self)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "显示一份申请的当前报告。")
        @Argument(help: "申请编号。") var id: String
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let store = try dataOptions.open(mustExist: true)
            guard let stored = try work({ try store.report(of: id) }) else {
                throw CommandFailure(.noInput, "记录库中没有编号为“\(id)”的申请。")
            }
            try StandardOutput.write(try stored.document.json(indented: true) + "\n")
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "把申请连同附件和报告导出为文件夹。")
        @Argument(help: "申请编号，可以有几个。") var ids: [String]
        @Option(help: ArgumentHelp("导出到此文件夹，每份一个子文件夹。", valueName: "文件夹")) var out: String
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let store = try dataOptions.open(mustExist: true)
            for id in ids {
                guard let stored = try work({ try store.report(of: id) }) else {
                    throw CommandFailure(.noInput, "记录库中没有编号为“\(id)”的申请。")
                }
                let target = "\(out)/\(AnnotationFolder.safeName(id))"
                guard !FileManager.default.fileExists(atPath: target) else {
                    throw CommandFailure(.inputOutput, "“\(target)”已经存在，未覆盖。")
                }
                for name in try work({ try store.export(stored, to: target, actor: "store") }) {
                    StandardError.say("附件“\(name)”已不在记录库中，未导出。")
                }
                try StandardOutput.write("\(target)\n")
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "检验数据库、每个文件的哈希值和审计记录。")
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let store = try dataOptions.open(mustExist: true)
            let result = try work { try store.examine() }
            for fault in result.faults { StandardError.say(fault) }
            try StandardOutput.write(
                """
                申请 \(result.submissions) 份，报告 \(result.reports) 份，文件 \(result.objects) 个（另有 \(result.looseFiles) 个未登记，清除时删去），\
                审计 \(result.audit.entryCount) 条。
                审计末条哈希值：\(result.audit.head)
                \(result.faults.isEmpty ? "未发现问题。" : "发现 \(result.faults.count) 个问题。")

                """)
            if !result.faults.isEmpty { throw ExitCode(ExitStatus.data.rawValue) }
        }
    }

    struct Audit: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出审计记录，最近的在前。")
        @OptionGroup var dataOptions: DataOptions
        @Option(help: "最多列出多少条。") var limit = 100

        func run() throws {
            let store = try dataOptions.open(mustExist: true)
            for entry in try work({ try store.auditEntries(limit: max(1, limit)) }) {
                let detail = entry.detail.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
                    separator: " ")
                try StandardOutput.write(
                    "\(entry.number)  \(time(entry.at))  \(entry.actor)  \(entry.action)  \(sanitized(detail))\n")
            }
        }
    }
}
