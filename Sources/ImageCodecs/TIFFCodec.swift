import CImageCodecs
import Decoding
import DocumentModel

/// The pages of a TIFF file, by libtiff on the bytes in memory.
struct TIFFCodec {
    private let bytes: [UInt8]
    private let limits: DecodingLimits

    init(_ bytes: [UInt8], limits: DecodingLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    func decode(into sink: inout some PageSink) throws {
        // The handle reads from the bytes as long as it lives, so all happens while they are lent.
        try unsafe bytes.withUnsafeBufferPointer { buffer in
            var costs = hedui_limits(limits)
            guard let start = buffer.baseAddress, let tiff = unsafe hedui_tiff_open(start, buffer.count, &costs) else {
                return try sink.report(DecodingProblem(.damaged))
            }
            defer { unsafe hedui_tiff_close(tiff) }
            let count = unsafe Int(hedui_tiff_page_count(tiff, UInt32(clamping: limits.pages)))
            if count > limits.pages {
                // Counting stops at the limit, so the full number is not known.
                return try sink.report(DecodingProblem(.tooManyPages, quantity: .pages, limit: limits.pages))
            }
            for index in 0..<count where unsafe hedui_tiff_is_page(tiff, UInt32(index)) != 0 {
                var picture = Picture()
                do throws(CodecFailure) {
                    try check(unsafe hedui_tiff_read(tiff, UInt32(index), &costs, &picture.raw))
                    try picture.finish(limits)
                } catch {
                    let page = count > 1 ? index + 1 : nil
                    try sink.report(error.problem(format: .tiff, page: page, pixels: picture.width * picture.height))
                    continue
                }
                try sink.deliver(picture, number: index + 1)
            }
        }
    }
}
