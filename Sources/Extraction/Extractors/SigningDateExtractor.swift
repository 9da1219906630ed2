import DocumentModel

/// Reads the days of signing: behind 签订日期, and beside or below the places for signatures and seals.
struct SigningDateExtractor {
    let page: LabelledPage

    func fields() -> [LocatedField] {
        let flow = page.flow
        let parser = DateParser(scalars: flow.scalars)
        var fields: [LocatedField] = []
        var seen: Set<Int> = []
        for match in page.labels(.signingDate, .workerSignature, .employerSeal) {
            let row = flow.sources[match.word.lowerBound].row
            let isDateLabel = match.label == .signingDate
            // The date of a signature stands in its row or within the next four: stamps and spare lines lie between.
            let lastRow = min(row + (isDateLabel ? 0 : 4), flow.rowCount - 1)
            for next in row...max(row, lastRow) {
                let range = flow.rowRange(next)
                guard flow.sources[range.lowerBound].page == flow.sources[match.word.lowerBound].page else { break }
                let found = parser.readings(
                    in: next == row ? match.range.upperBound..<max(match.range.upperBound, range.upperBound) : range)
                // Running text that names a day is no place for a date.
                if next != row, ["。", "，"].contains(where: { flow.contains($0, in: range) }) { break }
                for reading in found where seen.insert(reading.range.lowerBound).inserted {
                    if let field = field(reading, label: match) { fields.append(field) }
                }
                if !found.isEmpty { break }
            }
        }
        return fields.filter(\.field.isComplete) + fields.filter { !$0.field.isComplete }
    }

    private func field(_ reading: DateReading, label: LabelMatch) -> LocatedField? {
        page.flow.field(
            .signingDate, reading.range, label: label.word, value: reading.isBlank ? "" : reading.date?.description,
            isComplete: reading.date != nil, note: reading.note)
    }
}
