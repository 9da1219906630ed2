import DocumentModel
import Imaging

/// What the ink in a part of an ``InkMap`` looks like, in units of the page's character height.
struct InkShape {
    /// Ink in squares of the character height.
    var area = 0.0
    /// The box around the ink, in pixels of the map; nil without ink.
    var box: Rect?
    var pieces = 0
    /// Median thickness of strokes, in pixels: of upright ones (runs across) and of level ones (runs down).
    var uprightStroke = 0.0
    var levelStroke = 0.0
    /// Shares of the ink that are red, blue.
    var red = 0.0
    var blue = 0.0

    init(_ map: InkMap, in rect: Rect? = nil, size: Double) {
        let bounds = rect ?? Rect(x: 0, y: 0, width: Double(map.width), height: Double(map.height))
        let left = InkMap.clamped(bounds.x, map.width)
        let right = max(left, InkMap.clamped(bounds.maxX, map.width))
        let top = InkMap.clamped(bounds.y, map.height)
        let bottom = max(top, InkMap.clamped(bounds.maxY, map.height))
        var count = 0
        var reds = 0
        var blues = 0
        var across: [Int] = []
        var down: [Int] = []
        var columnRuns = [Int](repeating: 0, count: right - left)
        var (minX, maxX, minY, maxY) = (Int.max, -1, Int.max, -1)
        for y in top..<bottom {
            var run = 0
            for x in left..<right {
                let ink = map[x, y]
                if ink != .none {
                    count += 1
                    if ink == .red { reds += 1 }
                    if ink == .blue { blues += 1 }
                    run += 1
                    columnRuns[x - left] += 1
                    minX = min(minX, x)
                    maxX = max(maxX, x)
                    minY = min(minY, y)
                    maxY = max(maxY, y)
                } else {
                    if run > 0 { across.append(run) }
                    run = 0
                    if columnRuns[x - left] > 0 { down.append(columnRuns[x - left]) }
                    columnRuns[x - left] = 0
                }
            }
            if run > 0 { across.append(run) }
        }
        down += columnRuns.filter { $0 > 0 }
        guard count > 0 else { return }
        area = Double(count) / max(1, size * size)
        box = Rect(
            x: Double(minX), y: Double(minY), width: Double(maxX - minX + 1), height: Double(maxY - minY + 1))
        red = Double(reds) / Double(count)
        blue = Double(blues) / Double(count)
        uprightStroke = InkShape.median(across)
        levelStroke = InkShape.median(down)
    }

    private static func median(_ values: [Int]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : Double(sorted[sorted.count / 2])
    }
}
