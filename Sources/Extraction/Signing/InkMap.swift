import DocumentModel
import Imaging

/// The ink of a small part of a page, pixel by pixel, by colour.
struct InkMap {
    enum Ink: UInt8 { case none, dark, red, blue }

    let width: Int
    let height: Int
    var ink: [Ink]
    /// How much darker print is than paper here, 0…1.
    let contrast: Double

    /// - Parameters:
    ///   - crop: RGB or grey.
    ///   - tile: side in pixels of the squares in which the paper's brightness is measured; larger than strokes.
    init(_ crop: Image, tile: Int) {
        width = crop.width
        height = crop.height
        ink = [Ink](repeating: .none, count: width * height)
        guard width > 0, height > 0 else {
            contrast = 0
            return
        }
        let channels = crop.format.bytesPerPixel
        let paper = PaperLevels(of: crop, tile: max(8, tile))
        // Relative to the paper, 0…255, one value a pixel and channel.
        var levels = [UInt8](repeating: 255, count: width * height * 3)
        var histogram = [Int](repeating: 0, count: 256)
        var white = [Int](repeating: 255, count: width * 3)
        for y in 0..<height {
            paper.row(y, into: &white)
            for x in 0..<width {
                let pixel = y * width + x
                for channel in 0..<3 {
                    let value = Int(crop.pixels[pixel * channels + (channels == 3 ? channel : 0)])
                    levels[pixel * 3 + channel] = UInt8(min(255, value * 255 / white[x * 3 + channel]))
                }
                histogram[InkMap.luma(levels, pixel)] += 1
            }
        }
        // The darkest percent is print or pen, where there is any.
        var seen = 0
        let total = width * height
        let darkest = histogram.firstIndex { count in
            seen += count
            return seen * 100 >= total
        }
        let contrast = 1 - Double(darkest ?? 255) / 255
        self.contrast = contrast
        // A third of the way from paper to ink; never so near the paper that its grain counts (grain of scanned and
        // compressed pages stays within a tenth).
        let limit = Int(255 * min(0.86, max(0.72, 1 - 0.35 * contrast)))
        for pixel in 0..<(width * height) {
            let red = Int(levels[pixel * 3])
            let green = Int(levels[pixel * 3 + 1])
            let blue = Int(levels[pixel * 3 + 2])
            // A seventh of the range is more than scanners and lamps shift grey.
            if red - max(green, blue) > 36, min(green, blue) < limit {
                ink[pixel] = .red
            } else if blue - red > 28, red < limit {
                ink[pixel] = .blue
            } else if InkMap.luma(levels, pixel) < limit {
                ink[pixel] = .dark
            }
        }
        self.levels = levels
    }

    private var levels: [UInt8] = []

    subscript(x: Int, y: Int) -> Ink {
        get { ink[y * width + x] }
        set { ink[y * width + x] = newValue }
    }

    private static func luma(_ levels: [UInt8], _ pixel: Int) -> Int {
        (Int(levels[pixel * 3]) * 299 + Int(levels[pixel * 3 + 1]) * 587 + Int(levels[pixel * 3 + 2]) * 114) / 1000
    }

    // MARK: Taking out what is no handwriting

    /// Takes a rectangle's ink away.
    mutating func clear(_ rect: Rect) {
        guard rect.x.isFinite, rect.y.isFinite, rect.maxX.isFinite, rect.maxY.isFinite else { return }
        let left = InkMap.clamped(rect.x, width)
        let right = InkMap.clamped(rect.maxX, width)
        guard left < right else { return }
        for y in InkMap.clamped(rect.y, height)..<max(InkMap.clamped(rect.y, height), InkMap.clamped(rect.maxY, height))
        {
            for x in left..<right { self[x, y] = .none }
        }
    }

    static func clamped(_ value: Double, _ limit: Int) -> Int {
        guard value.isFinite else { return 0 }
        return Int(max(0, min(Double(limit), value.rounded())))
    }

    /// Takes a coloured seal's ink away and leaves what was written under or over it: black ink stays dark in the
    /// channel in which the seal's colour is bright.
    ///
    /// - Returns: pixels inside the seal's outline that lie in the map.
    mutating func removeSeal(_ colour: SealColour, in box: Rect, isRound: Bool) -> Int {
        let channel = colour == .blue ? 2 : 0
        var inside: [Int] = []
        var own: [Int] = []
        let left = InkMap.clamped(box.x, width)
        let right = InkMap.clamped(box.maxX, width)
        let top = InkMap.clamped(box.y, height)
        let bottom = InkMap.clamped(box.maxY, height)
        for y in top..<max(top, bottom) {
            for x in left..<max(left, right) {
                let dx = (Double(x) - box.midX) / max(1, box.width / 2)
                let dy = (Double(y) - box.midY) / max(1, box.height / 2)
                if isRound, dx * dx + dy * dy > 1 { continue }
                let pixel = y * width + x
                inside.append(pixel)
                if ink[pixel] == (colour == .blue ? .blue : .red) { own.append(Int(levels[pixel * 3 + channel])) }
            }
        }
        if colour == .black || colour == .gray {
            for pixel in inside { ink[pixel] = .none }
            return inside.count
        }
        own.sort()
        // Pen on seal is darker than the seal alone; three quarters of the seal's own level keep its darker spots out.
        let limit = own.isEmpty ? 150 : min(150, own[own.count / 4] * 3 / 4)
        for pixel in inside where ink[pixel] != .none {
            ink[pixel] = Int(levels[pixel * 3 + channel]) < limit ? .dark : .none
        }
        return inside.count
    }

    /// Takes red ink away, and dark that is rather a pale red: as bright in red as three fifths of the paper, and less in the others.
    mutating func removePaleRed(in rect: Rect) {
        let columns =
            InkMap.clamped(rect.x, width)..<max(InkMap.clamped(rect.x, width), InkMap.clamped(rect.maxX, width))
        let rows =
            InkMap.clamped(rect.y, height)..<max(InkMap.clamped(rect.y, height), InkMap.clamped(rect.maxY, height))
        for y in rows {
            for x in columns where self[x, y] != .none {
                let pixel = y * width + x
                let (red, green, blue) = (levels[pixel * 3], levels[pixel * 3 + 1], levels[pixel * 3 + 2])
                // Grey of pencils and pens keeps within compression's noise of a thirtieth.
                if self[x, y] == .red || red > 150 && Int(red) - Int(max(green, blue)) > 8 { self[x, y] = .none }
            }
        }
    }

    /// The mean of a channel (0 red, 1 green, 2 blue) over the pixels with ink, 0…1 of the paper's.
    func meanLevel(_ channel: Int, in rect: Rect) -> Double? {
        var sum = 0
        var count = 0
        let top = InkMap.clamped(rect.y, height)
        let left = InkMap.clamped(rect.x, width)
        for y in top..<max(top, InkMap.clamped(rect.maxY, height)) {
            for x in left..<max(left, InkMap.clamped(rect.maxX, width)) where self[x, y] != .none {
                sum += Int(levels[(y * width + x) * 3 + channel])
                count += 1
            }
        }
        return count == 0 ? nil : Double(sum) / Double(count) / 255
    }
}
