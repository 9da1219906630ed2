public import Decoding
import DocumentModel
import Glibc

/// Writes pages and problems to a descriptor in the protocol of ``WireMessage``.
public struct PageWriter: PageSink {
    /// The reader went away; there is nobody left to tell.
    public struct ReaderGone: Error {}

    private let descriptor: Int32
    private var pages = 0

    public init(descriptor: Int32) { self.descriptor = descriptor }

    public func greet() throws { try write(WireMessage.greeting) }

    public mutating func deliver(_ picture: borrowing Picture, number: Int) throws {
        guard let format = picture.format else { return try report(DecodingProblem(.damaged)) }
        let header = PageHeader(
            number: number, width: picture.width, height: picture.height, format: format, dpi: picture.dpi)
        try write(WireMessage.page(header).encoded)
        unsafe try picture.withPixels { unsafe try write($0) }
        pages += 1
    }

    public mutating func report(_ problem: DecodingProblem) throws {
        try write(WireMessage.problem(problem).encoded)
    }

    public func finish() throws { try write(WireMessage.end(pages: pages).encoded) }

    public func write(_ bytes: [UInt8]) throws { unsafe try bytes.withUnsafeBytes { unsafe try write($0) } }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = unsafe bytes[...]
        while unsafe !rest.isEmpty {
            let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
            let count = unsafe Glibc.write(descriptor, part.baseAddress, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ReaderGone() }
            unsafe rest = rest.dropFirst(count)
        }
    }
}
