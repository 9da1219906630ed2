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
}
