import DocumentModel

/// A flow with its labels, and the questions extractors ask: what value belongs to this label?
struct LabelledPage {
    let flow: TextFlow
    let labels: [LabelMatch]
    /// Number of scalar position to the label that covers it.
    private let labelAt: [Int: Int]

    /// More labels of a kind than any form has only occur in garbage; they are not followed.
    static let followedLabels = 48

    init(pages: [RecognizedPage]) {
        flow = TextFlow(pages: pages)
        labels = LabelLocator.matches(in: flow)
        labelAt = Dictionary(
            labels.enumerated().map { ($1.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func labels(_ kinds: Label...) -> [LabelMatch] {
        var found: [LabelMatch] = []
        for match in labels where kinds.contains(match.label) {
            found.append(match)
            if found.count == LabelledPage.followedLabels { break }
        }
        return found
    }

    /// The labels that begin in a row, at most the first eight.
    func labels(in row: Int) -> [LabelMatch] {
        flow.rowRange(row).prefix(200).lazy.compactMap { self.label(at: $0) }.prefix(8).map { $0 }
    }

    /// The label that begins at `position`.
    func label(at position: Int) -> LabelMatch? { labelAt[position].map { labels[$0] } }

    /// The label that a cell begins with, a bracket or a number before it aside.
    func opening(ofCell cell: Int) -> LabelMatch? {
        flow.cellRange(cell).prefix(3).lazy.compactMap { self.label(at: $0) }.first(where: \.startsCell)
    }

    /// From `start` to the end of its row or the next label.
    func restOfRow(from start: Int, row: Int) -> Range<Int> {
        let limit = flow.rowRange(row).upperBound
        guard start < limit else { return limit..<limit }
        var end = start
        while end < limit, labelAt[end] == nil, end == start || !flow.startsCell(end) || !isBehindAnotherLabel(at: end)
        {
            end += 1
        }
        return start..<end
    }

    /// Whether the cell that starts here stands behind a label at its own height that fell into another row: of 单位名称 |
    /// 福建…有限 over 公司 | 姓名 | 林晓 the name is level with its label and near enough to the company's first line.
    private func isBehindAnotherLabel(at position: Int) -> Bool {
        let source = flow.sources[position]
        let box = flow.cellBoxes[source.cell]
        let before = flow.cellBoxes[source.cell - 1]
        guard box.x - before.maxX > 2 * box.height else { return false }
        return (max(0, source.cell - 12)...min(flow.cellCount - 1, source.cell + 12)).contains { cell in
            let place = flow.cellBoxes[cell]
            let other = flow.sources[flow.cellStarts[cell]]
            return other.row != source.row && other.page == source.page && place.x > before.maxX
                && place.maxX < box.x + 0.5 * box.height
                && abs(place.midY - box.midY) < 0.3 * min(place.height, box.height) && opening(ofCell: cell) != nil
        }
    }

    /// What stands behind a label: in its own row up to the next label, otherwise in the boxes to its right that share
    /// its height (a cell with two lines beside a label centred on them).
    ///
    /// Nothing for a heading written downwards at the side of a table: it names a block, not a value.
    /// Several ranges where the value goes over several boxes, in reading order.
    func value(of match: LabelMatch) -> [Range<Int>] {
        guard let source = flow.sources[safe: match.word.lowerBound], !flow.cellIsVertical[source.cell] else {
            return []
        }
        let row = restOfRow(from: match.range.upperBound, row: source.row)
        let rest = trimmed(match.terminator == .colon ? row : withoutGloss(row))
        if !rest.isEmpty { return stacked(rest, beside: match) }
        return cellsRight(of: match).map { trimmed($0) }.filter { !$0.isEmpty }
    }

    /// 甲方（用人单位）Party A (Employer)：… in a contract of two languages: the label goes on in English up to its colon.
    private func withoutGloss(_ value: Range<Int>) -> Range<Int> {
        guard let first = value.first, flow.scalars[first].isASCII, flow.scalars[first].properties.isAlphabetic,
            let colon = value.prefix(40).first(where: { flow.scalars[$0] == "：" }),
            (first..<colon).allSatisfy({ !TextNormalization.isHan(flow.scalars[$0]) })
        else { return value }
        return colon + 1..<value.upperBound
    }

    /// The unlabelled box right below a label that ends its own box and begins where the label does: a value that had no
    /// room beside it. Asked only for values that are known by their shape; a blank is often followed by other text.
    ///
    /// - Parameter least: between the middles of both boxes, in heights; set close, the boxes overlap.
    func valueBelow(_ match: LabelMatch, least: Double = 0.6) -> Range<Int>? {
        guard let source = flow.sources[safe: match.word.upperBound - 1], !flow.cellIsVertical[source.cell],
            trimmed(match.range.upperBound..<max(match.range.upperBound, flow.cellRange(source.cell).upperBound))
                .isEmpty
        else { return nil }
        let box = flow.cellBoxes[source.cell]
        var best: (cell: Int, distance: Double)?
        for cell in source.cell + 1..<max(source.cell + 1, min(flow.cellCount, source.cell + 12)) {
            let other = flow.cellBoxes[cell]
            let distance = other.midY - box.midY
            let height = max(box.height, other.height)
            guard flow.sources[flow.cellStarts[cell]].page == source.page, !flow.cellIsVertical[cell],
                abs(other.x - box.x) < 1.5 * height, distance > least * height, distance < 2.2 * height
            else { continue }
            if distance < best?.distance ?? .infinity { best = (cell, distance) }
        }
        guard let best, opening(ofCell: best.cell) == nil else { return nil }
        return trimmed(flow.cellRange(best.cell))
    }

    /// Where a value ends whose last character was found as a box of its own, as happens with what is written by hand: 安全总 | 监.
    func endOfTouching(_ cell: Range<Int>, within limit: Int) -> Int {
        guard let last = cell.last, cell.upperBound < limit else { return cell.upperBound }
        let next = flow.sources[cell.upperBound].cell
        let (box, other) = (flow.cellBoxes[flow.sources[last].cell], flow.cellBoxes[next])
        let rest = flow.cellRange(next)
        guard rest.count == 1, rest.upperBound <= limit, rest.allSatisfy({ TextNormalization.isHan(flow.scalars[$0]) }),
            abs(other.x - box.maxX + 0.2 * box.height) < 0.3 * box.height,
            abs(other.midY - box.midY) < 0.3 * box.height,
            opening(ofCell: next) == nil
        else { return cell.upperBound }
        return rest.upperBound
    }

    /// Without the punctuation and underscores around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, LabelledPage.edges.contains(flow.scalars[first]) { range.removeFirst() }
        while let last = range.last, LabelledPage.edges.contains(flow.scalars[last]) { range.removeLast() }
        return range
    }

    private static let edges: Set<Unicode.Scalar> = Set("_：；，。、.·|-~…\"'“”\\/丨".unicodeScalars)

    /// A value's other line, where the cell's two lines stand above and below the middle of their label.
    private func stacked(_ value: Range<Int>, beside match: LabelMatch) -> [Range<Int>] {
        let labelCell = flow.sources[match.word.upperBound - 1].cell
        let cell = flow.sources[value.lowerBound].cell
        guard cell != labelCell, flow.sources[value.upperBound - 1].cell == cell else { return [value] }
        let middle = flow.cellBoxes[labelCell].midY
        let box = flow.cellBoxes[cell]
        let page = flow.sources[value.lowerBound].page
        var best: (cell: Int, offset: Double)?
        for other in max(0, cell - 12)...min(flow.cellCount - 1, cell + 12) where other != cell {
            let place = flow.cellBoxes[other]
            let distance = abs(place.midY - box.midY)
            let overlap = min(place.maxX, box.maxX) - max(place.x, box.x)
            let offset = abs((place.midY + box.midY) / 2 - middle)
            guard flow.sources[flow.cellStarts[other]].page == page, !flow.cellIsVertical[other],
                overlap > 0.5 * min(place.width, box.width), distance > 0.6 * box.height, distance < 1.8 * box.height,
                // A character above is a seal's: no name is broken after its first one.
                place.midY > box.midY || flow.cellRange(other).count > 2,
                // Together they are centred on the label, alone the value is not; on a tilted page but for a fifth of a line.
                offset < max(0.4 * abs(box.midY - middle), 0.2 * box.height), opening(ofCell: other) == nil
            else { continue }
            if offset < best?.offset ?? .infinity { best = (other, offset) }
        }
        guard let best else { return [value] }
        let partner = trimmed(flow.cellRange(best.cell))
        return flow.cellBoxes[best.cell].midY < box.midY ? [partner, value] : [value, partner]
    }

    /// Unlabelled cells of the nearest column right of a label, from top to bottom, at the label's height.
    private func cellsRight(of match: LabelMatch) -> [Range<Int>] {
        let lastCell = flow.sources[match.word.upperBound - 1].cell
        let page = flow.sources[match.word.lowerBound].page
        let box = flow.cellBoxes[lastCell]
        var best: [(cell: Int, box: Rect)] = []
        // Rows are ordered from top to bottom: neighbours are near in the flow.
        for cell in max(0, lastCell - 40)...min(flow.cellCount - 1, lastCell + 40) where cell != lastCell {
            let other = flow.cellBoxes[cell]
            guard flow.sources[flow.cellStarts[cell]].page == page, !flow.cellIsVertical[cell],
                other.x > box.maxX - 0.5 * box.height, abs(other.midY - box.midY) < 1.3 * max(box.height, other.height),
                !isBesideAnotherLabel(other, than: lastCell)
            else { continue }
            best.append((cell, other))
        }
        guard let nearest = best.min(by: { $0.box.x < $1.box.x }), opening(ofCell: nearest.cell) == nil
        else {
            return []
        }
        return best.filter { $0.box.x < nearest.box.maxX && opening(ofCell: $0.cell) == nil }
            .sorted { $0.box.midY < $1.box.midY }.map { flow.cellRange($0.cell) }
    }

    /// Whether another label stands in a value's own row, where this one is a row off: 法定代表人 left blank above 乙方 takes no
    /// name from it.
    private func isBesideAnotherLabel(_ value: Rect, than labelCell: Int) -> Bool {
        let own = flow.cellBoxes[labelCell]
        let offset = abs(value.midY - own.midY)
        guard offset > 0.5 * own.height else { return false }
        return (max(0, labelCell - 12)...min(flow.cellCount - 1, labelCell + 12)).contains { cell in
            let place = flow.cellBoxes[cell]
            return cell != labelCell && place.x > own.x - own.height && place.maxX < value.x + 0.5 * value.height
                && abs(place.midY - value.midY) < 0.4 * offset && opening(ofCell: cell) != nil
                && flow.sources[flow.cellStarts[cell]].page == flow.sources[flow.cellStarts[labelCell]].page
        }
    }

    /// The row below that goes on where a value broke off: its first boxes up to the next label. Nil if a label or a new
    /// paragraph's numbering begins there.
    func continuation(after range: Range<Int>) -> Range<Int>? {
        guard let last = range.last else { return nil }
        let row = flow.sources[last].row
        guard range.upperBound == flow.rowRange(row).upperBound, row + 1 < flow.rowCount else { return nil }
        let start = flow.rowStarts[row + 1]
        guard flow.sources[start].page == flow.sources[last].page,
            opening(ofCell: flow.sources[start].cell) == nil
        else { return nil }
        let above = flow.cellBoxes[flow.sources[last].cell]
        let below = flow.cellBoxes[flow.sources[start].cell]
        // Two lines of the same paragraph or cell: the next one follows within two heights.
        guard below.midY - above.midY < 2.5 * max(above.height, below.height) else { return nil }
        return restOfRow(from: start, row: row + 1)
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
