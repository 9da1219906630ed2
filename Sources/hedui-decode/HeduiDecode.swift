import Decoding
import DocumentModel
import Glibc
import ImageCodecs
import Sandbox

/// Reads one file from standard input and writes its pages to standard output, in the protocol of ``WireMessage``. The
/// arguments are limits, `name=number`, after one of these modes, or none:
///
/// - `--require-sandbox`: ends with ``PageDecoder/sandboxExit`` before it greets where a part of the sandbox is missing.
/// - `--sandbox`: reads nothing, says which parts of the sandbox are in force.
/// - `--describe`: writes the sizes of the pages as text instead.
///
/// The file is read as mere bytes; nothing is made of them before the process is in its ``Sandbox``.
@main
struct HeduiDecode {
    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        let mode = arguments.first?.hasPrefix("--") == true ? arguments.removeFirst() : nil
        guard let limits = DecodingLimits(arguments: arguments) else { exit(PageDecoder.usageExit) }
        guard mode == nil || ["--require-sandbox", "--sandbox", "--describe"].contains(mode) else {
            exit(PageDecoder.usageExit)
        }
        let isBounded = Sandbox.bound(limits)
        FileDecoder.prepare()
        let bytes = mode == "--sandbox" ? [] : readInput(limits)
        // Text for people may go to a file: some lines a page.
        let isText = mode == "--sandbox" || mode == "--describe"
        let sandbox = Sandbox.enter(isBounded: isBounded, fileBytes: isText ? 1 << 16 : 0)
        do {
            switch mode {
            case "--sandbox":
                try PageWriter(descriptor: STDOUT_FILENO).write(SandboxAnswer.bytes(for: sandbox))
            case "--describe":
                var description = PageDescription()
                try FileDecoder(bytes, limits: limits).decode(into: &description)
                try PageWriter(descriptor: STDOUT_FILENO).write(Array(description.text.utf8))
            default:
                if mode != nil, !sandbox.isComplete { exit(PageDecoder.sandboxExit) }
                var writer = PageWriter(descriptor: STDOUT_FILENO)
                try writer.greet()
                try FileDecoder(bytes, limits: limits).decode(into: &writer)
                try writer.finish()
            }
        } catch {
            // The reader went away: there is nobody to tell, and nothing to keep.
            exit(1)
        }
    }

    /// Standard input up to one byte above the limit, so that more is noticed.
    private static func readInput(_ limits: DecodingLimits) -> [UInt8] {
        var bytes: [UInt8] = []
        var facts = stat()
        if unsafe fstat(STDIN_FILENO, &facts) == 0 {
            bytes.reserveCapacity(max(0, min(facts.st_size, limits.bytes)) + 1)
        }
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while bytes.count <= limits.bytes {
            let count = unsafe block.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes.append(contentsOf: block.prefix(count))
        }
        return bytes
    }
}
