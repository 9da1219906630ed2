public import DocumentModel
import Imaging
import Inference

/// Reads whole pages with the PP-OCR models: upright, find the lines, straighten, read, order.
public final class PPOCRReader: PageReader {
    private let detector: TextDetector
    private let recognizer: TextRecognizer
    /// What reads the lines of pages.
    private let pageLines: any LineRecognizing
    private let lines: LineOrientationClassifier
    private let pages: PageOrientationClassifier

    init(engine: PPOCREngine, sketches: Bool) throws(InferenceError) {
        let models = engine.models
        detector = try TextDetector(models: models, compiled: engine.detector, model: PPOCREngine.detection)
        recognizer = try engine.recognizer.makeRecognizer()
        pageLines =
            sketches
            ? LineCascade(
                sketcher: try engine.sketcher.makeRecognizer(widths: TextRecognizer.sketchWidths), careful: recognizer)
            : recognizer
        lines = try LineOrientationClassifier(
            models: models, compiled: engine.lineClassifier, model: PPOCREngine.lineOrientation)
        pages = try PageOrientationClassifier(
            models: models, compiled: engine.pageClassifier, model: PPOCREngine.pageOrientation)
    }

    /// Mean probability below which a line is taken for texture. Of 810 lines on 24 damaged generated pages, those up to
    /// 0.37 were texture and the first whole line of print came at 0.57.
    static let leastScore = 0.3

    /// Part of the text of a first look that a nearer one must find again to be believed: the grain of a dim photo is finer than
    /// the detector's pixels from afar and covers the letters from near. Where both see, the nearer one finds lines whole.
    /// A half is a judgement: the one picture that asked for it gave nothing at all from near.
    static let leastKept = 0.5

    public func recognize(_ images: [Image]) throws -> [LineReading] { try recognizer.recognize(images) }

    /// Text that is tilted more than this is turned level and searched again: the smallest rectangle around a short word
    /// has hardly a direction of its own, and takes in parts of its neighbours. Scans stay below; a hand does not.
    static let tolerableSkew = 3.0

    public func read(_ image: Image) throws -> PageReading {
        let search = UprightSearch(detector: detector, lines: lines, pages: pages, recognizer: recognizer)
        var found = try search.upright(image)
        if let area = TextZoom.area(of: found.regions.map(\.quad), in: found.image) {
            let near = try zoomed(into: area, of: found, search: search)
            if near.textLength >= PPOCRReader.leastKept * found.textLength { found = near }
        }
        var skew = ReadingOrder.skewDegrees(of: found.regions.map(\.quad))
        if abs(skew) > PPOCRReader.tolerableSkew { found = try levelled(found, degrees: skew) }
        // After levelling, which searches the whole picture anew.
        if let sheets = TwoSheets(regions: found.regions, in: found.ink) {
            found.regions = try sheets.regions(by: detector)
        }
        let order = ReadingOrder(skewDegrees: ReadingOrder.skewDegrees(of: found.regions.map(\.quad)))
        var text = order.sorted(try read(found.regions, in: found.ink))
        for index in text.indices { text[index].place(by: found.placement) }
        skew = ReadingOrder.skewDegrees(of: text.map(\.quad))
        return PageReading(
            image: found.image,
            text: RecognizedPage(
                width: found.image.width, height: found.image.height, lines: text, isRedRemoved: found.isRedRemoved),
            rotation: found.rotation, skewDegrees: skew)
    }

    public func readWithCare(_ page: RecognizedPage, of image: Image) throws -> RecognizedPage {
        let sketches = page.lines.indices.filter { page.lines[$0].isSketch }
        guard !sketches.isEmpty else { return page }
        let ink = page.isRedRemoved ? image.redRemoved() : image
        var page = page
        let readings = try recognizer.recognize(sketches.map { ink.line(in: page.lines[$0].quad) })
        for (index, reading) in zip(sketches, readings) {
            page.lines[index] = TextLine(quad: page.lines[index].quad, reading: reading)
        }
        page.lines.removeAll { $0.score < PPOCRReader.leastScore || $0.text.allSatisfy(\.isWhitespace) }
        return page
    }

    /// Searches a part of a picture again, at its full resolution.
    private func zoomed(
        into area: Rect, of whole: UprightSearch.Result, search: UprightSearch
    ) throws -> UprightSearch.Result {
        let part = try search.upright(whole.image.cropped(to: area))
        let zoom = TextZoom(area: area, imageWidth: whole.image.width, imageHeight: whole.image.height)
        let turns = part.rotation / 90
        return UprightSearch.Result(
            image: whole.image.rotated(quarterTurns: turns), ink: part.ink, isRedRemoved: part.isRedRemoved,
            regions: part.regions,
            rotation: (whole.rotation + part.rotation) % 360,
            placement: Placement.identity.cut(at: zoom.offset(afterQuarterTurns: turns)))
    }

    private func levelled(_ page: UprightSearch.Result, degrees: Double) throws -> UprightSearch.Result {
        let level = Levelling(width: page.ink.width, height: page.ink.height, degrees: degrees)
        var result = page
        result.ink = page.ink.warped(width: level.width, height: level.height) { level.source(Point(x: $0, y: $1)) }
        result.regions = try detector.detect(in: result.ink)
        result.placement = page.placement.levelled(level)
        return result
    }

    /// Reads the regions; a line that was read badly is tried once more on its head.
    private func read(_ regions: [DetectedRegion], in image: Image) throws -> [TextLine] {
        let crops = regions.map { image.line(in: $0.quad) }
        var readings = try pageLines.recognize(crops)
        // Below this the recogniser is mostly wrong; single lines on their head are rare on an upright page.
        let doubtful = readings.indices.filter { readings[$0].score < 0.7 && crops[$0].width > crops[$0].height }
        let flipped = try lines.upsideDownProbabilities(of: doubtful.map { crops[$0] })
        let candidates = zip(doubtful, flipped).filter { $0.1 > 0.5 }.map(\.0)
        let retries = try recognizer.recognize(candidates.map { crops[$0].rotated(quarterTurns: 2) })
        var turned: Set<Int> = []
        for (index, retry) in zip(candidates, retries) where retry.score > readings[index].score {
            readings[index] = retry
            turned.insert(index)
        }
        return regions.indices.compactMap { index in
            let reading = readings[index]
            // Specks and textures come back as one or two characters that the recogniser itself hardly believes.
            guard reading.score >= PPOCRReader.leastScore, !reading.text.allSatisfy(\.isWhitespace) else { return nil }
            var quad = regions[index].quad
            if isStanding(quad) { quad = quad.laidOnItsSide }
            if turned.contains(index) { quad = quad.laidOnItsSide.laidOnItsSide }
            return TextLine(quad: quad, reading: reading)
        }
    }
}

extension TextLine {
    /// Moves the line and its characters from the picture they were read in to the page.
    mutating func place(by placement: Placement) {
        quad = placement.apply(quad)
        for index in glyphs.indices { glyphs[index].quad = placement.apply(glyphs[index].quad) }
    }
}
