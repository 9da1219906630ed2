/// The orientation a camera wrote into a JPEG file (EXIF 2.3, tag 0x0112). Anything broken counts as upright.
enum ExifOrientation {
    private static let tag = 0x0112
    private static let shortType = 3
    /// Entries looked at: cameras write about 20 into the first directory.
    private static let mostEntries = 200

    /// 1…8; 1 where there is none.
    static func ofJPEG(_ bytes: [UInt8]) -> Int {
        var position = 2
        // Segments up to the picture data: a marker, then two bytes of length that count themselves.
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            if marker == 0xFF {  // padding
                position += 1
                continue
            }
            if marker == 0xDA || marker == 0xD9 { break }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard length >= 2 else { break }
            let end = min(position + 2 + length, bytes.count)
            let body = bytes[(position + 4)..<max(position + 4, end)]
            if marker == 0xE1, body.starts(with: Array("Exif\0\0".utf8)),
                let orientation = ofTIFFHeader(Array(body.dropFirst(6)))
            {
                return orientation
            }
            position += 2 + length
        }
        return 1
    }

    /// Nil where the first directory has no believable orientation.
    static func ofTIFFHeader(_ bytes: [UInt8]) -> Int? {
        let isLittle = bytes.starts(with: "II".utf8)
        guard isLittle || bytes.starts(with: "MM".utf8) else { return nil }
        func number(at offset: Int, bytes count: Int) -> Int? {
            guard offset >= 0, offset <= bytes.count - count else { return nil }
            let part = bytes[offset..<(offset + count)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(at: 4, bytes: 4), let count = number(at: directory, bytes: 2) else { return nil }
        for index in 0..<min(count, mostEntries) {
            let entry = directory + 2 + index * 12
            guard let name = number(at: entry, bytes: 2) else { return nil }
            guard name == tag, number(at: entry + 2, bytes: 2) == shortType,
                let value = number(at: entry + 8, bytes: 2)
            else { continue }
            return (1...8).contains(value) ? value : nil
        }
        return nil
    }
}
