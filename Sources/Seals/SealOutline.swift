internal import DocumentModel
internal import Foundation

/// The ellipse along a seal's rim; a circle has two equal half axes.
struct SealOutline: Hashable {
    var center: Point
    /// Half axes, the longer first, in pixels.
    var a: Double
    var b: Double
    /// Of the longer half axis against the x axis, clockwise on the page, in radians.
    var angle: Double

    init(center: Point, a: Double, b: Double, angle: Double) {
        self.center = center
        self.a = a
        self.b = b
        self.angle = angle
    }

    init(center: Point, radius: Double) { self.init(center: center, a: radius, b: radius, angle: 0) }

    /// The shorter half axis: depths are told in parts of it.
    var radius: Double { b }

    /// No circle seen at a slant.
    var isOval: Bool { b <= 0.88 * a }

    /// An oval of 40 by 30 mm, as invoice seals are (国家税务总局公告2011年第7号), rather than of 45 by 30 mm, as foreign-invested
    /// companies have them for everything: no line need be read on it to know that there is one. From half way between both down to
    /// as much on the other side; a circle is hardly ever seen at such a slant (37 degrees).
    var isLikeInvoiceSeal: Bool { b >= 0.71 * a && b <= 0.8 * a }

    func scaled(by factor: Double) -> SealOutline {
        SealOutline(center: center * factor, a: a * factor, b: b * factor, angle: angle)
    }

    /// The point at `depth` pixels inside the rim, at a direction from the centre.
    ///
    /// - Parameter direction: radians clockwise on the page from the x axis: -π/2 is up. On an ellipse it is the
    ///   eccentric anomaly, turned with the ellipse, which at the axes is the same.
    func point(depth: Double, direction: Double) -> Point {
        let u = (a - depth) * cos(direction - angle)
        let v = (b - depth) * sin(direction - angle)
        let (sine, cosine) = (sin(angle), cos(angle))
        return Point(x: center.x + u * cosine - v * sine, y: center.y + u * sine + v * cosine)
    }

    /// The inverse of ``point(depth:direction:)``; depth is negative outside, and at most 0.97 of the radius.
    func position(of point: Point) -> (depth: Double, direction: Double) {
        let (sine, cosine) = (sin(angle), cos(angle))
        let d = point - center
        let u = d.x * cosine + d.y * sine
        let v = d.y * cosine - d.x * sine
        if a == b { return (min(0.97 * b, b - (u * u + v * v).squareRoot()), atan2(v, u) + angle) }
        // The nested ellipses shrink as the depth grows: halve the interval.
        var low = -0.5 * b
        var high = 0.97 * b
        for _ in 0..<14 {
            let depth = (low + high) / 2
            let x = u / (a - depth)
            let y = v / (b - depth)
            if x * x + y * y < 1 { low = depth } else { high = depth }
        }
        let depth = (low + high) / 2
        return (depth, atan2(v / (b - depth), u / (a - depth)) + angle)
    }

    /// Signed distance from the rim, outwards, along the ray from the centre.
    func distance(of point: Point) -> Double {
        let (sine, cosine) = (sin(angle), cos(angle))
        let d = point - center
        let u = d.x * cosine + d.y * sine
        let v = d.y * cosine - d.x * sine
        let scale = ((u / a) * (u / a) + (v / b) * (v / b)).squareRoot()
        let length = (u * u + v * v).squareRoot()
        return scale > 1e-9 ? length - length / scale : -b
    }

    func contains(_ point: Point) -> Bool { distance(of: point) < 0 }

    var boundingBox: Rect {
        let (sine, cosine) = (sin(angle), cos(angle))
        let halfWidth = (a * a * cosine * cosine + b * b * sine * sine).squareRoot()
        let halfHeight = (a * a * sine * sine + b * b * cosine * cosine).squareRoot()
        return Rect(
            x: center.x - halfWidth, y: center.y - halfHeight, width: 2 * halfWidth, height: 2 * halfHeight)
    }
}
