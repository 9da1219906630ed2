import DocumentModel

/// Which label a number belongs to.
extension IDNumberExtractor {
    func nearestLabel(before position: Int) -> LabelMatch? {
        let row = page.flow.sources[position].row
        let start = page.flow.rowRange(row).lowerBound
        var index = position
        while index > start {
            index -= 1
            if let label = page.label(at: index) { return label }
        }
        return nil
    }

    /// A label broken over two lines of its cell, 其他有效身份证 | 件号码, with the number centred beside them.
    func stackedLabel(before position: Int) -> LabelMatch? {
        let flow = page.flow
        let cell = flow.sources[position].cell
        let box = flow.cellBoxes[cell]
        let beside = (max(0, cell - 6)..<min(flow.cellCount, cell + 4)).filter { other in
            let place = flow.cellBoxes[other]
            return other != cell && !flow.cellIsVertical[other]
                && flow.sources[flow.cellStarts[other]].page == flow.sources[position].page
                && place.maxX < box.x + box.height && abs(place.midY - box.midY) < 1.3 * box.height
        }
        // The nearest column: the party's name stands further left.
        guard let nearest = beside.max(by: { flow.cellBoxes[$0].maxX < flow.cellBoxes[$1].maxX }) else { return nil }
        let column = flow.cellBoxes[nearest]
        // Set flush left or centred.
        let parts = beside.filter {
            abs(flow.cellBoxes[$0].midX - column.midX) < 2 * box.height
                || abs(flow.cellBoxes[$0].x - column.x) < box.height
        }
        .sorted { flow.cellBoxes[$0].midY < flow.cellBoxes[$1].midY }
        guard parts.count == 2, let first = parts.first, let last = parts.last,
            flow.cellBoxes[first].midY < box.midY, flow.cellBoxes[last].midY > box.midY
        else { return nil }
        let text = (flow.text(page.trimmed(flow.cellRange(first))) + flow.text(page.trimmed(flow.cellRange(last))))
        guard LabelTable.words.contains(where: { $0.0 == .idNumber && $0.1.contains { text.hasSuffix($0) } }) else {
            return nil
        }
        let word = page.trimmed(flow.cellRange(last))
        return LabelMatch(label: .idNumber, word: word, range: word, terminator: .cellEnd, startsCell: true)
    }

    /// Numbers that do not share a row with their label: right of it, or in the row below.
    func labelledPositions() -> [Int: LabelMatch] {
        var positions: [Int: LabelMatch] = [:]
        for match in page.labels(.idNumber, .creditCode) {
            let values = page.value(of: match)
            for range in values {
                for position in range where positions[position] == nil { positions[position] = match }
            }
            if values.isEmpty, let below = page.continuation(after: match.range) {
                for position in below where positions[position] == nil { positions[position] = match }
            }
        }
        return positions
    }

    func isOwn(_ label: LabelMatch?) -> Bool {
        guard let label else { return false }
        let text = page.flow.text(label.word)
        return text.hasPrefix("乙方") || text.hasPrefix("公民")
    }
}
