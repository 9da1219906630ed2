import DocumentModel
import Imaging

/// A name seal that was not found as a seal: lettering inside a ring or a square of its own.
enum StampFrame {
    /// - Parameters:
    ///   - box: level; the ink found, perhaps cut by the zone in which it was looked for.
    ///   - isRed: whether that ink is red; on a grey scan a seal is grey, and a frame has to be told from a table's cell.
    static func isFrame(around box: Rect, _ page: SigningPage, size: Double, isRed: Bool) -> Bool {
        // A name seal is 25 mm wide at most, print 4 mm high.
        let rect = box.insetBy(-2 * size)
        guard rect.width < 14 * size, rect.height < 14 * size else { return false }
        var map = InkMap(page.frame.crop(rect, of: page.image), tile: Int(1.5 * size))
        guard map.width > 0 else { return false }
        if isRed {
            for index in map.ink.indices where map.ink[index] != .red { map.ink[index] = .none }
        }
        let components = map.components()
        // The dense lettering of a unit's seal, cut and crossed by strokes, may make any shape.
        let isInSeal = page.seals.contains { seal in
            let place = page.frame.level(seal.quad)
            return max(place.width, place.height) > 7 * size && place.intersection(box) != nil
        }
        if !isInSeal, components.contains(where: { isSquare($0, map, size: size) }) { return true }
        for component in components {
            guard let left = component.runs.map(\.start).min(), let right = component.runs.map(\.end).max(),
                let top = component.runs.first?.y, let bottom = component.runs.last?.y
            else { continue }
            let width = Double(right - left + 1)
            let height = Double(bottom - top + 1)
            // Seals are as wide as high; an oval one is half as wide again at most.
            guard min(width, height) > 1.8 * size, max(width, height) < 1.6 * min(width, height) else { continue }
            // Rulings frame cells: those go on beyond what is looked at, or are wider than any name seal.
            let goesOn = left == 0 || top == 0 || right >= map.width - 1 || bottom >= map.height - 1
            if !isRed, goesOn || max(width, height) > 7 * size { continue }
            var outer = 0
            var sides = [false, false, false, false]
            for run in component.runs {
                for x in run.start...run.end {
                    let dx = (Double(x - left) + 0.5) / width * 2 - 1
                    let dy = (Double(run.y - top) + 0.5) / height * 2 - 1
                    if max(abs(dx), abs(dy)) > 0.8 || dx * dx + dy * dy > 0.7 { outer += 1 }
                    // The middle of each side: a frame is closed, a flourish is not.
                    if abs(dy) < 0.2, dx < -0.8 { sides[0] = true }
                    if abs(dy) < 0.2, dx > 0.8 { sides[1] = true }
                    if abs(dx) < 0.2, dy < -0.8 { sides[2] = true }
                    if abs(dx) < 0.2, dy > 0.8 { sides[3] = true }
                }
            }
            if sides.allSatisfy(\.self), Double(outer) > 0.75 * Double(component.pixelCount) { return true }
        }
        return false
    }

    /// A square at any angle, its rim closed: a frame with lettering in it, or a solid one with white letters.
    ///
    /// On a grey scan a cell of a table is one, too, but lies level and goes on; a level frame is told by what it holds.
    private static func isSquare(_ component: PixelComponent, _ map: InkMap, size: Double) -> Bool {
        let ends = component.runs.flatMap { run in
            [Point(x: Double(run.start), y: Double(run.y)), Point(x: Double(run.end), y: Double(run.y))]
        }
        guard let rect = RotatedRect(around: ends) else { return false }
        let (short, long) = (min(rect.width, rect.height), max(rect.width, rect.height))
        // From 10 mm to 25 mm where print is 4 mm high; name seals are as wide as high.
        guard short > 1.8 * size, long < 7 * size, long < 1.3 * short else { return false }
        let isSolid = Double(component.pixelCount) > 0.55 * rect.width * rect.height
        guard isSolid || abs(rect.angle) > 0.06 else { return false }
        let quad = rect.quad
        var (inked, all) = (0, 0)
        for step in stride(from: -0.9, through: 0.9, by: 0.05) {
            for (u, v) in [(step, -0.94), (step, 0.94), (-0.94, step), (0.94, step)] {
                let top = quad.topLeft + (quad.topRight - quad.topLeft) * ((u + 1) / 2)
                let bottom = quad.bottomLeft + (quad.bottomRight - quad.bottomLeft) * ((u + 1) / 2)
                let point = top + (bottom - top) * ((v + 1) / 2)
                let (column, row) = (Int(point.x.rounded()), Int(point.y.rounded()))
                all += 1
                let isInked = (-2...2).contains { dy in
                    (-2...2).contains { dx in
                        (0..<map.width).contains(column + dx) && (0..<map.height).contains(row + dy)
                            && map[column + dx, row + dy] != .none
                    }
                }
                if isInked { inked += 1 }
            }
        }
        // Rims have gaps where the stamp was not pressed; the strokes of a signature cover no four sides.
        return inked * 10 >= all * 8
    }
}
