internal import DocumentModel
internal import Imaging

extension SealReader {
    /// What is written in a round name seal.
    ///
    /// The characters keep clear of the rim: the largest square inside holds them (generated and engraved ones do).
    func readName(_ image: Image, in outline: SealOutline) throws -> SealReading {
        let half = outline.a * SealReader.discReach
        let box = Rect(
            x: outline.center.x - half, y: outline.center.y - half, width: 2 * half, height: 2 * half)
        return try readName(image, in: Quad(box), rim: 0)
    }

    /// Half of the square that is read, in radii: half of the inscribed square's side is 0.71, and the corners of a
    /// character are white.
    private static let discReach = 0.76

    /// Two columns of two characters, read from the right, as on a name seal; of a seal that was pressed turned, in the
    /// first turn in which there is something to read.
    ///
    /// - Parameters:
    ///   - isHollow: whether the letters are paper.
    ///   - rim: the rim's part of the side.
    func readName(_ image: Image, in quad: Quad, isHollow: Bool = false, rim: Double = 14.0 / 192) throws -> SealReading
    {
        var corners = quad.corners
        for _ in 0..<4 {
            let turned = Quad(
                topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3])
            if let reading = try readUpright(image, turned, isHollow: isHollow, rim: rim) { return reading }
            corners = Array(corners[1...] + corners[..<1])
        }
        return SealReading()
    }

    private func readUpright(_ image: Image, _ quad: Quad, isHollow: Bool, rim: Double) throws -> SealReading? {
        let side = 192.0
        var square = image.cropped(to: quad, width: Int(side), height: Int(side))
        if isHollow {
            for index in square.pixels.indices { square.pixels[index] = 255 - square.pixels[index] }
        }
        let edge = rim * side
        let cell = (side - 2 * edge) / 2
        func cells(_ rows: [(Double, Double)]) -> Image {
            let pictures = rows.map { column, row in
                square.cropped(
                    to: Rect(x: edge + column * cell, y: edge + row * cell, width: cell, height: cell))
            }
            return joined(pictures)
        }
        let readings = try recognizer.recognize([
            cells([(1, 0), (1, 1), (0, 0), (0, 1)]), cells([(1, 0.5), (0, 0.5)]), cells([(0, 0.5), (1, 0.5)]),
        ])
        var vote = ReadingVote()
        for reading in readings {
            let text = SealText.unitName(reading.text)
            if (2...4).contains(SealText.hanCount(text)) { vote.add(text, reading, weight: 1) }
        }
        guard let result = vote.result, result.confidence > 0.5 else { return nil }
        return SealReading(
            text: "", confidence: result.confidence, alternatives: [], lineText: result.text, code: nil)
    }

    private func joined(_ pictures: [Image]) -> Image {
        guard let first = pictures.first else { return Image(width: 0, height: 0, format: .gray8, pixels: []) }
        let width = pictures.reduce(0) { $0 + $1.width }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * first.height * first.format.bytesPerPixel)
        for y in 0..<first.height {
            for picture in pictures {
                let row = picture.width * picture.format.bytesPerPixel
                let line = min(y, picture.height - 1)
                pixels += picture.pixels[line * row..<(line + 1) * row]
            }
        }
        return Image(width: width, height: first.height, format: first.format, pixels: pixels)
    }
}
