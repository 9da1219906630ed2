public import DocumentModel

/// The convex hull of some points, counterclockwise in a y-up plane, without points in line.
///
/// Andrew's monotone chain, 1979.
public func convexHull(of points: [Point]) -> [Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count > 2 else { return sorted }
    func half(_ points: some Sequence<Point>) -> [Point] {
        var chain: [Point] = []
        for point in points {
            while chain.count >= 2 {
                let a = chain[chain.count - 2]
                let b = chain[chain.count - 1]
                let cross = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
                if cross > 0 { break }
                chain.removeLast()
            }
            chain.append(point)
        }
        return chain
    }
    return half(sorted).dropLast() + half(sorted.reversed()).dropLast()
}

/// A rectangle at any angle.
public struct RotatedRect: Sendable, Hashable {
    public var center: Point
    /// Along `angle`.
    public var width: Double
    public var height: Double
    /// Of the width's direction against the x axis, clockwise on the page, in radians, -π/4 … π/4.
    public var angle: Double

    /// Corners clockwise from the one that is top left once the rectangle is turned level.
    public var quad: Quad {
        let (sine, cosine) = sineAndCosine(angle)
        func corner(_ x: Double, _ y: Double) -> Point {
            Point(x: center.x + x * cosine - y * sine, y: center.y + x * sine + y * cosine)
        }
        return Quad(
            topLeft: corner(-width / 2, -height / 2), topRight: corner(width / 2, -height / 2),
            bottomRight: corner(width / 2, height / 2), bottomLeft: corner(-width / 2, height / 2))
    }

    /// The smallest rectangle around some points: one of its sides lies on a side of their hull (Freeman and Shapira,
    /// *Determining the minimum-area encasing rectangle*, 1975).
    public init?(around points: [Point]) {
        let hull = convexHull(of: points)
        guard hull.count >= 3 else { return nil }
        var best: (area: Double, rect: RotatedRect)?
        for index in hull.indices {
            let edge = hull[(index + 1) % hull.count] - hull[index]
            let length = edge.distance(to: Point(x: 0, y: 0))
            guard length > 0 else { continue }
            let (ux, uy) = (edge.x / length, edge.y / length)
            var range = (minU: Double.infinity, maxU: -Double.infinity, minV: Double.infinity, maxV: -Double.infinity)
            for point in hull {
                let u = point.x * ux + point.y * uy
                let v = -point.x * uy + point.y * ux
                range.minU = min(range.minU, u)
                range.maxU = max(range.maxU, u)
                range.minV = min(range.minV, v)
                range.maxV = max(range.maxV, v)
            }
            let area = (range.maxU - range.minU) * (range.maxV - range.minV)
            if let best, best.area <= area { continue }
            let midU = (range.minU + range.maxU) / 2
            let midV = (range.minV + range.maxV) / 2
            best = (
                area,
                RotatedRect(
                    center: Point(x: midU * ux - midV * uy, y: midU * uy + midV * ux),
                    width: range.maxU - range.minU, height: range.maxV - range.minV, angle: arcTangent(uy, ux))
            )
        }
        guard let best else { return nil }
        self = best.rect.leveled
    }

    public init(center: Point, width: Double, height: Double, angle: Double) {
        self.center = center
        self.width = width
        self.height = height
        self.angle = angle
    }

    /// The same rectangle described by the side whose direction is nearest to the x axis.
    private var leveled: RotatedRect {
        var rect = self
        while rect.angle > .pi / 4 {
            rect.angle -= .pi / 2
            swap(&rect.width, &rect.height)
        }
        while rect.angle <= -.pi / 4 {
            rect.angle += .pi / 2
            swap(&rect.width, &rect.height)
        }
        return rect
    }

    /// Every side moved outwards by `distance` pixels.
    public func grown(by distance: Double) -> RotatedRect {
        RotatedRect(center: center, width: width + 2 * distance, height: height + 2 * distance, angle: angle)
    }

    public func contains(_ point: Point) -> Bool {
        let (sine, cosine) = sineAndCosine(angle)
        let d = point - center
        return abs(d.x * cosine + d.y * sine) <= width / 2 && abs(d.y * cosine - d.x * sine) <= height / 2
    }
}
