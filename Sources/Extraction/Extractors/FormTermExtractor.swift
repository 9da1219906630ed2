import DocumentModel

/// Reads 劳动合同期限 on an application form: a cell with two dates, filled in by hand after printing.
struct FormTermExtractor {
    let page: LabelledPage

    func fields() -> [LocatedField] {
        var fields: [LocatedField] = []
        let labels = page.labels(.contractTerm)
        for match in labels {
            for reading in readings(behind: match) { fields += reading.fields(in: page.flow, isAlternative: false) }
        }
        fields += separateEnds()
        if fields.isEmpty { fields = fieldsOfRunningText() }
        // Something filled in comes before places left blank.
        return fields.filter(\.field.isComplete) + fields.filter { !$0.field.isComplete }
    }

    /// The words by which an end without a day is given. Only 无固定期限 is the prescribed one.
    private static let otherEnds = ["长期", "无限期", "无期限", "至法定退休", "法定退休", "至退休", "退休", "永久", "无固定"]

    private func readings(behind match: LabelMatch) -> [TermReading] {
        let flow = page.flow
        let row = flow.sources[match.word.lowerBound].row
        var pieces = [following(match, row: row)]
        let parser = flow.dates
        var dates = pieces.flatMap { parser.readings(in: $0) }
        if dates.count < 2, let above = above(match, row: row) {
            let more = parser.readings(in: above)
            if !more.isEmpty {
                pieces.insert(above, at: 0)
                dates = more + dates
            }
        }
        // Where the term itself is illegible, the next date below is that of the seal.
        dates.removeAll(where: isSigningDate)
        let openEnded = openEnd(in: pieces)
        let filled = dates.filter { !$0.isBlank }
        var reading = TermReading(start: nil, end: .none)
        if let openEnded {
            reading.start = dates.first { $0.range.lowerBound < openEnded.lowerBound } ?? filled.first
            reading.end = .openEnded(openEnded)
            return [reading]
        }
        guard let first = dates.first else {
            return otherEnd(in: pieces).map { [TermReading(start: nil, end: $0)] } ?? []
        }
        if dates.count == 1 {
            if isEnd(first) { reading.end = .date(first) } else { reading.start = first }
            if let end = otherEnd(in: pieces) { reading.end = end }
            return [reading]
        }
        reading.start = first
        reading.end = .date(dates[1])
        if dates[1].isBlank, let end = otherEnd(in: pieces) { reading.end = end }
        return [reading]
    }

    /// 劳动合同起始日期：… and 劳动合同截止日期：…, each behind its own label.
    private func separateEnds() -> [LocatedField] {
        let parser = page.flow.dates
        return page.labels(.termStart, .termEnd).flatMap { match -> [LocatedField] in
            let values = page.value(of: match)
            let date = values.lazy.compactMap { parser.readings(in: $0).first }.first
            guard match.label == .termEnd else {
                return TermReading(start: date, end: .none).fields(in: page.flow, isAlternative: false)
            }
            var end = date.map { TermReading.End.date($0) } ?? .none
            if date?.date == nil {
                if let open = openEnd(in: values) {
                    end = .openEnded(open)
                } else if let other = otherEnd(in: values) {
                    end = other
                }
            }
            return TermReading(start: nil, end: end).fields(in: page.flow, isAlternative: false)
        }
    }

    private func isSigningDate(_ date: DateReading) -> Bool {
        let before = page.flow.text(max(0, date.range.lowerBound - 5)..<date.range.lowerBound)
        return ["时间：", "日期："].contains { before.hasSuffix($0) }
            && !["起", "止", "始", "终", "聘", "效", "到", "满", "束"].contains { before.contains($0) }
    }

    /// The words 无固定期限. Nothing else ends in 固定期限 behind 至: of a hand's 无 only 天 or 元 may have been read.
    private func openEnd(in pieces: [Range<Int>]) -> Range<Int>? {
        let flow = page.flow
        if let start = pieces.lazy.compactMap({ flow.occurrences(of: "无固定期限", in: $0).first }).first {
            return start..<start + 5
        }
        for piece in pieces {
            for start in flow.occurrences(of: "固定期限", in: piece) where start - 2 >= piece.lowerBound {
                if ["至", "到"].contains(flow.scalars[start - 2]) { return start - 1..<start + 4 }
            }
        }
        return nil
    }

    private func isEnd(_ date: DateReading) -> Bool {
        let before = page.flow.text(max(0, date.range.lowerBound - 4)..<date.range.lowerBound)
        return ["至", "到", "止"].contains { before.hasSuffix($0) || before.hasSuffix($0 + "：") }
    }

    private func otherEnd(in pieces: [Range<Int>]) -> TermReading.End? {
        for piece in pieces {
            for word in FormTermExtractor.otherEnds {
                guard let start = page.flow.occurrences(of: word, in: piece).first else { continue }
                let range = start..<start + word.unicodeScalars.count
                return .unreadable(range, value: word, note: "截止日期处写的是“\(word)”")
            }
        }
        return nil
    }

    /// The rest of the label's row and the rows below that belong to the same cell.
    private func following(_ match: LabelMatch, row: Int) -> Range<Int> {
        let flow = page.flow
        let start = match.range.upperBound
        var end = page.restOfRow(from: start, row: row).upperBound
        guard end == flow.rowRange(row).upperBound else { return start..<end }
        let box = flow.cellBoxes[flow.sources[match.word.lowerBound].cell]
        var last = box
        // Two dates take two lines, each perhaps broken once.
        for next in row + 1..<min(row + 4, max(row + 1, flow.rowCount)) {
            let begin = flow.rowStarts[next]
            let below = flow.cellBoxes[flow.sources[begin].cell]
            guard flow.sources[begin].page == flow.sources[start - 1].page, page.label(at: begin) == nil,
                below.midY - last.midY < 2.2 * max(below.height, last.height)
            else { break }
            let rest = page.restOfRow(from: begin, row: next)
            end = rest.upperBound
            last = below
            if rest.upperBound < flow.rowRange(next).upperBound { break }
        }
        return start..<end
    }

    /// The upper line of a cell whose label is centred beside two lines.
    private func above(_ match: LabelMatch, row: Int) -> Range<Int>? {
        guard row > 0 else { return nil }
        let flow = page.flow
        let begin = flow.rowStarts[row - 1]
        let label = flow.cellBoxes[flow.sources[match.word.lowerBound].cell]
        let box = flow.cellBoxes[flow.sources[begin].cell]
        guard flow.sources[begin].page == flow.sources[match.word.lowerBound].page, page.label(at: begin) == nil,
            box.x > label.maxX - label.height, label.midY - box.midY < 1.5 * max(label.height, box.height)
        else { return nil }
        return page.restOfRow(from: begin, row: row - 1)
    }

    /// 该同志在我单位……，劳动合同期限自……至……
    private func fieldsOfRunningText() -> [LocatedField] {
        let flow = page.flow
        let ranges = TermRanges(flow: flow, dates: flow.dates.readings())
        for word in ["合同期限", "聘用期限", "聘期", "合同期"] {
            for start in flow.occurrences(of: word).prefix(8) {
                // Two dates with their words take about 30 characters.
                let clause = start..<min(flow.count, start + 60)
                if var reading = ranges.find(in: clause).terms.first, !(reading.start.map(isSigningDate) ?? false) {
                    if reading.end == .none, let open = flow.occurrences(of: "无固定期限", in: clause).first {
                        reading.end = .openEnded(open..<open + 5)
                    }
                    return reading.fields(in: flow, isAlternative: false)
                }
            }
        }
        return []
    }
}
