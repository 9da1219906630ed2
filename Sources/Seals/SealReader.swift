internal import DocumentModel
internal import Foundation
internal import Imaging

/// What is written on a seal.
struct SealReading {
    var text = ""
    var confidence = 0.0
    var alternatives: [String] = []
    /// Of the alternatives, see ``Seal/alternativeOdds``.
    var odds: [Double] = []
    var lineText = ""
    /// Something stands across that was not read.
    var hasUnreadLine = false
    var code: String?
    /// Where the name stands, in pixels of the seal's picture.
    var fit: NameFit?
}

/// Reads a seal: its ring unrolled, and the lines across.
///
/// The model shows where text is, the outline how to unroll it. One reading is not enough: the ring is read from the
/// colours and from the ink alone, and if they differ in more ways, and the readings vote.
final class SealReader {
    private let detector: SealTextDetector
    private let ring: any LineRecognizing
    let recognizer: any LineRecognizing

    /// Lower bands hold the filing number: its digits are a twentieth of the seal high, a name's characters a sixth.
    static let leastNameHeight = 0.17
    private static let leastNameSpan = 35.0 * .pi / 180
    /// Half a character is cut off beyond; the model reads text up to this tilt.
    private static let mostTilt = 22.0 * .pi / 180

    init(detector: SealTextDetector, ring: any LineRecognizing, recognizer: any LineRecognizing) {
        self.detector = detector
        self.ring = ring
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
        var middles: [String: Double] = [:]
        var fit: NameFit?
        func read(_ strips: [Strip], weight: Double) throws {
            let strips = strips.filter { !$0.image.isEmpty }
            for (reading, strip) in zip(try ring.recognize(strips.map(\.image)), strips) {
                let name = RingPitch(reading)
                vote.add(name.text, reading, weight: weight * strip.trust, holes: name.holes)
                middles[name.text] = strip.band.start + name.middle * strip.band.span
                let found = NameFit(name, score: reading.score, on: strip.band, trust: strip.trust)
                if let found, found.merit > fit?.merit ?? 0 { fit = found }
            }
        }
        if let arc = arcs.first {
            let strips = [
                Strip(picture, arc.padded(0.08), layer: .darkness),
                Strip(picture, arc.padded(0.16), stretch: 1.4, layer: .darkness),
                Strip(picture, arc.padded(0.08), layer: .ink),
            ]
            try read(strips, weight: 1)
        }
        if let found = fit {
            // Ink that goes on evenly at an end is a character that the strip cut off.
            let whole = found.extended(over: picture)
            if whole.count > found.count { vote.discount(by: 0.3) }
            if whole.count > found.count || !vote.isClear {
                try read(SealReader.fitted(whole, picture), weight: 1)
            }
        }
        if !vote.isClear { try readAgain(picture, arcs: arcs, turn: turn, read) }
        var reading = SealReading()
        if let result = vote.result {
            reading.text = result.text
            reading.confidence = result.confidence
            reading.alternatives = Array(result.alternatives.prefix(4))
            reading.odds = Array(result.odds.prefix(4))
            // The name's own middle is where the top is; an arc may have more than the name in it.
            if let middle = middles[result.readText] { turn = wrapped(middle + .pi / 2) }
        }
        reading.fit = fit
        var hasHint = false
        let line = try lineText(picture, look, turn: turn, hasHint: &hasHint)
        reading.lineText = SealText.isEcho(line, of: reading.text) ? "" : line
        if reading.lineText.isEmpty { reading.hasUnreadLine = hasHint || picture.hasInkAcross(turn: turn) }
        reading.code = try code(picture, look.arcs, turn: turn)
        return reading
    }

    /// A piece of the ring as a line of text.
    private struct Strip {
        var image: Image
        var band: TextArc
        /// Read from the ink alone three in four names came out right, from the colours, with the print below, little more
        /// than half (135 rings of generated pages).
        var trust: Double

        init(_ picture: SealPicture, _ band: TextArc, stretch: Double = 1, layer: SealPicture.Layer) {
            self.band = band
            trust = layer == .colours ? 0.3 : 1
            image = picture.unrolled(band, stretch: stretch, layer: layer)
        }
    }

    /// The name as its own spacing says it lies, with a margin at its ends, and as wide as it is high: makers squeeze the
    /// characters of long names.
    private static func fitted(_ fit: NameFit, _ picture: SealPicture) -> [Strip] {
        [(0.06, 0.30, 0.85), (0.14, 0.45, 0.85), (0.10, 0.35, 1.1), (0.22, 0.60, 1.0)].map { radial, end, aspect in
            let band = fit.band(radial: radial, end: end)
            let layer: SealPicture.Layer = radial == 0.14 ? .ink : .darkness
            return Strip(picture, band, stretch: fit.stretch(of: band, to: aspect, on: picture.outline), layer: layer)
        }
    }

    /// Further ways to look at a ring whose first two readings differ.
    private func readAgain(
        _ picture: SealPicture, arcs: [TextArc], turn: Double, _ read: ([Strip], Double) throws -> Void
    ) throws {
        let second = try regions(of: picture, turn: turn, layer: .ink)
        // A look from aslant often saw a piece of the name only.
        let longest = arcs.map(\.span).max() ?? 0
        for arc in arcs where arc.span > 0.85 * longest {
            let strips = [
                Strip(picture, arc.padded(0.02), layer: .ink), Strip(picture, arc.padded(0.14), layer: .darkness),
                Strip(picture, arc.padded(0.22), layer: .ink),
                Strip(picture, arc.padded(0.08), stretch: 1.2, layer: .ink),
                Strip(picture, arc.padded(0.24), stretch: 1.6, layer: .darkness),
                Strip(picture, arc.padded(0.16), stretch: 1.2, layer: .colours),
            ]
            try read(strips, 1)
        }
        if let arc = nameArc(second.arcs) {
            try read(SealPicture.Layer.allCases.map { Strip(picture, arc.padded(0.12), layer: $0) }, 1)
        }
        // Without the model: the usual band, from lower left to lower right (the span of seals is 110 to 300 degrees).
        // It holds other things too, so it counts less.
        let up = turn - .pi / 2
        for depths in [0.07...0.42, 0.12...0.50] {
            let band = TextArc(depths: depths, start: up - 150 * .pi / 180, span: 300 * .pi / 180)
            try read(SealPicture.Layer.allCases.map { Strip(picture, band, layer: $0) }, 0.4)
        }
    }

    struct Look {
        var arcs: [TextArc]
        /// In pixels of the square picture.
        var lines: [Quad]
        var turn: Double
    }

    func regions(of picture: SealPicture, turn: Double, layer: SealPicture.Layer) throws -> Look {
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
}

/// The same direction between -π and π.
func wrapped(_ angle: Double) -> Double {
    var angle = angle.truncatingRemainder(dividingBy: 2 * .pi)
    if angle > .pi { angle -= 2 * .pi }
    if angle < -.pi { angle += 2 * .pi }
    return angle
}
