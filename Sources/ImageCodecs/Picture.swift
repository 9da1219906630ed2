import CImageCodecs
import Decoding
public import DocumentModel

/// Pixels on their way from a codec to the reader, in memory of C, owned by exactly one value.
@safe public struct Picture: ~Copyable {
    var raw: hedui_picture

    init() { unsafe raw = hedui_picture() }

    /// A copy of `image`.
    init(_ image: Image, orientation: UInt32 = 1) throws(CodecFailure) {
        self.init()
        guard let width = UInt32(exactly: image.width), let height = UInt32(exactly: image.height) else {
            throw .damaged
        }
        try check(unsafe hedui_picture_allocate(&raw, width, height, UInt32(image.format.bytesPerPixel), 255))
        unsafe image.pixels.withUnsafeBytes { source in
            guard let target = unsafe raw.pixels else { return }
            unsafe UnsafeMutableRawBufferPointer(start: target, count: source.count).copyMemory(from: source)
        }
        unsafe raw.orientation = orientation
        unsafe raw.intact_rows = height
    }

    deinit {
        var raw = unsafe raw
        unsafe hedui_picture_free(&raw)
    }

    public var width: Int { unsafe Int(raw.width) }
    public var height: Int { unsafe Int(raw.height) }
    public var dpi: Double? { unsafe raw.dpi > 0 ? raw.dpi : nil }

    /// Nil where nothing was decoded, or not into grey or colour.
    public var format: PixelFormat? { unsafe raw.pixels == nil ? nil : PixelFormat(rawValue: Int(raw.channels)) }

    var byteCount: Int { width * height * (format?.bytesPerPixel ?? 0) }

    /// Lends the pixels: rows from the top, without padding.
    public func withPixels<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        unsafe try body(UnsafeRawBufferPointer(start: raw.pixels, count: byteCount))
    }

    /// A copy of the pixels; nil where there are none.
    public var image: Image? {
        guard let format else { return nil }
        return Image(width: width, height: height, format: format, pixels: unsafe withPixels { unsafe [UInt8]($0) })
    }

    /// Makes the picture what the reader wants: no larger than needed, upright, grey if it has no colour.
    mutating func finish(_ limits: DecodingLimits) throws(CodecFailure) {
        let pixels = width * height
        if pixels > limits.pagePixels {
            let scale = (Double(limits.wantedPixels) / Double(pixels)).squareRoot()
            let target = (width: max(1, Int(Double(width) * scale)), height: max(1, Int(Double(height) * scale)))
            try check(unsafe hedui_picture_reduce(&raw, UInt32(target.width), UInt32(target.height)))
        }
        unsafe hedui_picture_drop_equal_channels(&raw)
        try check(unsafe hedui_picture_make_upright(&raw))
    }
}

/// Turns a status into an error.
func check(_ status: hedui_status) throws(CodecFailure) {
    switch status {
    case HEDUI_OK: return
    case HEDUI_TOO_LARGE: throw .tooLarge
    case HEDUI_UNSUPPORTED: throw .unsupported
    case HEDUI_NO_MEMORY: throw .noMemory
    default: throw .damaged
    }
}
