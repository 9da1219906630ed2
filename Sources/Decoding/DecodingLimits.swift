/// What one file may cost. Both sides hold to it: the decoding process refuses before it takes memory, and the reader of
/// its answers refuses what is out of bounds.
public struct DecodingLimits: Hashable, Sendable {
    /// Bytes of a file. 60 pages in colour at 300 dpi are about 60 MB as JPEG; twice that is no upload of this trade.
    public var bytes = 100 << 20
    /// Pixels of a JPEG, which is decoded at a smaller scale. Phones of 2026 take at most 16,320 × 12,240.
    public var sourcePixels = 210_000_000
    /// Pixels of a picture that must be in memory as a whole. A3 at 600 dpi is 9,921 × 7,016, 70 million.
    public var heldPixels = 80_000_000
    /// Longest side in pixels: coordinates of 15 bits, twice what WebP (16,383) and phone panoramas reach.
    public var side = 32_767
    /// Pages of a PDF or TIFF. The longest labour contract templates have about 20.
    public var pages = 60
    /// Pixels wanted of a page: A4 at 300 dpi, 2,480 × 3,508. JPEG is decoded at the smallest scale, in eighths, that
    /// leaves as many; whatever else is above ``pagePixels`` is averaged down to this.
    public var wantedPixels = 8_699_840
    /// Seconds the decoding process may compute: 60 pages at 1 s. A4 with a 600 dpi colour scan takes
    /// 0.1 s (release build, November 2026).
    public var processorSeconds = 60
    /// Seconds the reader waits for it in all, not counting what the reader itself does with the pages. More than
    /// ``processorSeconds``, since other work shares the processors.
    public var waitingSeconds = 180
    /// Address space of the decoding process. Libraries and stacks take about 0.3 GB, the largest picture 4 bytes a pixel
    /// (0.32 GB), a coarse and a fine copy inside PDFium or libheif as much again each.
    public var memoryBytes = 2 << 30

    public init() {}

    /// Pixels of a delivered page at most: 2.25 × ``wantedPixels``, 1.5 on a side. Below it, pages stay as they are, since
    /// averaging by less than that blurs more than it saves.
    public var pagePixels: Int { wantedPixels / 4 * 9 }
}

/// The limits as arguments of the decoding process, `name=number` each.
extension DecodingLimits {
    private static let fields: [(name: String, path: any WritableKeyPath<DecodingLimits, Int> & Sendable)] = [
        ("bytes", \.bytes), ("source-pixels", \.sourcePixels), ("held-pixels", \.heldPixels), ("side", \.side),
        ("pages", \.pages), ("wanted-pixels", \.wantedPixels), ("processor-seconds", \.processorSeconds),
        ("waiting-seconds", \.waitingSeconds), ("memory-bytes", \.memoryBytes),
    ]

    /// The largest value of any limit, so that sums and products of a few of them stay inside `Int`.
    private static let most = 1 << 40

    public var arguments: [String] { Self.fields.map { "\($0.name)=\(self[keyPath: $0.path])" } }

    /// Nil unless every argument names a limit and gives a number from 1 to 2⁴⁰. What is not named keeps its standard.
    public init?(arguments: some Sequence<String>) {
        self.init()
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = Int(parts[1]), (1...Self.most).contains(value),
                let field = Self.fields.first(where: { $0.name == parts[0] })
            else { return nil }
            self[keyPath: field.path] = value
        }
    }
}
