internal import DocumentModel
internal import Foundation
internal import Imaging

/// Grey and black seals, among print.
extension SealLocator {
    /// - Parameter withOvals: whether ovals are searched, too, which takes as long again twice.
    func dark(_ image: Image, _ scale: PageScale, withOvals: Bool) -> [SealCandidate] {
        let reduced = image.limited(toLongSide: SealLocator.greySide)
        let factor = Double(reduced.width) / Double(image.width)
        let ink = InkMap(reduced, colour: .gray)
        // Black print would outvote a faint seal: everything darker than a grey seal counts as one.
        let capped = InkMap(
            width: ink.width, height: ink.height, values: ink.values.map { min($0, 110) }, colour: .gray)
        let scaled = scale.scaled(by: factor)
        var found: [SealCandidate] = []
        let search = CircleSearch(radii: scaled.ringRadii, edge: 5, leastVotes: 0.3)
        for circle in rings(
            search, in: capped, ovals: withOvals ? scaled.ovalRadii : nil, least: SealLocator.leastGreyStrength,
            leastOval: SealLocator.leastGreyStrength)
        {
            let outline = circle.outline
            let visible = share(of: outline, insideWidth: ink.width, height: ink.height)
            let box = outline.boundingBox
            let margin = 0.012 * Double(ink.width)
            let isAtEdge = box.x < margin || box.maxX > Double(ink.width) - margin
            guard circle.strength >= SealLocator.leastGreyStrength || isAtEdge,
                var candidate = candidate(
                    circle, outline, visible: visible, colour: darkness(along: outline, of: ink), isAtEdge: isAtEdge)
            else { continue }
            // Of print a slice would soon be found: half of the rim must be there.
            guard candidate.coverage >= 0.35 else { continue }
            candidate.isCertain = circle.strength >= SealLocator.certainGreyStrength
            found.append(candidate.scaled(by: 1 / factor))
        }
        return found
    }

    /// Circles, and ovals; of both in one place the one with more of a rim: each end of an oval is a part of a smaller circle.
    ///
    /// - Parameters:
    ///   - radii: of ovals; nil where none are searched.
    ///   - least: the strength from which a ring is one.
    ///   - leastOval: the same for an oval all of whose rim is seen.
    func rings(
        _ search: CircleSearch, in ink: InkMap, ovals radii: ClosedRange<Double>?, least: Double,
        leastOval: Double
    ) -> [FoundCircle] {
        let edges = search.edges(of: ink)
        let circles = search.circles(among: edges, width: ink.width, height: ink.height)
        guard let radii else { return circles }
        let ovals = OvalSearch(
            radii: radii, edge: search.edge, leastStrength: leastOval
        ).ovals(among: edges, in: ink).filter { SealLocator.isOval($0, least: least) }
        guard !ovals.isEmpty else { return circles }
        // Strength is told against a whole ring of the same size.
        func rim(_ ring: FoundCircle) -> Double {
            ring.strength * ring.coverage * ring.visible * (ring.outline.a + ring.outline.b) / 2
        }
        let (strong, weak) = (
            circles.filter { $0.strength >= least }, circles.filter { $0.strength < least }
        )
        var kept: [FoundCircle] = []
        // Weak ones are slices at an edge at best, and as likely the ends of an oval.
        for ring in (strong + ovals).sorted(by: { rim($0) > rim($1) }) + weak {
            let isNew = kept.allSatisfy {
                $0.outline.center.distance(to: ring.outline.center) > 0.7 * max($0.outline.a, ring.outline.a)
            }
            if isNew { kept.append(ring) }
        }
        return kept.sorted { $0.strength * $0.visible > $1.strength * $1.visible }
    }

    /// Grey name seals are searched beside grey rings only: a page of print has squares of its own.
    func darkSquares(beside rings: [SealCandidate], _ image: Image, _ scale: PageScale) -> [SealCandidate] {
        guard !rings.isEmpty else { return [] }
        let ink = InkMap(image, colour: .gray)
        let mask = ink.values.map { $0 >= 60 }
        return rings.compactMap { ring -> SealCandidate? in
            guard !ring.isPartial else { return nil }
            let reach = 1.25 * ring.diameter
            let region = Rect(
                x: ring.center.x - reach, y: ring.center.y - 0.7 * reach, width: 2 * reach, height: 1.4 * reach)
            guard let inside = region.intersection(image.bounds) else { return nil }
            let left = Int(inside.x)
            let top = Int(inside.y)
            let width = min(image.width - left, Int(inside.width))
            let height = min(image.height - top, Int(inside.height))
            var part: [Bool] = []
            for y in top..<(top + height) { part += mask[(y * image.width + left)..<(y * image.width + left + width)] }
            guard let found = SquareSearch(sides: scale.squareSides).square(in: part, width: width, height: height)
            else {
                return nil
            }
            let offset = Point(x: Double(left), y: Double(top))
            return SealCandidate(
                form: .square(found.quad.moved(by: offset)), colour: ring.colour, coverage: found.coverage, visible: 1)
        }
    }

    /// Red ink on a grey scan keeps 80 to 140 levels, black ink less than 70.
    private func darkness(along outline: SealOutline, of ink: InkMap) -> SealColour {
        InkSeparation.rimLevel(of: ink, outline: outline) < 185 ? .gray : .black
    }
}
