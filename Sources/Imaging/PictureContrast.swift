import DocumentModel

/// Light and sharpness of a picture in which no text was found.
struct PictureContrast {
    let sharpness: Double
    private let brightest: Int
    private let darkest: Int

    /// Side of the picture's parts; the sharpest of them counts, since most of a photo is background.
    private static let tiles = 8

    init(_ image: Image) {
        // Half the pixels of a phone's picture tell nothing more: its sensor's colour filter blurs over two.
        let gray = image.grayscale().limited(toLongSide: 2000)
        var levels = [Int](repeating: 0, count: 256)
        for index in stride(from: 0, to: gray.pixels.count, by: 7) { levels[Int(gray.pixels[index])] += 1 }
        brightest = percentile(0.98, of: levels)
        darkest = percentile(0.02, of: levels)
        let width = Double(gray.width) / Double(PictureContrast.tiles)
        let height = Double(gray.height) / Double(PictureContrast.tiles)
        var best = 0.0
        for row in 0..<PictureContrast.tiles {
            for column in 0..<PictureContrast.tiles {
                let tile = Quad(Rect(x: Double(column) * width, y: Double(row) * height, width: width, height: height))
                // An edge, not noise: as much contrast as the palest print that is read.
                guard let ink = InkContrast(of: tile, in: gray, reduces: false), ink.range >= 40 else { continue }
                best = max(best, ink.sharpness)
            }
        }
        sharpness = best
    }

    var problems: [QualityProblem] {
        if brightest < PageInspection.darkPaper {
            return [
                QualityProblem(
                    kind: .tooDark, severity: PageInspection.share(Double(brightest), from: 60, to: 20))
            ]
        }
        if darkest > 160, brightest - darkest < 60 {
            // White paper alone looks so too: the lowest severity.
            return [QualityProblem(kind: .tooBright, severity: darkest < 250 ? 0.3 : 0)]
        }
        if sharpness < PageInspection.blurredText.limit, brightest - darkest >= 60 {
            return [
                QualityProblem(
                    kind: .blurred,
                    severity: PageInspection.share(
                        sharpness, from: PageInspection.blurredText.limit, to: PageInspection.blurredText.worst))
            ]
        }
        return []
    }
}
