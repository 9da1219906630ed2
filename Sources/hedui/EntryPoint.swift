import ArgumentParser
import Foundation

/// Runs the command that was asked for and turns whatever stops it into one sentence and an exit code.
@main
enum EntryPoint {
    static func main() async {
        endQuietlyOnInterrupt()
        do {
            var command = try Hedui.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            finish(error)
        }
    }

    private static func finish(_ error: any Error) -> Never {
        switch error {
        case let failure as CommandFailure:
            StandardError.say(failure.message)
            exit(failure.status.rawValue)
        case let code as ExitCode:
            exit(code.rawValue)
        case is CancellationError:
            exit(ExitStatus.interrupted.rawValue)
        default:
            break
        }
        let code = Hedui.exitCode(for: error)
        if code == .validationFailure {
            StandardError.say("用法有误：\(Hedui.message(for: error))\n用 hedui --help 或 hedui <命令> --help 查看用法。")
            exit(ExitStatus.usage.rawValue)
        }
        // Help, version and completion scripts are "errors" of the parser that succeed.
        if code.isSuccess { Hedui.exit(withError: error) }
        StandardError.say("内部错误：\(error)")
        exit(ExitStatus.software.rawValue)
    }

    /// Nothing is left half-written by the program itself: results are written a whole report at a time, files under a
    /// temporary name. `hedui batch` finishes what it has in hand instead; see `StopRequest`.
    private static func endQuietlyOnInterrupt() {
        signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
        // A reader that goes away (`| head`) is noticed by the write; see `StandardOutput`.
        signal(SIGPIPE, SIG_IGN)
    }
}
