public import DocumentModel

/// What makes a page hard to read, measured on its text.
///
/// The limits come from one experiment: two sheets of a form and a photo of a card, damaged step by step (Gaussian blur,
/// motion, reduction, light), each read again and its text compared with that of the undamaged picture. They are set where
/// a twentieth of the characters is lost; severity 1 is where less than a tenth remained.
public struct PageInspection: Sendable {
    /// Of the text, 0…1 (``InkContrast/sharpness``); of the picture's sharpest part where no text was found.
    public let sharpness: Double
    /// The worst first.
    public let problems: [QualityProblem]

    /// Text below this sharpness begins to be misread: 0.95 of the characters were right at 0.22 to 0.28 on forms and at
    /// 0.14 to 0.17 on the card's larger spacing, about half at 0.14 to 0.18, none at 0.10. Motion gave the same.
    static let blurredText = (limit: 0.19, worst: 0.10)
    /// Height of a line's box in pixels, half as much again as its characters: 0.97 right at 16, 0.87 at 13, 0.55 at 10,
    /// 0.1 at 8.
    static let smallText = (limit: 14.0, worst: 8.0)
    /// Grey levels between ink and paper: dark pages were read down to 19 levels (0.97) and lost at 12; a sixth of
    /// full light. A person sees less in them than the program.
    static let darkPaper = 60
    static let darkRange = (limit: 20.0, worst: 10.0)
    /// Overexposed print is read at 84 levels (0.96) and lost at 59, because taking the red out stretches it into white.
    static let brightPaper = 220
    static let brightRange = (limit: 70.0, worst: 40.0)
    /// Lines that are measured; more would only repeat the answer.
    static let measuredLines = 24

    /// - Parameters:
    ///   - image: upright.
    ///   - lines: of the text that was read or at least found, in its pixels.
    ///   - skewDegrees: of the text.
    ///   - isScene: a photo of a card rather than a page: its text is tilted by the hand that holds it.
    public init(_ image: Image, lines: [Quad], skewDegrees: Double, isScene: Bool) {
        guard !image.isEmpty else {
            (sharpness, problems) = (0, [])
            return
        }
        let chosen = lines.sorted { $0.width > $1.width }.prefix(PageInspection.measuredLines)
        let measured = chosen.compactMap { quad in InkContrast(of: quad, in: image).map { (quad: quad, ink: $0) } }
        var found: [QualityProblem] = []
        if measured.isEmpty {
            let whole = PictureContrast(image)
            sharpness = whole.sharpness
            found += whole.problems
        } else {
            let sharp = measured.map(\.ink.sharpness).sorted()
            sharpness = sharp[sharp.count / 2]
            found += PageInspection.blur(measured)
            found += PageInspection.light(measured.map(\.ink))
            found += PageInspection.size(lines)
            found += CutText(lines: lines, width: image.width, height: image.height).problems(isScene: isScene)
            if !isScene { found += PageInspection.skew(skewDegrees) }
        }
        found += GlareSearch(image: image, lines: lines).problems
        problems = found.sorted { $0.severity > $1.severity }
    }

    private static func blur(_ measured: [(quad: Quad, ink: InkContrast)]) -> [QualityProblem] {
        let limit = blurredText.limit
        let blurred = measured.filter { $0.ink.sharpness < limit && $0.ink.range >= InkContrast.leastRange }
        // Single lines are blurred on any page: a watermark, a ruling taken for text, the paper's edge.
        guard blurred.count >= 2, blurred.count * 4 >= measured.count else { return [] }
        let values = blurred.map(\.ink.sharpness).sorted()
        let severity = share(values[values.count / 2], from: limit, to: blurredText.worst)
        let isWhole = blurred.count * 5 >= measured.count * 4
        return [
            QualityProblem(
                kind: .blurred, severity: severity, quad: isWhole ? nil : extent(of: blurred.map(\.quad)))
        ]
    }

    private static func light(_ ink: [InkContrast]) -> [QualityProblem] {
        let paper = ink.map(\.paper).sorted()[ink.count / 2]
        let range = Double(ink.map(\.range).sorted()[ink.count / 2])
        if paper < darkPaper, range < darkRange.limit {
            return [QualityProblem(kind: .tooDark, severity: share(range, from: darkRange.limit, to: darkRange.worst))]
        }
        if paper > brightPaper, range < brightRange.limit {
            return [
                QualityProblem(kind: .tooBright, severity: share(range, from: brightRange.limit, to: brightRange.worst))
            ]
        }
        return []
    }

    private static func size(_ lines: [Quad]) -> [QualityProblem] {
        // A standing line is as wide as its characters are high.
        let heights = lines.map { min($0.height, $0.width) }.sorted()
        guard let middle = heights.isEmpty ? nil : heights[heights.count / 2], middle < smallText.limit else {
            return []
        }
        return [QualityProblem(kind: .tooSmall, severity: share(middle, from: smallText.limit, to: smallText.worst))]
    }

    /// Reading turns skewed text level first and does not suffer; beyond this a page was not laid down with care, and
    /// its corners are at risk. A judgement, not a measurement.
    static let skewLimit = 10.0

    private static func skew(_ degrees: Double) -> [QualityProblem] {
        guard degrees.isFinite, abs(degrees) > skewLimit else { return [] }
        return [QualityProblem(kind: .skewed, severity: min(1, abs(degrees) / 45))]
    }

    /// 0 at `limit`, 1 at `worst`, which may lie on either side of it.
    static func share(_ value: Double, from limit: Double, to worst: Double) -> Double {
        min(1, max(0, (limit - value) / (limit - worst)))
    }

    static func extent(of quads: [Quad]) -> Quad? {
        guard let first = quads.first else { return nil }
        return Quad(quads.dropFirst().reduce(first.boundingBox) { $0.union($1.boundingBox) })
    }
}
