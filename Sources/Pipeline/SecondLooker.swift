import DocumentModel
import Glyphs
import Imaging
import Inference
import Recognition
import Seals
import Verification

/// Reads the ink of single values again, in ways as independent of the first reading as can be. Lives on one thread.
final class SecondLooker {
    private let same: any LineRecognizing
    private let others: SecondRecognizers
    /// Nil where Tesseract or its language data are not installed: the other looks do without it.
    private let tesseract: TesseractReader?
    private let seals: SealNameLooker
    /// Nil without fonts.
    private let matcher: GlyphMatcher?

    /// - Parameters:
    ///   - same: the network that reads pages with care.
    ///   - ring: the one that reads rings.
    init(models: SecondModels, same: any LineRecognizing, ring: any LineRecognizing) throws {
        self.same = same
        others = try SecondRecognizers(models: models)
        // A missing second reader is no failure: it is optional, and `hedui doctor` tells of it.
        tesseract = try? TesseractReader()
        // Nor are missing fonts: rings are then held against names by the networks alone.
        matcher = GlyphMatcher()
        seals = SealNameLooker(
            recognizers: [same, ring] + others.all.prefix(1), matcher: matcher, areSame: NameCharacters.areSame,
            isEveryday: NameCharacters.isEveryday)
    }

    /// Holds the ring of a seal against names.
    /// - Returns: an answer for each, and one for what was read where the ink says none of them.
    func look(at crop: SealCrop, for names: [String]) throws -> (looks: [SealLook], own: Double?) {
        var seal = crop.seal
        seal.looks = try seals.look(at: seal, in: crop.image, for: names)
        let own = try seal.nameToConfirm.flatMap { try seals.look(at: seal, in: crop.image, for: [$0]).first }
        return (seal.looks, own?.support)
    }

    /// Holds characters that were read in place of expected ones against drawings of both.
    func draw(_ crop: DrawingCrop) -> [DrawnExchange] {
        guard let matcher else { return [] }
        return crop.asked.compactMap { matcher.drawing(of: $0.exchange, on: $0.patch, known: crop.known) }
    }

    /// - Parameter crops: of one value.
    /// - Returns: for each crop, one look for each way; ways that saw no text at all are left out.
    func look(at crops: [LookCrop]) throws -> [FieldLook] {
        var looks: [FieldLook] = []
        for crop in crops {
            looks += try read(crop, .otherCrop, crop.wide, by: same)
            if let coloured = crop.otherInk { looks += try read(crop, .otherInk, coloured, by: same) }
            for other in others.all { looks += try read(crop, .otherModel, crop.plain, by: other) }
            if let tesseract { looks += try read(crop, .tesseract, crop.plain, by: tesseract) }
        }
        return looks
    }

    private func read(
        _ crop: LookCrop, _ way: FieldLook.Way, _ image: Image, by reader: any LineRecognizing
    ) throws -> [FieldLook] {
        let readings = try reader.recognize([image])
        return readings.filter { !$0.characters.isEmpty }.map { reading in
            FieldLook(
                way: way, text: reading.text, score: reading.characters.map(\.score).min() ?? 0,
                scores: reading.scores, span: crop.span)
        }
    }
}

/// The ink of one value, or of its part in one line, cut out of the upright page in several ways.
struct LookCrop: Sendable {
    /// The characters taken in, those around the value included.
    var span: InkSpan
    /// As the page was read first, with another margin.
    var wide: Image
    /// With coloured ink left in where it had been taken out, and the other way round; nil for a page without colour.
    var otherInk: Image?
    /// As the page was read first.
    var plain: Image

    /// Characters on each side of a value that are taken in too: the value's ends are told from them.
    static let context = 3

    /// - Parameters:
    ///   - page: upright, in the pixels that the line's quads count.
    ///   - isPaper: whether red ink was taken out for the first reading (``RecognizedPage/isRedRemoved``).
    init?(of span: InkSpan, in line: TextLine, on page: Image, isPaper: Bool) {
        let known = span.glyphs.clamped(to: 0..<line.glyphs.count)
        guard !known.isEmpty else { return nil }
        let glyphs =
            max(0, known.lowerBound - LookCrop.context)..<min(line.glyphs.count, known.upperBound + LookCrop.context)
        let first = glyphs.lowerBound == 0 ? line.quad : line.glyphs[glyphs.lowerBound].quad
        let last = glyphs.upperBound == line.glyphs.count ? line.quad : line.glyphs[glyphs.upperBound - 1].quad
        let quad = Quad(
            topLeft: first.topLeft, topRight: last.topRight, bottomRight: last.bottomRight, bottomLeft: first.bottomLeft
        )
        guard quad.width >= 4, quad.height >= 4, quad.width <= LookCrop.longest, quad.height <= LookCrop.longest else {
            return nil
        }
        self.span = InkSpan(line: span.line, glyphs: glyphs)
        // A fifth of the line's height above and below, and half of it at the ends: enough to change how every character
        // falls on the network's columns, too little to take in the neighbouring lines.
        let colours = LookCrop.cut(quad, of: page, widening: 0.2)
        let narrow = LookCrop.cut(quad, of: page, widening: 0)
        wide = isPaper ? colours.redRemoved() : colours
        plain = isPaper ? narrow.redRemoved() : narrow
        switch (page.format, isPaper) {
        case (.gray8, _): otherInk = nil
        case (_, true): otherInk = LookCrop.hasBlue(narrow) ? narrow.inkRemoved(for: .blue) : narrow
        case (_, false): otherInk = narrow.redRemoved()
        }
    }

    /// Pixels; longer than any line of a page that the decoder lets through is broken geometry.
    private static let longest = 20_000.0

    private static func cut(_ quad: Quad, of page: Image, widening: Double) -> Image {
        let along = quad.width > 0 ? (quad.topRight - quad.topLeft) * (1 / quad.width) : Point(x: 1, y: 0)
        let down = quad.height > 0 ? (quad.bottomLeft - quad.topLeft) * (1 / quad.height) : Point(x: 0, y: 1)
        let right = along * (quad.height * widening * 2.5)
        let low = down * (quad.height * widening)
        let wide = Quad(
            topLeft: quad.topLeft - right - low, topRight: quad.topRight + right - low,
            bottomRight: quad.bottomRight + right + low, bottomLeft: quad.bottomLeft - right + low)
        return page.cropped(
            to: wide, width: max(1, Int(wide.width.rounded())), height: max(1, Int(wide.height.rounded())))
    }

    /// Whether a twentieth of the pixels is plainly blue: the ink of a blue seal or a pen.
    private static func hasBlue(_ image: Image) -> Bool {
        guard image.format == .rgb8, !image.isEmpty else { return false }
        var blue = 0
        for index in stride(from: 0, to: image.pixels.count - 2, by: 3)
        where Int(image.pixels[index + 2]) > Int(image.pixels[index]) + 40 { blue += 1 }
        return blue * 20 > image.width * image.height
    }
}
