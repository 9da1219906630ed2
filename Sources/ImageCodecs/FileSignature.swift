import Decoding

/// Tells what a file is from its first bytes.
enum FileSignature {
    /// Bytes that are looked at: PDF's header may stand anywhere in the first 1,024 (PDF Reference 1.7, note 13 of
    /// appendix H); the names inside an archive stand near its beginning.
    private static let reach = 4_096

    static func format(of bytes: [UInt8]) -> FileFormat? {
        let head = bytes.prefix(reach)
        for (signature, format) in signatures where head.starts(with: signature) { return format }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        if head.dropFirst(4).starts(with: "ftyp".utf8) { return mediaFormat(head) }
        if head.prefix(1_024).contains("%PDF-") { return .pdf }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archiveFormat(head) }
        if isPortableAnymap(head) { return .portableAnymap }
        if head.prefix(1_024).contains("<svg") { return .svg }
        return isText(head) ? .text : nil
    }

    private static let signatures: [([UInt8], FileFormat)] = [
        ([0xFF, 0xD8, 0xFF], .jpeg),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
        ([0x49, 0x49, 0x2B, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2B], .tiff),  // BigTIFF
        (Array("BM".utf8), .bmp),
        (Array("GIF8".utf8), .gif),
        ([0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20], .jpeg2000), ([0xFF, 0x4F, 0xFF, 0x51], .jpeg2000),
        (Array("8BPS".utf8), .psd),
        ([0x00, 0x00, 0x01, 0x00], .icon), ([0x00, 0x00, 0x02, 0x00], .icon),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .wordDocument),
        (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), ([0x1F, 0x8B], .archive),
    ]

    /// ISO base media: the major brand, then the compatible ones (ISO/IEC 14496-12, 4.3; HEIF brands in 23008-12).
    private static func mediaFormat(_ head: ArraySlice<UInt8>) -> FileFormat {
        let brands = stride(from: 8, to: min(head.count - 3, 64), by: 4).filter { $0 != 12 }
            .map { head.dropFirst($0).prefix(4) }
        func has(_ names: [String]) -> Bool {
            brands.contains { brand in names.contains { brand.elementsEqual($0.utf8) } }
        }
        if has(["heic", "heix", "heim", "heis", "hevc", "hevx"]) { return .heic }
        if has(["avif", "avis"]) { return .avif }
        return has(["mif1", "msf1"]) ? .heic : .video
    }

    private static func archiveFormat(_ head: ArraySlice<UInt8>) -> FileFormat {
        if head.contains("OFD.xml") { return .ofd }
        return head.contains("[Content_Types].xml") ? .officeDocument : .archive
    }

    private static func isPortableAnymap(_ head: ArraySlice<UInt8>) -> Bool {
        guard head.count > 3, head[0] == UInt8(ascii: "P") else { return false }
        return (UInt8(ascii: "1")...UInt8(ascii: "7")).contains(head[1]) && [9, 10, 13, 32].contains(head[2])
    }

    private static func isText(_ head: ArraySlice<UInt8>) -> Bool {
        let text = String(validating: head.prefix(while: { $0 < 0x80 }), as: UTF8.self) ?? ""
        return text.utf8.count == head.count && !text.utf8.contains { $0 < 9 || (14..<32).contains($0) }
    }
}

extension ArraySlice<UInt8> {
    /// Whether these characters stand anywhere in the slice.
    fileprivate func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard count >= wanted.count else { return false }
        return (startIndex...(endIndex - wanted.count)).contains { self[$0...].starts(with: wanted) }
    }
}
