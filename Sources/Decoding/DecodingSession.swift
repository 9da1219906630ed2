import DocumentModel

/// The state of one conversation with a decoding process: what it has said so far, and whether the next message can be
/// true.
struct DecodingSession {
    /// The process said what cannot be: a wrong order, a size out of bounds, no message at all.
    struct Lie: Error {}

    enum Message {
        case page(DecodedPage)
        case problem
    }

    let limits: DecodingLimits
    var problems: [DecodingProblem] = []
    private var pages = 0
    private var lastNumber = 0

    init(limits: DecodingLimits) { self.limits = limits }

    /// What a file that took too long is reported as.
    var slowness: DecodingProblem {
        DecodingProblem(.tooSlow, quantity: .seconds, limit: limits.processorSeconds)
    }

    /// The next message; nil after the last one.
    ///
    /// - Throws: ``Lie`` or ``ChildOutput/Interruption``.
    mutating func next(from output: inout ChildOutput) throws -> Message? {
        guard let (kind, length) = WireMessage.prefix(try output.read(WireMessage.prefixLength)),
            let message = WireMessage(kind: kind, body: try output.read(length))
        else { throw Lie() }
        switch message {
        case .end(let count):
            // Every file yields a page or a reason why not.
            guard count == pages, count > 0 || !problems.isEmpty else { throw Lie() }
            return nil
        case .problem(let problem):
            guard Self.sayable.contains(problem.reason), problems.count <= limits.pages + 1 else { throw Lie() }
            problems.append(problem)
            return .problem
        case .page(let header):
            return .page(try page(header, from: &output))
        }
    }

    /// What the process can know: the other reasons are this side's to give.
    private static let sayable: Set<FileProblem.Reason> = [
        .empty, .unsupportedType, .damaged, .encrypted, .tooLarge, .tooManyPages,
    ]

    private mutating func page(_ header: PageHeader, from output: inout ChildOutput) throws -> DecodedPage {
        guard header.number > lastNumber, header.number <= limits.pages,
            (1...limits.side).contains(header.width), (1...limits.side).contains(header.height),
            header.width * header.height <= limits.pagePixels
        else { throw Lie() }
        let pixels = try output.read(header.byteCount)
        pages += 1
        lastNumber = header.number
        let image = Image(width: header.width, height: header.height, format: header.format, pixels: pixels)
        return DecodedPage(image: image, dpi: header.dpi, pageNumber: header.number)
    }
}
