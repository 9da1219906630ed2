import ArgumentParser
import DocumentModel
import Foundation
import Reporting
import Verification

/// `hedui rules`: what is checked, and why.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "列出核对规则及其依据；也列出可由办公室设定的项目。",
        discussion: """
            给出规则编号时只说明该规则，并列出示例。--settings 列出 hedui check --settings 可用的设置、默认值和理由。

            示例：
              hedui rules
              hedui rules contract.employer-name
              hedui rules --examples --format json
              hedui rules --settings
            """)

    @Argument(
        help: ArgumentHelp("规则编号。", valueName: "规则"), completion: .list(RuleRegistry.rules.map(\.id)))
    var id: String?

    @Flag(help: "同时列出每条规则的示例及其应得的结果。")
    var examples = false

    @Flag(help: "列出可由办公室设定的项目。")
    var settings = false

    @Option(help: "输出格式：text（默认）、json、jsonl（每条一行）。")
    var format: OutputFormat = .text

    func run() throws {
        guard id == nil || !settings else { throw CommandFailure(.usage, "规则编号和 --settings 不能同时使用。") }
        if settings { return try write(RuleSetting.all.map(SettingRecord.init)) }
        guard let id else {
            return try write(RuleRegistry.rules.map { RuleRecord($0, hasExamples: examples) })
        }
        guard let rule = RuleRegistry.rule(id: id) else {
            throw CommandFailure(.usage, "没有规则“\(id)”，用 hedui rules 查看全部规则。")
        }
        try write([RuleRecord(rule, hasExamples: true)])
    }

    private func write(_ records: [some CatalogueRecord]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        switch format {
        case .text:
            let width = terminalWidth()
            try StandardOutput.write(records.map { $0.text(width: width) }.joined(separator: "\n"))
        case .json:
            encoder.outputFormatting.insert(.prettyPrinted)
            try StandardOutput.write(String(decoding: try encoder.encode(records), as: UTF8.self) + "\n")
        case .jsonl:
            for record in records {
                try StandardOutput.write(String(decoding: try encoder.encode(record), as: UTF8.self) + "\n")
            }
        }
    }
}
