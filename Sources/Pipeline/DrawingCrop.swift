import DocumentModel
import Glyphs
import Imaging

/// The ink of characters that were read in place of expected ones, and of their neighbours, which tell the typeface.
struct DrawingCrop: Sendable {
    var asked: [(exchange: CharacterExchange, patch: GlyphPatch)] = []
    /// Characters of the same value that were read surely.
    var known: [(character: Character, patch: GlyphPatch)] = []

    /// A bound on time: each is held against three fonts in 25 sizes.
    private static let mostKnown = 8
    /// Probability from which a character is taken for what it was read as: nine to one.
    private static let sure = 0.9

    /// - Parameters:
    ///   - field: the value; its own characters are set alike, its label often is not.
    ///   - page: upright, in the pixels that the line's quads count.
    ///   - isPaper: whether red ink was taken out for the reading.
    init?(
        of exchanges: [CharacterExchange], in field: ExtractedField, lines: [TextLine], on page: Image, isPaper: Bool
    ) {
        guard !exchanges.isEmpty else { return nil }
        for span in field.ink where lines.indices.contains(span.line) {
            let here = exchanges.filter { $0.line == span.line }
            let line = lines[span.line]
            let glyphs = span.glyphs.clamped(to: 0..<line.glyphs.count)
            guard !here.isEmpty, let size = DrawingCrop.size(of: glyphs, in: line) else { continue }
            func patch(_ index: Int) -> GlyphPatch? {
                DrawingCrop.patch(at: line.glyphs[index].quad, size: size, on: page, isPaper: isPaper)
            }
            for exchange in here where glyphs.contains(exchange.glyph) {
                if let patch = patch(exchange.glyph) { asked.append((exchange, patch)) }
            }
            let neighbours = glyphs.filter { index in
                !here.contains { $0.glyph == index } && line.glyphs[index].score >= DrawingCrop.sure
            }
            for index in neighbours where known.count < DrawingCrop.mostKnown {
                guard let character = line.glyphs[index].text.first,
                    character.unicodeScalars.allSatisfy(\.properties.isIdeographic), let patch = patch(index)
                else { continue }
                known.append((character, patch))
            }
        }
        if asked.isEmpty || known.isEmpty { return nil }
    }

    /// Width and height of a character's place in pixels; nil for broken geometry.
    ///
    /// Print is set solid or spaced out: the distance between neighbours bounds the width from above, the line's height,
    /// which has some room above and below, the size of spaced characters.
    private static func size(of glyphs: Range<Int>, in line: TextLine) -> (width: Double, height: Double)? {
        let centers = glyphs.map { line.glyphs[$0].quad.center }
        let distances = zip(centers, centers.dropFirst()).map { $0.distance(to: $1) }.sorted()
        let height = line.quad.height
        guard !distances.isEmpty, height >= 8, height <= 2000 else { return nil }
        let pitch = min(distances[distances.count / 2], height)
        guard pitch >= 0.3 * height else { return nil }
        return (pitch, height)
    }

    private static func patch(
        at quad: Quad, size: (width: Double, height: Double), on page: Image, isPaper: Bool
    ) -> GlyphPatch? {
        guard quad.width > 0, quad.height > 0 else { return nil }
        let along = (quad.topRight - quad.topLeft) * (1 / quad.width)
        let down = (quad.bottomLeft - quad.topLeft) * (1 / quad.height)
        let right = along * (size.width * Double(GlyphMatcher.patchWidth) / GlyphMatcher.pitch / 2)
        let low = down * (size.height / 2)
        let center = quad.center
        let place = Quad(
            topLeft: center - right - low, topRight: center + right - low, bottomRight: center + right + low,
            bottomLeft: center - right + low)
        let cut = page.cropped(
            to: place, width: max(1, Int(place.width.rounded())), height: max(1, Int(place.height.rounded())))
        let ink = isPaper ? cut.redRemoved() : cut
        return GlyphPatch(ink.resized(width: GlyphMatcher.patchWidth, height: GlyphMatcher.patchHeight))
    }
}
