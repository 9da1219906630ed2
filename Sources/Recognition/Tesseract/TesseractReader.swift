public import DocumentModel
import Imaging

/// Reads whole pages with Tesseract: the second, independent reader.
public final class TesseractReader: PageReader {
    /// Of Debian's `tesseract-ocr-chi-sim`.
    public static let language = "chi_sim"
    public static var version: String { TesseractEngine.version }

    private let engine: TesseractEngine

    public init() throws(RecognitionError) { engine = try TesseractEngine(language: TesseractReader.language) }

    public func recognize(_ images: [Image]) throws -> [LineReading] {
        try images.map { image in
            guard !image.isEmpty else { return LineReading(characters: [], score: 0, scores: nil) }
            // Tesseract wants letters of 30 px and more, and a margin (its own documentation, "Improving the quality").
            let height = 60
            let width = max(1, image.width * height / image.height)
            let margin = 12
            let line = image.grayscale().resized(width: width, height: height)
            let framed = line.warped(width: width + 2 * margin, height: height + 2 * margin) {
                Point(x: $0 - Double(margin), y: $1 - Double(margin))
            }
            let symbols = try engine.read(framed, segmentation: .singleLine, dpi: 300).symbols
            let characters = symbols.map { symbol in
                LineReading.Character(
                    text: symbol.text, start: share(symbol.box.x - Double(margin), of: width),
                    end: share(symbol.box.maxX - Double(margin), of: width), score: symbol.score)
            }
            return LineReading(characters: characters, score: mean(characters.map(\.score)), scores: nil)
        }
    }

    public func read(_ image: Image) throws -> PageReading {
        let isPaper = image.looksLikePaper
        let ink = isPaper ? image.redRemoved() : image.grayscale()
        // Four quarter turns, tried in the order of their frequency; a page that reads well ends the search.
        var best: (lines: [TextLine], turns: Int, score: Double)?
        for turns in [0, 2, 1, 3] {
            let lines = try lines(of: ink.rotated(quarterTurns: turns))
            let score = mean(lines.flatMap { line in line.glyphs.map(\.score) })
            if best.map({ score > $0.score }) ?? true { best = (lines, turns, score) }
            // Only saves time: a page that is read this surely is not on its head, and the other turns need not be tried.
            if score > 0.8 && lines.count > 2 { break }
        }
        let turns = best?.turns ?? 0
        let lines = best?.lines ?? []
        let upright = image.rotated(quarterTurns: turns)
        let skew = ReadingOrder.skewDegrees(of: lines.map(\.quad))
        return PageReading(
            image: upright,
            text: RecognizedPage(
                width: upright.width, height: upright.height, lines: ReadingOrder(skewDegrees: skew).sorted(lines),
                isRedRemoved: isPaper),
            rotation: turns * 90, skewDegrees: skew)
    }

    private func lines(of image: Image) throws(RecognitionError) -> [TextLine] {
        let found = try engine.read(image, segmentation: .page, dpi: 200)
        var glyphs = [[Glyph]](repeating: [], count: found.lines.count)
        for symbol in found.symbols where glyphs.indices.contains(symbol.line) {
            glyphs[symbol.line].append(Glyph(text: symbol.text, quad: Quad(symbol.box), score: symbol.score))
        }
        return zip(found.lines, glyphs).compactMap { box, glyphs in
            guard !glyphs.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }) else { return nil }
            return TextLine(quad: Quad(box), glyphs: glyphs, score: mean(glyphs.map(\.score)))
        }
    }
}

private func share(_ position: Double, of width: Int) -> Double { min(1, max(0, position / Double(max(1, width)))) }

private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}
