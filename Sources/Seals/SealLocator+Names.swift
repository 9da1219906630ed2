internal import DocumentModel
internal import Foundation
internal import Imaging

/// Name seals (名章): small, square or round, with two to four characters; often pressed beside or over a company's seal.
extension SealLocator {
    /// Share of a round rim that must be seen among other ink. A company's seal across it hides a third.
    private static let leastDiscCoverage = 0.6
    /// Votes of the same, see ``FoundCircle/strength``. The strokes of text and stars in a range of such radii give up to
    /// 0.5; what passes must still be read as a name.
    private static let leastDiscStrength = 0.6

    /// Name seals in a patch with other ink.
    func names(
        in patch: InkPatch, _ ink: InkMap, _ threshold: Int, _ colour: SealColour, _ scale: PageScale,
        among found: [SealCandidate]
    ) -> [SealCandidate] {
        let squares = square(in: patch, ink, threshold, colour, scale)
        if !squares.isEmpty { return squares }
        guard let radii = scale.nameRadii, patch.longSide >= 2 * radii.lowerBound else { return [] }
        let part = patch.cut(from: ink, margin: 4)
        let offset = Point(x: Double(part.left), y: Double(part.top))
        return discs(in: part.ink, radii, edge: max(4, Double(threshold) / 4), colour)
            .map { $0.moved(by: offset) }
            .filter { disc in !found.contains { $0.isConcentric(with: disc) } }
    }

    /// The patch as one round name seal.
    func wholeDisc(_ patch: InkPatch, _ rim: [Point], _ colour: SealColour, _ scale: PageScale) -> SealCandidate? {
        guard let radii = scale.nameRadii,
            let fit = SealOutline.fitting(rim, tolerance: max(1.5, 0.03 * patch.longSide)), fit.share >= 0.8,
            radii.contains(fit.outline.a), fit.outline.b > 0.85 * fit.outline.a
        else { return nil }
        // A thumbprint and a blot are round, too, and have more ink; see the same limit for rings.
        let inside = Double(patch.points.count) / (.pi * fit.outline.a * fit.outline.b)
        guard inside < 0.62 else { return nil }
        return SealCandidate(form: .disc(fit.outline), colour: colour, coverage: fit.share, visible: 1)
    }

    private func discs(
        in ink: InkMap, _ radii: ClosedRange<Double>, edge: Double, _ colour: SealColour,
        leastStrength: Double = SealLocator.leastDiscStrength
    ) -> [SealCandidate] {
        CircleSearch(radii: radii, edge: edge, leastVotes: 0.8 * leastStrength, limit: 3).circles(in: ink)
            .filter {
                $0.strength >= leastStrength && $0.coverage >= SealLocator.leastDiscCoverage && $0.visible > 0.99
                    && radii.contains($0.outline.a)
            }
            .map { SealCandidate(form: .disc($0.outline), colour: colour, coverage: 0.8 * $0.coverage, visible: 1) }
    }

    /// A square among other ink.
    func square(
        in patch: InkPatch, _ ink: InkMap, _ threshold: Int, _ colour: SealColour, _ scale: PageScale,
        turns: [Double] = SquareSearch.straight
    ) -> [SealCandidate] {
        let sides = scale.squareSides
        guard patch.longSide >= sides.lowerBound else { return [] }
        let part = patch.cut(from: ink, margin: 4)
        let mask = part.ink.values.map { Int($0) >= threshold }
        let search = SquareSearch(sides: sides.lowerBound...min(sides.upperBound, patch.longSide + 1), turns: turns)
        guard let found = search.square(in: mask, width: part.ink.width, height: part.ink.height) else { return [] }
        let quad = found.quad.moved(by: Point(x: Double(part.left), y: Double(part.top)))
        guard isInside(quad, ink, scale) else { return [] }
        return [SealCandidate(form: .square(quad), colour: colour, coverage: found.coverage, visible: 1)]
    }

    /// Squares of ink with the letters left out.
    func hollowSquares(_ mask: [Bool], _ ink: InkMap, _ colour: SealColour, _ scale: PageScale) -> [SealCandidate] {
        guard let unit = scale.pixelsPerMillimetre else { return [] }
        return HollowSquareSearch(sides: scale.squareSides, unit: unit)
            .squares(in: mask, width: ink.width, height: ink.height)
            .filter { isInside($0, ink, scale) }
            .map {
                var candidate = SealCandidate(form: .square($0), colour: colour, coverage: 0.8, visible: 1)
                candidate.isHollow = true
                return candidate
            }
    }

    /// Grey name seals that no ring betrays, and round ones beside rings.
    func darkNames(beside rings: [SealCandidate], _ image: Image, _ scale: PageScale) -> [SealCandidate] {
        guard let radii = scale.nameRadii else { return [] }
        let ink = InkMap(image, colour: .gray)
        // As for grey rings: black print must not outvote a faint seal.
        let capped = InkMap(
            width: ink.width, height: ink.height, values: ink.values.map { min($0, 110) }, colour: .gray)
        // A page of print has curves everywhere: only a whole ring counts, as for a company's grey seal.
        let found =
            discs(in: capped, radii, edge: 5, .gray, leastStrength: SealLocator.certainGreyStrength)
            + hollowSquares(ink.values.map { $0 >= 60 }, ink, .gray, scale)
        return found.filter { disc in !rings.contains { $0.isConcentric(with: disc) } }
    }

    /// Nobody sets a name seal at the very edge; what lies below the paper shows there.
    private func isInside(_ quad: Quad, _ ink: InkMap, _ scale: PageScale) -> Bool {
        let inner = Rect(x: 0, y: 0, width: Double(ink.width), height: Double(ink.height))
            .insetBy(0.015 * Double(ink.width))
        return scale.pixelsPerMillimetre == nil || quad.corners.allSatisfy(inner.contains)
    }
}

extension SealCandidate {
    /// Whether `other` may be this seal's own inner ring or star.
    fileprivate func isConcentric(with other: SealCandidate) -> Bool {
        if case .ring = form { return center.distance(to: other.center) < 0.1 * diameter }
        return center.distance(to: other.center) < 0.35 * max(diameter, other.diameter)
    }

    fileprivate func moved(by offset: Point) -> SealCandidate {
        guard case .disc(var outline) = form else { return self }
        outline.center = outline.center + offset
        var copy = self
        copy.form = .disc(outline)
        return copy
    }
}
