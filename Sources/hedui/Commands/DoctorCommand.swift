import ArgumentParser
import DocumentModel
import Foundation
import Reporting

/// `hedui doctor`: what is installed, what is missing, and how to get it.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "检查所需的程序库和模型是否齐备。",
        discussion: """
            逐项列出版本或缺失原因，以及补齐的命令。模型文件按 Models/manifest.json 校验 SHA-256。
            退出码：0 齐备；70 有缺失。
            """)

    @OptionGroup(title: "输出") var output: OutputOptions

    func run() throws {
        let components = Examination().components
        let isComplete = components.allSatisfy { $0.state == .found }
        switch output.format ?? .text {
        case .text: try StandardOutput.write(text(components, isComplete: isComplete))
        case .json: try StandardOutput.write(try encoded(components, isIndented: true))
        case .jsonl: try StandardOutput.write(try encoded(components, isIndented: false))
        }
        if !isComplete { throw ExitCode(ExitStatus.software.rawValue) }
    }

    private func text(_ components: [Component], isComplete: Bool) -> String {
        let style = output.style
        let width = components.map { displayWidth($0.name) }.max() ?? 0
        var lines = ["hedui \(Release.version)", ""]
        for component in components {
            let state =
                switch component.state {
                case .found: style.apply(.green, to: "✓ 正常")
                case .missing: style.apply(.red, to: "✗ 缺少")
                case .wrong: style.apply(.red, to: "✗ 异常")
                }
            lines.append("\(state)  \(padded(component.name, to: width))  \(sanitized(component.detail))")
        }
        let remedies = Set(components.compactMap(\.remedy)).sorted()
        let advice = remedies.isEmpty ? "有缺失，办法见上。" : "有缺失，请运行：\(remedies.joined(separator: "；"))"
        lines += ["", isComplete ? "全部齐备。" : advice]
        return lines.map { $0 + "\n" }.joined()
    }

    private func encoded(_ components: [Component], isIndented: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(components), as: UTF8.self) + "\n"
    }
}
