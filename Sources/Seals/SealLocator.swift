internal import DocumentModel
internal import Foundation
internal import Imaging

/// Finds what has the form of a seal on a page.
///
/// Red and blue ink stand out by colour: each patch of it is taken as a ring if its outline is an ellipse, as a square
/// if it is one; where seals overlap each other or signatures, rings are searched by their edges. Grey and black seals
/// look like print, so the whole page is searched for rings.
struct SealLocator {
    /// The longer side while searching coloured ink; a rim of 1 mm is 2.7 pixels wide then.
    private static let colourSide = 800
    /// The same for grey ink: the rim still has two pixels, and the search takes half the time.
    static let greySide = 560
    /// Weakest ring taken; see ``CircleSearch``. 0.55 is above every one of the text and tables that it was tried on.
    static let leastStrength = 0.55
    static let leastCoverage = 0.5
    /// Grey rings on clean scans reached 1.3 and more; print stays below 0.6 but for rare pages, which the reader sorts
    /// out.
    static let leastGreyStrength = 0.65
    /// A whole rim on a dim, grained copy reached 0.98.
    static let certainGreyStrength = 0.9
    private static let mostSlices = 2
    /// Of slices, against a ring's votes for the part that is seen.
    private static let sliceStrength = 1.0

    /// - Returns: candidates in pixels of `image`, in no particular order; empty for an empty image.
    func candidates(in image: Image, dpi: Double?) -> [SealCandidate] {
        guard image.width >= 24, image.height >= 24 else { return [] }
        let reduced = image.limited(toLongSide: SealLocator.colourSide)
        let factor = Double(reduced.width) / Double(image.width)
        let scale = PageScale(width: image.width, height: image.height, dpi: dpi).scaled(by: factor)
        var found: [SealCandidate] = []
        if image.format == .rgb8 {
            for colour in [SealColour.red, .blue] {
                for candidate in coloured(reduced, colour, scale) where isNew(candidate, among: found) {
                    found.append(candidate)
                }
            }
            // The table below a paper comes out bright, too, and its grain as slices and squares: whole rings only.
            if let even = PaperShade.removed(from: reduced) {
                for candidate in coloured(even, .red, scale)
                where candidate.isWholeRing && isNew(candidate, among: found) { found.append(candidate) }
            }
        }
        // A page with coloured seals is no photocopy. Uncertain ones must be read, which takes time: the best two.
        let fresh = dark(reduced, scale, withOvals: found.isEmpty).filter { isNew($0, among: found) }
        let dark = fresh.filter(\.isCertain) + fresh.filter { !$0.isCertain }.prefix(2)
        found += dark
        found += darkSquares(beside: dark, reduced, scale)
        for candidate in darkNames(beside: dark, reduced, scale) where isNew(candidate, among: found) {
            found.append(candidate)
        }
        return found.map { $0.scaled(by: 1 / factor) }
    }

    func isNew(_ candidate: SealCandidate, among found: [SealCandidate]) -> Bool {
        !found.contains {
            // A company's seal is often pressed over its head's.
            switch (candidate.form, $0.form) {
            case (.square, .ring), (.disc, .ring): return false
            default: break
            }
            return $0.center.distance(to: candidate.center) < 0.35 * max($0.diameter, candidate.diameter)
        }
    }

    // MARK: Red and blue

    private func coloured(_ image: Image, _ colour: SealColour, _ scale: PageScale) -> [SealCandidate] {
        let ink = InkMap(image, colour: colour)
        guard let threshold = ink.threshold else { return [] }
        let mask = ink.values.map { Int($0) >= threshold }
        let inked = mask.count { $0 }
        // More is a coloured picture, not a stamped page; seals cropped from a scan reach 0.39.
        guard inked * 2 < mask.count else { return [] }
        let reach = max(1, Int((0.004 * Double(max(image.width, image.height))).rounded()))
        let merged = dilated(mask, width: image.width, height: image.height, by: reach)
        let patches = connectedComponents(of: merged, width: image.width, height: image.height)
            .map { InkPatch($0, mask: mask, width: image.width, height: image.height) }
            .sorted { $0.longSide > $1.longSide }
        let radii = scale.ringRadii
        let sides = scale.squareSides
        var found: [SealCandidate] = []
        var edgePatches: [InkPatch] = []
        for patch in patches where patch.points.count >= 40 {
            // A third of a ring, cut on both sides, still is so long.
            guard patch.longSide >= min(sides.lowerBound, 0.5 * radii.lowerBound) else { break }
            // What lies inside a seal is its own star and text.
            if found.contains(where: { $0.covers(patch.middle) }) { continue }
            if scale.pixelsPerMillimetre != nil, patch.runsAlongEdge(width: image.width, height: image.height) {
                continue
            }
            if patch.touchesEdge(width: image.width, height: image.height) { edgePatches.append(patch) }
            if let whole = wholePatch(patch, colour, scale, image) {
                switch whole.form {
                case .ring(let outline):
                    found.append(whole)
                    // A name seal that overlaps the ring sticks out of it.
                    if patch.reach(beyond: outline) > 0.12 * outline.b {
                        found += names(in: patch, ink, threshold, colour, scale, among: found)
                    }
                case .disc: found.append(whole)
                case .square(let quad):
                    let turn = atan2(quad.topRight.y - quad.topLeft.y, quad.topRight.x - quad.topLeft.x)
                    let turns = SquareSearch.turns(around: turn)
                    found.append(square(in: patch, ink, threshold, colour, scale, turns: turns).first ?? whole)
                }
            } else {
                found += tangled(patch, ink, threshold, colour, radii, ovals: scale.ovalRadii)
                found += names(in: patch, ink, threshold, colour, scale, among: found)
            }
        }
        for hollow in hollowSquares(mask, ink, colour, scale) {
            // The same square by its outline alone.
            found.removeAll { $0.isSquare && !isNew(hollow, among: [$0]) }
            if isNew(hollow, among: found) { found.append(hollow) }
        }
        let slices = slices(of: edgePatches, ink, threshold, colour, radii).filter { isNew($0, among: found) }
        // Two parties seal across pages; what has more slices along its edges is the grain of a table below the paper.
        if slices.count <= SealLocator.mostSlices { found += slices }
        return found
    }

    /// The patch as one seal.
    private func wholePatch(
        _ patch: InkPatch, _ colour: SealColour, _ scale: PageScale, _ image: Image
    ) -> SealCandidate? {
        let (radii, sides) = (scale.ringRadii, scale.squareSides)
        let rim = patch.outermost(directions: 96)
        let tolerance = max(1.5, 0.02 * patch.longSide)
        if let fit = SealOutline.fitting(rim, tolerance: tolerance), fit.share >= 0.75, radii.contains(fit.outline.a),
            fit.outline.a < 0.65 * patch.longSide
        {
            let inside = Double(patch.points.count) / (.pi * fit.outline.a * fit.outline.b)
            let visible = share(of: fit.outline, inside: image)
            // A seal is mostly paper: stamped ones had 0.12 to 0.45, a thumbprint or a blot has more.
            if inside < 0.62, visible > 0.9 {
                var outline = fit.outline
                if outline.b > 0.93 * outline.a, let circle = SealOutline(circleThrough: rim) {
                    // A photo's slant is kept, noise of a round one's axes is not.
                    let near = rim.filter { abs(circle.distance(of: $0)) < tolerance }
                    if near.count * 10 >= rim.count * 9 { outline = SealOutline(circleThrough: near) ?? outline }
                }
                return SealCandidate(form: .ring(outline), colour: colour, coverage: fit.share, visible: visible)
            }
        }
        if let disc = wholeDisc(patch, rim, colour, scale) { return disc }
        guard let rect = RotatedRect(around: rim), min(rect.width, rect.height) > 0.7 * max(rect.width, rect.height),
            sides.contains(max(rect.width, rect.height))
        else { return nil }
        let (sine, cosine) = (sin(rect.angle), cos(rect.angle))
        let near = rim.count { point in
            let d = point - rect.center
            let u = abs(d.x * cosine + d.y * sine)
            let v = abs(d.y * cosine - d.x * sine)
            return min(abs(u - rect.width / 2), abs(v - rect.height / 2)) < 1.5 * tolerance
        }
        let share = Double(near) / Double(max(1, rim.count))
        guard rim.count >= 24, share > 0.85 else { return nil }
        // Whether this is a rim, or the edge of something filled, the next search tells.
        return SealCandidate(form: .square(rect.quad), colour: colour, coverage: min(0.8, share), visible: 1)
    }

    /// Rings in a patch with other ink, or cut by the page's edge.
    ///
    /// - Parameter ovals: their longer half axes; nil where none are searched.
    func tangled(
        _ patch: InkPatch, _ ink: InkMap, _ threshold: Int, _ colour: SealColour, _ radii: ClosedRange<Double>,
        ovals: ClosedRange<Double>? = nil
    ) -> [SealCandidate] {
        let part = patch.cut(from: ink, margin: 4)
        let isAtEdge = patch.touchesEdge(width: ink.width, height: ink.height)
        // A slice at the edge shows less of its ring.
        let largest = min(radii.upperBound, patch.longSide * (isAtEdge ? 1.5 : 0.56))
        guard largest > radii.lowerBound + 1 else { return [] }
        let search = CircleSearch(
            radii: radii.lowerBound...largest, edge: max(4, Double(threshold) / 4), leastVotes: 0.1)
        // Half an oval at an edge is half of a circle as well.
        let isOvalPossible = ovals.map { !isAtEdge && largest > $0.lowerBound + 1 } ?? false
        let axes = isOvalPossible ? ovals.map { $0.lowerBound...min($0.upperBound, largest) } : nil
        return rings(
            search, in: part.ink, ovals: axes, least: SealLocator.leastStrength,
            leastOval: SealLocator.leastOvalStrength
        ).compactMap { circle in
            var outline = circle.outline
            outline.center = outline.center + Point(x: Double(part.left), y: Double(part.top))
            // The cut-out ends where the page does not.
            let visible = share(of: outline, insideWidth: ink.width, height: ink.height)
            return candidate(circle, outline, visible: visible, colour: colour, isAtEdge: isAtEdge)
        }
    }

    func candidate(
        _ circle: FoundCircle, _ outline: SealOutline, visible: Double, colour: SealColour, isAtEdge: Bool
    ) -> SealCandidate? {
        let votes = circle.strength * circle.visible
        let seen = circle.coverage * circle.visible
        if votes >= SealLocator.leastStrength * max(visible, 1.0 / 6), seen >= SealLocator.leastCoverage * visible {
            return SealCandidate(form: .ring(outline), colour: colour, coverage: seen / visible, visible: visible)
        }
        if circle.outline.isOval, visible >= 0.99, SealLocator.isOval(circle, least: SealLocator.leastStrength) {
            return SealCandidate(form: .ring(outline), colour: colour, coverage: seen / visible, visible: visible)
        }
        // The slice of a seal across pages is cut on its other side too, where the next page lay: what is seen of the
        // rim is a whole ring's worth of votes for so many degrees.
        guard isAtEdge, seen >= 0.15, votes >= SealLocator.sliceStrength * seen else { return nil }
        return SealCandidate(form: .ring(outline), colour: colour, coverage: seen, visible: min(visible, seen))
    }

    private func share(of outline: SealOutline, inside image: Image) -> Double {
        share(of: outline, insideWidth: image.width, height: image.height)
    }

    func share(of outline: SealOutline, insideWidth width: Int, height: Int) -> Double {
        let inside = (0..<72).count { step in
            let point = outline.point(depth: 0, direction: Double(step) / 36 * .pi)
            // A seal that fills its picture touches the edges.
            let slack = 0.03 * outline.b
            return point.x >= -slack && point.y >= -slack && point.x <= Double(width) + slack
                && point.y <= Double(height) + slack
        }
        return Double(inside) / 72
    }
}

/// Pixels within `reach` of an inked one, by a square.
func dilated(_ mask: [Bool], width: Int, height: Int, by reach: Int) -> [Bool] {
    var rows = [Bool](repeating: false, count: mask.count)
    for y in 0..<height {
        for x in 0..<width where mask[y * width + x] {
            for column in max(0, x - reach)...min(width - 1, x + reach) { rows[y * width + column] = true }
        }
    }
    var result = [Bool](repeating: false, count: mask.count)
    for y in 0..<height {
        for x in 0..<width where rows[y * width + x] {
            for row in max(0, y - reach)...min(height - 1, y + reach) { result[row * width + x] = true }
        }
    }
    return result
}
