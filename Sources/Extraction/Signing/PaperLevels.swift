import DocumentModel
import Imaging

/// How bright the paper of a crop is from place to place: measured in squares, and mixed linearly between their middles, so that the
/// soft edge of a shadow stays paper.
struct PaperLevels {
    private let width: Int
    private let tile: Int
    private let columns: Int
    private let rows: Int
    /// Row-major, three channels a square, 1…255.
    private var squares: [Int]

    /// The 80th percentile of every square and channel: the paper, unless the square is full of ink; then that of its neighbours.
    ///
    /// - Parameters:
    ///   - crop: RGB or grey, not empty.
    ///   - tile: side of a square in pixels; larger than strokes.
    init(of crop: Image, tile: Int) {
        width = crop.width
        self.tile = tile
        columns = (crop.width + tile - 1) / tile
        rows = (crop.height + tile - 1) / tile
        squares = [Int](repeating: 255, count: columns * rows * 3)
        let channels = crop.format.bytesPerPixel
        var counts = [Int](repeating: 0, count: 3 * 256)
        for row in 0..<rows {
            for column in 0..<columns {
                for index in counts.indices { counts[index] = 0 }
                for y in (row * tile)..<min(crop.height, (row + 1) * tile) {
                    for x in (column * tile)..<min(crop.width, (column + 1) * tile) {
                        let pixel = (y * crop.width + x) * channels
                        for channel in 0..<3 {
                            counts[channel * 256 + Int(crop.pixels[pixel + (channels == 3 ? channel : 0)])] += 1
                        }
                    }
                }
                for channel in 0..<3 {
                    squares[(row * columns + column) * 3 + channel] = PaperLevels.level(0.8, counts, channel)
                }
            }
        }
        for row in 0..<rows {
            for column in 0..<columns { lift(row, column, from: [(-1, -1), (-1, 0), (-1, 1), (0, -1)]) }
        }
        for row in (0..<rows).reversed() {
            for column in (0..<columns).reversed() { lift(row, column, from: [(1, 1), (1, 0), (1, -1), (0, 1)]) }
        }
    }

    /// Paper keeps three quarters of its brightness from one square to the next, in the shadow of a hand, too; what falls off faster is ink
    /// that fills a square. One pass forwards and one back reach every square (Rosenfeld and Pfaltz, *Sequential Operations in
    /// Digital Picture Processing*, 1966).
    private mutating func lift(_ row: Int, _ column: Int, from steps: [(Int, Int)]) {
        for (down, right) in steps where (0..<rows).contains(row + down) && (0..<columns).contains(column + right) {
            for channel in 0..<3 {
                let near = squares[((row + down) * columns + column + right) * 3 + channel]
                let index = (row * columns + column) * 3 + channel
                squares[index] = max(squares[index], near * 3 / 4)
            }
        }
    }

    private static func level(_ fraction: Double, _ counts: [Int], _ channel: Int) -> Int {
        let counts = counts[channel * 256..<(channel + 1) * 256]
        let wanted = Double(counts.reduce(0, +)) * fraction
        var seen = 0
        for (value, count) in counts.enumerated() {
            seen += count
            if Double(seen) >= wanted { return max(1, value) }
        }
        return 255
    }

    /// One row of the crop: three channels a pixel, 1…255.
    ///
    /// - Parameter levels: of three values a pixel of the row; a buffer for all rows.
    func row(_ y: Int, into levels: inout [Int]) {
        let (top, bottom, down) = neighbours(of: y, count: rows)
        let mixed = (0..<columns * 3).map { index in
            (squares[top * columns * 3 + index] * (2 * tile - down) + squares[bottom * columns * 3 + index] * down)
        }
        let whole = 4 * tile * tile
        for x in 0..<width {
            let (left, right, across) = neighbours(of: x, count: columns)
            for channel in 0..<3 {
                let sum = mixed[left * 3 + channel] * (2 * tile - across) + mixed[right * 3 + channel] * across
                levels[x * 3 + channel] = max(1, (sum + whole / 2) / whole)
            }
        }
    }

    /// The squares whose middles lie before and after a place, and the second one's weight in parts of `2 * tile`.
    private func neighbours(of place: Int, count: Int) -> (first: Int, second: Int, weight: Int) {
        // In half pixels, so that the middle of an even square is a whole number.
        let offset = 2 * place + 1 - tile
        guard offset > 0 else { return (0, 0, 0) }
        let first = offset / (2 * tile)
        guard first + 1 < count else { return (count - 1, count - 1, 0) }
        return (first, first + 1, offset - first * 2 * tile)
    }
}
