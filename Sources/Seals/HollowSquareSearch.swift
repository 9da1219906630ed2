internal import DocumentModel
internal import Foundation
internal import Imaging

/// Finds squares of solid ink with letters left out (白文), alone or over other ink.
struct HollowSquareSearch {
    /// Lengths of a side, pixels.
    var sides: ClosedRange<Double>
    /// Pixels a millimetre.
    var unit: Double

    /// The side of the window in which ink is counted, millimetres: wider than a letter's gaps, narrower than the seal.
    private static let window = 5.0
    /// Share of a window that is inked. Letters leave 0.25 to 0.4 of the ground out; the ring's text of a company's seal
    /// covers 0.2 to 0.45, its star is narrower than any name seal.
    private static let least = 0.5

    /// - Parameter mask: inked pixels, row-major.
    /// - Returns: squares whose whole inside is dense, at most three; empty for print and for a picture smaller than a seal.
    func squares(in mask: [Bool], width: Int, height: Int) -> [Quad] {
        let reach = Int((HollowSquareSearch.window * unit / 2).rounded())
        guard reach >= 2, width > 2 * reach, height > 2 * reach, mask.count == width * height else { return [] }
        let dense = dense(mask, width: width, height: height, reach: reach)
        // Half a window inside, a solid square's edge has half of its ink left: what is dense ends about there.
        let margin = unit
        var found: [Quad] = []
        for component in connectedComponents(of: dense, width: width, height: height) {
            let ends = component.runs.flatMap { run in
                [Point(x: Double(run.start), y: Double(run.y)), Point(x: Double(run.end), y: Double(run.y))]
            }
            guard let rect = RotatedRect(around: ends) else { continue }
            let area = component.runs.reduce(0) { $0 + $1.end - $1.start + 1 }
            let (short, long) = (min(rect.width, rect.height), max(rect.width, rect.height))
            guard short > 0.8 * long, Double(area) > 0.8 * rect.width * rect.height,
                sides.contains(long + 2 * margin)
            else { continue }
            found.append(upright(rect.quad.grown(by: margin)))
            if found.count == 3 { break }
        }
        return found
    }

    /// Windows with enough ink, by running sums.
    private func dense(_ mask: [Bool], width: Int, height: Int, reach: Int) -> [Bool] {
        let stride = width + 1
        var sums = [Int32](repeating: 0, count: stride * (height + 1))
        for y in 0..<height {
            var row: Int32 = 0
            for x in 0..<width {
                if mask[y * width + x] { row += 1 }
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row
            }
        }
        let side = 2 * reach + 1
        let needed = Int32(HollowSquareSearch.least * Double(side * side))
        var result = [Bool](repeating: false, count: mask.count)
        for y in reach..<(height - reach) {
            for x in reach..<(width - reach) {
                let (top, bottom) = ((y - reach) * stride, (y + reach + 1) * stride)
                let (left, right) = (x - reach, x + reach + 1)
                let inked = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]
                result[y * width + x] = inked >= needed
            }
        }
        return result
    }

    /// The corners named so that the upper side runs to the right: names are set upright.
    private func upright(_ quad: Quad) -> Quad {
        var corners = quad.corners
        for _ in 0..<4 {
            let along = corners[1] - corners[0]
            if along.x > abs(along.y) { break }
            corners = Array(corners[1...] + corners[..<1])
        }
        return Quad(topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3])
    }
}

extension Quad {
    /// Every corner farther from the middle, so that each side moves out by `margin` on a square.
    fileprivate func grown(by margin: Double) -> Quad {
        let middle = center
        let factor = 1 + 2 * margin / max(1, max(width, height))
        func out(_ point: Point) -> Point { middle + (point - middle) * factor }
        return Quad(
            topLeft: out(topLeft), topRight: out(topRight), bottomRight: out(bottomRight), bottomLeft: out(bottomLeft))
    }
}
