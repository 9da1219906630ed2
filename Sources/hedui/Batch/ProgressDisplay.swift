import ArgumentParser
import Batch
import Foundation
import Intake
import Reporting
import Verification

enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    /// A bar at a terminal, lines elsewhere.
    case auto
    case bar, plain, json, none
}

/// Shows where a batch stands, on standard error.
final class ProgressDisplay: Sendable {
    private let style: ProgressStyle
    private let read: @Sendable () -> BatchProgress

    /// - Parameter read: asked whenever something is shown.
    init(style: ProgressStyle, quiet: Bool, read: @escaping @Sendable () -> BatchProgress) {
        self.style = quiet ? .none : style == .auto ? (StandardError.isTerminal ? .bar : .plain) : style
        self.read = read
    }

    /// Runs until it is cancelled.
    func run() async {
        var last = ContinuousClock.now
        var saidThatItStops = false
        while !Task.isCancelled {
            // Cancelled sleep is the end.
            try? await Task.sleep(for: .milliseconds(250))
            if Task.isCancelled { break }
            if StopRequest.isMade, !saidThatItStops {
                saidThatItStops = true
                clear()
                if style != .none { StandardError.say("正在完成手中的申请，随后停止；再按一次 Ctrl-C 立即退出（已完成的不会丢失）。") }
            }
            // A terminal is looked at, a log is kept.
            let interval: Duration = style == .bar ? .milliseconds(250) : style == .json ? .seconds(5) : .seconds(30)
            guard ContinuousClock.now - last >= interval else { continue }
            last = .now
            show()
        }
        clear()
    }

    private func show() {
        let progress = read()
        switch style {
        case .bar: StandardError.write("\r" + bar(progress) + "\u{1B}[K")
        case .plain: StandardError.say(sentence(progress))
        case .json: say(["event": "progress"], progress)
        case .auto, .none: break
        }
    }

    func tell(_ event: BatchEvent) {
        switch (style, event) {
        case (.json, .finished(let submission, let verdict, let isKnown)):
            say(["event": "finished", "submission": submission, "verdict": verdict, "known": isKnown], read())
        case (.json, .rejected(let reject)):
            say(["event": "rejected", "source": reject.source.description, "reason": reject.reason], read())
        case (.bar, .rejected(let reject)), (.plain, .rejected(let reject)):
            clear()
            StandardError.say("未能核对 \(reject.source.description)：\(reject.reason)")
        default: break
        }
    }

    private func clear() {
        if style == .bar { StandardError.write("\r\u{1B}[K") }
    }

    private func say(_ facts: [String: Any], _ progress: BatchProgress) {
        var object = facts
        object["done"] = progress.done
        object["total"] = progress.total
        object["pages"] = progress.pagesRead
        object["knownPages"] = progress.pagesKnown
        object["seconds"] = (progress.seconds * 10).rounded() / 10
        if let left = progress.secondsLeft { object["secondsLeft"] = left.rounded() }
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? JSONSerialization.data(withJSONObject: object, options: options) else { return }
        StandardError.write(String(decoding: line, as: UTF8.self) + "\n")
    }

    private func bar(_ progress: BatchProgress) -> String {
        let width = 24
        let share = progress.total > 0 ? Double(progress.done) / Double(progress.total) : 0
        let filled = Int((share * Double(width)).rounded(.down))
        let drawn = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "核对 \(drawn) \(sentence(progress))"
    }

    private func sentence(_ progress: BatchProgress) -> String {
        var text = "\(progress.done)/\(progress.total) 份，\(progress.pagesRead + progress.pagesKnown) 页"
        if progress.pageRate > 0 { text += "，\(oneDecimal(progress.pageRate)) 页/秒" }
        if let left = progress.secondsLeft, progress.done < progress.total { text += "，约剩 \(duration(left))" }
        return text
    }

    private func duration(_ seconds: Double) -> String {
        let whole = Int(min(359_999, max(0, seconds.rounded())))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return whole >= 3600
            ? "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))" : "\(whole / 60):\(two(whole % 60))"
    }
}
