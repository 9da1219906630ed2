internal import DocumentModel

/// How strongly each pixel of a page is covered by ink of one colour, 0…255, with white paper at 0.
///
/// Levels are taken relative to the page's own paper, so that a dim photo or yellowed paper measures like a clean scan.
struct InkMap {
    let width: Int
    let height: Int
    /// Row-major.
    let values: [UInt8]
    let colour: SealColour

    /// Pure seal ink keeps 0.55 to 0.95 of the paper's brightness in its own channel.
    private static let leastBrightness = 105

    /// - Parameters:
    ///   - image: RGB or grey, already reduced to the size to work at.
    ///   - colour: `red` measures R - max(G, B), `blue` B - R, `gray` and `black` the darkness whatever its hue. Red and
    ///     blue pixels must be bright in their own channel: dark ones are a table below the paper, or clothes.
    init(_ image: Image, colour: SealColour) {
        width = image.width
        height = image.height
        self.colour = colour
        let channels = image.format.bytesPerPixel
        let table = InkMap.paperTables(of: image)
        var values = [UInt8](repeating: 0, count: image.width * image.height)
        unsafe image.pixels.withUnsafeBufferPointer { pixels in
            unsafe values.withUnsafeMutableBufferPointer { values in
                for index in values.indices {
                    let base = index * channels
                    let red = unsafe table[0][Int(pixels[base])]
                    let green = channels == 1 ? red : unsafe table[1][Int(pixels[base + 1])]
                    let blue = channels == 1 ? red : unsafe table[2][Int(pixels[base + 2])]
                    let ink =
                        switch colour {
                        case .red: red < InkMap.leastBrightness ? 0 : red - max(green, blue)
                        case .blue: blue < InkMap.leastBrightness ? 0 : blue - red
                        case .gray, .black: 255 - (red + green + blue) / 3
                        }
                    unsafe values[index] = UInt8(max(0, min(255, ink)))
                }
            }
        }
        self.values = values
    }

    init(width: Int, height: Int, values: [UInt8], colour: SealColour) {
        self.width = width
        self.height = height
        self.values = values
        self.colour = colour
    }

    /// The level from which a pixel counts as inked; nil where there is no ink of this colour to speak of.
    ///
    /// Half of Otsu's threshold (*A Threshold Selection Method from Gray-Level Histograms*, 1979) among the pixels that
    /// stand out of the paper: seals fade, and their faint half belongs to them.
    var threshold: Int? {
        var histogram = [Int](repeating: 0, count: 256)
        for value in values { histogram[Int(value)] += 1 }
        // JPEG leaves red fringes of 10 to 13 levels around black print, blue ones of up to 25 (measured on scans and
        // photos of contracts at qualities 40 to 90).
        let floor = colour == .blue ? 26 : 14
        let visible = histogram[floor...].reduce(0, +)
        // A seal of 10 mm on A4 with a tenth of its area inked.
        guard visible * 7000 > values.count, visible > 60 else { return nil }
        return max(floor, otsu(of: histogram, from: floor) / 2)
    }

    /// Paper white: the 75th percentile of each channel, at least 60 so that a black picture is not paper. One table of
    /// 256 levels a channel brings it to 255.
    static func paperTables(of image: Image) -> [[Int]] {
        let channels = image.format.bytesPerPixel
        return (0..<channels).map { channel in
            var histogram = [Int](repeating: 0, count: 256)
            for index in stride(from: channel, to: image.pixels.count, by: channels * 4) {
                histogram[Int(image.pixels[index])] += 1
            }
            let wanted = histogram.reduce(0, +) * 3 / 4
            var seen = 0
            let paper = histogram.firstIndex { count in
                seen += count
                return seen > wanted
            }
            let white = max(60, paper ?? 255)
            return (0...255).map { min(255, $0 * 255 / white) }
        }
    }
}

/// Otsu's threshold of the levels from `first` on.
private func otsu(of histogram: [Int], from first: Int) -> Int {
    let levels = Array(histogram.enumerated())[first...]
    let total = Double(levels.reduce(0) { $0 + $1.element })
    let sum = Double(levels.reduce(0) { $0 + $1.element * $1.offset })
    guard total > 0 else { return first }
    var (count, mass) = (0.0, 0.0)
    var best = (variance: -1.0, level: first)
    for (level, number) in levels {
        count += Double(number)
        mass += Double(number * level)
        guard count > 0, count < total else { continue }
        let difference = sum / total * count - mass
        let variance = difference * difference / (count * (total - count))
        if variance > best.variance { best = (variance, level) }
    }
    return best.level
}
