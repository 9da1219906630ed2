import CImageCodecs
import Decoding
import DocumentModel

/// A Windows or OS/2 bitmap, read here: 1, 4, 8, 16, 24 and 32 bits a pixel, run lengths, bit fields, rows from either end.
///
/// - SeeAlso: Microsoft, *BITMAPINFOHEADER structure (wingdi.h)* and *Bitmap Compression*.
struct BitmapFile {
    private enum Compression: Int {
        case none = 0
        case runs8, runs4, bitFields
        case alphaBitFields = 6
    }

    private let bytes: [UInt8]
    let width: Int
    let height: Int
    private let isTopDown: Bool
    private let bits: Int
    private let compression: Compression
    private let pixelOffset: Int
    private let palette: [(red: UInt8, green: UInt8, blue: UInt8)]
    private let masks: [ColourMask]
    private let dpi: Double?

    init(_ bytes: [UInt8]) throws(CodecFailure) {
        let reader = LittleEndian(bytes)
        guard let offset = reader.number(at: 10, bytes: 4), let headerSize = reader.number(at: 14, bytes: 4) else {
            throw .damaged
        }
        let isOld = headerSize == 12
        guard isOld || (16...256).contains(headerSize) else { throw .damaged }
        let side = isOld ? 2 : 4
        guard let width = reader.number(at: 18, bytes: side), let rawHeight = reader.number(at: 18 + side, bytes: side),
            let bits = reader.number(at: 20 + 2 * side, bytes: 2)
        else { throw .damaged }
        let height = isOld ? rawHeight : Int(Int32(truncatingIfNeeded: rawHeight))
        guard (1...Int(Int32.max)).contains(width), height != 0, height > Int(Int32.min) else { throw .damaged }
        let method = headerSize >= 20 ? reader.number(at: 30, bytes: 4) ?? 0 : 0
        guard [1, 4, 8, 16, 24, 32].contains(bits) else { throw .damaged }
        guard let compression = Compression(rawValue: method) else { throw .unsupported }
        switch compression {
        case .none: break
        case .runs8: guard bits == 8, height > 0 else { throw .damaged }
        case .runs4: guard bits == 4, height > 0 else { throw .damaged }
        case .bitFields, .alphaBitFields: guard bits == 16 || bits == 32 else { throw .damaged }
        }
        self.bytes = bytes
        self.width = width
        self.height = abs(height)
        isTopDown = height < 0
        self.bits = bits
        self.compression = compression
        pixelOffset = offset
        masks = try Self.masks(reader, compression, bits: bits)
        palette = Self.palette(reader, headerSize: headerSize, bits: bits, isOld: isOld, pixelOffset: offset)
        let across = headerSize >= 40 ? Double(reader.number(at: 38, bytes: 4) ?? 0) * 0.0254 : 0
        dpi = (100...2_400).contains(across) ? across : nil
    }

    /// The bit fields stand after the first 40 bytes of the header, in front of the palette.
    private static func masks(
        _ reader: LittleEndian, _ compression: Compression, bits: Int
    ) throws(CodecFailure) -> [ColourMask] {
        switch compression {
        case .bitFields, .alphaBitFields:
            var masks: [ColourMask] = []
            for index in 0..<3 {
                guard let mask = reader.number(at: 54 + 4 * index, bytes: 4) else { throw .damaged }
                masks.append(ColourMask(mask))
            }
            return masks
        default:
            return (bits == 16 ? [0x7C00, 0x03E0, 0x001F] : [0xFF0000, 0x00FF00, 0x0000FF]).map(ColourMask.init)
        }
    }

    private static func palette(
        _ reader: LittleEndian, headerSize: Int, bits: Int, isOld: Bool, pixelOffset: Int
    ) -> [(red: UInt8, green: UInt8, blue: UInt8)] {
        guard bits <= 8 else { return [] }
        let size = isOld ? 3 : 4
        let start = 14 + headerSize
        return (0..<(1 << bits)).map { index in
            let at = start + index * size
            guard at + size <= max(start, pixelOffset), let entry = reader.number(at: at, bytes: 3) else {
                return (0, 0, 0)
            }
            return (UInt8(entry >> 16), UInt8(entry >> 8 & 0xFF), UInt8(entry & 0xFF))
        }
    }

    /// - Throws: ``CodecFailure/damaged`` where rows are missing.
    func picture(_ limits: DecodingLimits) throws(CodecFailure) -> Picture {
        guard width <= limits.side, height <= limits.side, width * height <= limits.heldPixels else {
            throw .tooLarge
        }
        var pixels = [UInt8](repeating: 255, count: width * height * 3)
        switch compression {
        case .runs4, .runs8: try drawRuns(into: &pixels)
        default: try drawRows(into: &pixels)
        }
        var picture = try Picture(Image(width: width, height: height, format: .rgb8, pixels: pixels))
        if let dpi { unsafe picture.raw.dpi = dpi }
        return picture
    }

    private func drawRows(into pixels: inout [UInt8]) throws(CodecFailure) {
        let rowLength = (width * bits + 31) / 32 * 4
        guard pixelOffset <= bytes.count, bytes.count - pixelOffset >= rowLength * (height - 1) + (width * bits + 7) / 8
        else { throw .damaged }
        for row in 0..<height {
            let start = pixelOffset + row * rowLength
            var target = (isTopDown ? row : height - 1 - row) * width * 3
            for column in 0..<width {
                let (red, green, blue) = colour(at: start, column: column)
                pixels[target] = red
                pixels[target + 1] = green
                pixels[target + 2] = blue
                target += 3
            }
        }
    }

    private func colour(at start: Int, column: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
        switch bits {
        case 24:
            let at = start + column * 3
            return (bytes[at + 2], bytes[at + 1], bytes[at])
        case 16, 32:
            let size = bits / 8
            let at = start + column * size
            let value = (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
            return (masks[0].sample(value), masks[1].sample(value), masks[2].sample(value))
        default:
            let bit = column * bits
            let shift = 8 - bits - bit % 8
            return palette[Int(bytes[start + bit / 8] >> UInt8(shift)) & ((1 << bits) - 1)]
        }
    }

    /// Run-length encoding: pairs of count and value; a count of 0 escapes to the end of a line (0), of the picture (1), a
    /// jump (2) or as many single values as the next byte says, padded to two bytes.
    private func drawRuns(into pixels: inout [UInt8]) throws(CodecFailure) {
        var position = pixelOffset
        var x = 0
        var y = 0
        func byte() throws(CodecFailure) -> Int {
            guard position >= 0, position < bytes.count else { throw .damaged }
            position += 1
            return Int(bytes[position - 1])
        }
        func put(_ value: Int) throws(CodecFailure) {
            guard x < width, y < height else { throw .damaged }
            let target = ((height - 1 - y) * width + x) * 3
            let colour = palette[value]
            pixels[target] = colour.red
            pixels[target + 1] = colour.green
            pixels[target + 2] = colour.blue
            x += 1
        }
        func half(_ value: Int, _ index: Int) -> Int { index % 2 == 0 ? value >> 4 : value & 0x0F }
        while y < height {
            let count = try byte()
            let value = try byte()
            if count > 0 {
                for index in 0..<count { try put(bits == 8 ? value : half(value, index)) }
                continue
            }
            switch value {
            case 0:
                x = 0
                y += 1
            case 1: return
            case 2:
                x += try byte()
                y += try byte()
            default:
                let start = position
                var pair = 0
                for index in 0..<value {
                    if bits == 8 || index % 2 == 0 { pair = try byte() }
                    try put(bits == 8 ? pair : half(pair, index))
                }
                position += (position - start) % 2
            }
        }
    }
}

/// The bits of one colour in a pixel.
private struct ColourMask {
    private let shift: Int
    private let most: Int

    init(_ mask: Int) {
        shift = mask == 0 ? 0 : mask.trailingZeroBitCount
        most = mask >> shift
    }

    /// Scaled to 0…255; 0 where the colour has no bits.
    func sample(_ pixel: Int) -> UInt8 {
        guard most > 0 else { return 0 }
        let value = pixel >> shift & most
        return UInt8(clamping: (value * 255 + most / 2) / most)
    }
}

/// Numbers in a file that writes the low byte first.
private struct LittleEndian {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func number(at offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
}
