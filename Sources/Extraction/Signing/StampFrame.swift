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
        if !isInSeal {
            if components.contains(where: { isSquare($0, map, size: size) }) { return true }
            // A fold, a scratch or a ruling that runs through makes one piece of the seal and itself.
            var bare = map
            _ = bare.removeRulings(size: size)
            if bare.components().contains(where: { isSquare($0, bare, size: size) }) { return true }
            if isFrameByItsInside(bare, in: box, size: size) { return true }
        }
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
        guard let rect = RotatedRect(around: ends(of: component)) else { return false }
        let (short, long) = (min(rect.width, rect.height), max(rect.width, rect.height))
        // From 10 mm to 25 mm where print is 4 mm high; name seals are as wide as high.
        guard short > 1.8 * size, long < 7 * size, long < 1.3 * short else { return false }
        let isSolid = Double(component.pixelCount) > 0.55 * rect.width * rect.height
        guard isSolid || abs(rect.angle) > 0.06 else { return false }
        // Rims have gaps where the stamp was not pressed; the strokes of a signature cover no four sides.
        return inkedRim(of: rect, at: 0.94, map) >= 0.8
    }

    /// A tilted frame to which something beside it sticks, a figure of the date or the end of a line: its inside is a square still.
    ///
    /// - Parameter box: around all the ink; only its size counts.
    private static func isFrameByItsInside(_ map: InkMap, in box: Rect, size: Double) -> Bool {
        let empty = connectedComponents(of: map.ink.map { $0 == .none }, width: map.width, height: map.height)
        let inside = empty.filter { hole in
            !hole.runs.contains { $0.y == 0 || $0.y == map.height - 1 || $0.start == 0 || $0.end == map.width - 1 }
        }
        guard let hole = inside.max(by: { $0.pixelCount < $1.pixelCount }),
            let rect = RotatedRect(around: ends(of: hole))
        else { return false }
        let (short, long) = (min(rect.width, rect.height), max(rect.width, rect.height))
        // Of two characters with 国 among them the inside of its frame is a third, of a name seal it is nearly all.
        return short > 1.8 * size && long < 7 * size && long < 1.3 * short && abs(rect.angle) > 0.06
            && rect.width * rect.height > 0.5 * box.area && inkedRim(of: rect, at: 1.04, map) >= 0.8
    }

    private static func ends(of component: PixelComponent) -> [Point] {
        component.runs.flatMap { run in
            [Point(x: Double(run.start), y: Double(run.y)), Point(x: Double(run.end), y: Double(run.y))]
        }
    }

    /// The share of a square's four sides, a part of the way out from its middle, on which there is ink.
    private static func inkedRim(of rect: RotatedRect, at part: Double, _ map: InkMap) -> Double {
        let quad = rect.quad
        var (inked, all) = (0, 0)
        for step in stride(from: -0.9, through: 0.9, by: 0.05) {
            for (u, v) in [(step, -part), (step, part), (-part, step), (part, step)] {
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
        return Double(inked) / Double(max(1, all))
    }
}
