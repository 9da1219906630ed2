import DocumentModel
import Imaging

extension InkMap {
    /// Takes out rulings, underscores and the borders of boxes: straight runs far longer than strokes, and thin.
    ///
    /// A stroke of a character is no longer than the character; a run of almost two characters' height that is no
    /// thicker than a fifth of it was not written.
    ///
    /// - Parameter size: height of the page's characters in pixels.
    /// - Returns: rows and columns in which a ruling runs over most of the map: the borders of its cell.
    mutating func removeRulings(size: Double) -> (rows: [Int], columns: [Int]) {
        let long = max(12, Int(1.8 * size))
        let thick = max(3, Int(0.2 * size))
        let across = runs(horizontal: true)
        let down = runs(horizontal: false)
        var rowCounts = [Int](repeating: 0, count: height)
        var columnCounts = [Int](repeating: 0, count: width)
        var erased: [Int] = []
        for y in 0..<height {
            for x in 0..<width {
                let pixel = y * width + x
                guard ink[pixel] != .none else { continue }
                if across[pixel] >= long, down[pixel] <= thick {
                    rowCounts[y] += 1
                    erased.append(pixel)
                } else if down[pixel] >= long, across[pixel] <= thick {
                    columnCounts[x] += 1
                    erased.append(pixel)
                }
            }
        }
        for pixel in erased { ink[pixel] = .none }
        dropCrumbs(of: rowCounts, size: size)
        // A slanting border is spread over a few rows.
        func borders(_ counts: [Int], _ length: Int) -> [Int] {
            counts.indices.filter { index in
                let near = counts[max(0, index - 2)...min(counts.count - 1, index + 2)].reduce(0, +)
                return counts[index] > 0 && Double(near) > 0.75 * Double(length)
            }
        }
        return (borders(rowCounts, width), borders(columnCounts, height))
    }

    /// The length of the run of ink that each pixel is part of.
    private func runs(horizontal: Bool) -> [Int] {
        var lengths = [Int](repeating: 0, count: ink.count)
        let (outer, inner) = horizontal ? (height, width) : (width, height)
        let (step, stride) = horizontal ? (1, width) : (width, 1)
        for line in 0..<outer {
            var position = 0
            while position < inner {
                let first = line * stride + position * step
                guard ink[first] != .none else {
                    position += 1
                    continue
                }
                var end = position
                while end < inner, ink[line * stride + end * step] != .none { end += 1 }
                for place in position..<end { lengths[line * stride + place * step] = end - position }
                position = end
            }
        }
        return lengths
    }

    /// What is left of a ruling whose edge is ragged: flat pieces on its rows.
    private mutating func dropCrumbs(of rowCounts: [Int], size: Double) {
        let reach = max(1, Int(0.08 * size))
        var isRuled = [Bool](repeating: false, count: height)
        for (row, count) in rowCounts.enumerated() where Double(count) > 1.8 * size {
            for near in max(0, row - reach)...min(height - 1, row + reach) { isRuled[near] = true }
        }
        guard isRuled.contains(true) else { return }
        for component in components() {
            guard component.runs.allSatisfy({ isRuled[$0.y] }) else { continue }
            erase(component)
        }
    }

    func components() -> [PixelComponent] {
        connectedComponents(of: ink.map { $0 != .none }, width: width, height: height)
    }

    mutating func erase(_ component: PixelComponent) {
        for run in component.runs {
            for x in run.start...run.end { self[x, run.y] = .none }
        }
    }

    /// Takes out specks: dust, the grain of a photograph, the dots of a dotted line.
    ///
    /// - Returns: pixels taken out.
    mutating func removeSpecks(size: Double) -> Int {
        // A tenth of a character each way; the dots of 氵 are a fifth.
        let smallest = max(4, Int(0.01 * size * size))
        var removed = 0
        for component in components() where component.pixelCount < smallest {
            removed += component.pixelCount
            erase(component)
        }
        return removed
    }
}
