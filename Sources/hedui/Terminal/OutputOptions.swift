import ArgumentParser
import DocumentModel
import Foundation
import Reporting

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl
}

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// How results are printed.
struct OutputOptions: ParsableArguments {
    @Option(help: "输出格式：text（终端默认）、json（非终端默认）、jsonl（每份一行）。")
    var format: OutputFormat?

    @Option(name: [.customLong("color"), .customLong("colour")], help: "是否使用颜色：auto、always、never；auto 遵守 NO_COLOR。")
    var colour: ColourChoice = .auto

    @Flag(name: [.short, .long], help: "不显示进度和提示，只显示结果和错误。")
    var quiet = false

    @Flag(help: "文本输出中完整显示证件号码（默认部分隐藏；json 中始终完整）。")
    var showIdNumbers = false

    var chosenFormat: OutputFormat { format ?? (StandardOutput.isTerminal ? .text : .json) }

    var style: TerminalStyle {
        let environment = ProcessInfo.processInfo.environment
        let usesColour =
            switch colour {
            case .always: true
            case .never: false
            // https://no-color.org: set and not empty.
            case .auto:
                StandardOutput.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
            }
        return TerminalStyle(usesColour: usesColour)
    }

    /// Something worth knowing that is no result and no error.
    func notice(_ message: String) {
        if !quiet { StandardError.say(message) }
    }

    /// Where the work stands; only for someone who watches.
    func progress(_ message: String) {
        if !quiet, StandardError.isTerminal { StandardError.say(message) }
    }
}
