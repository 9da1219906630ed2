import Decoding

/// How many pixels a PDF page is drawn with.
struct PageResolution {
    /// Dots an inch for text drawn by the page itself: 10.5 point type (五号, the usual size of contracts) becomes 29 pixels
    /// high, and A4 1,654 × 2,339.
    static let standard = 200.0
    /// A scan below 200 dpi keeps its own pixels from this many on. With fewer it is a small scan of a whole page, drawn
    /// at the standard resolution so that what is written over it stays legible. A4 at 100 dpi has 967,000.
    static let leastScanPixels = 960_000.0

    private let width: Double
    private let height: Double
    private let limits: DecodingLimits

    /// - Parameters: size in points. Nil where it is no size.
    init?(width: Double, height: Double, limits: DecodingLimits) {
        guard width.isFinite, height.isFinite, width > 0, height > 0 else { return nil }
        self.width = width
        self.height = height
        self.limits = limits
    }

    /// Pixels to draw: those of the scan, where pictures cover at least half the page, otherwise the standard resolution;
    /// never more than the limits allow.
    func target(for images: PageImages) -> (width: Int, height: Int) {
        var scale = Self.standard / 72
        let own = images.pixelsPerPoint
        if images.coveredArea >= width * height / 2, own > 0 {
            let isFine = own >= scale
            if isFine || width * height * own * own >= Self.leastScanPixels { scale = own }
        }
        let pixels = width * height * scale * scale
        if pixels > Double(limits.pagePixels) { scale *= (Double(limits.wantedPixels) / pixels).squareRoot() }
        func side(_ points: Double) -> Int { Int(min(max(1, (points * scale).rounded()), Double(limits.side))) }
        return (side(width), side(height))
    }
}
