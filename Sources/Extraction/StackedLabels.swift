import DocumentModel

/// Labels that a narrow cell of a table breaks over two or three lines (劳动合同 | 期限), put together again.
///
/// The value stands at the height of their middle, so that neither line alone is in its row.
struct StackedLabels {
    private let texts: [[Unicode.Scalar]]
    private var cells: [PageLayout.Cell]

    /// - Parameters:
    ///   - cells: of one page, none of them joined yet.
    ///   - page: whose lines they count.
    init(_ cells: [PageLayout.Cell], on page: RecognizedPage) {
        self.cells = cells
        texts = page.lines.map { line in
            line.glyphs.count > StackedLabels.longest
                ? [] : TextNormalization.scalars(of: line.glyphs.map(\.text).joined())
        }
    }

    /// The cells with each broken label as one, its box around all of its lines.
    func joined() -> [PageLayout.Cell] {
        var rest = cells.filter { !$0.isVertical }.sorted { $0.box.midY < $1.box.midY }
        var result = cells.filter(\.isVertical)
        while let first = rest.first {
            rest.removeFirst()
            let lines = lines(below: first, among: rest)
            rest.removeAll { cell in lines.contains { $0.lines == cell.lines } }
            result.append(lines.reduce(first) { $0.joined(with: $1) })
        }
        return result
    }

    /// The other lines of the label that begins in a cell; empty where none does.
    private func lines(below first: PageLayout.Cell, among cells: [PageLayout.Cell]) -> [PageLayout.Cell] {
        let start = text(of: first)
        guard !start.isEmpty, StackedLabels.beginnings.contains(start) else { return [] }
        var (found, label, last): ([PageLayout.Cell], [Unicode.Scalar], PageLayout.Cell) = ([], start, first)
        var whole: [PageLayout.Cell] = []
        while found.count < 2, let next = next(below: last, among: cells) {
            label += text(of: next)
            found.append(next)
            last = next
            if StackedLabels.labels.contains(label) { whole = found }
            guard StackedLabels.beginnings.contains(label) else { break }
        }
        return whole
    }

    private func text(of cell: PageLayout.Cell) -> [Unicode.Scalar] { cell.lines.first.map { texts[$0] } ?? [] }

    /// The line right below, in the same column of the table.
    private func next(below upper: PageLayout.Cell, among cells: [PageLayout.Cell]) -> PageLayout.Cell? {
        cells.lazy.filter { lower in
            let height = max(upper.box.height, lower.box.height)
            let distance = lower.box.midY - upper.box.midY
            // Lines of one cell follow each other as those of a paragraph do; rows of a table lie farther apart.
            return distance > 0.6 * height && distance < 1.9 * height
                && height < 1.6 * min(upper.box.height, lower.box.height)
                && (abs(lower.box.midX - upper.box.midX) < 0.6 * height
                    || abs(lower.box.x - upper.box.x) < 0.5 * height)
        }.min { $0.box.midY < $1.box.midY }
    }

    /// Characters of the longest label of the table, with room for a colon and a stroke of the cell's border.
    private static let longest = 20

    private static let labels = Set(
        LabelTable.words.flatMap { $0.1 }.map { TextNormalization.scalars(of: $0) }.filter { $0.count >= 4 })
    /// What a label may begin with that has more lines.
    private static let beginnings = Set(labels.flatMap { label in (2..<label.count).map { Array(label.prefix($0)) } })
}

extension PageLayout.Cell {
    fileprivate func joined(with lower: PageLayout.Cell) -> PageLayout.Cell {
        let left = min(box.x, lower.box.x)
        let (top, bottom) = (min(box.y, lower.box.y), max(box.maxY, lower.box.maxY))
        var cell = self
        cell.lines += lower.lines
        cell.box = Rect(x: left, y: top, width: max(box.maxX, lower.box.maxX) - left, height: bottom - top)
        return cell
    }
}
