import DocumentModel
import Imaging

/// Borders, edges and folds: what lies around a place to sign and is no ink of a hand.
extension SignatureJudge {
    /// A ruling over the whole map is the border of the label's cell: what is beyond it belongs to others.
    func cutCell(
        _ map: inout InkMap, _ borders: (rows: [Int], columns: [Int]), around label: Rect, _ size: Double
    ) {
        let width = Double(map.width)
        let height = Double(map.height)
        if let top = borders.rows.last(where: { Double($0) < label.y - 0.1 * size }) {
            map.clear(Rect(x: 0, y: 0, width: width, height: Double(top) + 2))
        }
        // A line close under the text is the one to sign on.
        if let bottom = borders.rows.first(where: { Double($0) > max(label.maxY, 0) + 0.45 * size }) {
            map.clear(Rect(x: 0, y: Double(bottom) - 1, width: width, height: height))
        }
        if let right = borders.columns.first(where: { Double($0) > max(label.maxX, 0) + 0.3 * size }) {
            map.clear(Rect(x: Double(right) - 1, y: 0, width: width, height: height))
        }
    }

    /// Takes away what lies right of the page. Returns the ink it took that may be writing in a shadow, in squares of the print's height.
    func clearBeyondPage(_ map: inout InkMap, _ zone: Rect, _ size: Double) -> Double {
        // Up to the end of the picture: a dark cell or a thumb ends before.
        let wide = Rect(x: zone.x, y: zone.y, width: page.frame.reach(of: zone, in: page.image), height: zone.height)
        guard let edge = PageEdge(of: page.frame.crop(wide, of: page.image), size: size), edge.column < map.width else {
            return 0
        }
        let beyond = Rect(
            x: Double(edge.column), y: 0, width: Double(map.width - edge.column), height: Double(map.height))
        let ink = InkShape(map, in: beyond, size: size).area
        map.clear(beyond)
        return edge.isCrisp ? 0 : ink
    }

    /// The rim of a round seal runs upright at its two sides, as the border of a cell does.
    func dropRims(_ columns: inout [Int], in map: InkMap, _ local: (Rect) -> Rect) {
        for seal in page.seals where seal.shape == .circle || seal.shape == .ellipse {
            let box = local(page.frame.level(seal.quad))
            // Up to half a radius from its middle the arc leaves its tangent by 0.13 radii.
            guard abs(Double(map.height) / 2 - box.midY) < 0.25 * box.height else { continue }
            let reach = 0.08 * box.width
            columns.removeAll { column in
                abs(Double(column) - box.x) < reach || abs(Double(column) - box.maxX) < reach
            }
        }
    }

    /// A fold of the paper and a scanner's scratch look like the border of a cell. Where there is ink behind it, in the label's
    /// own row and near, that is no print or may be a name, nothing is surely empty.
    func isInkBehindCrease(
        _ map: InkMap, _ borders: (rows: [Int], columns: [Int]), _ zone: SignatureZone, _ local: (Rect) -> Rect
    ) -> Bool {
        let size = page.size(of: label)
        let own = local(page.box(of: label))
        guard let border = borders.columns.first(where: { Double($0) > max(own.maxX, 0) + 0.3 * size }) else {
            return false
        }
        var rest = map
        dropPageBorder(&rest, size)
        for (index, box) in page.boxes.enumerated() where index != label.line && !zone.names.contains(index) {
            rest.clear(local(box.insetBy(-0.06 * size)))
        }
        // As far as half a name is wide.
        let behind = Rect(
            x: Double(border) + 0.1 * size, y: own.y - 0.4 * size, width: 5 * size, height: own.height + 0.8 * size)
        return InkShape(rest, in: behind, size: size).area >= SignatureJudge.sureInk
    }

    /// Wholly in the outermost fortieth of the picture, 5 mm of a sheet, and up to its end: a table or a shadow beside the page, which was cut
    /// so close that no edge is seen.
    func isBesidePage(_ ink: Rect) -> Bool {
        let width = Double(page.image.width)
        // In the page's own pixels: a level box may reach beyond the picture.
        let quad = page.frame.page(ink)
        return min(quad.topLeft.x, quad.bottomLeft.x) > 0.975 * width && quad.boundingBox.maxX > width - 3
    }

    /// Grey that is less than half as dark as the label's print: what shows through from the sheet's other side, or the edge of a shadow. A
    /// pen that was photocopied is lighter than print, but hardly that much.
    func isFaint(_ map: InkMap, _ ink: Rect) -> Bool {
        let size = page.size(of: label)
        let print = InkMap(page.frame.crop(page.box(of: label), of: page.image), tile: Int(1.5 * size))
        let whole = Rect(x: 0, y: 0, width: Double(print.width), height: Double(print.height))
        // The red channel, in which blue pens are dark and what a red seal left behind is not.
        guard let written = map.meanLevel(0, in: ink), let printed = print.meanLevel(0, in: whole) else { return false }
        return 1 - written < 0.5 * (1 - printed)
    }

    /// What is left of a cell's border that leans a little: long, and no wider than a line with its blur. A stroke of a pen
    /// that long comes with others.
    func isRuling(_ ink: Rect, _ size: Double) -> Bool {
        min(ink.width, ink.height) < 0.2 * size && max(ink.width, ink.height) > 2 * size
    }

    /// The dark strip that a scanner leaves beside a page: from top to bottom of the zone, and no wider than a character. No
    /// stroke of a signature is both where the zone is as high as two characters and a half.
    func dropPageBorder(_ map: inout InkMap, _ size: Double) {
        guard Double(map.height) >= 2.5 * size else { return }
        for component in map.components() {
            guard let first = component.runs.first, let last = component.runs.last, first.y == 0,
                last.y == map.height - 1
            else { continue }
            let left = component.runs.map(\.start).min() ?? 0
            let right = component.runs.map(\.end).max() ?? 0
            if Double(right - left) < 0.6 * size { map.erase(component) }
        }
    }
}
