/// Where the name stands on a seal's ring: enough to look at its characters again.
public struct SealRing: Hashable, Sendable {
    /// Pixels of the upright page.
    public var centerX: Double
    public var centerY: Double
    /// Half axes of the rim, the longer first, in pixels; equal on a circle.
    public var longAxis: Double
    public var shortAxis: Double
    /// Of the longer half axis against the x axis, clockwise on the page, in radians.
    public var angle: Double
    /// The band of the name below the rim, in parts of the shorter half axis.
    public var outerDepth: Double
    public var innerDepth: Double
    /// Directions of the first and the last character's middle, radians clockwise on the page from the x axis.
    public var first: Double
    public var last: Double
    /// Angle from one character to the next.
    public var pitch: Double

    public init(
        center: Point, longAxis: Double, shortAxis: Double, angle: Double, outerDepth: Double, innerDepth: Double,
        first: Double, last: Double, pitch: Double
    ) {
        (centerX, centerY) = (center.x, center.y)
        self.longAxis = longAxis
        self.shortAxis = shortAxis
        self.angle = angle
        self.outerDepth = outerDepth
        self.innerDepth = innerDepth
        self.first = first
        self.last = last
        self.pitch = pitch
    }

    public var center: Point { Point(x: centerX, y: centerY) }

    /// Whether a picture can be cut by these numbers: axes of a pixel to those of the largest page, a band inside the rim,
    /// less than a whole turn of characters. Rings come back from stored records, too.
    public var isPlausible: Bool {
        (1...20_000).contains(shortAxis) && (shortAxis...20_000).contains(longAxis) && angle.isFinite
            && centerX.isFinite && centerY.isFinite && outerDepth >= -0.1 && innerDepth <= 0.95
            && innerDepth - outerDepth > 0.01 && pitch > 0.02 && last > first && last - first < 6.3
            && abs(first) < 100
    }

    /// How many characters have room from the first one's place to the last one's, with fractions; nil for numbers that make
    /// no ring.
    public var places: Double? { isPlausible ? (last - first) / pitch + 1 : nil }

    /// The same ring in a picture that was cut out of the page at `offset`.
    public func moved(by offset: Point) -> SealRing {
        var copy = self
        copy.centerX -= offset.x
        copy.centerY -= offset.y
        return copy
    }
}

/// Whether a seal's ring says a certain name, told by looking at its ink again with that name in mind.
public struct SealLook: Hashable, Sendable {
    /// As it was asked for.
    public var name: String
    /// Logarithm of the odds that the ring says exactly this: of its weakest character against the likeliest other one.
    /// Above 0 it is likelier than not.
    public var support: Double

    public init(name: String, support: Double) {
        self.name = name
        self.support = support
    }
}
