internal import DocumentModel
internal import Foundation
internal import Imaging

extension SealReader {
    /// What stands across the seal, from the top down.
    ///
    /// - Parameters:
    ///   - look: what the model saw; a line may be slanted in it by some degrees.
    ///   - turn: the seal's own way up, from its name.
    ///   - hasHint: set where the ink alone was read with a purpose in it that seals name across, though not surely enough to count.
    func lineText(_ picture: SealPicture, _ look: Look, turn: Double, hasHint: inout Bool) throws -> String {
        let seen = try lines(in: look, picture)
        if !seen.isEmpty { return seen }
        // The number below and the star above leave this place free on a seal without a line.
        let ink = picture.square(side: SealTextDetector.side, turn: turn, layer: .ink)
        // An oval is too low for the place below a star, and most ovals are invoice seals, which have a line.
        guard
            ink.outline.isOval
                || SealPicture.inkBelowStar(ink.image, radius: ink.outline.radius) > SealReader.leastLineInk
        else {
            return try lineByPlace(picture, ink, turn: turn, places: [(-0.12, 0.40, 0.64)], hasHint: &hasHint) ?? ""
        }
        // Print over the line misled the model; in the ink alone, the right way up, it may see it.
        let second = try lines(in: try regions(of: picture, turn: turn, layer: .ink), picture)
        if !second.isEmpty { return second }
        if ink.outline.isOval, let line = try lineOfOval(picture, &hasHint) { return line }
        let places = [(0.28, 0.82, 0.58), (-0.12, 0.40, 0.64)]
        if let line = try lineByPlace(picture, ink, turn: turn, places: places, hasHint: &hasHint) { return line }
        // Pressed lightly, or in a dark photo, a line is paler than the rim.
        let pale = try lineByPlace(
            picture, ink, turn: turn, places: places, limit: SealReader.paleInk, hasHint: &hasHint)
        return pale.map { SealText.isAcross($0) ? $0 : "" } ?? ""
    }

    /// The words below the number of an invoice seal, along its longer axis: whatever was taken for its name, that tells
    /// which way up it may be.
    ///
    /// Its place: on three such seals of two makers the line lay from 0.40 to 0.66 of the half axis below the middle.
    private func lineOfOval(_ picture: SealPicture, _ hasHint: inout Bool) throws -> String? {
        for turn in [picture.outline.angle, picture.outline.angle + .pi] {
            let ink = picture.square(side: SealTextDetector.side, turn: turn, layer: .ink)
            if let text = try lineByPlace(picture, ink, turn: turn, places: [(0.2, 0.85, 0.6)], hasHint: &hasHint),
                SealText.isAcross(text)
            {
                return text
            }
        }
        return nil
    }

    /// Share of the place below the star that is inked where it is worth looking for a line.
    private static let leastLineInk = 0.05

    /// Of 255, where paper is 255: of two such lines half as much again of the place below the star is darker than this as than 170, of
    /// seals without a line hardly more.
    private static let paleInk: UInt8 = 200

    /// Words that stand across special seals, and in few names.
    private static let purposes = ["财务", "合同", "发票", "专用", "用章"]

    private func lines(in look: Look, _ picture: SealPicture) throws -> String {
        let side = SealTextDetector.side
        let half = Double(side) / 2
        // The star is no text; a line across is wider than it is high, and inside the ring of the name.
        let level = look.lines.filter { quad in
            let height = min(quad.width, quad.height)
            return height > 0.06 * half && max(quad.width, quad.height) > 1.4 * height
                && quad.center.distance(to: Point(x: half, y: half)) < 0.8 * half
        }.sorted { $0.center.y < $1.center.y }
        guard !level.isEmpty else { return "" }
        let layers = [SealPicture.Layer.colours, .ink].map {
            picture.square(side: side, turn: look.turn, layer: $0).image
        }
        var texts: [String] = []
        for quad in level.prefix(3) {
            let readings = try layers.map { layer in
                try recognizer.recognize([0.12, 0.3].map { straightened(quad, in: layer, padding: $0) })
            }
            guard let text = across(colours: readings[0], ink: readings[1]), !SealText.isPrinted(text) else {
                continue
            }
            texts.append(try text.hasPrefix("合同专用章") ? labourContract(quad, layers) ?? text : text)
        }
        return texts.joined()
    }

    /// Whether 合同专用章 is the end of 劳动合同专用章, another kind of seal: reads farther to the left.
    private func labourContract(_ quad: Quad, _ layers: [Image]) throws -> String? {
        let left = quad.topLeft - quad.topRight
        let wide = Quad(
            topLeft: quad.topLeft + left * 0.5, topRight: quad.topRight - left * 0.15,
            bottomRight: quad.bottomRight - left * 0.15, bottomLeft: quad.bottomLeft + left * 0.5)
        let readings = try recognizer.recognize(layers.map { straightened(wide, in: $0, padding: 0.2) })
        let words = readings.map { SealText.normalised($0.text) }
        return words.contains { $0.contains("动合同") || $0.contains("劳动") || $0.contains("劳合同") } ? "劳动合同专用章" : nil
    }

    /// The words across, from several readings of them: known ones first, then those that most readings have.
    ///
    /// Print below the seal is in the colours too: what is not known must have been read from the ink.
    private func across(colours: [LineReading], ink: [LineReading]) -> String? {
        func word(_ reading: LineReading) -> String? {
            guard reading.score >= 0.6 else { return nil }
            let text = SealText.known(SealText.normalised(reading.text))
            let isNumber = text.hasPrefix("（") && text.hasSuffix("）")
            return SealText.hanCount(text) >= 2 || isNumber ? text : nil
        }
        let inked = Set(ink.compactMap(word))
        var votes: [String: Double] = [:]
        for reading in colours + ink {
            guard let text = word(reading), inked.contains(text) || SealText.isAcross(text) else { continue }
            votes[text, default: 0] += reading.score * (SealText.isAcross(text) ? 2 : 1)
        }
        return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private func straightened(_ quad: Quad, in image: Image, padding: Double) -> Image {
        let margin = padding * quad.height
        let across = (quad.topRight - quad.topLeft) * (margin / max(1, quad.width))
        let down = (quad.bottomLeft - quad.topLeft) * (margin / max(1, quad.height))
        let grown = Quad(
            topLeft: quad.topLeft - across - down, topRight: quad.topRight + across - down,
            bottomRight: quad.bottomRight + across + down, bottomLeft: quad.bottomLeft - across + down)
        return image.cropped(
            to: grown, width: max(8, Int(grown.width.rounded())), height: max(8, Int(grown.height.rounded())))
    }

    /// How far from the middle a line across reaches, in radii: names stand outside of about 0.62 of the radius (text radius
    /// 0.8, characters a fifth to a quarter of the radius high), and a line that reached them would be printed over them.
    private static let lineReach = 0.66

    /// The ink of the middle alone: the ends of a long name hang down beside the line, and are no part of it. Below the
    /// star there is no name, so the line may lie further out there.
    private func middle(_ ink: Image, radius: Double) -> Image {
        var middle = ink
        let center = Double(ink.width) / 2
        for y in 0..<ink.height {
            for x in 0..<ink.width {
                let offset = Point(x: Double(x) - center, y: Double(y) - center)
                let isBelow = offset.y > 0 && abs(offset.x) < 0.5 * radius
                if offset.distance(to: Point(x: 0, y: 0)) > (isBelow ? 0.8 : SealReader.lineReach) * radius {
                    middle.pixels[y * ink.width + x] = 255
                }
            }
        }
        return middle
    }

    /// Where lines stand, if the model saw none but there is ink: below the star, or across the middle of a seal without
    /// one.
    ///
    /// - Parameter places: top, bottom and half of the width, in parts of the radius from the centre.
    private func lineByPlace(
        _ picture: SealPicture, _ ink: (image: Image, outline: SealOutline), turn: Double,
        places: [(top: Double, bottom: Double, halfWidth: Double)], limit: UInt8 = 128, hasHint: inout Bool
    ) throws -> String? {
        let side = SealTextDetector.side
        let middle = middle(ink.image, radius: ink.outline.radius)
        var colours: Image?
        let radius = ink.outline.radius
        let center = Double(side) / 2
        // The small characters of an oval are thinner than its rim, which sets the range.
        let limit = ink.outline.isOval ? max(170, limit) : limit
        for (top, bottom, halfWidth) in places {
            let left = Int(center - halfWidth * radius)
            let right = Int(center + halfWidth * radius)
            let rows = Int(center + top * radius)..<Int(center + bottom * radius)
            // Rows with ink across at least a fifteenth of the width belong to the line.
            let inked = rows.map { y in
                (left..<right).count { middle.pixels[y * side + $0] < limit } * 15 > right - left
            }
            guard let line = longestRun(in: inked), Double(line.count) > 0.12 * radius,
                Double(line.count) < 0.46 * radius
            else { continue }
            let margin = 0.03 * radius
            let rect = Rect(
                x: Double(left), y: Double(rows.lowerBound + line.lowerBound) - margin, width: Double(right - left),
                height: Double(line.count) + 2 * margin)
            let coloured = colours ?? picture.square(side: side, turn: turn, layer: .colours).image
            colours = coloured
            // A long line reaches into the ring of the name: 劳动合同专用章 must not become 合同专用章.
            let wide = Rect(
                x: rect.x - 0.12 * radius, y: rect.y, width: rect.width + 0.24 * radius, height: rect.height)
            let readings = try recognizer.recognize([
                middle.cropped(to: rect), coloured.cropped(to: rect), ink.image.cropped(to: wide),
                coloured.cropped(to: wide),
            ])
            // Of the middle's ink alone: the ring's ends and the page's print are in the others. A seal without a colour has that print in its ink.
            let seen = readings.first.map { SealText.normalised($0.text) } ?? ""
            if picture.isColoured, SealReader.purposes.contains(where: seen.contains) { hasHint = true }
            let texts = readings.map { $0.score >= 0.7 ? SealText.known(SealText.normalised($0.text)) : "" }
            if let word = texts.filter(SealText.isAcross).max(by: { $0.count < $1.count }) { return word }
            // What the model did not see, and no seal usually says, must be read the same way twice. Print across the seal is
            // in the colours only: there the line may have neighbours (年工程部).
            if SealText.hanCount(texts[0]) >= 3, !SealText.isPrinted(texts[0]),
                texts.dropFirst().contains(where: { $0.contains(texts[0]) })
            {
                return texts[0]
            }
        }
        return nil
    }
}

/// The longest run of true values.
private func longestRun(in values: [Bool]) -> Range<Int>? {
    var best: Range<Int>?
    var start: Int?
    for (index, value) in (values + [false]).enumerated() {
        if value {
            start = start ?? index
        } else if let first = start {
            if index - first > best?.count ?? 0 { best = first..<index }
            start = nil
        }
    }
    return best
}
