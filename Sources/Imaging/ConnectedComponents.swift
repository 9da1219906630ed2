/// A group of neighbouring pixels of a mask.
public struct PixelComponent: Sendable {
    /// One run of pixels in a row: `start` to `end`, the last one included.
    public struct Run: Sendable {
        public var y: Int
        public var start: Int
        public var end: Int
    }

    public var runs: [Run]
    public var pixelCount: Int { runs.reduce(0) { $0 + $1.end - $1.start + 1 } }
}

/// The 8-connected groups of true pixels in a mask, by runs and union-find (Rosenfeld and Pfaltz, 1966).
///
/// - Parameters:
///   - mask: row-major, `width * height` values.
/// - Returns: the groups in the order of their first pixel.
public func connectedComponents(of mask: [Bool], width: Int, height: Int) -> [PixelComponent] {
    precondition(mask.count == width * height, "The mask must fill the image.")
    var runs: [PixelComponent.Run] = []
    var parent: [Int] = []
    func root(_ index: Int) -> Int {
        var index = index
        while parent[index] != index {
            parent[index] = parent[parent[index]]
            index = parent[index]
        }
        return index
    }
    var previous = 0..<0
    for y in 0..<height {
        let firstOfRow = runs.count
        var x = 0
        let row = y * width
        while x < width {
            guard mask[row + x] else {
                x += 1
                continue
            }
            let start = x
            while x < width && mask[row + x] { x += 1 }
            runs.append(.init(y: y, start: start, end: x - 1))
            parent.append(parent.count)
        }
        // Runs of both rows are in order: walk along them together. Touching corners count, hence the one-pixel margin.
        var above = previous.lowerBound
        for index in firstOfRow..<runs.count {
            while above < previous.upperBound && runs[above].end + 1 < runs[index].start { above += 1 }
            var candidate = above
            while candidate < previous.upperBound && runs[candidate].start <= runs[index].end + 1 {
                let a = root(candidate)
                let b = root(index)
                if a < b { parent[b] = a } else { parent[a] = b }
                candidate += 1
            }
        }
        previous = firstOfRow..<runs.count
    }
    var slot: [Int: Int] = [:]
    var components: [PixelComponent] = []
    for index in runs.indices {
        let key = root(index)
        if let position = slot[key] {
            components[position].runs.append(runs[index])
        } else {
            slot[key] = components.count
            components.append(PixelComponent(runs: [runs[index]]))
        }
    }
    return components
}
