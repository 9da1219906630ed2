import ArgumentParser
import DocumentModel
import Reporting
import Verification

/// `hedui rules`: what is checked, and why.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "列出核对规则；给出编号时说明该规则的依据和示例。",
        discussion: """
            示例：
              hedui rules
              hedui rules contract.employer-name
            """)

    @Argument(
        help: ArgumentHelp("规则编号。", valueName: "规则"), completion: .list(RuleRegistry.rules.map(\.id)))
    var id: String?

    func run() throws {
        if let id {
            guard let rule = RuleRegistry.rule(id: id) else {
                throw CommandFailure(.usage, "没有规则“\(id)”，用 hedui rules 查看全部规则。")
            }
            try StandardOutput.write(details(of: rule))
            return
        }
        let width = RuleRegistry.rules.map { displayWidth($0.id) }.max() ?? 0
        let lines = RuleRegistry.rules.map { "\(padded($0.id, to: width))  \($0.title)\n" }
        try StandardOutput.write(lines.joined())
    }

    private func details(of rule: any Rule) -> String {
        let examples = rule.examples.map { "  \(padded($0.outcome.chinese, to: 12))\($0.name)" }
        let rationale = wrapped(rule.rationale, to: terminalWidth())
        return (["\(rule.title)  \(rule.id)"] + rationale + ["", "示例"] + examples).joined(separator: "\n") + "\n"
    }
}
