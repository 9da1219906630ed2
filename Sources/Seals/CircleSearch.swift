internal import DocumentModel
internal import Foundation

/// A circle found by its edges.
struct FoundCircle {
    var outline: SealOutline
    /// Share of the circle's directions, inside the picture, that have an edge there.
    var coverage: Double
    /// Share of the circle that is inside the picture.
    var visible: Double
    /// Votes for the centre against those of a perfect ring with two sharp edges; text and tables stay below 0.55.
    var strength: Double
}

/// Finds rings by the Hough transform with gradient directions: every edge pixel votes for the centres that lie on its
/// gradient, at every radius in range, so text, tables and other seals across a ring do not hide it.
///
/// - SeeAlso: Kimme, Ballard and Sklansky, *Finding Circles by an Array of Accumulators*, 1975.
struct CircleSearch {
    var radii: ClosedRange<Double>
    /// Least gradient of an edge, ink levels a pixel.
    var edge: Double
    /// Peaks with fewer votes than this part of a perfect ring's are not looked at.
    var leastVotes: Double
    /// At most so many circles are returned.
    var limit = 6

    /// Centres are counted in cells of two pixels, three by three of which are summed.
    private static let cell = 2.0
    /// A rim is looked at in so many directions.
    static let sectors = 72
    /// Votes of a perfect ring: two edges of about 1.5 pixels, each voting at the six radii that fall into the summed
    /// cells, over the whole circle: 2 · 1.5 · 6 · 2π. Rings of generated and scanned seals reached 60 to 177, text and
    /// tables at most 58 (generated pages, 560 and 800 pixels high).
    private static let perfectVotes = 113.0

    /// A pixel with a steep gradient, and the gradient's direction, of length 1.
    struct Edge {
        var x: Double
        var y: Double
        var ux: Double
        var uy: Double
    }

    /// - Parameter ink: where the rings are drawn.
    /// - Returns: the strongest circles, no two of them closer than 0.7 of the larger's radius. Empty for a blank map.
    func circles(in ink: InkMap) -> [FoundCircle] {
        circles(among: edges(of: ink), width: ink.width, height: ink.height)
    }

    /// - Parameter edges: inside a map of `width` by `height`.
    func circles(among edges: [Edge], width: Int, height: Int) -> [FoundCircle] {
        guard isDrawing(edges, width: width, height: height), radii.lowerBound >= 3, radii.upperBound > radii.lowerBound
        else { return [] }
        let margin = Int(radii.upperBound) + 4
        let columns = (width + 2 * margin) / 2 + 3
        let rows = (height + 2 * margin) / 2 + 3
        var votes = centreVotes(edges, margin: margin, columns: columns, rows: rows)
        var found: [FoundCircle] = []
        // Each ring leaves side maxima around its centre: look at more than are wanted.
        for _ in 0..<(limit * 2) {
            let peak = highest(votes)
            let strength = Double(votes[peak])
            guard strength > leastVotes * CircleSearch.perfectVotes else { break }
            let (column, row) = (peak % columns, peak / columns)
            for y in max(0, row - 3)...min(rows - 1, row + 3) {
                for x in max(0, column - 3)...min(columns - 1, column + 3) { votes[y * columns + x] = 0 }
            }
            let centre = Point(
                x: (Double(column) + 0.5) * CircleSearch.cell - Double(margin),
                y: (Double(row) + 0.5) * CircleSearch.cell - Double(margin))
            guard var circle = refined(centre, edges, width: width, height: height) else { continue }
            circle.strength = strength / CircleSearch.perfectVotes / circle.visible
            let isNew = found.allSatisfy {
                $0.outline.center.distance(to: circle.outline.center) > 0.7 * max($0.outline.a, circle.outline.a)
            }
            if isNew { found.append(circle) }
            if found.count == limit { break }
        }
        return found.sorted { $0.strength * $0.visible > $1.strength * $1.visible }
    }

    /// Noise and scenes have edges everywhere, and so a ring of them anywhere; print covers a third of a page at most.
    func isDrawing(_ edges: [Edge], width: Int, height: Int) -> Bool {
        edges.count >= 30 && (edges.count * 5 < 2 * width * height || width * height < 40_000)
    }

    private func highest(_ votes: [Float]) -> Int {
        var best = 0
        unsafe votes.withUnsafeBufferPointer { votes in
            for index in votes.indices where unsafe votes[index] > votes[best] { best = index }
        }
        return best
    }

    /// Pixels with a steep gradient (Sobel).
    func edges(of ink: InkMap) -> [Edge] {
        let (width, height) = (ink.width, ink.height)
        guard width >= 3, height >= 3 else { return [] }
        var edges: [Edge] = []
        let least = edge * edge * 64
        unsafe ink.values.withUnsafeBufferPointer { values in
            for y in 1..<(height - 1) {
                let above = (y - 1) * width
                let here = y * width
                let below = (y + 1) * width
                for x in 1..<(width - 1) {
                    let topLeft = unsafe Int(values[above + x - 1])
                    let top = unsafe Int(values[above + x])
                    let topRight = unsafe Int(values[above + x + 1])
                    let left = unsafe Int(values[here + x - 1])
                    let right = unsafe Int(values[here + x + 1])
                    let bottomLeft = unsafe Int(values[below + x - 1])
                    let bottom = unsafe Int(values[below + x])
                    let bottomRight = unsafe Int(values[below + x + 1])
                    let gx = Double(topRight + 2 * right + bottomRight - topLeft - 2 * left - bottomLeft)
                    let gy = Double(bottomLeft + 2 * bottom + bottomRight - topLeft - 2 * top - topRight)
                    let squared = gx * gx + gy * gy
                    guard squared > least else { continue }
                    let length = squared.squareRoot()
                    edges.append(Edge(x: Double(x), y: Double(y), ux: gx / length, uy: gy / length))
                }
            }
        }
        return edges
    }

    private func centreVotes(_ edges: [Edge], margin: Int, columns: Int, rows: Int) -> [Float] {
        var votes = [Float](repeating: 0, count: columns * rows)
        let weights = (0...Int(radii.upperBound - radii.lowerBound)).map { Float(1 / (radii.lowerBound + Double($0))) }
        // Places in cells as whole numbers with twenty bits behind the point: 150 steps of a radius err by a 7,000th of a cell.
        let bits = 20
        func fixed(_ cells: Double) -> Int { Int(cells * Double(1 << bits)) }
        let offset = Double(margin) / CircleSearch.cell
        unsafe edges.withUnsafeBufferPointer { edges in
            unsafe weights.withUnsafeBufferPointer { weights in
                unsafe votes.withUnsafeMutableBufferPointer { votes in
                    for index in edges.indices {
                        let edge = unsafe edges[index]
                        let x = fixed(edge.x / CircleSearch.cell + offset)
                        let y = fixed(edge.y / CircleSearch.cell + offset)
                        let (stepX, stepY) = (fixed(edge.ux / CircleSearch.cell), fixed(edge.uy / CircleSearch.cell))
                        var dx = fixed(edge.ux * radii.lowerBound / CircleSearch.cell)
                        var dy = fixed(edge.uy * radii.lowerBound / CircleSearch.cell)
                        for step in weights.indices {
                            let weight = unsafe weights[step]
                            // The margin keeps both votes inside; no sum comes near the end of the numbers.
                            let inward = ((y &+ dy) >> bits) &* columns &+ ((x &+ dx) >> bits)
                            let outward = ((y &- dy) >> bits) &* columns &+ ((x &- dx) >> bits)
                            unsafe votes[inward] += weight
                            unsafe votes[outward] += weight
                            dx &+= stepX
                            dy &+= stepY
                        }
                    }
                }
            }
        }
        var sums = [Float](repeating: 0, count: votes.count)
        unsafe votes.withUnsafeBufferPointer { votes in
            for row in 1..<(rows - 1) {
                for column in 1..<(columns - 1) {
                    let here = row * columns + column
                    var sum: Float = 0
                    for start in stride(from: here - columns, through: here + columns, by: columns) {
                        unsafe sum += votes[start - 1] + votes[start] + votes[start + 1]
                    }
                    sums[here] = sum
                }
            }
        }
        return sums
    }

    /// The radius by a histogram of distances, the outermost of nearly equal ones, then least squares on the edges there.
    private func refined(_ centre: Point, _ edges: [Edge], width: Int, height: Int) -> FoundCircle? {
        let lowest = Int(radii.lowerBound)
        let highest = Int(radii.upperBound) + 2
        var histogram = [Double](repeating: 0, count: highest + 3)
        for edge in edges {
            let dx = edge.x - centre.x
            let dy = edge.y - centre.y
            let distance = (dx * dx + dy * dy).squareRoot()
            guard distance >= radii.lowerBound - 2, distance < Double(highest + 2) else { continue }
            if abs(dx * edge.ux + dy * edge.uy) > 0.85 * distance { histogram[Int(distance)] += 1 / distance }
        }
        let smooth: [Double] = (lowest...highest).map { (radius: Int) -> Double in
            let below = histogram[max(0, radius - 1)]
            return below + histogram[radius] + histogram[radius + 1]
        }
        guard let best = smooth.max(), best > 0, let index = smooth.lastIndex(where: { $0 > 0.7 * best }) else {
            return nil
        }
        var circle = SealOutline(center: centre, radius: Double(lowest + index))
        for tolerance in [max(4, 0.04 * circle.a), max(3, 0.04 * circle.a), max(2.5, 0.025 * circle.a)] {
            let near = self.edges(edges, near: circle, tolerance: tolerance)
            guard near.count >= 15,
                let next = SealOutline(circleThrough: near.map { Point(x: $0.x, y: $0.y) }),
                next.center.distance(to: circle.center) < 0.25 * circle.a, next.a > 3
            else { return nil }
            circle = next
        }
        guard circle.a < 1.1 * radii.upperBound, circle.a > 0.85 * radii.lowerBound else { return nil }
        return measured(circle, edges, width: width, height: height)
    }

    private func edges(_ edges: [Edge], near circle: SealOutline, tolerance: Double) -> [Edge] {
        edges.filter { edge in
            let dx = edge.x - circle.center.x
            let dy = edge.y - circle.center.y
            let distance = (dx * dx + dy * dy).squareRoot()
            return abs(distance - circle.a) < tolerance && abs(dx * edge.ux + dy * edge.uy) > 0.8 * distance
        }
    }

    private func measured(_ circle: SealOutline, _ edges: [Edge], width: Int, height: Int) -> FoundCircle? {
        let count = CircleSearch.sectors
        var covered = [Bool](repeating: false, count: count)
        for edge in self.edges(edges, near: circle, tolerance: max(2, 0.025 * circle.a)) {
            let turn = (atan2(edge.y - circle.center.y, edge.x - circle.center.x) / (2 * .pi) + 1)
                .truncatingRemainder(dividingBy: 1)
            covered[min(count - 1, Int(turn * Double(count)))] = true
        }
        var inside = 0
        var hits = 0
        for sector in 0..<count {
            let point = circle.point(depth: 0, direction: (Double(sector) + 0.5) / Double(count) * 2 * .pi)
            guard point.x >= 1, point.y >= 1, point.x < Double(width) - 1, point.y < Double(height) - 1 else {
                continue
            }
            inside += 1
            if covered[sector] { hits += 1 }
        }
        // Less than a sixth of a rim is any curve.
        guard inside * 6 >= count else { return nil }
        return FoundCircle(
            outline: circle, coverage: Double(hits) / Double(inside), visible: Double(inside) / Double(count),
            strength: 0)
    }
}
