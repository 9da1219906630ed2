import DocumentModel

/// How bright the paper is in one channel: of the whole picture, and from place to place where parts are much brighter.
///
/// Where half of a photo lies in shadow or shows a dark table, its 60th percentile is that of the shadow, and print in the light is hardly
/// darker: stretched by it, thin print vanishes. Darker parts keep the whole picture's: print there only gets darker by it, and a
/// table does not become paper.
struct PaperBrightness {
    /// The 60th percentile, 1…255.
    let whole: Double
    /// Some place is so much brighter that its own level has to be used.
    let isUneven: Bool

    private let block: Int
    private let columns: Int
    private let rows: Int
    /// One a column of pixels; empty for an evenly lit picture, of which nobody asks.
    private let across: [Place]
    /// Row-major; of three by three blocks each.
    private let windows: [Double]

    private static let share = 0.6
    /// The longer side in as many blocks: a window is three of them, wider than a filled cell or a portrait.
    private static let blocks = 12
    /// Smaller blocks hold no more than a few characters.
    private static let leastBlock = 64
    /// Brighter by this, thin print of 0.7 of the paper's brightness comes out at 0.95 of white instead of 0.82.
    private static let uneven = 1.1

    /// - Parameters:
    ///   - image: not empty.
    ///   - channel: offset of the channel in a pixel.
    init(of image: Image, channel: Int) {
        block = max(PaperBrightness.leastBlock, max(image.width, image.height) / PaperBrightness.blocks)
        columns = (image.width + block - 1) / block
        rows = (image.height + block - 1) / block
        let histograms = PaperBrightness.histograms(of: image, channel: channel, block: block, columns: columns)
        var all = [Int](repeating: 0, count: 256)
        for index in histograms.indices { all[index & 255] += histograms[index] }
        let whole = Double(max(1, percentile(PaperBrightness.share, of: all)))
        self.whole = whole
        let (columns, rows) = (columns, rows)
        var window = [Int](repeating: 0, count: 256)
        windows = (0..<(columns * rows)).map { index in
            let (row, column) = (index / columns, index % columns)
            for level in 0..<256 { window[level] = 0 }
            for y in max(0, row - 1)...min(rows - 1, row + 1) {
                for x in max(0, column - 1)...min(columns - 1, column + 1) {
                    for level in 0..<256 { window[level] += histograms[(y * columns + x) * 256 + level] }
                }
            }
            return max(whole, Double(percentile(PaperBrightness.share, of: window)))
        }
        let isUneven = (windows.max() ?? 0) > PaperBrightness.uneven * whole
        self.isUneven = isUneven
        across = isUneven ? (0..<image.width).map { [block] in Place($0, block: block, count: columns) } : []
    }

    /// 256 counts a block. Every second row is enough for a percentile.
    private static func histograms(of image: Image, channel: Int, block: Int, columns: Int) -> [Int] {
        let rows = (image.height + block - 1) / block
        let channels = image.format.bytesPerPixel
        var histograms = [Int](repeating: 0, count: columns * rows * 256)
        unsafe image.pixels.withUnsafeBufferPointer { pixels in
            unsafe histograms.withUnsafeMutableBufferPointer { histograms in
                for y in stride(from: 0, to: image.height, by: 2) {
                    for column in 0..<columns {
                        let target = (y / block * columns + column) * 256
                        var index = (y * image.width + column * block) * channels + channel
                        let end = (y * image.width + min(image.width, (column + 1) * block)) * channels
                        while index < end {
                            unsafe histograms[target + Int(pixels[index])] += 1
                            index += channels
                        }
                    }
                }
            }
        }
        return histograms
    }

    /// The paper's brightness along a row of pixels, linear between the blocks' middles.
    ///
    /// - Parameter levels: one value a pixel of the row; a buffer for all rows.
    func row(_ y: Int, into levels: inout [Double]) {
        let down = Place(y, block: block, count: rows)
        let mixed = (0..<columns).map { column in
            windows[down.first * columns + column] * (1 - down.weight)
                + windows[down.second * columns + column] * down.weight
        }
        for (x, across) in across.enumerated() {
            levels[x] = mixed[across.first] * (1 - across.weight) + mixed[across.second] * across.weight
        }
    }

    /// Where a pixel lies between the middles of two blocks.
    private struct Place {
        let first: Int
        let second: Int
        let weight: Double

        init(_ pixel: Int, block: Int, count: Int) {
            let offset = min(Double(count - 1), max(0, (Double(pixel) + 0.5) / Double(block) - 0.5))
            first = Int(offset)
            second = min(count - 1, first + 1)
            weight = offset - Double(first)
        }
    }
}
