import DocumentModel

/// Finds pairs of start and end among the dates of a clause; the probation's dates, which stand in the same sentences, are
/// never taken.
struct TermRanges {
    let flow: TextFlow
    /// Of the whole flow, in its order.
    let dates: [DateReading]

    struct Found {
        var terms: [TermReading]
        /// Ranges said to be a probation.
        var probations: [TermReading]
    }

    /// - Parameter clause: dates that begin outside are not looked at.
    func find(in clause: Range<Int>) -> Found {
        var found = Found(terms: [], probations: [])
        let inside = dates.filter { clause.contains($0.range.lowerBound) && !isForeign($0) }
        var index = 0
        var previousEnd = clause.lowerBound
        while index < inside.count {
            let first = inside[index]
            var isProbation = isProbation(first, since: previousEnd)
            if let second = inside[safe: index + 1], connects(first, second) {
                // A probation lasts six months at most (劳动合同法, article 19), twelve in a public institution.
                if isProbation, let start = first.date, let end = second.date, let limit = start.adding(months: 12),
                    end > limit
                {
                    isProbation = false
                }
                let reading = TermReading(
                    start: first.isBlank ? nil : first, end: second.isBlank ? .none : .date(second),
                    order: order(at: first.range.lowerBound, since: clause.lowerBound))
                if isProbation {
                    found.probations.append(reading)
                } else if !(first.isBlank && second.isBlank) {
                    found.terms.append(half(reading, first: first, second: second))
                }
                previousEnd = second.range.upperBound
                index += 2
                continue
            }
            if !first.isBlank {
                let reading = single(first, clause: clause)
                if isProbation { found.probations.append(reading) } else { found.terms.append(reading) }
            }
            previousEnd = first.range.upperBound
            index += 1
        }
        found.terms = joined(found.terms)
        return found
    }

    /// One of the two places was left blank: both are told, the blank one as not complete.
    private func half(_ reading: TermReading, first: DateReading, second: DateReading) -> TermReading {
        var reading = reading
        if second.isBlank { reading.end = .date(second) }
        if first.isBlank { reading.start = first }
        return reading
    }

    private func single(_ date: DateReading, clause: Range<Int>) -> TermReading {
        let before = flow.text(max(clause.lowerBound, date.range.lowerBound - 10)..<date.range.lowerBound)
        let after = flow.text(date.range.upperBound..<min(flow.count, date.range.upperBound + 6))
        let isEnd =
            ["至", "到", "终止日期", "截止", "止", "截至", "届满"].contains { before.hasSuffix($0) || before.hasSuffix($0 + "：") }
            || after.hasPrefix("止") || after.hasPrefix("终止") || after.hasPrefix("届满") || after.hasPrefix("到期")
        let order = order(at: date.range.lowerBound, since: clause.lowerBound)
        return isEnd
            ? TermReading(start: nil, end: .date(date), order: order)
            : TermReading(start: date, end: .none, order: order)
    }

    /// 于A生效……于B终止: a start and the next end belong together.
    private func joined(_ terms: [TermReading]) -> [TermReading] {
        var result: [TermReading] = []
        for term in terms {
            if term.start == nil, var last = result.last, last.end == .none, last.start != nil, last.order == term.order
            {
                last.end = term.end
                result[result.count - 1] = last
            } else {
                result.append(term)
            }
        }
        return result
    }

    // MARK: Context

    private static let sentenceEnds: Set<Unicode.Scalar> = ["。", "；"]

    /// The words of the sentence before a date or another word of it.
    private func sentence(before position: Int, since floor: Int) -> String {
        // 60 characters hold the longest heading with its explanation; more would reach into the clause before.
        let start = max(floor, position - 60)
        let begin = ((start..<position).last { TermRanges.sentenceEnds.contains(flow.scalars[$0]) }).map { $0 + 1 }
        return flow.text((begin ?? start)..<position)
    }

    private static let termWords = ["合同期", "固定期限", "聘用期限", "协议期限", "聘期自", "合同终止", "合同于", "合同自"]

    /// Whether 试用 is the last heading before the date.
    private func isProbation(_ date: DateReading, since floor: Int) -> Bool {
        last(of: ["试用"], outdoes: TermRanges.termWords, in: sentence(before: date.range.lowerBound, since: floor))
    }

    /// Whether one of `words` stands behind all of `others`.
    private func last(of words: [String], outdoes others: [String], in text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        func last(_ words: [String]) -> Int? {
            words.compactMap { scalars.occurrences(of: Array($0.unicodeScalars), in: 0..<scalars.count).last }.max()
        }
        guard let word = last(words) else { return false }
        return word > last(others) ?? -1
    }

    private func connects(_ first: DateReading, _ second: DateReading) -> Bool {
        let between = first.range.upperBound..<second.range.lowerBound
        guard between.count <= 40 else { return false }
        let text = flow.text(between)
        if text.contains("试用") || text.contains("。") || text.contains("续") { return false }
        if text.contains("；"), !text.contains("终止"), !text.contains("至") { return false }
        if between.count <= 3, !text.contains("止") { return true }
        return text.contains("至") || text.contains("到") || text.contains("-") || text.contains("~")
            || text.contains("截止")
            || text.contains("终止") || (text.contains("一") && between.count <= 4)
    }

    /// Dates of birth, of signing and of laws stand near the term, too.
    private func isForeign(_ date: DateReading) -> Bool {
        let before = flow.text(max(0, date.range.lowerBound - 8)..<date.range.lowerBound)
        if ["工作起始", "工作开始", "出生", "签订日期", "签署日期", "签订时间", "参加工作", "入职", "公布", "签订于", "日期："].contains(where: {
            before.contains($0)
        }),
            !before.contains("自"), !before.contains("终止日期"), !before.contains("生效日期"), !before.contains("起始日期"),
            !before.contains("截止日期"), !before.contains("开始日期"), !before.contains("结束日期"), !before.contains("到期日期"),
            !before.contains("起止")
        {
            return true
        }
        let sentence = sentence(before: date.range.lowerBound, since: 0)
        if last(of: ["保密", "竞业", "服务期", "培训"], outdoes: TermRanges.termWords, in: sentence) { return true }
        let after = flow.text(date.range.upperBound..<min(flow.count, date.range.upperBound + 4))
        return ["施行", "签订", "签署", "公布", "出生", "实施"].contains { after.contains($0) }
    }

    /// Whether the term of the date or the words at `position` is said to be a renewal, or the one before.
    func order(at position: Int, since floor: Int) -> TermReading.Order {
        // 连续订立 is no renewal.
        let text = sentence(before: position, since: floor).replacing("连续订", with: "")
        let former = ["原合同", "原劳动合同", "原聘用", "原约定", "原协议", "前次"]
        let renewal = ["续订", "续签", "续聘", "延期", "延长", "顺延"]
        if last(of: former, outdoes: renewal, in: text) { return .former }
        return renewal.contains { text.contains($0) } ? .renewal : .plain
    }
}

extension DateReading {
    var isBlank: Bool { kind == .blank }
}
