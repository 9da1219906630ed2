internal import DocumentModel
internal import Imaging

/// The light on a photographed page: brought to the same white everywhere, so that a shadow is not taken for ink, nor
/// lamplight for red.
///
/// White is the 75th percentile of each channel in a window of three by three blocks, between blocks interpolated. A seal
/// filled with ink (30 mm) takes a quarter of a window (a sixteenth of the page times three: 55 mm on A4) at most.
enum PaperShade {
    private static let blocks = 16
    /// Windows darker than this part of the page's white are a picture or the table below the page, not paper in shadow:
    /// the darkest shadows on generated pages leave 0.45.
    private static let leastShare = 0.4
    /// Pages whose windows all come to this part of the page's white are evenly lit, and left as they are.
    private static let evenShare = 0.85

    /// - Returns: nil if `image` is evenly lit, or too small to tell.
    static func removed(from image: Image) -> Image? {
        let block = max(image.width, image.height) / blocks
        guard block >= 8 else { return nil }
        let columns = (image.width + block - 1) / block
        let rows = (image.height + block - 1) / block
        let channels = image.format.bytesPerPixel
        let whites = (0..<channels).map { channel in
            windows(of: image, channel: channel, block: block, columns: columns, rows: rows)
        }
        // Darkest windows often hold a photograph; a tenth of the page is a shadow.
        guard whites.contains(where: { $0.sorted()[columns * rows / 10] < evenShare }) else { return nil }
        var result = image
        for y in 0..<image.height {
            let v = min(Double(rows - 1), max(0, (Double(y) + 0.5) / Double(block) - 0.5))
            let (top, down) = (Int(v), v - Double(Int(v)))
            for x in 0..<image.width {
                let u = min(Double(columns - 1), max(0, (Double(x) + 0.5) / Double(block) - 0.5))
                let (left, right) = (Int(u), u - Double(Int(u)))
                let corners = (
                    top * columns + left, top * columns + min(columns - 1, left + 1),
                    min(rows - 1, top + 1) * columns + left,
                    min(rows - 1, top + 1) * columns + min(columns - 1, left + 1)
                )
                for channel in 0..<channels {
                    let white = whites[channel]
                    let above = white[corners.0] * (1 - right) + white[corners.1] * right
                    let below = white[corners.2] * (1 - right) + white[corners.3] * right
                    let index = (y * image.width + x) * channels + channel
                    let level = Double(image.pixels[index]) / (above * (1 - down) + below * down)
                    result.pixels[index] = UInt8(min(255, level))
                }
            }
        }
        return result
    }

    /// White of each window as a part of the page's.
    private static func windows(of image: Image, channel: Int, block: Int, columns: Int, rows: Int) -> [Double] {
        var histograms = [[Int]](repeating: [Int](repeating: 0, count: 256), count: columns * rows)
        var whole = [Int](repeating: 0, count: 256)
        let channels = image.format.bytesPerPixel
        // Every second pixel of every second row is enough for a percentile.
        for y in stride(from: 0, to: image.height, by: 2) {
            for x in stride(from: 0, to: image.width, by: 2) {
                let level = Int(image.pixels[(y * image.width + x) * channels + channel])
                histograms[y / block * columns + x / block][level] += 1
                whole[level] += 1
            }
        }
        let page = Double(max(60, percentile(whole)))
        return (0..<(columns * rows)).map { index in
            let (row, column) = (index / columns, index % columns)
            var window = [Int](repeating: 0, count: 256)
            for y in max(0, row - 1)...min(rows - 1, row + 1) {
                for x in max(0, column - 1)...min(columns - 1, column + 1) {
                    for level in 0..<256 { window[level] += histograms[y * columns + x][level] }
                }
            }
            return min(1, max(leastShare, Double(percentile(window)) / page))
        }
    }

    private static func percentile(_ histogram: [Int]) -> Int {
        let wanted = histogram.reduce(0, +) * 3 / 4
        var seen = 0
        return histogram.firstIndex { count in
            seen += count
            return seen > wanted
        } ?? 255
    }
}
