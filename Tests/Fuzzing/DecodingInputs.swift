import DocumentModel
import Glibc

@testable import Decoding
@testable import ImageCodecs

/// Bytes as the decoding process writes them, through a pipe.
enum WireInput {
    /// Less than a pipe holds (65,536), so that writing never waits.
    private static let longest = 60_000

    static func take(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= longest else { return false }
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return false }
        _ = unsafe write(ends[1], bytes, bytes.count)
        close(ends[1])
        defer { close(ends[0]) }
        var output = ChildOutput(descriptor: ends[0], budget: .seconds(10))
        var limits = DecodingLimits()
        limits.wantedPixels = 4_096
        var session = DecodingSession(limits: limits)
        // What it throws is an answer too.
        while case .some = try? session.next(from: &output) {}
        _ = DecodingProblem.merged(session.problems).map(\.message)
        _ = SandboxAnswer.state(from: bytes)
        return true
    }
}

/// A file, as the decoding process takes it after it is caged.
enum FormatInput {
    private struct Nothing: PageSink {
        mutating func deliver(_ picture: borrowing Picture, number: Int) { precondition(picture.format != nil) }
        mutating func report(_ problem: DecodingProblem) {}
    }

    /// Small enough for many a second; that large ones are refused is tested with the process itself.
    private static let limits = {
        var limits = DecodingLimits()
        limits.sourcePixels = 4_000_000
        limits.heldPixels = 1_000_000
        limits.wantedPixels = 100_000
        limits.pages = 4
        return limits
    }()

    static func take(_ bytes: [UInt8], as format: FileFormat) -> Bool {
        guard FileSignature.format(of: bytes) == format else { return false }
        var sink = Nothing()
        try? FileDecoder(bytes, limits: limits).decode(into: &sink)
        return true
    }
}
