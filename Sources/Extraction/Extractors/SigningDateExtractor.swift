import DocumentModel

/// Reads the days of signing: behind 签订日期, and beside or below the places for signatures and seals.
struct SigningDateExtractor {
    let page: LabelledPage

    func fields() -> [LocatedField] {
        let flow = page.flow
        let parser = flow.dates
        var fields: [LocatedField] = []
        var seen: Set<Int> = []
        for match in page.labels(.signingDate, .workerSignature, .employerSeal) where !endsOthersLabel(match) {
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

    /// 终止 | 日期：2026-07-31: the end of another label that a line's end cut in two.
    private func endsOthersLabel(_ match: LabelMatch) -> Bool {
        let start = match.word.lowerBound
        return match.label == .signingDate && match.word.count == 2 && start >= 2 && page.flow.startsRow(start)
            && ["起始", "开始", "生效", "终止", "截止", "截至", "结束", "到期", "届满", "期满", "出生", "有效"].contains {
                page.flow.hasPrefix($0, at: start - 2)
            }
    }

    private func field(_ reading: DateReading, label: LabelMatch) -> LocatedField? {
        page.flow.field(
            .signingDate, reading.range, label: label.word, value: reading.isBlank ? "" : reading.date?.description,
            isComplete: reading.date != nil, note: reading.note)
    }
}
