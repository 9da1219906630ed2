import Decoding
import DocumentModel
import Testing

@testable import ImageCodecs

struct FileSignatureTests {
    @Test(arguments: [
        ("GIF89a", FileFormat.gif), ("8BPS\u{0}\u{1}", .psd), ("%PDF-1.7", .pdf), ("\u{1}\u{2}garbage %PDF-1.4", .pdf),
        ("P6 10 10 255 ", .portableAnymap), ("<svg xmlns=\"\">", .svg), ("PK\u{3}\u{4}..OFD.xml", .ofd),
        ("PK\u{3}\u{4}..[Content_Types].xml", .officeDocument), ("PK\u{3}\u{4}....", .archive),
        ("\u{0}\u{0}\u{0}\u{18}ftypmif1\u{0}\u{0}\u{0}\u{0}mif1heic", .heic),
        ("\u{0}\u{0}\u{0}\u{18}ftypavif\u{0}\u{0}\u{0}\u{0}mif1avif", .avif),
        ("\u{0}\u{0}\u{0}\u{18}ftypisom\u{0}\u{0}\u{0}\u{0}mp42", .video), ("RIFF....WEBPVP8 ", .webp),
        ("hello", .text),
    ])
    func `content tells the type`(content: String, format: FileFormat) {
        #expect(FileSignature.format(of: Array(content.utf8)) == format)
    }

    @Test(arguments: [
        [], [0], [0xFF], [0xFF, 0xD8], [0x89, 0x50], [0, 0, 0, 0x18, 0x66, 0x74, 0x79], [0x80, 0x81, 0x82],
    ])
    func `a few odd bytes have no type`(bytes: [UInt8]) {
        let format = FileSignature.format(of: bytes)
        #expect(format == nil || format == .text)
    }

    @Test func `every refused format has a sentence that names it and what to do`() {
        for format in FileFormat.allCases where !FileFormat.accepted.contains(format) {
            let message = DecodingProblem(.unsupportedType, format: format).message
            #expect(message.contains(format.chinese) && message.contains("PDF") && message.hasSuffix("。"))
        }
    }
}

struct ExifOrientationTests {
    private let little: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]

    @Test func `both byte orders are read`() {
        #expect(ExifOrientation.ofTIFFHeader(little) == 6)
        let big: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0]
        #expect(ExifOrientation.ofTIFFHeader(big) == 8)
    }

    @Test func `every truncation counts as upright`() {
        for count in 0..<little.count {
            let orientation = ExifOrientation.ofTIFFHeader(Array(little.prefix(count)))
            #expect(orientation == nil || orientation == 6)
        }
    }

    @Test func `offsets and counts that lie are harmless`() {
        var far = little
        far[4...7] = [0xFF, 0xFF, 0xFF, 0xFF]
        #expect(ExifOrientation.ofTIFFHeader(far) == nil)
        var many = little
        many[8...9] = [0xFF, 0xFF]
        #expect(ExifOrientation.ofTIFFHeader(many) == 6)
        var value = little
        value[18] = 9
        #expect(ExifOrientation.ofTIFFHeader(value) == nil)
    }

    @Test(arguments: [
        [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1, 0, 0], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 0x45],
    ])
    func `broken segments count as upright`(bytes: [UInt8]) {
        #expect(ExifOrientation.ofJPEG(bytes) == 1)
    }
}
