import Glibc

/// A process with a file as its standard input and a socket for its standard output. Killed and reaped when it goes away,
/// with every process of its group.
///
/// Every descriptor is close-on-exec from its first moment, so that processes started by other threads inherit none.
struct ChildProcess: ~Copyable {
    enum Exit: Hashable {
        case code(Int32)
        case signal(Int32)
        case unknown
    }

    /// The reading end.
    let output: Int32
    private let identifier: pid_t
    private var exit: Exit?

    /// Starts `executable` with the descriptor `input` as its standard input and nothing of the environment but the
    /// library path. Standard error goes nowhere: what decoders print may repeat what stands in the file.
    static func start(
        _ executable: String, arguments: [String], input: Int32
    ) throws(PageDecoderError) -> ChildProcess {
        // A pipe cannot be close-on-exec from the start without pipe2, which Glibc's module leaves out; sockets can.
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, type, 0, &ends) == 0 else {
            throw .systemCall(name: "socketpair", code: errno)
        }
        shutdown(ends[0], Int32(SHUT_WR))
        let (code, identifier) = spawn(executable, arguments, input: input, output: ends[1])
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            if [ENOENT, EACCES, ENOTDIR, EISDIR, ENOEXEC].contains(code) { throw .programMissing(path: executable) }
            throw .systemCall(name: "posix_spawn", code: code)
        }
        return ChildProcess(output: ends[0], identifier: identifier)
    }

    private init(output: Int32, identifier: pid_t) {
        self.output = output
        self.identifier = identifier
    }

    deinit {
        close(output)
        guard exit == nil else { return }
        kill(-identifier, SIGKILL)
        _ = Self.reap(identifier, options: 0)
    }

    /// How the process ended. Kills it if it still runs after `milliseconds`.
    mutating func finish(within milliseconds: Int) -> Exit {
        if let exit { return exit }
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < end {
            if let ended = Self.reap(identifier, options: WNOHANG) {
                exit = ended
                return ended
            }
            usleep(2_000)
        }
        kill(-identifier, SIGKILL)
        let ended = Self.reap(identifier, options: 0) ?? .unknown
        exit = ended
        return ended
    }

    /// Nil while the process runs. What it started and left behind ends with it.
    private static func reap(_ identifier: pid_t, options: Int32) -> Exit? {
        // The number names this group for sure only until its first process is waited for.
        var facts = unsafe siginfo_t()
        while unsafe waitid(P_PID, id_t(identifier), &facts, WEXITED | WNOWAIT | options) != 0 {
            // Someone else took the status, as where SIGCHLD is ignored.
            guard errno == EINTR else { return .unknown }
        }
        if unsafe facts.si_signo == 0 { return nil }
        kill(-identifier, SIGKILL)
        var status: Int32 = 0
        var result: pid_t
        repeat {
            result = unsafe waitpid(identifier, &status, 0)
        } while result == -1 && errno == EINTR
        guard result == identifier else { return .unknown }
        let signal = status & 0x7F
        return signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal)
    }

    private static func spawn(
        _ executable: String, _ arguments: [String], input: Int32, output: Int32
    ) -> (code: Int32, identifier: pid_t) {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        var identifier: pid_t = 0
        var code = unsafe posix_spawn_file_actions_init(&actions)
        guard code == 0 else { return (code, 0) }
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        code = unsafe posix_spawnattr_init(&attributes)
        guard code == 0 else { return (code, 0) }
        defer { unsafe posix_spawnattr_destroy(&attributes) }

        // Signals as a fresh process has them, whatever this one ignores or blocks.
        var all = sigset_t()
        var none = sigset_t()
        unsafe sigfillset(&all)
        unsafe sigemptyset(&none)
        // A group of its own: an interrupt from the terminal is the program's to handle, which may want to finish the file.
        // Where the program ends at once, the process ends with it (`Sandbox`).
        let flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP)
        let steps = unsafe [
            posix_spawnattr_setsigdefault(&attributes, &all),
            posix_spawnattr_setsigmask(&attributes, &none),
            posix_spawnattr_setpgroup(&attributes, 0),
            posix_spawnattr_setflags(&attributes, flags),
            posix_spawn_file_actions_adddup2(&actions, input, 0),
            posix_spawn_file_actions_adddup2(&actions, output, 1),
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0),
        ]
        if let failure = steps.first(where: { $0 != 0 }) { return (failure, 0) }

        let environment = unsafe getenv("LD_LIBRARY_PATH").map { unsafe ["LD_LIBRARY_PATH=" + String(cString: $0)] }
        let argumentList = CStringList([executable] + arguments)
        let environmentList = CStringList(environment ?? [])
        code = unsafe posix_spawn(
            &identifier, executable, &actions, &attributes, argumentList.pointers, environmentList.pointers)
        return (code, identifier)
    }
}

/// Strings as C wants the arguments of a process: an array of pointers that ends with a null one.
@safe private final class CStringList {
    private(set) var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) {
        unsafe pointers = strings.map { unsafe strdup($0) } + [nil]
    }

    deinit { unsafe pointers.forEach { unsafe free($0) } }
}
