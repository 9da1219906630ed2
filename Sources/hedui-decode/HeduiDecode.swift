import Decoding
import Glibc
import ImageCodecs

/// Reads one file from standard input and writes its pages to standard output, in the protocol of ``WireMessage``. The
/// arguments are limits, `name=number`. With `--describe`, writes the sizes of the pages as text instead.
@main
struct HeduiDecode {
    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        let mode = arguments.first?.hasPrefix("--") == true ? arguments.removeFirst() : nil
        guard let limits = DecodingLimits(arguments: arguments) else { exit(PageDecoder.usageExit) }
        ProcessLimits.apply(limits)
        do {
            switch mode {
            case nil:
                var writer = PageWriter(descriptor: STDOUT_FILENO)
                try writer.greet()
                try FileDecoder(readInput(limits), limits: limits).decode(into: &writer)
                try writer.finish()
            case "--describe":
                var description = PageDescription()
                try FileDecoder(readInput(limits), limits: limits).decode(into: &description)
            default: exit(PageDecoder.usageExit)
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
