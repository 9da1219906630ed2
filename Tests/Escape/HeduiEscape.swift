import CEscape
import Decoding
import DocumentModel
import Glibc
import ImageCodecs
import Sandbox

/// A decoder that was broken into, for the tests of the sandbox: started as `hedui-decode` is, it enters the same sandbox
/// and then does what its file names, instead of decoding it. Where the deed succeeds it delivers one problem, `encrypted`,
/// which nothing else here gives.
///
/// A file `free DEED` leaves the sandbox out, `partly DEED` takes what there is of it. With `--hide-landlock PROGRAM …` or `--hide-seccomp PROGRAM …` it runs a program
/// on a kernel that lacks that part.
@main
struct HeduiEscape {
    private static let deeds: [String: @Sendable () -> Int32] = [
        "open-file": escape_open_file, "read-inherited": escape_read_inherited, "list-folder": escape_list_folder,
        "write-file": escape_write_file,
        "connect": escape_connect, "fork": escape_fork, "execute": escape_execute, "eat-memory": escape_eat_memory,
        "spin": escape_spin, "hang": escape_hang, "kill": escape_kill, "open-many": escape_open_many,
        "run-bytes": escape_run_bytes, "get-root": escape_get_root, "look-into": escape_look_into,
        "leave-behind": { escape_leave_behind(STDOUT_FILENO, 60_000) },
    ]

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first?.hasPrefix("--hide") == true { return run(arguments) }
        guard let limits = DecodingLimits(arguments: arguments) else { exit(PageDecoder.usageExit) }
        var words = readLine(strippingNewline: true)?.split(separator: " ").map(String.init) ?? []
        let isFree = words.first == "free"
        let isPartly = words.first == "partly"
        if isFree || isPartly { words.removeFirst() }
        guard let deed = words.first.flatMap({ deeds[$0] }) else { exit(2) }
        if !isFree {
            let isBounded = Sandbox.bound(limits)
            guard Sandbox.enter(isBounded: isBounded).isComplete || isPartly else { exit(PageDecoder.sandboxExit) }
        }
        var writer = PageWriter(descriptor: STDOUT_FILENO)
        do {
            try writer.greet()
            // A deed that failed without being stopped is no answer either: the parent must say so by itself.
            guard deed() == 1 else { exit(3) }
            try writer.report(DecodingProblem(.encrypted))
            try writer.finish()
        } catch {
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) {
        let hidden = arguments[0] == "--hide-landlock" ? escape_hide_landlock() : escape_hide_seccomp()
        guard hidden == 0, arguments.count > 1 else { exit(4) }
        var words = unsafe arguments.dropFirst().map { unsafe strdup($0) } + [nil]
        if let program = unsafe words[0] { unsafe execv(program, &words) }
        exit(5)
    }
}
