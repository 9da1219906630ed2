internal import DocumentModel
internal import Foundation

/// Finds square rims, upright or slightly turned, where other ink crosses them.
struct SquareSearch {
    /// Lengths of a side, pixels.
    var sides: ClosedRange<Double>
    /// Turns that are tried, radians.
    var turns = SquareSearch.straight
    /// Name seals are set straight by hand: generated with a deviation of 5 degrees.
    static let straight = stride(from: -14.0, through: 14.0, by: 2.0).map { $0 * .pi / 180 }
    /// Turns about one that a patch's outline suggests.
    static func turns(around turn: Double) -> [Double] {
        stride(from: -4.0, through: 4.0, by: 2.0).map { turn + $0 * .pi / 180 }
    }

    /// Share of each side that must be inked.
    private static let least = 0.78
    /// Share of the inside that may be inked, lines thickened by two pixels: name seals of bold type have 0.5 to 0.7.
    private static let mostFill = 0.8

    /// - Parameters:
    ///   - mask: inked pixels, row-major.
    /// - Returns: the best square, if all four of its sides are inked and its inside is not, and the inked share of its
    ///   sides.
    func square(in mask: [Bool], width: Int, height: Int) -> (quad: Quad, coverage: Double)? {
        let side = max(width, height) + 4
        guard side >= 16, sides.lowerBound >= 8, mask.count == width * height else { return nil }
        let middle = Point(x: Double(width) / 2, y: Double(height) / 2)
        var best: (score: Double, quad: Quad, coverage: Double)?
        for turn in turns {
            let (sine, cosine) = (sin(turn), cos(turn))
            func place(_ x: Double, _ y: Double) -> Point {
                let dx = x - Double(side) / 2
                let dy = y - Double(side) / 2
                return Point(x: middle.x + dx * cosine - dy * sine, y: middle.y + dx * sine + dy * cosine)
            }
            let sums = LineSums(side: side) { x, y in
                let point = place(Double(x), Double(y))
                let column = Int(point.x.rounded())
                let row = Int(point.y.rounded())
                return column >= 0 && column < width && row >= 0 && row < height && mask[row * width + column]
            }
            guard let found = strongest(in: sums, side: side), found.score > best?.score ?? 0 else { continue }
            let (x, y, length) = (Double(found.x), Double(found.y), Double(found.length))
            best = (
                found.score,
                Quad(
                    topLeft: place(x, y), topRight: place(x + length, y), bottomRight: place(x + length, y + length),
                    bottomLeft: place(x, y + length)),
                (found.score - 0.01 * length) / 4
            )
        }
        return best.map { ($0.quad, $0.coverage) }
    }

    private func strongest(in sums: LineSums, side: Int) -> (score: Double, x: Int, y: Int, length: Int)? {
        let shortest = Int(sides.lowerBound)
        let longest = min(Int(sides.upperBound), side - 3)
        guard shortest <= longest else { return nil }
        let needed = (0...longest).map { Int32(SquareSearch.least * Double($0)) }
        var best: (score: Double, x: Int, y: Int, length: Int)?
        for y in 1..<max(2, side - shortest - 1) {
            var next = 1
            while next < max(2, side - shortest - 1) {
                let x = next
                next += 1
                // A longer side has this one in it; most places end here.
                let lacking = needed[shortest] - sums.across(x, y, shortest)
                guard lacking < 0 else {
                    // By each pixel to the right the line wins one at most.
                    next += Int(lacking)
                    continue
                }
                guard sums.down(x, y, shortest) > needed[shortest] else { continue }
                for length in shortest...min(longest, side - 2 - max(x, y)) {
                    let top = sums.across(x, y, length)
                    let left = sums.down(x, y, length)
                    guard top > needed[length], left > needed[length] else { continue }
                    let bottom = sums.across(x, y + length, length)
                    let right = sums.down(x + length, y, length)
                    guard bottom > needed[length], right > needed[length] else { continue }
                    // Of the rim's thickness the outermost lines, hence the small preference for length.
                    let score = Double(top + bottom + left + right) / Double(length) + 0.01 * Double(length)
                    if score > best?.score ?? 0, sums.fill(x, y, length) < SquareSearch.mostFill {
                        best = (score, x, y, length)
                    }
                }
            }
        }
        return best
    }
}

/// Running sums along rows and columns, thickened by a pixel to each side so that a slightly crooked line counts.
private struct LineSums {
    private let side: Int
    private var rows: [Int32]
    /// Of every pixel what is inked above it in its column.
    private var columns: [Int32]
    /// Of every row its own sums and those of the second, fourth, … row above it.
    private var areas: [Int32]

    init(side: Int, _ isInked: (_ x: Int, _ y: Int) -> Bool) {
        self.side = side
        var ink = [Bool](repeating: false, count: side * side)
        for y in 0..<side { for x in 0..<side { ink[y * side + x] = isInked(x, y) } }
        rows = [Int32](repeating: 0, count: (side + 1) * side)
        columns = rows
        areas = rows
        for y in 0..<side {
            let row = y * (side + 1)
            for x in 0..<side {
                let index = y * side + x
                let thickRow =
                    ink[index] || (y > 0 && ink[index - side]) || (y + 1 < side && ink[index + side])
                let thickColumn = ink[index] || (x > 0 && ink[index - 1]) || (x + 1 < side && ink[index + 1])
                rows[row + x + 1] = rows[row + x] + (thickRow ? 1 : 0)
                columns[index + side] = columns[index] + (thickColumn ? 1 : 0)
                areas[row + x + 1] = rows[row + x + 1] + (y > 1 ? areas[row - 2 * (side + 1) + x + 1] : 0)
            }
        }
    }

    /// Inked pixels of a line.
    func across(_ x: Int, _ y: Int, _ length: Int) -> Int32 {
        let start = y * (side + 1) + x
        return rows[start + length] &- rows[start]
    }

    func down(_ x: Int, _ y: Int, _ length: Int) -> Int32 {
        let start = y * side + x
        return columns[start + length * side] &- columns[start]
    }

    /// Inked share of every second row inside the square: solid ink has a thousand squares whose sides are inked, hence from sums.
    func fill(_ x: Int, _ y: Int, _ length: Int) -> Double {
        let count = (length - 6) / 2
        guard count > 0 else { return 1 }
        let wide = max(1, length - 7)
        func above(_ row: Int) -> Int32 {
            let start = row * (side + 1) + x + 4
            return areas[start + wide] - areas[start]
        }
        // The row two above the first one ends the sums of its parity; y begins at 1, so that it is there.
        let inked = above(y + 4 + 2 * (count - 1)) - above(y + 2)
        return Double(inked) / Double(count * wide)
    }
}
