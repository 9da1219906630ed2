import Batch
import DocumentModel
import Foundation
import Intake
import OfficeReports
import Store

/// One run of `hedui batch`, from what lies under its paths to the last line.
struct BatchSession {
    let batch: Batch
    let claimant: Claimant
    let outputs: BatchOutputs
    let out: String
    let style: ProgressStyle
    let quiet: Bool

    /// - Returns: statuses for the exit code.
    func once(_ paths: [String]) async throws -> [ExitStatus] {
        let intake = take(paths)
        let outcome = try await check(intake)
        if outcome.isInterrupted { return try interrupted(outcome) }
        batch.rest()
        return try report(outcome.submissions, outcome.rejects, outcome.progress, hasFailures: outcome.hasFailures)
    }

    private func take(_ paths: [String]) -> IntakeResult {
        var intake = Intake(spool: claimant.spool, excluding: [out, batch.store.folder])
        let result = intake.take(paths)
        if !quiet { for warning in result.warnings { StandardError.say("提示：\(warning)") } }
        return result
    }

    private func check(_ intake: IntakeResult) async throws -> BatchOutcome {
        let batch = batch
        let display = ProgressDisplay(style: style, quiet: quiet) { batch.progress }
        return try await withThrowingTaskGroup(of: BatchOutcome?.self) { group in
            group.addTask {
                await display.run()
                return nil
            }
            group.addTask {
                try await batch.run(intake, shouldStop: { StopRequest.isMade }, onEvent: display.tell)
            }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                if let outcome { return outcome }
            }
            throw CancellationError()
        }
    }

    private func interrupted(_ outcome: BatchOutcome) throws -> [ExitStatus] {
        let done = outcome.progress.done
        StandardError.say(
            "已停止：\(outcome.progress.total) 份中已完成并保存 \(done) 份。再次运行同一命令，从中断处继续；结果文件在全部完成后写出。")
        return [.interrupted]
    }

    /// Writes the results and the last line.
    private func report(
        _ submissions: [String], _ rejects: [Reject], _ progress: BatchProgress, hasFailures: Bool
    ) throws -> [ExitStatus] {
        let counts = try outputs.write(submissions, rejects: rejects)
        try StandardOutput.write(
            "\(counts.submissions) 份：未发现问题 \(counts.count(.clear))，需人工查看 \(counts.count(.undecided))，"
                + "发现不符 \(counts.count(.flagged))；未能核对 \(counts.rejected)；\(counts.pages) 页"
                + "（本次识别 \(progress.pagesRead) 页，已有报告 \(progress.known) 份），"
                + "\((progress.seconds * 10).rounded() / 10) 秒。结果：\(out)\n")
        var statuses = counts.verdicts.keys.map { ExitStatus($0) }
        if hasFailures { statuses.append(.software) }
        if !rejects.isEmpty { statuses.append(.data) }
        return statuses
    }

    /// Looks at the folders again and again, and takes what has stopped growing.
    func watch(_ paths: [String], settle: Int) async throws -> [ExitStatus] {
        var folder = DropFolder(paths: paths, settle: Double(settle))
        var submissions: [String] = []
        var rejects: [String: [Reject]] = [:]
        if !quiet { StandardError.say("正在查看 \(paths.joined(separator: "、"))，Ctrl-C 结束。") }
        while !StopRequest.isMade {
            let ready = folder.ready()
            if !ready.isEmpty {
                let outcome = try await check(take(ready))
                if outcome.isInterrupted { return try interrupted(outcome) }
                for id in outcome.submissions where !submissions.contains(id) { submissions.append(id) }
                // What was rejected and came again is judged anew.
                for path in ready { rejects[path] = outcome.rejects.filter { $0.source.path.hasPrefix(path) } }
                _ = try report(
                    submissions, rejects.sorted { $0.key < $1.key }.flatMap(\.value), outcome.progress,
                    hasFailures: outcome.hasFailures)
            }
            // Often enough for people, seldom enough for a disk.
            for _ in 0..<8 where !StopRequest.isMade { try await Task.sleep(for: .milliseconds(250)) }
        }
        return [.interrupted]
    }
}
