internal import DocumentModel
internal import Imaging

extension SealReader {
    /// Two columns of two characters, read from the right, as on a name seal.
    func readSquare(_ image: Image, quad: Quad) throws -> SealReading {
        let side = 192
        let square = image.cropped(to: quad, width: side, height: side)
        let rim = 14.0
        let cell = (Double(side) - 2 * rim) / 2
        func cells(_ rows: [(Double, Double)]) -> Image {
            let pictures = rows.map { column, row in
                square.cropped(
                    to: Rect(x: rim + column * cell, y: rim + row * cell, width: cell, height: cell))
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
        guard let result = vote.result, result.confidence > 0.5 else { return SealReading() }
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
