internal import DocumentModel
internal import Foundation

extension SealOutline {
    /// The ellipse that most of some points lie on.
    ///
    /// RANSAC (Fischler and Bolles, 1981) over samples of six points, then least squares on the points near the best
    /// one. The samples come from a fixed sequence: the same points always give the same ellipse.
    ///
    /// - Parameters:
    ///   - points: on and near the rim, in no order.
    ///   - tolerance: how far from the ellipse a point may lie, in pixels.
    /// - Returns: the ellipse and the share of points on it; nil for fewer than 24 points, or where the best ellipse is
    ///   flatter than 1 : 0.55. The flattest seal in use is 50 × 36 mm, or 1 : 0.6 seen at a slant.
    static func fitting(_ points: [Point], tolerance: Double) -> (outline: SealOutline, share: Double)? {
        guard points.count >= 24 else { return nil }
        var random = FixedSequence()
        var best: (outline: SealOutline, count: Int)?
        func consider(_ sample: [Point]) -> Bool {
            guard let outline = SealOutline(leastSquares: sample), outline.b > 0.55 * outline.a else { return false }
            let count = points.count { abs(outline.distance(of: $0)) < tolerance }
            if count > best?.count ?? 0 { best = (outline, count) }
            return true
        }
        // With 70 % of the points on the rim, 60 samples of six miss it once in a thousand times.
        for _ in 0..<60 { _ = consider((0..<6).map { _ in points[random.next(below: points.count)] }) }
        for _ in 0..<3 {
            guard let current = best else { return nil }
            guard consider(points.filter { abs(current.outline.distance(of: $0)) < tolerance }) else { break }
        }
        return best.map { ($0.outline, Double($0.count) / Double(points.count)) }
    }

    /// The conic `Ax² + Bxy + Cy² + Dx + Ey = 1` with the least squared algebraic error, if it is an ellipse around the
    /// middle of the points. Nil for points in line, and for other conics.
    init?(leastSquares points: [Point]) {
        guard points.count >= 5 else { return nil }
        let count = Double(points.count)
        let middle = points.reduce(Point(x: 0, y: 0), +) * (1 / count)
        let spread = points.reduce(0) { $0 + $1.distance(to: middle) } / count
        guard spread > 1e-6 else { return nil }
        var normal = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
        for point in points {
            let x = (point.x - middle.x) / spread
            let y = (point.y - middle.y) / spread
            let row = [x * x, x * y, y * y, x, y, 1]
            for i in 0..<5 { for j in 0..<6 { normal[i][j] += row[i] * row[j] } }
        }
        guard let solution = solve(normal) else { return nil }
        let (A, B, C, D, E) = (solution[0], solution[1], solution[2], solution[3], solution[4])
        let discriminant = 4 * A * C - B * B
        guard discriminant > 1e-9 else { return nil }
        let x = (B * E - 2 * C * D) / discriminant
        let y = (B * D - 2 * A * E) / discriminant
        // Moved to its centre the conic is A u² + B uv + C v² = k.
        let k = 1 + A * x * x + B * x * y + C * y * y
        let turn = ((A - C) * (A - C) + B * B).squareRoot()
        let small = (A + C - turn) / 2
        let large = (A + C + turn) / 2
        guard k / small > 0, k / large > 0 else { return nil }
        let first = (k / small).squareRoot() * spread
        let second = (k / large).squareRoot() * spread
        guard first.isFinite, second.isFinite else { return nil }
        self.init(
            center: Point(x: middle.x + x * spread, y: middle.y + y * spread), a: max(first, second),
            b: min(first, second), angle: 0.5 * atan2(-B, C - A))
    }

    /// The circle with the least squared algebraic error (Kåsa, *A circle fitting procedure*, 1976).
    init?(circleThrough points: [Point]) {
        guard points.count >= 3 else { return nil }
        let count = Double(points.count)
        let middle = points.reduce(Point(x: 0, y: 0), +) * (1 / count)
        var normal = [[Double]](repeating: [Double](repeating: 0, count: 4), count: 3)
        for point in points {
            let d = point - middle
            let row = [d.x, d.y, 1, d.x * d.x + d.y * d.y]
            for i in 0..<3 { for j in 0..<4 { normal[i][j] += row[i] * row[j] } }
        }
        guard let solution = solve(normal) else { return nil }
        let (x, y) = (solution[0] / 2, solution[1] / 2)
        let squared = solution[2] + x * x + y * y
        guard squared > 0, squared.isFinite else { return nil }
        self.init(center: Point(x: middle.x + x, y: middle.y + y), radius: squared.squareRoot())
    }
}

/// Solves `n` linear equations, each a row of `n` factors and the right-hand side, by elimination with pivots. Nil if
/// they have no single solution.
private func solve(_ rows: [[Double]]) -> [Double]? {
    var rows = rows
    let count = rows.count
    for column in 0..<count {
        let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
        guard abs(rows[pivot][column]) > 1e-10 else { return nil }
        rows.swapAt(column, pivot)
        for row in 0..<count where row != column {
            let factor = rows[row][column] / rows[column][column]
            for index in column...count { rows[row][index] -= factor * rows[column][index] }
        }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
}

/// Knuth's MMIX linear congruential generator: a fixed sequence of samples.
struct FixedSequence {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, bound)))
    }
}
