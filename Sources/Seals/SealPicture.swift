internal import DocumentModel
internal import Foundation
internal import Imaging

/// A seal cut out of its page, with what is needed to look along its ring.
struct SealPicture {
    /// The seal's colours as they are; only its ink, dark on white, by its hue; the same by its darkness wherever no print
    /// is near.
    enum Layer: CaseIterable { case colours, ink, darkness }

    /// In pixels of both layers.
    let outline: SealOutline
    private let colours: Image
    private let ink: Image
    private let darkness: Image
    /// Levels of ink, 0…255.
    let inkMap: InkMap
    /// Red or blue: its ink can be told from print.
    let isColoured: Bool

    /// The ring's longer half axis is at most so many pixels: characters are then about 120 high, more than the
    /// recogniser's 48 can use.
    private static let largestRadius = 400.0

    init(_ image: Image, outline: SealOutline, colour: SealColour) {
        let box = outline.boundingBox.insetBy(-0.15 * outline.a)
        let inside = box.intersection(image.bounds) ?? Rect(x: 0, y: 0, width: 0, height: 0)
        var cut = image.cropped(to: inside)
        var moved = outline
        isColoured = colour == .red || colour == .blue
        moved.center = outline.center - Point(x: inside.x.rounded(.down), y: inside.y.rounded(.down))
        if outline.a > SealPicture.largestRadius, !cut.isEmpty {
            let factor = SealPicture.largestRadius / outline.a
            let width = max(1, Int(Double(cut.width) * factor))
            let height = max(1, Int(Double(cut.height) * factor))
            cut = cut.resized(width: width, height: height)
            moved = moved.scaled(by: factor)
        }
        self.outline = moved
        colours = cut
        // Print of 10.5 pt has strokes of 0.3 to 0.5 mm; a seal's radius is about 20 mm.
        let maps = InkSeparation.maps(
            of: cut, colour: colour, outline: moved, reach: max(2, Int((0.016 * moved.a).rounded())))
        inkMap = maps.hue
        ink = SealPicture.spread(maps.hue)
        // Spread apart, so that both have ink at the same level.
        var mixed = SealPicture.spread(maps.darkness)
        for index in mixed.pixels.indices where maps.isNearPrint[index] { mixed.pixels[index] = ink.pixels[index] }
        darkness = mixed
    }

    /// A seal's ink has 60 to 150 levels where it is fresh: spread over the whole range, from the paper's level on.
    private static func spread(_ map: InkMap) -> Image {
        let paper = min(60, map.level(reachedBy: 0.6))
        let top = max(60, map.level(reachedBy: 0.03) - paper)
        return Image(
            width: map.width, height: map.height, format: .gray8,
            pixels: map.values.map { UInt8(255 - min(255, max(0, Int($0) - paper) * 255 / top)) })
    }

    func image(_ layer: Layer) -> Image {
        switch layer {
        case .colours: colours
        case .ink: ink
        case .darkness: darkness
        }
    }

    /// The seal in the middle of a square picture, its ring at 0.45 of the side.
    ///
    /// - Parameter turn: this direction of the seal, radians clockwise from its top, comes up.
    /// - Returns: the picture, and the outline in it.
    func square(side: Int, turn: Double, layer: Layer) -> (image: Image, outline: SealOutline) {
        let factor = outline.a / (0.45 * Double(side))
        let (sine, cosine) = (sin(turn) * factor, cos(turn) * factor)
        let half = Double(side) / 2
        let center = outline.center
        let picture = image(layer).warped(width: side, height: side) { x, y in
            let dx = x - half
            let dy = y - half
            return Point(x: center.x + dx * cosine - dy * sine, y: center.y + dx * sine + dy * cosine)
        }
        return (
            picture,
            SealOutline(
                center: Point(x: half, y: half), a: outline.a / factor, b: outline.b / factor,
                angle: outline.angle - turn)
        )
    }

    /// The band between two depths below the rim, unrolled clockwise into a straight line.
    ///
    /// Columns have equal lengths along the middle of the band, also on an ellipse.
    ///
    /// - Parameters:
    ///   - band: where, see ``TextArc``; feet of the characters to the centre.
    ///   - stretch: wider than the ring has it; characters on long names are narrow.
    ///   - reversed: for text along the bottom, whose feet are at the rim.
    /// - Returns: at least 48 pixels high, empty for an empty band.
    func unrolled(_ band: TextArc, stretch: Double = 1, reversed: Bool = false, layer: Layer) -> Image {
        let radius = outline.radius
        let outer = band.depths.lowerBound * radius
        let inner = band.depths.upperBound * radius
        let height = max(48, min(96, Int((inner - outer).rounded())))
        let middle = (outer + inner) / 2
        let steps = 256
        var way = [0.0]
        way.reserveCapacity(steps + 1)
        var last = outline.point(depth: middle, direction: band.start)
        for step in 1...steps {
            let next = outline.point(
                depth: middle, direction: band.start + band.span * Double(step) / Double(steps))
            way.append(way[step - 1] + next.distance(to: last))
            last = next
        }
        let length = way[steps]
        guard length > 1, inner - outer > 1 else { return Image(width: 0, height: 0, format: .gray8, pixels: []) }
        // A ring has no more than 40 characters.
        let width = max(48, min(40 * height, Int((Double(height) * stretch * length / (inner - outer)).rounded())))
        var directions: [Double] = []
        var step = 0
        for column in 0..<width {
            let wanted = (Double(column) + 0.5) / Double(width) * length
            while step < steps - 1 && way[step + 1] < wanted { step += 1 }
            let within = (wanted - way[step]) / max(1e-9, way[step + 1] - way[step])
            directions.append(band.start + band.span * (Double(step) + within) / Double(steps))
        }
        let outline = outline
        let axes = directions.map { (cosine: cos($0 - outline.angle), sine: sin($0 - outline.angle)) }
        let (turnSine, turnCosine) = (sin(outline.angle), cos(outline.angle))
        return image(layer).warped(width: width, height: height) { x, y in
            let column = reversed ? width - 1 - Int(x) : Int(x)
            let row = reversed ? Double(height) - 1 - y : y
            let depth = outer + (row + 0.5) / Double(height) * (inner - outer)
            let u = (outline.a - depth) * axes[column].cosine
            let v = (outline.b - depth) * axes[column].sine
            return Point(
                x: outline.center.x + u * turnCosine - v * turnSine,
                y: outline.center.y + u * turnSine + v * turnCosine)
        }
    }

    /// Share of full ink in each of some directions between two depths, given in parts of the radius.
    func inkProfile(depths: ClosedRange<Double>, directions: Int) -> [Double] {
        let top = Double(max(60, inkMap.level(reachedBy: 0.03)))
        return (0..<directions).map { index in
            let direction = (Double(index) + 0.5) / Double(directions) * 2 * .pi
            var sum = 0.0
            for step in 0..<12 {
                let part = depths.lowerBound + (Double(step) + 0.5) / 12 * (depths.upperBound - depths.lowerBound)
                let point = outline.point(depth: part * outline.radius, direction: direction)
                guard point.x >= 0, point.y >= 0, point.x < Double(inkMap.width), point.y < Double(inkMap.height) else {
                    continue
                }
                let value = inkMap.values[Int(point.y) * inkMap.width + Int(point.x)]
                sum += min(1, Double(value) / top)
            }
            return sum / 12
        }
    }
}

extension InkMap {
    /// The level that the strongest `share` of all pixels reach.
    func level(reachedBy share: Double) -> Int {
        var histogram = [Int](repeating: 0, count: 256)
        for value in values { histogram[Int(value)] += 1 }
        let wanted = max(1, Int(Double(values.count) * share))
        var seen = 0
        for level in stride(from: 255, through: 0, by: -1) {
            seen += histogram[level]
            if seen >= wanted { return level }
        }
        return 0
    }
}
