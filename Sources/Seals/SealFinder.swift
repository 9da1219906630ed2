public import DocumentModel
internal import Imaging
internal import Inference

/// Finds and reads the seals on a page. Lives on one thread.
public final class SealFinder {
    private let locator = SealLocator()
    private let reader: SealReader
    private let classifier = SealClassifier()

    /// - Parameters:
    ///   - models: shared by all threads.
    ///   - ring: reads the unrolled rings.
    ///   - recognizer: reads lines across and names in squares, and rings too. Both are used by this finder alone while it
    ///     works.
    public init(models: SealModels, ring: any LineRecognizing, recognizer: any LineRecognizing) {
        reader = SealReader(detector: SealTextDetector(models: models), ring: ring, recognizer: recognizer)
    }

    /// - Parameters:
    ///   - image: the upright page, RGB or grey.
    ///   - dpi: where the file tells it; a page that would have an odd size by it is taken for A4.
    /// - Returns: from the top of the page down. Cross-page slices are found but not read. Empty for a page without seals.
    /// - Throws: only if a model cannot be run.
    public func seals(in image: Image, dpi: Double?) throws -> [Seal] {
        let scale = PageScale(width: image.width, height: image.height, dpi: dpi)
        return try locator.candidates(in: image, dpi: dpi)
            .compactMap { try seal(at: $0, in: image, scale: scale) }
            .sorted { ($0.quad.center.y, $0.quad.center.x) < ($1.quad.center.y, $1.quad.center.x) }
    }

    private func seal(at candidate: SealCandidate, in image: Image, scale: PageScale) throws -> Seal? {
        var reading = SealReading()
        let shape: SealShape
        switch candidate.form {
        case .ring(let outline):
            shape = outline.isOval ? .ellipse : .circle
            // A slice has some characters of a name at most.
            if !candidate.isPartial {
                reading = try reader.readRing(SealPicture(image, outline: outline, colour: candidate.colour))
                guard isSeal(candidate, reading) else { return nil }
            }
        case .square(let quad):
            shape = .square
            reading = try reader.readName(image, in: quad, isHollow: candidate.isHollow)
            guard isName(candidate, reading) else { return nil }
        case .disc(let outline):
            shape = .circle
            reading = try reader.readName(image, in: outline)
            guard isName(candidate, reading) else { return nil }
        }
        let isName = shape == .square || candidate.isDisc
        var seal = Seal(
            kind: candidate.isPartial
                ? .unknown
                : candidate.isDisc
                    ? .personal
                    : classifier.kind(
                        text: reading.text, lineText: reading.lineText, shape: shape,
                        hasUnreadLine: reading.hasUnreadLine),
            shape: shape, colour: candidate.colour, text: reading.text, lineText: reading.lineText, code: reading.code,
            confidence: isName ? reading.confidence : SealConfidence.calibrated(reading.confidence),
            alternatives: reading.alternatives, alternativeOdds: reading.odds,
            quad: candidate.quad(inside: image.bounds),
            isPartial: candidate.isPartial,
            diameterMillimetres: scale.pixelsPerMillimetre.map { candidate.diameter / $0 })
        if case .ring(let outline) = candidate.form { seal.ring = reading.fit.map { SealRing(outline, $0) } }
        return seal
    }

    /// Portraits and logos have square patches of red too: a name must have been seen, or a whole rim.
    private func isName(_ candidate: SealCandidate, _ reading: SealReading) -> Bool {
        let hasRim = candidate.coverage >= 0.9 && (candidate.colour == .red || candidate.colour == .blue)
        return SealText.hanCount(reading.lineText) >= 2 || hasRim
    }

    /// A place, a name and 有限公司: print that is no seal's is not read as so many characters along a rim.
    private static let fewestOfName = 8

    /// A ring alone may be anything round. Coloured ones without text count if nearly all of the rim was seen: a seal too
    /// faint to be read is a seal. So do those with a whole name along the rim, however badly it was read. Grey ones must have a name:
    /// print has circles too, but none with a line of text along it. A whole and certain rim needs a piece of one only.
    private func isSeal(_ candidate: SealCandidate, _ reading: SealReading) -> Bool {
        let written = max(SealText.hanCount(reading.text), SealText.hanCount(reading.lineText))
        switch candidate.colour {
        case .red, .blue:
            return candidate.coverage >= 0.9 || SealText.hanCount(reading.text) >= SealFinder.fewestOfName
                || (written >= 3 && (reading.confidence > 0.1 || !reading.lineText.isEmpty))
        case .gray, .black:
            if candidate.isCertain, candidate.coverage >= 0.95, SealText.hanCount(reading.text) >= 3 { return true }
            return SealText.hanCount(reading.text) >= 6 && (reading.confidence > 0.3 || candidate.isCertain)
        }
    }
}
