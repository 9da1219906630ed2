public import DocumentModel
import Glibc

extension PageDecoder {
    /// Exit code of the decoding process where its sandbox is incomplete and ``requiresSandbox`` (`EX_NOPERM`).
    public static let sandboxExit: Int32 = 77

    /// Seconds an answer may take that costs a few milliseconds.
    private static let answerSeconds = 20

    /// Starts the decoding process, lets it enter its sandbox and say which parts took: what every decoding has.
    ///
    /// - Throws: ``PageDecoderError``
    public func sandbox() throws -> SandboxState {
        let nothing = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard nothing >= 0 else { throw PageDecoderError.fileUnavailable(code: errno) }
        defer { close(nothing) }
        var child = try ChildProcess.start(executable, arguments: ["--sandbox"] + limits.arguments, input: nothing)
        var output = ChildOutput(descriptor: child.output, budget: .seconds(Self.answerSeconds))
        var answer: [UInt8] = []
        do throws(ChildOutput.Interruption) {
            while answer.count < SandboxAnswer.longest { answer += try output.read(1) }
        } catch .ended {
            // All was said.
        } catch .tooSlow {
            throw PageDecoderError.programSilent(path: executable, exit: "no answer")
        }
        guard let state = SandboxAnswer.state(from: answer) else {
            let exit = child.finish(within: Self.patience)
            throw exit == .code(0) ? PageDecoderError.programOutdated(path: executable) : failure(toAnswer: exit)
        }
        return state
    }
}
