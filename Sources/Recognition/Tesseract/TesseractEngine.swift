import CTesseract
import DocumentModel

/// One symbol as Tesseract gives it.
struct TesseractSymbol {
    var text: String
    var box: Rect
    /// 0…1.
    var score: Double
    var line: Int
    var followsSpace: Bool
}

/// Owns one Tesseract engine; the only user of its C interface. One thread at a time.
@safe final class TesseractEngine {
    /// Page segmentation modes of Tesseract (`--psm`).
    enum Segmentation: Int32 {
        case page = 3
        case singleLine = 7
    }

    private let engine: OpaquePointer

    /// - Parameter language: of the installed data, such as `chi_sim`.
    init(language: String) throws(RecognitionError) {
        guard let engine = unsafe htess_create(nil, language) else {
            throw .tesseract(detail: "the language data \(language) cannot be loaded")
        }
        unsafe self.engine = unsafe engine
    }

    deinit { unsafe htess_free(engine) }

    /// - Parameter dpi: 70 or more; Tesseract guesses, and warns, below.
    /// - Returns: symbols in reading order, and the box of each line.
    func read(
        _ image: Image, segmentation: Segmentation, dpi: Int
    ) throws(RecognitionError) -> (symbols: [TesseractSymbol], lines: [Rect]) {
        // Smaller pictures than this hold no text, and make Tesseract complain.
        guard image.width >= 4, image.height >= 4 else { return ([], []) }
        let status = unsafe image.pixels.withUnsafeBufferPointer { pixels in
            unsafe htess_read(
                engine, pixels.baseAddress, Int32(image.width), Int32(image.height), Int32(image.format.bytesPerPixel),
                segmentation.rawValue, Int32(max(70, dpi)))
        }
        guard status == 0 else { return ([], []) }
        var count: Int32 = 0
        let symbols = unsafe htess_symbols(engine, &count)
        let found = unsafe UnsafeBufferPointer(start: symbols, count: Int(count)).map { symbol in
            var symbol = symbol
            let text = unsafe withUnsafeBytes(of: &symbol.text) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            return TesseractSymbol(
                text: text, box: rect(symbol.left, symbol.top, symbol.right, symbol.bottom),
                score: Double(max(0, min(100, symbol.confidence))) / 100, line: Int(symbol.line),
                followsSpace: symbol.follows_space != 0)
        }
        let lines = unsafe htess_lines(engine, &count)
        let boxes = unsafe UnsafeBufferPointer(start: lines, count: Int(count)).map {
            rect($0.left, $0.top, $0.right, $0.bottom)
        }
        return (found, boxes)
    }

    static var version: String { unsafe String(cString: htess_version()) }
}

private func rect(_ left: Int32, _ top: Int32, _ right: Int32, _ bottom: Int32) -> Rect {
    Rect(x: Double(left), y: Double(top), width: Double(max(0, right - left)), height: Double(max(0, bottom - top)))
}
