import DocumentModel

/// Labels that a narrow cell of a table breaks over two or three lines (劳动合同 | 期限), put together again.
///
/// The value stands at the height of their middle, so that neither line alone is in its row.
struct StackedLabels {
    /// Of each of the page's lines, what may be a label's; empty for longer ones.
    private let texts: [[Unicode.Scalar]]
    private let vertical: [PageLayout.Cell]
    /// From top to bottom.
    private let cells: [PageLayout.Cell]

    /// - Parameters:
    ///   - cells: of one page, none of them joined yet.
    ///   - page: whose lines they count.
    init(_ cells: [PageLayout.Cell], on page: RecognizedPage) {
        vertical = cells.filter(\.isVertical)
        self.cells = cells.filter { !$0.isVertical }.sorted { $0.box.midY < $1.box.midY }
        texts = page.lines.map { line in
            guard line.glyphs.count <= StackedLabels.longest else { return [] }
            let text = TextNormalization.scalars(of: line.glyphs.map(\.text).joined())
            return Array(text.drop { StackedLabels.strokes.contains($0) })
        }
    }

    /// The cells with each broken label as one, one line high at the middle of its lines: distances on the page are measured in heights of
    /// a line.
    func joined() -> [PageLayout.Cell] {
        var taken: Set<Int> = []
        var result = vertical
        for first in cells.indices where !taken.contains(first) {
            let lines = lines(below: first).filter { !taken.contains($0) }
            taken.formUnion(lines)
            result.append(StackedLabels.one(cells[first], lines.map { cells[$0] }))
        }
        return result
    }

    /// The other lines of the label that begins in a cell; empty where none does.
    private func lines(below first: Int) -> [Int] {
        var label = text(of: first)
        guard StackedLabels.beginnings.contains(label) else { return [] }
        var found: [Int] = []
        var whole: [Int] = []
        while found.count < 2, let next = next(below: found.last ?? first) {
            let end = text(of: next)
            label += end
            found.append(next)
            if StackedLabels.labels.contains(StackedLabels.withoutEnd(label)), !areRows(first, end) { whole = found }
            guard StackedLabels.beginnings.contains(label) else { break }
        }
        return whole
    }

    /// Whether two labels that read like one have a value each: 乙方 | 陈晓东 over 身份证号码.
    private func areRows(_ first: Int, _ end: [Unicode.Scalar]) -> Bool {
        guard StackedLabels.words.contains(text(of: first)), StackedLabels.words.contains(StackedLabels.withoutEnd(end))
        else { return false }
        let upper = cells[first].box
        // A broken label's value stands at the middle of its lines, more than half a height lower.
        return neighbours(of: first, within: 0.25 * upper.height).contains { cells[$0].box.x > upper.maxX }
    }

    private func text(of cell: Int) -> [Unicode.Scalar] { cells[cell].lines.first.map { texts[$0] } ?? [] }

    private static func withoutEnd(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        Array(text[..<(text.lastIndex { !strokes.contains($0) && $0 != "：" && $0 != "；" }.map { $0 + 1 } ?? 0)])
    }

    /// The line right below, in the same column of the table.
    private func next(below upper: Int) -> Int? {
        let box = cells[upper].box
        for lower in cells.indices.suffix(from: upper + 1) {
            let place = cells[lower].box
            let height = max(box.height, place.height)
            let distance = place.midY - box.midY
            // Heights differ by the factor below at most.
            if distance >= 1.9 * 1.6 * box.height { return nil }
            // The pitch of lines is 1.2 to 1.6 of their height.
            if distance > 0.6 * height, distance < 1.9 * height, height < 1.6 * min(box.height, place.height),
                abs(place.midX - box.midX) < 0.6 * height || abs(place.x - box.x) < 0.5 * height
            {
                return lower
            }
        }
        return nil
    }

    private func neighbours(of cell: Int, within distance: Double) -> [Int] {
        let middle = cells[cell].box.midY
        let above = cells.indices.prefix(cell).reversed().prefix { middle - cells[$0].box.midY < distance }
        let below = cells.indices.suffix(from: cell + 1).prefix { cells[$0].box.midY - middle < distance }
        return Array(above) + Array(below)
    }

    private static func one(_ first: PageLayout.Cell, _ rest: [PageLayout.Cell]) -> PageLayout.Cell {
        guard let last = rest.last else { return first }
        let boxes = [first.box] + rest.map(\.box)
        let left = boxes.map(\.x).min() ?? first.box.x
        let right = boxes.map(\.maxX).max() ?? first.box.maxX
        let height = boxes.map(\.height).max() ?? first.box.height
        var cell = first
        cell.lines += rest.flatMap(\.lines)
        cell.box = Rect(
            x: left, y: (first.box.y + last.box.maxY - height) / 2, width: right - left, height: height)
        return cell
    }

    /// Characters of the longest label of the table, with room for a colon and strokes of the cell's border.
    private static let longest = 20
    private static let strokes: Set<Unicode.Scalar> = ["|", "丨", "_"]

    private static let words = Set(LabelTable.words.flatMap { $0.1 }.map { TextNormalization.scalars(of: $0) })
    private static let labels = words.filter { $0.count >= 4 }
    /// What a label may begin with that has more lines.
    private static let beginnings = Set(labels.flatMap { label in (2..<label.count).map { Array(label.prefix($0)) } })
}
