import Foundation
import Reporting

/// Results, and nothing else, go here.
enum StandardOutput {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes all of `text` at once, past any buffer, so that a result is there as soon as it is known.
    ///
    /// Where the reader has gone away the process ends as SIGPIPE ends one, without a word.
    /// - Throws: ``CommandFailure`` with status 74 if the text cannot be written.
    static func write(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                signal(SIGPIPE, SIG_DFL)
                raise(SIGPIPE)
            } else if errno != EINTR {
                throw CommandFailure(.inputOutput, "结果无法写出：\(systemMessage(errno))。")
            }
        }
    }
}

/// Everything that is not a result: errors, warnings, progress.
enum StandardError {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// - Parameter message: may hold text from files; each line is made safe to print.
    static func say(_ message: String) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { sanitized($0) }
        write("hedui: \(lines.joined(separator: "\n"))\n")
    }

    /// - Parameter text: of the program's own, as it stands.
    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        // If even standard error is gone there is nobody to tell.
        _ = unsafe bytes.withUnsafeBytes { unsafe Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// What the system says about an error number.
func systemMessage(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

/// Columns of the terminal; 100 where standard output is none.
func terminalWidth() -> Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
}
