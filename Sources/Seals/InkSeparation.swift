internal import DocumentModel

/// A seal's ink where print or handwriting lies over it.
///
/// Under a dark stroke nothing can be seen of the seal: what is there is taken from its surroundings, so that the stroke
/// neither leaves a hole in a character nor draws one. Dark pixels count little, bright ones fully (normalised
/// convolution, Knutsson and Westin, 1993).
enum InkSeparation {
    /// In the seal's own channel paper and seal are brighter than this, print is darker.
    private static let brightness = 140

    /// Levels of ink, 0…255.
    struct Maps {
        /// 255 is pure colour, whatever its brightness.
        var hue: InkMap
        /// 255 is no light at all in the channel that the ink takes most of: less noisy than the hue of faint ink, and what
        /// the eye sees; but near print it shows the print. The same as `hue` for grey and black ink.
        var darkness: InkMap
        /// Pixels of dark strokes and their blurred edges.
        var isNearPrint: [Bool]

        init(hue: InkMap, darkness: InkMap, isNearPrint: [Bool]) {
            self.hue = hue
            self.darkness = darkness
            self.isNearPrint = isNearPrint
        }

        init(_ map: InkMap) {
            self.init(hue: map, darkness: map, isNearPrint: [Bool](repeating: false, count: map.values.count))
        }
    }

    /// - Parameters:
    ///   - image: the seal and some paper around it.
    ///   - reach: half the width of the strokes to bridge, pixels.
    static func maps(
        of image: Image, colour: SealColour, outline: SealOutline, reach: Int
    ) -> Maps {
        guard colour != .black else { return Maps(InkMap(image, colour: .black)) }
        let count = image.width * image.height
        var ink = [Float](repeating: 0, count: count)
        var darkness: [Float] = []
        var weight = [Float](repeating: 0, count: count)
        var isHidden = [Bool](repeating: false, count: count)
        if colour == .gray {
            let dark = InkMap(image, colour: .gray)
            let level = rimLevel(of: dark, outline: outline)
            // Print is at least 45 levels darker than the seal of a grey scan; a seal as dark as print hides nothing.
            let limit = level < 170 ? level + 45 : 256
            for index in 0..<count {
                let value = Int(dark.values[index])
                isHidden[index] = value > limit
                ink[index] = min(1, Float(value) / Float(max(40, level)))
                weight[index] = value > limit ? 0.02 : 1
            }
        } else {
            let white = InkMap.paperTables(of: image)
            let channels = image.format.bytesPerPixel
            guard channels == 3 else { return Maps(InkMap(image, colour: colour)) }
            darkness = ink
            for index in 0..<count {
                let red = white[0][Int(image.pixels[index * 3])]
                let green = white[1][Int(image.pixels[index * 3 + 1])]
                let blue = white[2][Int(image.pixels[index * 3 + 2])]
                let own = colour == .red ? red : blue
                let other = colour == .red ? max(green, blue) : red
                ink[index] = Float(max(0, own - other)) / Float(max(24, own))
                let part = Float(own) / 255
                isHidden[index] = own < brightness
                weight[index] = part * part * (own < brightness ? 0.15 : 1)
                darkness[index] = 1 - Float(other) / 255
            }
        }
        func map(_ levels: [Float]) -> InkMap {
            InkMap(
                width: image.width, height: image.height, values: levels.map { UInt8(max(0, min(255, $0 * 255))) },
                colour: colour)
        }
        // The blurred edge of a dark stroke has the darkness of a seal's ink, and would leave the stroke's outline.
        let wide = dilated(isHidden, width: image.width, height: image.height, by: max(1, reach / 2))
        if colour == .gray {
            let wideWeight = zip(weight, wide).map { $1 ? 0.001 : $0 }
            return Maps(
                map(
                    filled(
                        ink, weight: wideWeight, isHidden: wide, width: image.width, height: image.height, reach: reach)
                ))
        }
        let hue = filled(
            ink, weight: weight, isHidden: isHidden, width: image.width, height: image.height, reach: reach)
        return Maps(hue: map(hue), darkness: map(darkness), isNearPrint: wide)
    }

    /// Hidden pixels become the weighted mean of the square around them.
    private static func filled(
        _ ink: [Float], weight: [Float], isHidden: [Bool], width: Int, height: Int, reach: Int
    ) -> [Float] {
        guard isHidden.contains(true), reach > 0 else { return ink }
        let stride = width + 1
        var sums = [Float](repeating: 0, count: stride * (height + 1))
        var weights = sums
        for y in 0..<height {
            var (rowSum, rowWeight): (Float, Float) = (0, 0)
            for x in 0..<width {
                rowSum += ink[y * width + x] * weight[y * width + x]
                rowWeight += weight[y * width + x]
                let index = (y + 1) * stride + x + 1
                sums[index] = sums[index - stride] + rowSum
                weights[index] = weights[index - stride] + rowWeight
            }
        }
        func box(_ table: [Float], _ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> Float {
            table[bottom * stride + right] - table[top * stride + right] - table[bottom * stride + left]
                + table[top * stride + left]
        }
        var result = ink
        for y in 0..<height {
            for x in 0..<width where isHidden[y * width + x] {
                let left = max(0, x - reach)
                let right = min(width, x + reach + 1)
                let top = max(0, y - reach)
                let bottom = min(height, y + reach + 1)
                let total = box(weights, left, top, right, bottom)
                result[y * width + x] = total > 1e-3 ? box(sums, left, top, right, bottom) / total : 0
            }
        }
        return result
    }

    /// The median darkness of the rim.
    static func rimLevel(of dark: InkMap, outline: SealOutline) -> Int {
        var levels: [UInt8] = []
        for step in 0..<180 {
            var darkest: UInt8 = 0
            for part in [-0.02, 0, 0.02, 0.04] {
                let point = outline.point(depth: part * outline.radius, direction: Double(step) / 90 * .pi)
                guard point.x >= 0, point.y >= 0, point.x < Double(dark.width), point.y < Double(dark.height) else {
                    continue
                }
                darkest = max(darkest, dark.values[Int(point.y) * dark.width + Int(point.x)])
            }
            if darkest > 0 { levels.append(darkest) }
        }
        levels.sort()
        return levels.isEmpty ? 255 : Int(levels[levels.count / 2])
    }
}
