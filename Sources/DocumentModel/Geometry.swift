/// A position in pixels of an upright page: origin at the top left, x to the right, y down.
public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    public static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }
    public static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, y: left.y - right.y) }
    public static func * (point: Point, factor: Double) -> Point { Point(x: point.x * factor, y: point.y * factor) }

    public func distance(to other: Point) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        return (dx * dx + dy * dy).squareRoot()
    }
}

/// An axis-parallel rectangle in pixels.
public struct Rect: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public var maxX: Double { x + width }
    public var maxY: Double { y + height }
    public var midX: Double { x + width / 2 }
    public var midY: Double { y + height / 2 }
    public var area: Double { width * height }

    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
    }

    public func intersection(_ other: Rect) -> Rect? {
        let left = max(x, other.x)
        let top = max(y, other.y)
        let right = min(maxX, other.maxX)
        let bottom = min(maxY, other.maxY)
        guard right > left, bottom > top else { return nil }
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }

    public func union(_ other: Rect) -> Rect {
        let left = min(x, other.x)
        let top = min(y, other.y)
        return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }

    /// Grown by `margin` pixels on every side.
    public func insetBy(_ margin: Double) -> Rect {
        Rect(x: x + margin, y: y + margin, width: max(0, width - 2 * margin), height: max(0, height - 2 * margin))
    }
}

/// A quadrilateral, clockwise from the corner that is top left when its text is read.
public struct Quad: Hashable, Sendable {
    public var topLeft: Point
    public var topRight: Point
    public var bottomRight: Point
    public var bottomLeft: Point

    public init(topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point) {
        self.topLeft = topLeft
        self.topRight = topRight
        self.bottomRight = bottomRight
        self.bottomLeft = bottomLeft
    }

    public init(_ rect: Rect) {
        self.init(
            topLeft: Point(x: rect.x, y: rect.y), topRight: Point(x: rect.maxX, y: rect.y),
            bottomRight: Point(x: rect.maxX, y: rect.maxY), bottomLeft: Point(x: rect.x, y: rect.maxY))
    }

    public var corners: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }

    public var boundingBox: Rect {
        let xs = corners.map(\.x)
        let ys = corners.map(\.y)
        let left = xs.min() ?? 0
        let top = ys.min() ?? 0
        return Rect(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
    }

    public var center: Point { (topLeft + topRight + bottomRight + bottomLeft) * 0.25 }

    /// Length of the reading direction, in pixels: mean of the upper and the lower edge.
    public var width: Double { (topLeft.distance(to: topRight) + bottomLeft.distance(to: bottomRight)) / 2 }

    /// Height of the text line, in pixels: mean of the left and the right edge.
    public var height: Double { (topLeft.distance(to: bottomLeft) + topRight.distance(to: bottomRight)) / 2 }

    /// The part of the quad between two fractions (0…1) of its reading direction, for boxes of single characters.
    public func slice(from start: Double, to end: Double) -> Quad {
        func between(_ from: Point, _ to: Point, _ fraction: Double) -> Point { from + (to - from) * fraction }
        return Quad(
            topLeft: between(topLeft, topRight, start), topRight: between(topLeft, topRight, end),
            bottomRight: between(bottomLeft, bottomRight, end), bottomLeft: between(bottomLeft, bottomRight, start))
    }
}

/// Written as four `[x, y]` pairs, as in the report.
extension Quad: Codable {
    public init(from decoder: any Decoder) throws {
        let pairs = try [[Double]](from: decoder)
        guard pairs.count == 4, pairs.allSatisfy({ $0.count == 2 }) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "A quad is four [x, y] pairs."))
        }
        let points = pairs.map { Point(x: $0[0], y: $0[1]) }
        self.init(topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3])
    }

    public func encode(to encoder: any Encoder) throws {
        // A coordinate that is no number is a defect elsewhere; it must not end the program here.
        func whole(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }
        try corners.map { [whole($0.x), whole($0.y)] }.encode(to: encoder)
    }
}
