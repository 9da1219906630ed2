import DocumentModel
import Imaging

/// A fingerprint in coloured ink: an oval filled with fine ridges.
///
/// A finger leaves 12 to 20 mm by 10 to 16 mm; print is 3.5 to 5 mm high. Ridges lie about half a millimetre apart and
/// cover near half of the paper, where writing covers about a fifth.
struct Thumbprint {
    /// Pixels of the map.
    let box: Rect
    /// In squares of the print's height.
    let area: Double

    /// Of a print, in heights of print.
    static let longest = 7.0

    /// - Parameter isFaint: takes pale red ridges for a print, too, of which a poor scan keeps pieces (two of them: half of the oval's squares,
    ///   a sixth and a fifth of its paper). Not enough to tell a print from writing.
    init?(_ map: InkMap, size: Double, isFaint: Bool = false) {
        let (leastInSquare, leastShare, leastDensity) = isFaint ? (0.06, 0.45, 0.12) : (0.2, 0.75, 0.3)
        // Wide enough that a signature over the print does not part it.
        let cell = max(2, Int(size / (isFaint ? 2.5 : 4)))
        let columns = (map.width + cell - 1) / cell
        let rows = (map.height + cell - 1) / cell
        guard columns > 3, rows > 3 else { return nil }
        // Pale blue may be a pen's.
        for colour in isFaint ? [InkMap.Ink.red] : [.red, .blue] {
            var counts = [Int](repeating: 0, count: columns * rows)
            for y in 0..<map.height {
                for x in 0..<map.width where map[x, y] == colour { counts[y / cell * columns + x / cell] += 1 }
            }
            let full = Double(cell * cell)
            let blobs = connectedComponents(
                of: counts.map { Double($0) > leastInSquare * full }, width: columns, height: rows)
            guard let blob = blobs.max(by: { $0.pixelCount < $1.pixelCount }),
                let left = blob.runs.map(\.start).min(), let right = blob.runs.map(\.end).max(),
                let top = blob.runs.first?.y, let bottom = blob.runs.last?.y
            else { continue }
            let width = Double(right - left + 1)
            let height = Double(bottom - top + 1)
            let shorter = min(width, height) * Double(cell) / size
            let longer = max(width, height) * Double(cell) / size
            guard shorter > 1.3, longer < Thumbprint.longest, longer < 2.2 * shorter else { continue }
            var inside = (cells: 0, on: 0, ink: 0)
            var corners = (cells: 0, on: 0)
            var isOn = [Bool](repeating: false, count: columns * rows)
            for run in blob.runs { for x in run.start...run.end { isOn[run.y * columns + x] = true } }
            for y in top...bottom {
                for x in left...right {
                    let dx = (Double(x - left) + 0.5) / width * 2 - 1
                    let dy = (Double(y - top) + 0.5) / height * 2 - 1
                    let on = isOn[y * columns + x] ? 1 : 0
                    if dx * dx + dy * dy <= 1 {
                        inside = (inside.cells + 1, inside.on + on, inside.ink + counts[y * columns + x])
                    } else if dx * dx + dy * dy > 1.4 {
                        corners = (corners.cells + 1, corners.on + on)
                    }
                }
            }
            guard inside.cells > 0 else { continue }
            let share = Double(inside.on) / Double(inside.cells)
            let density = Double(inside.ink) / (Double(inside.cells) * full)
            let corner = corners.cells == 0 ? 0 : Double(corners.on) / Double(corners.cells)
            // A stamped square fills its corners, a written name leaves holes.
            guard share > leastShare, density > leastDensity, corner < 0.5 * share else { continue }
            box = Rect(
                x: Double(left * cell), y: Double(top * cell), width: width * Double(cell),
                height: height * Double(cell))
            area = Double(inside.ink) / (size * size)
            return
        }
        return nil
    }
}
