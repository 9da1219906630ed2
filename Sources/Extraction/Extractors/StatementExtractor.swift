import DocumentModel

/// Reads a statement of duties: who wrote it, when it was signed, and each piece of work with its time.
struct StatementExtractor {
    let page: LabelledPage

    func fields() -> [LocatedField] {
        let signing = signingDates()
        return ProseNameExtractor(page: page).authors() + signing.map(\.field) + work(except: signing.map(\.range))
    }

    // MARK: The date of signing

    /// A statement ends with its date: within so many rows of the end.
    private static let closingRows = 8

    /// Dates that stand alone in the last rows, or behind a label of their own; the lowest first.
    private func signingDates() -> [(range: Range<Int>, field: LocatedField)] {
        let flow = page.flow
        let parser = flow.dates
        var fields: [(range: Range<Int>, field: LocatedField)] = []
        for row in (max(0, flow.rowCount - StatementExtractor.closingRows)..<flow.rowCount).reversed() {
            let range = flow.rowRange(row)
            for reading in parser.readings(in: range) where isAlone(reading.range, in: range) {
                let value = reading.isBlank ? "" : reading.date?.description
                if let field = flow.field(
                    .signingDate, reading.range, value: value, isComplete: reading.date != nil, note: reading.note)
                {
                    fields.append((reading.range, field))
                }
            }
        }
        return fields
    }

    /// No words of a sentence beside it: at most a label with a short name.
    private func isAlone(_ date: Range<Int>, in row: Range<Int>) -> Bool {
        let flow = page.flow
        let rest = flow.text(row.lowerBound..<date.lowerBound) + flow.text(date.upperBound..<row.upperBound)
        let signs: Set<Character> = ["。", "，", "；", "、"]
        return rest.count <= 20 && !rest.contains(where: signs.contains)
            && !["至", "开展", "完成", "组织", "项目", "时间"].contains(where: { rest.contains($0) })
    }

    // MARK: Work

    /// A piece of work told in more words is several.
    private static let longestItem = 260
    /// So many say enough.
    private static let mostItems = 60

    /// Every date outside the signature, with the sentences from the one it stands in to the next date.
    private func work(except signing: [Range<Int>]) -> [LocatedField] {
        let flow = page.flow
        var dates: [(range: Range<Int>, value: String, row: Int)] = []
        for reading in flow.dates.readings() {
            guard let value = reading.isoText, !signing.contains(where: { $0.overlaps(reading.range) }) else {
                continue
            }
            dates.append((reading.range, value, flow.sources[reading.range.lowerBound].row))
        }
        dates += years(except: dates.map(\.range) + signing)
        dates.sort { $0.range.lowerBound < $1.range.lowerBound }
        let starts = dates.map { itemStart(before: $0.range.lowerBound) }
        return dates.prefix(StatementExtractor.mostItems).enumerated().compactMap { index, date in
            var end = min(flow.count, date.range.lowerBound + StatementExtractor.longestItem)
            if let next = starts[(index + 1)...].first(where: { $0 > date.range.upperBound }) { end = min(end, next) }
            guard end > starts[index], var field = flow.field(.workDate, date.range, value: date.value) else {
                return nil
            }
            field.field.text = flow.text(starts[index]..<end)
            return field
        }
    }

    /// 2024年 without a month, and 2024年度.
    private func years(except taken: [Range<Int>]) -> [(range: Range<Int>, value: String, row: Int)] {
        let flow = page.flow
        var found: [(Range<Int>, String, Int)] = []
        for position in flow.occurrences(of: "年") where position >= 4 {
            let range = position - 4..<position + 1
            let digits = flow.scalars[position - 4..<position]
            guard digits.allSatisfy(TextNormalization.isDigit), !taken.contains(where: { $0.overlaps(range) }),
                position == 4 || !TextNormalization.isDigit(flow.scalars[position - 5]),
                let year = Int(digits.joinedText), (1990...2100).contains(year)
            else { continue }
            found.append((range, String(year), flow.sources[position].row))
        }
        return found
    }

    private static let sentenceEnds: Set<Unicode.Scalar> = ["。", "；", "！", "："]

    /// Back to the beginning of the sentence; a row of a table, or a numbered item, begins one too.
    private func itemStart(before date: Int) -> Int {
        let flow = page.flow
        var start = date
        while start > 0, date - start < 80 {
            if StatementExtractor.sentenceEnds.contains(flow.scalars[start - 1]) { break }
            if flow.startsRow(start), date - start <= 3 || isNumbered(start) { break }
            start -= 1
        }
        return start
    }

    /// 1. （一） 一、 ①
    private func isNumbered(_ position: Int) -> Bool {
        let scalars = page.flow.scalars
        let first = scalars[position]
        if ("①"..."⑳").contains(first) || first == "（" { return true }
        guard position + 1 < scalars.count else { return false }
        let isNumber = TextNormalization.isDigit(first) || "一二三四五六七八九十".unicodeScalars.contains(first)
        return isNumber && ["、", ".", "）", "，"].contains(scalars[position + 1])
    }
}
