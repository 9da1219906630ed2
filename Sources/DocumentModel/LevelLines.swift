/// Where the lines of a page stand after its own slant is taken out: what is level on paper is level here.
public struct LevelLines: Sendable {
    /// Slope (dy/dx) of the writing.
    public let slant: Double

    /// Median slope of the lines long enough to tell; 0 where there are none.
    public init(_ lines: [TextLine]) {
        var slopes: [Double] = []
        for line in lines where line.quad.width > 5 * line.quad.height {
            let run = line.quad.topRight.x - line.quad.topLeft.x
            let rise = line.quad.topRight.y - line.quad.topLeft.y
            // Beyond 20 degrees it is no scan of an upright page but writing along the edge.
            if run > 0, abs(rise) < 0.36 * run { slopes.append(rise / run) }
        }
        slopes.sort()
        slant = slopes.isEmpty ? 0 : slopes[slopes.count / 2]
    }

    /// As wide as the line's bounding box, as high as the writing itself; its middle moved to where it is at x = 0.
    public func box(of line: TextLine) -> Rect {
        let box = line.boundingBox
        let center = line.quad.center
        let height = max(1, min(box.height, line.quad.height))
        return Rect(x: box.x, y: center.y - center.x * slant - height / 2, width: box.width, height: height)
    }
}
