import ArgumentParser
import DocumentModel
import Foundation
import Reporting
import Store
import Verification

/// `hedui stats`: what the record says about a time.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "统计：结论、各规则的结果、用时，按日和按半月批次。",
        discussion: """
            批次为每月1日、15日，遇法定节假日顺延。节假日逐年公布，用 --holidays 指定：
              {"holidays": ["2027-01-01", "2027-01-02"], "shiftWeekends": false}
            程序自带2026年的节假日。
            """)

    @OptionGroup var dataOptions: DataOptions
    @Option(help: ArgumentHelp("从这一天起（含），如 2026-11-01。", valueName: "日期")) var from: String?
    @Option(help: ArgumentHelp("到这一天止（含）。", valueName: "日期")) var to: String?
    @Option(help: ArgumentHelp("节假日表（JSON）。", valueName: "文件"), completion: .file()) var holidays: String?
    @Option(help: "输出格式：text（终端默认）、json（非终端默认）。") var format: OutputFormat?

    func run() throws {
        let calendar = try calendar()
        let first = try from.map(day)
        let last = try to.map(day)
        let store = try dataOptions.open(mustExist: true)
        let statistics = try StoreCommand.work { try store.statistics(from: first, to: last, calendar: calendar) }
        switch format ?? (StandardOutput.isTerminal ? .text : .json) {
        case .text: try StandardOutput.write(text(statistics))
        case .json, .jsonl:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if format != .jsonl { encoder.outputFormatting.insert(.prettyPrinted) }
            try StandardOutput.write(String(decoding: try encoder.encode(statistics), as: UTF8.self) + "\n")
        }
        let unknown = statistics.batches.filter { $0.isWithoutHolidays == true }.map { String($0.period.prefix(4)) }
        for year in Set(unknown).sorted() {
            StandardError.say("节假日表中没有 \(year) 年：该年批次未按节假日顺延，请用 --holidays 指定。")
        }
    }

    private func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(iso: text) else {
            throw CommandFailure(.usage, "日期应写作 2026-11-20。")
        }
        return day
    }

    private func calendar() throws -> HalfMonthCalendar {
        guard let holidays else { return .standard }
        guard let data = FileManager.default.contents(atPath: holidays) else {
            throw CommandFailure(.noInput, "“\(holidays)”无法读取。")
        }
        do {
            return try HalfMonthCalendar(json: Array(data))
        } catch {
            throw CommandFailure(
                .data, "“\(holidays)”不是节假日表：应为 {\"holidays\": [\"2026-01-01\"], \"shiftWeekends\": false}。")
        }
    }

    private func text(_ statistics: Statistics) -> String {
        var text = "合计\n" + line(statistics.total) + "\n\n按日（核对日期）\n"
        text += statistics.days.map { line($0) + "\n" }.joined()
        text += "\n按半月批次（提交日期）\n" + statistics.batches.map { line($0) + "\n" }.joined()
        text += "\n按规则\n"
        for row in statistics.rules {
            let outcomes = Outcome.allCases.compactMap { outcome in
                row.outcomes[outcome.rawValue].map { "\(outcome.chinese) \($0)" }
            }
            text +=
                "  \(row.rule)  \(RuleRegistry.rule(id: row.rule)?.title ?? "")：\(outcomes.joined(separator: "，"))\n"
        }
        if !statistics.decisions.isEmpty {
            let decisions = statistics.decisions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            text += "\n决定\n  \(decisions.joined(separator: "，"))\n"
        }
        return text
    }

    private func line(_ row: Statistics.Row) -> String {
        "  \(row.period.isEmpty ? "" : row.period + "  ")\(row.submissions) 份：未发现问题 \(row.clear)，需人工查看 \(row.undecided)，"
            + "发现不符 \(row.flagged)；\(row.pages) 页，难以辨认 \(row.pagesHardToRead) 页；"
            + "用时中位数 \(oneDecimal(row.medianSeconds)) 秒"
    }
}
