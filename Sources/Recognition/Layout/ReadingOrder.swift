import DocumentModel
import Foundation

/// Sorts the lines of a page as they are read: rows from the top, each from the left.
///
/// Positions are turned level first: on a page that is skewed by two degrees the ends of one row lie a line apart.
struct ReadingOrder {
    /// Of the text against the horizontal, clockwise, in degrees.
    let skewDegrees: Double

    func sorted(_ lines: [TextLine]) -> [TextLine] {
        let angle = -skewDegrees * .pi / 180
        let (sine, cosine) = (sin(angle), cos(angle))
        let placed = lines.map { line in
            let center = line.quad.center
            return (
                line: line, x: center.x * cosine - center.y * sine, y: center.x * sine + center.y * cosine,
                height: line.quad.height
            )
        }.sorted { $0.y < $1.y }
        var rows: [[(line: TextLine, x: Double, y: Double, height: Double)]] = []
        for item in placed {
            // Half the smaller height apart: a value written a little below its label is still beside it.
            if let last = rows.last?.last, abs(item.y - last.y) < 0.5 * min(item.height, last.height) {
                rows[rows.count - 1].append(item)
            } else {
                rows.append([item])
            }
        }
        return rows.flatMap { row in row.sorted { $0.x < $1.x }.map(\.line) }
    }

    /// The skew of a page: the median direction of its long lines, weighted by their length.
    static func skewDegrees(of quads: [Quad]) -> Double {
        let long = quads.filter { $0.width > 4 * $0.height }
        let measured = long.map { quad -> (angle: Double, weight: Double) in
            let dx = quad.topRight.x - quad.topLeft.x + quad.bottomRight.x - quad.bottomLeft.x
            let dy = quad.topRight.y - quad.topLeft.y + quad.bottomRight.y - quad.bottomLeft.y
            return (atan2(dy, dx) * 180 / .pi, quad.width)
        }.sorted { $0.angle < $1.angle }
        let half = measured.reduce(0) { $0 + $1.weight } / 2
        var seen = 0.0
        for item in measured {
            seen += item.weight
            if seen >= half { return item.angle }
        }
        return 0
    }
}
