import DocumentModel
import Imaging

/// The square of a printed choice and the ink in it, found by its four sides.
struct TickBoxSearch {
    struct Found {
        /// In pixels of the picture searched.
        let square: Rect
        /// Darkness of the square's middle, 0 as the paper, 1 as print.
        let core: Double
    }

    private let width: Int
    private let height: Int
    /// Sums of darkness over everything above and left of a point; one row and column more than pixels.
    private let sums: [Double]

    /// Parts of the print's size that squares have as their sides: □ of fonts, and the larger ones of drawn forms.
    private static let sides = 0.6...1.15
    /// Pixels that a side is thick where print has ``TickBoxes/size``: a fourteenth of its length, as fonts draw □.
    private static let line = 2
    /// The middle begins a quarter inside: past the sides of a square that lies a few degrees askew.
    private static let inset = 0.24
    /// How well a square must fit. Of 72 boxes on 36 generated forms the worst fitted by 0.48.
    private static let leastFit = 0.4

    /// - Parameters:
    ///   - piece: grey, level; the square's surroundings, mostly paper.
    ///   - print: how much darker print is than paper, in levels of grey.
    init(_ piece: Image, print: Double) {
        width = piece.width
        height = piece.height
        // What noise adds and takes away is the same around the middle level: of a dark photo's empty box nothing remains.
        let paper = Double(TickBoxSearch.level(0.5, of: piece))
        var sums = [Double](repeating: 0, count: (width + 1) * (height + 1))
        for y in 0..<height {
            var row = 0.0
            for x in 0..<width {
                row += max(-1, min(1, (paper - Double(piece.pixels[y * width + x])) / max(8, print)))
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row
            }
        }
        self.sums = sums
    }

    /// The level of grey below which a part of the pixels is.
    static func level(_ share: Double, of image: Image) -> Int {
        var histogram = [Int](repeating: 0, count: 256)
        for pixel in image.pixels { histogram[Int(pixel)] += 1 }
        return percentile(share, of: histogram)
    }

    /// The square that fits best.
    ///
    /// - Parameter size: of the print, in pixels.
    /// - Returns: nil where nothing has four sides.
    func best(size: Double) -> Found? {
        var best: (fit: Double, x: Int, y: Int, side: Int)?
        for side in Int(TickBoxSearch.sides.lowerBound * size)...Int(TickBoxSearch.sides.upperBound * size) {
            let line = TickBoxSearch.line
            // Room for a line's thickness of paper, and as much between.
            let margin = 2 * line
            guard side > 4 * line, width > side + 2 * margin, height > side + 2 * margin else { continue }
            for y in margin..<height - side - margin {
                for x in margin..<width - side - margin {
                    let fit = fit(x, y, side, line)
                    if fit > best?.fit ?? TickBoxSearch.leastFit { best = (fit, x, y, side) }
                }
            }
        }
        guard let best else { return nil }
        let inset = Int(TickBoxSearch.inset * Double(best.side))
        let middle = best.side - 2 * inset
        return Found(
            square: Rect(x: Double(best.x), y: Double(best.y), width: Double(best.side), height: Double(best.side)),
            core: mean(best.x + inset, best.y + inset, middle, middle))
    }

    /// Of its sides the weakest counts most, for every stroke is one of them, and their mean a quarter; around a square there is paper, around a
    /// character's part are strokes, which count half against it.
    private func fit(_ x: Int, _ y: Int, _ side: Int, _ line: Int) -> Double {
        let sides = [
            mean(x, y, side, line), mean(x, y + side - line, side, line), mean(x, y, line, side),
            mean(x + side - line, y, line, side),
        ]
        let around =
            mean(x, y - 2 * line, side, line) + mean(x, y + side + line, side, line)
            + mean(x - 2 * line, y, line, side) + mean(x + side + line, y, line, side)
        return (sides.min() ?? 0) + sides.reduce(0, +) / 16 - around / 8
    }

    private func mean(_ x: Int, _ y: Int, _ columns: Int, _ rows: Int) -> Double {
        let above = y * (width + 1)
        let below = (y + rows) * (width + 1)
        return (sums[below + x + columns] - sums[above + x + columns] - sums[below + x] + sums[above + x])
            / Double(columns * rows)
    }
}
