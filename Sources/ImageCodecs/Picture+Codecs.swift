import CImageCodecs
import Decoding

extension hedui_limits {
    init(_ limits: DecodingLimits) {
        self.init(
            source_pixels: UInt64(limits.sourcePixels), held_pixels: UInt64(limits.heldPixels),
            side: UInt32(clamping: limits.side), wanted_pixels: UInt64(limits.wantedPixels))
    }
}

extension Picture {
    private typealias Codec = (
        UnsafePointer<UInt8>, Int, UnsafePointer<hedui_limits>, UnsafeMutablePointer<hedui_picture>
    ) -> hedui_status

    /// JPEG by libjpeg-turbo, at a smaller scale where enough pixels remain; CMYK becomes RGB; EXIF's orientation is kept
    /// for ``finish(_:)``.
    mutating func decodeJPEG(_ bytes: [UInt8], _ limits: DecodingLimits) throws(CodecFailure) {
        unsafe raw.orientation = UInt32(ExifOrientation.ofJPEG(bytes))
        try unsafe decode(bytes, limits, with: hedui_jpeg_decode)
    }

    /// PNG by libpng: 16 bits, palettes and interlacing become 8-bit rows; transparency is laid on white.
    mutating func decodePNG(_ bytes: [UInt8], _ limits: DecodingLimits) throws(CodecFailure) {
        try unsafe decode(bytes, limits, with: hedui_png_decode)
    }

    mutating func decodeWebP(_ bytes: [UInt8], _ limits: DecodingLimits) throws(CodecFailure) {
        try unsafe decode(bytes, limits, with: hedui_webp_decode)
    }

    /// The primary picture of a HEIF file, turned as the file says.
    mutating func decodeHEIF(_ bytes: [UInt8], _ limits: DecodingLimits) throws(CodecFailure) {
        try unsafe decode(bytes, limits, with: hedui_heif_decode)
    }

    private mutating func decode(
        _ bytes: [UInt8], _ limits: DecodingLimits, with codec: Codec
    ) throws(CodecFailure) {
        var costs = hedui_limits(limits)
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return HEDUI_DAMAGED }
            return unsafe codec(start, buffer.count, &costs, &raw)
        }
        try check(status)
    }

    /// Whether a damaged picture may be shown at all: 7/8 of its rows are as they were. Less is more gap than page, and
    /// what is missing must not be taken for what the page does not say.
    var isMostlyIntact: Bool {
        guard format != nil else { return false }
        return unsafe Int(raw.intact_rows) >= height - height / 8
    }
}
