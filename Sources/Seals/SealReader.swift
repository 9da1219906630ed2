internal import DocumentModel
internal import Foundation
internal import Imaging

/// What is written on a seal.
struct SealReading {
    var text = ""
    var confidence = 0.0
    var alternatives: [String] = []
    var lineText = ""
    var code: String?
}

/// Reads a seal: its ring unrolled, and the lines across.
///
/// The model shows where text is, the outline how to unroll it. One reading is not enough: the ring is read from the
/// colours and from the ink alone, and if they differ in more ways, and the readings vote.
final class SealReader {
    private let detector: SealTextDetector
    private let recognizer: any LineRecognizing

    /// Lower bands hold the filing number: its digits are a twentieth of the seal high, a name's characters a sixth.
    private static let leastNameHeight = 0.17
    private static let leastNameSpan = 35.0 * .pi / 180
    /// Half a character is cut off beyond; the model reads text up to this tilt.
    private static let mostTilt = 22.0 * .pi / 180

    init(detector: SealTextDetector, recognizer: any LineRecognizing) {
        self.detector = detector
        self.recognizer = recognizer
    }

    // MARK: Rings

    func readRing(_ picture: SealPicture) throws -> SealReading {
        var (look, name) = try bestLook(at: picture)
        var turn = look.turn
        var arcs: [TextArc] = []
        if let arc = name {
            arcs.append(arc)
            turn = wrapped(arc.middle + .pi / 2)
            if abs(wrapped(turn - look.turn)) > SealReader.mostTilt {
                look = try regions(of: picture, turn: turn, layer: .colours)
                if let arc = nameArc(look.arcs) { arcs.insert(arc, at: 0) }
            }
        }
        var vote = ReadingVote()
        func read(_ strips: [Image], weight: Double) throws {
            for reading in try recognizer.recognize(strips.filter { !$0.isEmpty }) {
                let name = RingPitch(reading)
                vote.add(name.text, reading, weight: weight, holes: name.holes)
            }
        }
        if let arc = arcs.first {
            try read(
                [
                    picture.unrolled(arc.padded(0.12), layer: .colours),
                    picture.unrolled(arc.padded(0.12), layer: .ink),
                ], weight: 1)
        }
        if !vote.isSettled {
            try readAgain(picture, arcs: arcs, turn: turn) { try read($0, weight: $1) }
        }
        var reading = SealReading()
        if let result = vote.result {
            reading.text = result.text
            reading.confidence = result.confidence
            reading.alternatives = Array(result.alternatives.prefix(4))
        }
        reading.lineText = try lineText(picture, look.lines, turn: turn, lookedAt: look.turn)
        reading.code = try code(picture, look.arcs, turn: turn)
        return reading
    }

    /// Further ways to look at a ring whose first two readings differ.
    private func readAgain(
        _ picture: SealPicture, arcs: [TextArc], turn: Double, _ read: ([Image], Double) throws -> Void
    ) throws {
        let second = try regions(of: picture, turn: turn, layer: .ink)
        let inked = nameArc(second.arcs)
        for arc in arcs.prefix(2) {
            let strips = [
                picture.unrolled(arc.padded(0.03), layer: .ink), picture.unrolled(arc.padded(0.22), layer: .ink),
                picture.unrolled(arc.padded(0.22), layer: .colours),
                picture.unrolled(arc.padded(0.12), stretch: 1.35, layer: .ink),
                picture.unrolled(arc.padded(0.12), stretch: 1.35, layer: .colours),
            ]
            try read(strips, 1)
        }
        if let arc = inked {
            let strips = [
                picture.unrolled(arc.padded(0.12), layer: .colours), picture.unrolled(arc.padded(0.12), layer: .ink),
            ]
            try read(strips, 1)
        }
        // Without the model: the usual band, from lower left to lower right (the span of seals is 110 to 300 degrees).
        // It holds other things too, so it counts less.
        let up = turn - .pi / 2
        for depths in [0.07...0.42, 0.12...0.50] {
            let band = TextArc(depths: depths, start: up - 150 * .pi / 180, span: 300 * .pi / 180)
            try read([picture.unrolled(band, layer: .ink), picture.unrolled(band, layer: .colours)], 0.4)
        }
    }

    private struct Look {
        var arcs: [TextArc]
        /// In pixels of the square picture.
        var lines: [Quad]
        var turn: Double
    }

    private func regions(of picture: SealPicture, turn: Double, layer: SealPicture.Layer) throws -> Look {
        let (image, outline) = picture.square(side: SealTextDetector.side, turn: turn, layer: layer)
        var look = Look(arcs: [], lines: [], turn: turn)
        for region in try detector.regions(in: image, outline: outline) {
            switch region {
            case .arc(var arc):
                arc.start += turn
                look.arcs.append(arc)
            case .line(let quad): look.lines.append(quad)
            }
        }
        return look
    }

    private func nameArc(_ arcs: [TextArc]) -> TextArc? {
        arcs.filter {
            $0.height >= SealReader.leastNameHeight && $0.span >= SealReader.leastNameSpan && $0.middleDepth < 0.5
        }.max { $0.area < $1.area }
    }

    /// The first way up in which the model sees a name; as the seal lies if it sees none.
    ///
    /// The model finds text up to 60 degrees off upright. Where it finds nothing, the opening of the name is tried at the
    /// widest gaps of the ring, then at the remaining thirds.
    private func bestLook(at picture: SealPicture) throws -> (Look, TextArc?) {
        let first = try regions(of: picture, turn: 0, layer: .colours)
        if let arc = nameArc(first.arcs) { return (first, arc) }
        var turns: [Double] = []
        for turn in openings(in: picture).map({ wrapped($0 - .pi / 2) }) + [2 * .pi / 3, -2 * .pi / 3]
        where turns.allSatisfy({ abs(wrapped($0 - turn)) > .pi / 4 }) && abs(turn) > .pi / 8 {
            turns.append(turn)
        }
        var best: (Look, TextArc)?
        for turn in turns.prefix(3) {
            let look = try regions(of: picture, turn: turn, layer: .colours)
            guard let arc = nameArc(look.arcs) else { continue }
            if arc.area > best?.1.area ?? 0 { best = (look, arc) }
            // More than a third of the ring is no accident.
            if arc.span > 2 * .pi / 3 { break }
        }
        return best.map { ($0.0, $0.1) } ?? (first, nil)
    }

    /// Directions of the widest gaps in the band of the text, the widest first: there the name begins and ends.
    private func openings(in picture: SealPicture) -> [Double] {
        var occupied = picture.inkProfile(depths: 0.16...0.40, directions: 120)
        let typical = occupied.sorted()[60]
        guard typical > 0.02 else { return [] }
        occupied = occupied.map { $0 > 0.3 * typical ? 1 : 0 }
        var found: [Double] = []
        for _ in 0..<2 {
            guard let gap = longestGap(in: occupied.map { $0 > 0 }), gap.length >= 4, gap.length < 120 else { break }
            found.append((Double(gap.start) + Double(gap.length) / 2) / 120 * 2 * .pi)
            for step in 0..<gap.length { occupied[(gap.start + step) % 120] = 1 }
        }
        return found
    }

    // MARK: Lines across

    private func lineText(_ picture: SealPicture, _ lines: [Quad], turn: Double, lookedAt: Double) throws -> String {
        let side = SealTextDetector.side
        let layers = SealPicture.Layer.allCases.map { picture.square(side: side, turn: lookedAt, layer: $0).image }
        let half = Double(side) / 2
        // The star is no text; a line across is wider than it is high, and inside the ring of the name.
        let level = lines.filter { quad in
            let height = min(quad.width, quad.height)
            return height > 0.06 * half && max(quad.width, quad.height) > 1.4 * height
                && quad.center.distance(to: Point(x: half, y: half)) < 0.8 * half
        }.sorted { $0.center.y < $1.center.y }
        var texts: [String] = []
        for quad in level.prefix(3) {
            let images = layers.flatMap { layer in [0.12, 0.3].map { straightened(quad, in: layer, padding: $0) } }
            let readings = try recognizer.recognize(images.filter { !$0.isEmpty }).filter { $0.score >= 0.6 }
            if let text = across(readings) { texts.append(text) }
        }
        if texts.isEmpty, let line = try fallbackLine(picture, turn: turn) { return line }
        return texts.joined()
    }

    /// The words across, from several readings of them: known ones first, then those that most readings have.
    private func across(_ readings: [LineReading]) -> String? {
        var votes: [String: Double] = [:]
        for reading in readings {
            let text = SealText.normalised(reading.text)
            guard SealText.hanCount(text) >= 2 || (text.hasPrefix("（") && text.hasSuffix("）")) else { continue }
            let known = SealText.known(text)
            votes[known, default: 0] += reading.score * (SealText.isAcross(known) ? 2 : 1)
        }
        return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private func straightened(_ quad: Quad, in image: Image, padding: Double) -> Image {
        let margin = padding * quad.height
        let across = (quad.topRight - quad.topLeft) * (1 / max(1, quad.width)) * margin
        let down = (quad.bottomLeft - quad.topLeft) * (1 / max(1, quad.height)) * margin
        let grown = Quad(
            topLeft: quad.topLeft - across - down, topRight: quad.topRight + across - down,
            bottomRight: quad.bottomRight + across + down, bottomLeft: quad.bottomLeft - across + down)
        return image.cropped(
            to: grown, width: max(8, Int(grown.width.rounded())), height: max(8, Int(grown.height.rounded())))
    }

    /// The place below the star, where the model saw nothing but there is ink.
    private func fallbackLine(_ picture: SealPicture, turn: Double) throws -> String? {
        let side = SealTextDetector.side
        let ink = picture.square(side: side, turn: turn, layer: .ink)
        let radius = ink.outline.radius
        let center = Double(side) / 2
        let left = Int(center - 0.58 * radius)
        let right = Int(center + 0.58 * radius)
        let rows = Int(center + 0.22 * radius)..<Int(center + 0.80 * radius)
        // Rows with ink across at least a fifteenth of the width belong to the line.
        let inked = rows.map { y in
            (left..<right).count { ink.image.pixels[y * side + $0] < 128 } * 15 > right - left
        }
        var best = 0..<0
        var start: Int?
        for (index, isInked) in (inked + [false]).enumerated() {
            if isInked {
                start = start ?? index
            } else if let first = start {
                if index - first > best.count { best = first..<index }
                start = nil
            }
        }
        guard Double(best.count) > 0.12 * radius, Double(best.count) < 0.45 * radius else { return nil }
        let margin = 0.03 * radius
        let rect = Rect(
            x: Double(left), y: Double(rows.lowerBound + best.lowerBound) - margin, width: Double(right - left),
            height: Double(best.count) + 2 * margin)
        let colours = picture.square(side: side, turn: turn, layer: .colours).image
        let readings = try recognizer.recognize([colours.cropped(to: rect), ink.image.cropped(to: rect)])
        let texts = readings.filter { $0.score >= 0.7 }.map { SealText.known(SealText.normalised($0.text)) }
        if let word = texts.first(where: SealText.isAcross) { return word }
        // What the model did not see, and no seal usually says, must be read the same way twice.
        guard let first = texts.first, SealText.hanCount(first) >= 2, texts.allSatisfy({ $0 == first }),
            texts.count == readings.count
        else { return nil }
        return first
    }

    // MARK: The number at the bottom

    private func code(_ picture: SealPicture, _ arcs: [TextArc], turn: Double) throws -> String? {
        let bottom = turn + .pi / 2
        let thin = arcs.filter { arc in
            arc.height < SealReader.leastNameHeight && arc.middleDepth < 0.35
                && abs(wrapped(arc.middle - bottom)) < .pi / 4
        }
        guard let arc = thin.max(by: { $0.area < $1.area }) else { return nil }
        for reversed in [true, false] {
            let strip = picture.unrolled(arc.padded(0.25), reversed: reversed, layer: .colours)
            guard let reading = try recognizer.recognize([strip]).first else { continue }
            let digits = reading.text.filter(\.isASCIIDigit)
            // Filing numbers have 13 to 15 digits.
            if (13...15).contains(digits.count), reading.score > 0.7 { return digits }
        }
        return nil
    }

    // MARK: Squares

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
        guard let result = vote.result, result.confidence > 0.4 else { return SealReading() }
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

/// The same direction between -π and π.
private func wrapped(_ angle: Double) -> Double {
    var angle = angle.truncatingRemainder(dividingBy: 2 * .pi)
    if angle > .pi { angle -= 2 * .pi }
    if angle < -.pi { angle += 2 * .pi }
    return angle
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
