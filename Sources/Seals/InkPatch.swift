internal import DocumentModel
internal import Foundation
internal import Imaging

/// The inked pixels of one connected patch.
struct InkPatch {
    let points: [Point]
    let left: Int
    let top: Int
    /// The last column and row included.
    let right: Int
    let bottom: Int

    /// - Parameters:
    ///   - component: of the dilated mask.
    ///   - mask: the ink itself.
    init(_ component: PixelComponent, mask: [Bool], width: Int, height: Int) {
        var points: [Point] = []
        var (left, top, right, bottom) = (width, height, 0, 0)
        for run in component.runs {
            for x in run.start...run.end where mask[run.y * width + x] {
                points.append(Point(x: Double(x), y: Double(run.y)))
                left = min(left, x)
                right = max(right, x)
                top = min(top, run.y)
                bottom = max(bottom, run.y)
            }
        }
        self.points = points
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    /// Several patches as one; must not be empty.
    init(joining patches: [InkPatch]) {
        points = patches.flatMap(\.points)
        left = patches.map(\.left).min() ?? 0
        top = patches.map(\.top).min() ?? 0
        right = patches.map(\.right).max() ?? 0
        bottom = patches.map(\.bottom).max() ?? 0
    }

    var longSide: Double { Double(max(right - left, bottom - top) + 1) }
    var middle: Point { Point(x: Double(left + right) / 2, y: Double(top + bottom) / 2) }

    /// In each of some directions from the middle, the pixel that is farthest out.
    func outermost(directions: Int) -> [Point] {
        let middle = middle
        var farthest = [(distance: Double, point: Point)?](repeating: nil, count: directions)
        for point in points {
            let d = point - middle
            let squared = d.x * d.x + d.y * d.y
            let turn = (atan2(d.y, d.x) / (2 * .pi) + 1).truncatingRemainder(dividingBy: 1)
            let sector = min(directions - 1, Int(turn * Double(directions)))
            if squared > farthest[sector]?.distance ?? -1 { farthest[sector] = (squared, point) }
        }
        return farthest.compactMap { $0?.point }
    }

    /// The topmost and the bottommost pixel of each column.
    var columnEnds: [Point] {
        var ends: [Int: (top: Double, bottom: Double)] = [:]
        for point in points {
            let column = Int(point.x)
            let known = ends[column] ?? (point.y, point.y)
            ends[column] = (min(known.top, point.y), max(known.bottom, point.y))
        }
        return ends.sorted { $0.key < $1.key }.flatMap { column, end in
            [Point(x: Double(column), y: end.top), Point(x: Double(column), y: end.bottom)]
        }
    }

    /// How far the patch sticks out of an outline, pixels.
    func reach(beyond outline: SealOutline) -> Double {
        let box = outline.boundingBox
        return max(
            box.x - Double(left), box.y - Double(top), Double(right) + 1 - box.maxX, Double(bottom) + 1 - box.maxY)
    }

    /// Whether it lies along the picture's edge, as what is below a photographed sheet does. The edge cuts a seal's
    /// strokes, so less than half of a slice's length there is inked.
    func runsAlongEdge(width: Int, height: Int) -> Bool {
        let count = points.count { point in
            point.x < 2 || point.y < 2 || point.x >= Double(width - 2) || point.y >= Double(height - 2)
        }
        // Two rows or columns of pixels.
        return Double(count) > longSide
    }

    /// Whether it comes within a fiftieth of the picture's left or right edge, or to its top or bottom.
    func touchesEdge(width: Int, height: Int) -> Bool {
        left * 50 <= width || (width - 1 - right) * 50 <= width || top <= 4 || bottom >= height - 5
    }

    /// The patch alone, with empty pixels around.
    func cut(from ink: InkMap, margin: Int) -> (ink: InkMap, left: Int, top: Int) {
        let x0 = max(0, left - margin)
        let y0 = max(0, top - margin)
        let width = min(ink.width, right + margin + 1) - x0
        let height = min(ink.height, bottom + margin + 1) - y0
        var values = [UInt8](repeating: 0, count: max(0, width * height))
        for point in points {
            let (x, y) = (Int(point.x), Int(point.y))
            values[(y - y0) * width + x - x0] = ink.values[y * ink.width + x]
        }
        return (InkMap(width: max(0, width), height: max(0, height), values: values, colour: ink.colour), x0, y0)
    }
}

extension Quad {
    func moved(by offset: Point) -> Quad {
        Quad(
            topLeft: topLeft + offset, topRight: topRight + offset, bottomRight: bottomRight + offset,
            bottomLeft: bottomLeft + offset)
    }
}
