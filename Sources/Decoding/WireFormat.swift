public import DocumentModel

/// What the decoding process writes to its standard output: a ``greeting``, then messages, the last one ``end(pages:)``.
///
/// Every message is its kind (1 byte), the length of its body (4 bytes) and the body; all numbers are little endian. The
/// pixels of a page follow the body of its message: rows from the top, `width * height * channels` bytes.
public enum WireMessage: Hashable, Sendable {
    case page(PageHeader)
    case problem(DecodingProblem)
    /// Everything was said; `pages` pages were delivered.
    case end(pages: Int)

    /// Name and version of the protocol; sent before the first byte of the file is looked at.
    public static let greeting: [UInt8] = Array("HEDUIPX1".utf8)

    /// Bytes before the body: kind and length.
    static let prefixLength = 5
    /// The longest body there is: a problem with the longest reason and format.
    static let longestBody = 160

    enum Kind: UInt8 {
        case page = 0x50  // P
        case problem = 0x58  // X
        case end = 0x45  // E
    }
}

/// A page before its pixels.
public struct PageHeader: Hashable, Sendable {
    /// Counted from 1 inside the file; unreadable pages leave gaps.
    public var number: Int
    public var width: Int
    public var height: Int
    public var format: PixelFormat
    /// Of the page as delivered; nil where the file says nothing believable.
    public var dpi: Double?

    public init(number: Int, width: Int, height: Int, format: PixelFormat, dpi: Double?) {
        self.number = number
        self.width = width
        self.height = height
        self.format = format
        self.dpi = dpi
    }

    /// Bytes of pixels that follow. Only for a header whose sides were held against `DecodingLimits`: two sides of 32 bits
    /// multiply to more than an integer holds.
    public var byteCount: Int { width * height * format.bytesPerPixel }
}

extension WireMessage {
    /// Kind, length and body.
    public var encoded: [UInt8] {
        var body: [UInt8] = []
        let kind: Kind
        switch self {
        case .page(let header):
            kind = .page
            body.append(UInt32(clamping: header.number))
            body.append(UInt32(clamping: header.width))
            body.append(UInt32(clamping: header.height))
            body.append(UInt32(clamping: header.format.bytesPerPixel))
            body.append((header.dpi ?? 0).bitPattern)
        case .problem(let problem):
            kind = .problem
            body.append(UInt32(clamping: problem.pages.first ?? 0))
            body.append(UInt32(problem.quantity?.rawValue ?? 0))
            body.append(UInt64(clamping: problem.measured))
            body.append(UInt64(clamping: problem.limit))
            body.append(name: problem.reason.rawValue)
            body.append(name: problem.format?.rawValue ?? "")
        case .end(let pages):
            kind = .end
            body.append(UInt32(clamping: pages))
        }
        var bytes: [UInt8] = [kind.rawValue]
        bytes.append(UInt32(clamping: body.count))
        return bytes + body
    }

    /// Kind and length of the body that follows; nil for what no message begins with.
    static func prefix(_ bytes: [UInt8]) -> (kind: Kind, bodyLength: Int)? {
        var reader = WireReader(bytes)
        guard let first = reader.byte(), let kind = Kind(rawValue: first), let length = reader.word(),
            length <= longestBody
        else { return nil }
        return (kind, Int(length))
    }

    /// The message of this kind and body; nil unless the body is exactly one.
    init?(kind: Kind, body: [UInt8]) {
        var reader = WireReader(body)
        switch kind {
        case .page:
            guard let number = reader.word(), let width = reader.word(), let height = reader.word(),
                let channels = reader.word(), let format = PixelFormat(rawValue: Int(channels)),
                let dpi = reader.long().map(Double.init(bitPattern:))
            else { return nil }
            // Scanners give 100 to 2400 dpi; a reduced page has less. Anything else is no resolution.
            let believable = dpi.isFinite && dpi >= 1 && dpi <= 2400
            self = .page(
                PageHeader(
                    number: Int(number), width: Int(width), height: Int(height), format: format,
                    dpi: believable ? dpi : nil))
        case .problem:
            guard let page = reader.word(), let quantity = reader.word(), let measured = reader.long(),
                let limit = reader.long(), let name = reader.name(), let formatName = reader.name(),
                let reason = FileProblem.Reason(rawValue: name)
            else { return nil }
            self = .problem(
                DecodingProblem(
                    reason, pages: page == 0 ? [] : [Int(page)], format: FileFormat(rawValue: formatName),
                    quantity: UInt8(exactly: quantity).flatMap(DecodingProblem.Quantity.init(rawValue:)),
                    measured: Int(clamping: measured), limit: Int(clamping: limit)))
        case .end:
            guard let pages = reader.word() else { return nil }
            self = .end(pages: Int(pages))
        }
        guard reader.isAtEnd else { return nil }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ value: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }

    fileprivate mutating func append(_ value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }

    /// At most 60 bytes; the names of this protocol have half as many.
    fileprivate mutating func append(name: String) {
        let bytes = name.utf8.prefix(60)
        append(UInt8(bytes.count))
        append(contentsOf: bytes)
    }
}

/// Takes numbers and names from the front; nil where the bytes do not suffice.
private struct WireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() -> UInt8? { rest.popFirst() }

    mutating func word() -> UInt32? { number(bytes: 4).map { UInt32(truncatingIfNeeded: $0) } }

    mutating func long() -> UInt64? { number(bytes: 8) }

    mutating func name() -> String? {
        guard let count = byte(), rest.count >= Int(count) else { return nil }
        let name = String(validating: rest.prefix(Int(count)), as: UTF8.self)
        rest = rest.dropFirst(Int(count))
        return name
    }

    private mutating func number(bytes count: Int) -> UInt64? {
        guard rest.count >= count else { return nil }
        let value = rest.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(count)
        return value
    }
}
