internal import DocumentModel
internal import Foundation

/// Finds oval rings, lying or standing, by their edges: an oval becomes a circle where the page is stretched across it.
///
/// An invoice seal is 40 by 30 mm (国家税务总局公告2011年第7号), the oval seal of a foreign-invested company 45 by 30 mm.
struct OvalSearch {
    /// Half of the longer axis.
    var radii: ClosedRange<Double>
    /// See ``CircleSearch``.
    var edge: Double
    /// Weaker ovals are not looked at; see ``FoundCircle/strength``.
    var leastStrength: Double

    /// The shorter axis against the longer one: between the 0.75 and 0.67 of the two ovals in use.
    private static let flatness = 0.71
    /// A rounder one is a circle seen at a slant, which the search of circles finds; flatter ones are not in use, see
    /// ``SealOutline/fitting(_:tolerance:)``.
    private static let shapes = 0.55...0.86
    /// An oval's strength against its votes, at most: the length of a circle, 2πa, against that of the flattest oval.
    private static let mostGain = 1.27
    /// How far from the last outline edges may lie that the next is fitted to, in parts of the longer half axis. The first is
    /// wide enough for either kind of oval, and for one that is turned by a few degrees.
    private static let tolerances = [0.08, 0.05, 0.03]

    /// - Parameter edges: of `ink`.
    /// - Returns: lying and standing ones, the strongest first. Empty for a blank map.
    func ovals(among edges: [CircleSearch.Edge], in ink: InkMap) -> [FoundCircle] {
        // Print has peaks of 0.4 everywhere, and fitting ellipses to them would take longer than all the rest.
        let search = CircleSearch(radii: radii, edge: edge, leastVotes: leastStrength / OvalSearch.mostGain)
        // Stretched, a noisy page would look emptier than it is.
        guard search.isDrawing(edges, width: ink.width, height: ink.height) else { return [] }
        var found: [FoundCircle] = []
        for isStanding in [false, true] {
            let (along, across) = isStanding ? (ink.height, ink.width) : (ink.width, ink.height)
            let circles = search.circles(
                among: edges.map { OvalSearch.stretched($0, isStanding: isStanding) }, width: along,
                height: Int(Double(across) / OvalSearch.flatness) + 1)
            found += circles.compactMap { oval(at: $0, isStanding: isStanding, edges) }
        }
        return found.filter { $0.strength >= leastStrength }.sorted { $0.strength > $1.strength }
    }

    /// As a lying oval's: x runs along it, y across it, and y is stretched.
    private static func stretched(_ edge: CircleSearch.Edge, isStanding: Bool) -> CircleSearch.Edge {
        let (x, y) = isStanding ? (edge.y, edge.x) : (edge.x, edge.y)
        let (ux, uy) = isStanding ? (edge.uy, edge.ux * flatness) : (edge.ux, edge.uy * flatness)
        // A gradient is never 0, and shrinks by the flatness at most.
        let length = (ux * ux + uy * uy).squareRoot()
        return CircleSearch.Edge(x: x, y: y / flatness, ux: ux / length, uy: uy / length)
    }

    /// The ellipse of least squares through the edges near a circle of the stretched page; nil if it is none in use.
    private func oval(at circle: FoundCircle, isStanding: Bool, _ edges: [CircleSearch.Edge]) -> FoundCircle? {
        let (x, y) = (circle.outline.center.x, circle.outline.center.y * OvalSearch.flatness)
        let first = SealOutline(
            center: isStanding ? Point(x: y, y: x) : Point(x: x, y: y), a: circle.outline.a,
            b: circle.outline.a * OvalSearch.flatness, angle: isStanding ? .pi / 2 : 0)
        var outline = first
        for tolerance in OvalSearch.tolerances {
            let near = edges.filter { OvalSearch.lies($0, on: outline, tolerance: max(2.5, tolerance * outline.a)) }
            guard near.count >= 15, let next = SealOutline(leastSquares: near.map { Point(x: $0.x, y: $0.y) }),
                next.center.distance(to: first.center) < 0.2 * first.a, next.a < 1.2 * first.a,
                next.b > OvalSearch.shapes.lowerBound * next.a
            else { return nil }
            outline = next
        }
        guard OvalSearch.shapes.contains(outline.b / outline.a) else { return nil }
        var covered = [Bool](repeating: false, count: CircleSearch.sectors)
        for edge in edges where OvalSearch.lies(edge, on: outline, tolerance: max(2, 0.03 * outline.a)) {
            let turn = outline.position(of: Point(x: edge.x, y: edge.y)).direction / (2 * .pi) + 2
            let part = turn.truncatingRemainder(dividingBy: 1)
            covered[min(CircleSearch.sectors - 1, Int(part * Double(CircleSearch.sectors)))] = true
        }
        let coverage = Double(covered.count { $0 }) / Double(CircleSearch.sectors)
        // Ramanujan's first approximation of an ellipse's length, against the circle's that votes are told by.
        let (a, b) = (outline.a, outline.b)
        let length = .pi * (3 * (a + b) - ((3 * a + b) * (a + 3 * b)).squareRoot())
        return FoundCircle(
            outline: outline, coverage: min(1, coverage / circle.visible), visible: circle.visible,
            strength: circle.strength * 2 * .pi * a / length)
    }

    /// Whether an edge is near the outline and runs along it.
    private static func lies(_ edge: CircleSearch.Edge, on outline: SealOutline, tolerance: Double) -> Bool {
        guard abs(outline.distance(of: Point(x: edge.x, y: edge.y))) < tolerance else { return false }
        let (sine, cosine) = (sin(outline.angle), cos(outline.angle))
        let d = Point(x: edge.x, y: edge.y) - outline.center
        let u = (d.x * cosine + d.y * sine) / (outline.a * outline.a)
        let v = (d.y * cosine - d.x * sine) / (outline.b * outline.b)
        let (nx, ny) = (u * cosine - v * sine, u * sine + v * cosine)
        return abs(nx * edge.ux + ny * edge.uy) > 0.8 * (nx * nx + ny * ny).squareRoot()
    }
}

extension SealLocator {
    /// Weakest oval taken, if all of its rim is seen. From one page with an invoice seal that touches an official one: the oval had 0.53
    /// and all of its rim, four that were fitted to the other seal's letters 0.41 and 0.78 of a rim at most.
    static let leastOvalStrength = 0.47
    private static let wholeRim = 0.95

    /// Whether an oval is as strong as a ring has to be, or weaker with all of its rim in sight.
    static func isOval(_ oval: FoundCircle, least: Double) -> Bool {
        oval.strength >= least && oval.coverage >= leastCoverage
            || oval.strength >= leastOvalStrength && oval.coverage >= wholeRim && oval.visible >= 0.99
    }
}
