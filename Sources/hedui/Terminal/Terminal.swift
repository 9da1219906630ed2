import Foundation

/// Asks at the terminal.
enum Terminal {
    /// A line that is not shown while it is typed; empty at the end of the input.
    static func hiddenLine(_ prompt: String) -> String {
        StandardError.write(prompt)
        var settings = termios()
        let isTerminal = unsafe tcgetattr(STDIN_FILENO, &settings) == 0
        var hidden = settings
        hidden.c_lflag &= ~tcflag_t(ECHO)
        if isTerminal { unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) }
        defer {
            if isTerminal { unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) }
            StandardError.write("\n")
        }
        return readLine() ?? ""
    }
}
