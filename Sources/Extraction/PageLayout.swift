import DocumentModel

/// The lines of a page put into rows, as a person reads a table: boxes side by side belong together even where the
/// recogniser made a line of each.
///
/// Positions are compared after the page's own slant is taken out, so that a scan that lies a few degrees askew still has
/// straight rows. An opened-out picture of two sheets side by side is read sheet by sheet.
struct PageLayout {
    /// A recognised line with its place.
    struct Cell {
        /// Indices into the page's lines, from top to bottom: several only where a label was broken.
        var lines: [Int]
        /// Pixels; the slant taken out.
        var box: Rect
        /// Written from top to bottom, as the side headings of forms are.
        var isVertical: Bool
    }

    /// Cells that stand side by side, from left to right.
    struct Row {
        var cells: [Cell]
    }

    /// From top to bottom; sheet after sheet.
    private(set) var rows: [Row] = []
    /// Median height of a line in pixels; 0 for an empty page.
    private(set) var lineHeight = 0.0

    init(page: RecognizedPage) {
        let level = LevelLines(page.lines)
        var cells: [Cell] = []
        for (index, line) in page.lines.enumerated() where !line.glyphs.isEmpty {
            var box = line.boundingBox
            guard box.x.isFinite, box.y.isFinite, box.width.isFinite, box.height.isFinite else { continue }
            // The height across the writing, not of the slanted line's bounding box.
            let isVertical = line.glyphs.count > 1 && box.height > 1.5 * box.width
            let place = level.box(of: line)
            box =
                isVertical
                ? Rect(x: box.x, y: place.midY - box.height / 2, width: box.width, height: box.height) : place
            cells.append(Cell(lines: [index], box: box, isVertical: isVertical))
        }
        let heights = cells.filter { !$0.isVertical }.map(\.box.height).sorted()
        lineHeight = heights.isEmpty ? 0 : heights[heights.count / 2]
        cells = StackedLabels(cells, on: page).joined()
        if let gutter = PageLayout.gutter(between: cells, width: Double(page.width), height: Double(page.height)) {
            rows = PageLayout.rows(of: cells.filter { $0.box.midX < gutter })
            rows += PageLayout.rows(of: cells.filter { $0.box.midX >= gutter })
        } else {
            rows = PageLayout.rows(of: cells)
        }
    }

    /// The x between two sheets photographed or scanned side by side; nil for an ordinary page.
    private static func gutter(between cells: [Cell], width: Double, height: Double) -> Double? {
        // A single sheet is upright (A4 is 1 : 1.41); two of them are wider than high.
        guard width > 1.1 * height, cells.count >= 10 else { return nil }
        var best: (x: Double, crossing: Int)?
        for step in 0...20 {
            let x = width * (0.4 + 0.01 * Double(step))
            let crossing = cells.reduce(0) { $0 + ($1.box.x < x && $1.box.maxX > x ? 1 : 0) }
            if crossing < best?.crossing ?? 1 { best = (x, crossing) }
        }
        guard let best else { return nil }
        let left = cells.reduce(0) { $0 + ($1.box.midX < best.x ? 1 : 0) }
        return left >= 5 && cells.count - left >= 5 ? best.x : nil
    }

    private static func rows(of cells: [Cell]) -> [Row] {
        var rows: [Row] = []
        // Only the last few rows can still grow, because cells come from top to bottom.
        let reach = 6
        for cell in cells.sorted(by: { ($0.box.midY, $0.box.x) < ($1.box.midY, $1.box.x) }) {
            var best: (row: Int, distance: Double)?
            if !cell.isVertical {
                for index in rows.indices.suffix(reach) {
                    guard let distance = distance(from: cell, to: rows[index]) else { continue }
                    if distance < best?.distance ?? .infinity { best = (index, distance) }
                }
            }
            if let best {
                rows[best.row].cells.append(cell)
            } else {
                rows.append(Row(cells: [cell]))
            }
        }
        for index in rows.indices { rows[index].cells.sort { $0.box.x < $1.box.x } }
        return rows
    }

    /// How far the cell's middle lies from the middle of its nearest neighbour in the row; nil if they do not stand side
    /// by side.
    private static func distance(from cell: Cell, to row: Row) -> Double? {
        var nearest: (gap: Double, cell: Cell)?
        // Rows of an ordinary page have a handful of cells; more than these only come from garbage.
        for other in row.cells.suffix(24) {
            if other.isVertical { return nil }
            let overlap = min(cell.box.maxX, other.box.maxX) - max(cell.box.x, other.box.x)
            // Boxes of single characters (姓 | 名) are cut generously; at the same height they stand side by side all the same.
            let isLevel = abs(cell.box.midY - other.box.midY) < 0.25 * min(cell.box.height, other.box.height)
            if overlap > (isLevel ? 0.6 : 0.3) * min(cell.box.width, other.box.width) { return nil }
            let gap = max(0, -overlap)
            if gap < nearest?.gap ?? .infinity { nearest = (gap, other) }
        }
        guard let nearest else { return nil }
        let difference = abs(cell.box.midY - nearest.cell.box.midY)
        // Handwriting beside print is taller and sits higher or lower; lines of a paragraph lie a whole height apart.
        let allowed = max(
            0.5 * min(cell.box.height, nearest.cell.box.height), 0.35 * max(cell.box.height, nearest.cell.box.height))
        return difference <= allowed ? difference : nil
    }
}
