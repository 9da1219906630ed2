import DocumentModel

/// Reads values behind labels that only certificates print, and that are no labels on forms and contracts.
struct PrintedValueExtractor {
    let page: LabelledPage

    /// A label with what stands behind it in its row, or in the boxes right of it. Words inside sentences do not count:
    /// a label begins its box, or has a colon behind it.
    func values(of words: [String]) -> [(label: Range<Int>, value: Range<Int>)] {
        let flow = page.flow
        var found: [(label: Range<Int>, value: Range<Int>)] = []
        for word in words.sorted(by: { $0.count > $1.count }) {
            for start in flow.occurrences(of: word).prefix(LabelledPage.followedLabels) {
                var end = start + word.unicodeScalars.count
                if found.contains(where: { $0.label.overlaps(start..<end) }) { continue }
                // 证号 inside 身份证号
                if page.labels(.idNumber).contains(where: {
                    $0.word.lowerBound < start && $0.word.overlaps(start..<end)
                }) {
                    continue
                }
                let wordEnd = end
                guard flow.sources[start].row == flow.sources[end - 1].row else { continue }
                let limit = flow.rowRange(flow.sources[start].row).upperBound
                if end < limit, flow.scalars[end] == "（",
                    let close = (end..<min(limit, end + 16)).first(where: { flow.scalars[$0] == "）" })
                {
                    end = close + 1
                }
                var hasColon = false
                while end < limit, ["：", "；"].contains(flow.scalars[end]) {
                    hasColon = true
                    end += 1
                }
                guard hasColon || flow.startsCell(start) || flow.endsCell(end) && flow.startsCell(start) else {
                    continue
                }
                let match = LabelMatch(
                    label: .other, word: start..<wordEnd, range: start..<end,
                    terminator: hasColon ? .colon : .cellEnd, startsCell: flow.startsCell(start))
                for value in page.value(of: match).prefix(1) where !value.isEmpty {
                    found.append((start..<wordEnd, value))
                }
            }
        }
        return found.sorted { $0.label.lowerBound < $1.label.lowerBound }
    }

    /// 管理号, 证书编号, 注册证号: letters and digits, at least five of them.
    func numbers(_ name: FieldName, of words: [String]) -> [LocatedField] {
        let flow = page.flow
        return values(of: words).compactMap { label, value in
            var range = value
            while let last = range.last, !isNumberPart(flow.scalars[last]) { range.removeLast() }
            if let stop = range.first(where: {
                !isNumberPart(flow.scalars[$0]) && flow.scalars[$0] != "字" && flow.scalars[$0] != "第"
            }) {
                range = range.lowerBound..<stop
            }
            guard range.count >= 5 else { return nil }
            return flow.field(name, range, label: label)
        }
    }

    private func isNumberPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || TextNormalization.isDigit(scalar) || scalar == "-")
            || scalar == "号"
    }

    /// The first date, or the last, behind one of `words`; a month where no day is printed.
    func dates(_ name: FieldName, of words: [String], takesLast: Bool = false) -> [LocatedField] {
        let flow = page.flow
        let parser = flow.dates
        var fields: [LocatedField] = []
        for (label, value) in values(of: words) {
            let row = flow.sources[value.lowerBound].row
            // 自…至… may go on in the next line.
            var limit = flow.rowRange(row).upperBound
            if takesLast, row + 1 < flow.rowCount { limit = flow.rowRange(row + 1).upperBound }
            let found = parser.readings(in: value.lowerBound..<limit).filter { !$0.isBlank }
            guard let reading = takesLast ? found.prefix(2).last : found.first else { continue }
            if takesLast, ["长期", "永久"].contains(where: { flow.text(value).contains($0) }) { continue }
            if let text = reading.isoText,
                let field = flow.field(name, reading.range, label: label, value: text, note: reading.note)
            {
                fields.append(field)
            }
        }
        return fields
    }
}

extension DateReading {
    /// `2024-03-05`, or `2024-03` where no day is written; nil for what is no date.
    var isoText: String? {
        switch kind {
        case .date(let date): date.description
        case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
        default: nil
        }
    }
}
