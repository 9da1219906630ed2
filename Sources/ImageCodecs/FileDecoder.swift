public import Decoding
import DocumentModel

/// Decodes the bytes of one file, whatever they are, into pages or reasons why not. Runs in the decoding process.
public struct FileDecoder {
    private let bytes: [UInt8]
    private let limits: DecodingLimits

    public init(_ bytes: [UInt8], limits: DecodingLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Opens what decoding needs besides the file itself. Once a process, before it can open nothing any more.
    public static func prepare() { PDFRenderer.prepare() }

    /// Delivers every page that can be read and reports every problem; at least one of the two happens.
    ///
    /// - Throws: only what `sink` throws.
    public func decode(into sink: inout some PageSink) throws {
        if bytes.isEmpty { return try sink.report(DecodingProblem(.empty)) }
        if bytes.count > limits.bytes {
            return try sink.report(
                DecodingProblem(.tooLarge, quantity: .bytes, measured: bytes.count, limit: limits.bytes))
        }
        guard let format = FileSignature.format(of: bytes), FileFormat.accepted.contains(format) else {
            return try sink.report(DecodingProblem(.unsupportedType, format: FileSignature.format(of: bytes)))
        }
        switch format {
        case .pdf: try PDFRenderer(bytes, limits: limits).render(into: &sink)
        case .tiff: try TIFFCodec(bytes, limits: limits).decode(into: &sink)
        default: try decodeSingle(format, into: &sink)
        }
    }

    private func decodeSingle(_ format: FileFormat, into sink: inout some PageSink) throws {
        var picture = Picture()
        do throws(CodecFailure) {
            switch format {
            case .jpeg: try picture.decodeJPEG(bytes, limits)
            case .png: try picture.decodePNG(bytes, limits)
            case .webp: try picture.decodeWebP(bytes, limits)
            case .heic: try picture.decodeHEIF(bytes, limits)
            default: picture = try BitmapFile(bytes).picture(limits)
            }
            try picture.finish(limits)
        } catch {
            // An animation is the one variety of WebP that is not read.
            let named = error == .unsupported && format == .webp ? .animatedWebP : format
            try sink.report(error.problem(format: named, page: nil, pixels: picture.width * picture.height))
            guard error == .damaged, picture.isMostlyIntact else { return }
            do throws(CodecFailure) {
                try picture.finish(limits)
            } catch {
                return
            }
        }
        try sink.deliver(picture, number: 1)
    }
}
