import DocumentModel
import Glibc

/// Turns uploaded files into pages, in a process of its own for each file.
///
/// The process gets the open file as its standard input and writes pages to its standard output
/// (``WireMessage``). It is not trusted: every number it sends is checked against the limits before memory is
/// taken for it, it is killed when it is too slow, and none of its text is shown. At most one page is in memory here.
public struct PageDecoder: Sendable {
    /// Exit code of the decoding process for arguments it does not understand (`EX_USAGE`).
    public static let usageExit: Int32 = 64

    public var executable: String
    public var limits: DecodingLimits
    /// Whether a process whose sandbox is incomplete must refuse to decode.
    public var requiresSandbox: Bool

    public init(executable: String, limits: DecodingLimits = DecodingLimits(), requiresSandbox: Bool = false) {
        self.executable = executable
        self.limits = limits
        self.requiresSandbox = requiresSandbox
    }

    /// Decodes one file and hands over its pages in order, each as soon as it is there.
    ///
    /// Blocks the calling thread; any number of threads may decode at once.
    ///
    /// - Parameters:
    ///   - path: a regular file. Its type is told from its content.
    ///   - onPage: called on this thread. While it runs, the process waits, and the time is not counted. An error from it
    ///     stops the decoding and is thrown on.
    /// - Returns: what is wrong with the file; empty if every page was delivered. Pages and problems may both be there.
    /// - Throws: ``PageDecoderError`` where the machine is at fault, never for a bad file.
    public func decode(path: String, onPage: (DecodedPage) throws -> Void) throws -> [DecodingProblem] {
        guard !path.utf8.contains(0) else { return [DecodingProblem(.notFound)] }
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else {
            let code = errno
            if [ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP].contains(code) { return [DecodingProblem(.notFound)] }
            throw PageDecoderError.fileUnavailable(code: code)
        }
        defer { close(file) }
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0 else { throw PageDecoderError.systemCall(name: "fstat", code: errno) }
        // A folder, a device or a pipe is no document.
        guard facts.st_mode & S_IFMT == S_IFREG else { return [DecodingProblem(.unsupportedType)] }
        if facts.st_size == 0 { return [DecodingProblem(.empty)] }
        if facts.st_size > limits.bytes {
            return [DecodingProblem(.tooLarge, quantity: .bytes, measured: Int(facts.st_size), limit: limits.bytes)]
        }
        return try decode(descriptor: file, onPage: onPage)
    }

    private func decode(descriptor: Int32, onPage: (DecodedPage) throws -> Void) throws -> [DecodingProblem] {
        let mode = requiresSandbox ? ["--require-sandbox"] : []
        var child = try ChildProcess.start(executable, arguments: mode + limits.arguments, input: descriptor)
        var output = ChildOutput(descriptor: child.output, budget: .seconds(limits.waitingSeconds))
        var session = DecodingSession(limits: limits)
        let greeting: [UInt8]
        do throws(ChildOutput.Interruption) {
            greeting = try output.read(WireMessage.greeting.count)
        } catch .ended {
            throw failure(toAnswer: child.finish(within: Self.patience))
        } catch .tooSlow {
            return [session.slowness]
        }
        guard greeting == WireMessage.greeting else { throw PageDecoderError.programOutdated(path: executable) }
        do {
            while let message = try session.next(from: &output) {
                if case .page(let page) = message { try onPage(page) }
            }
        } catch let interruption as ChildOutput.Interruption {
            let exit = interruption == .ended ? child.finish(within: Self.patience) : .unknown
            let isSlow = interruption == .tooSlow || exit == .signal(SIGXCPU)
            session.problems.append(
                isSlow
                    ? session.slowness
                    : DecodingProblem(exit == .signal(SIGSYS) ? .forbiddenAction : .decoderFailed))
        } catch is DecodingSession.Lie {
            session.problems.append(DecodingProblem(.decoderFailed))
        }
        _ = child.finish(within: Self.patience)
        return DecodingProblem.merged(session.problems)
    }

    /// Milliseconds a process has to end after its last byte. Ending takes one to two; more means it hangs.
    static let patience = 500

    func failure(toAnswer exit: ChildProcess.Exit) -> PageDecoderError {
        switch exit {
        case .code(Self.usageExit): .programOutdated(path: executable)
        case .code(Self.sandboxExit): .sandboxIncomplete(path: executable)
        case .code(let code): .programSilent(path: executable, exit: "exit code \(code)")
        case .signal(let signal): .programSilent(path: executable, exit: "signal \(signal)")
        case .unknown: .programSilent(path: executable, exit: "no status")
        }
    }
}
