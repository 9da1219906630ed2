import DocumentModel

/// Reads the term of a contract or an agreement: from when, until when.
///
/// The whole document is one text, because the clause goes over lines and pages. Best reading first; every further one
/// carries a note.
struct ContractTermExtractor {
    let flow: TextFlow
    let dates: [DateReading]
    private let ranges: TermRanges

    init(flow: TextFlow) {
        self.flow = flow
        dates = flow.dates.readings()
        ranges = TermRanges(flow: flow, dates: dates)
    }

    func fields() -> [LocatedField] {
        var seen: Set<LocatedField> = []
        var fields: [LocatedField] = []
        for (index, reading) in readings().enumerated() {
            for field in reading.fields(in: flow, isAlternative: index > 0) where seen.insert(field).inserted {
                fields.append(field)
            }
        }
        return fields
    }

    /// Best first.
    func readings() -> [TermReading] {
        var terms: [TermReading] = []
        var probations: [TermReading] = []
        // More clauses than a contract with a few renewals has only occur in garbage.
        for clause in TermClauses(flow: flow).ranges().prefix(24) {
            let found = readings(of: clause)
            terms += found.terms
            probations += found.probations
        }
        if terms.isEmpty { terms = unheadedReadings() }
        if terms.isEmpty, let probation = probations.first(where: { $0.start?.date != nil }) {
            var reading = probation
            reading.isCertain = false
            reading.note = "只见试用期，未见合同期限"
            return [reading]
        }
        return ranked(terms)
    }

    // MARK: Readings

    private func readings(of clause: Range<Int>) -> TermRanges.Found {
        if let options = TermOptions(scalars: flow.scalars, in: clause) {
            return readings(of: options, in: clause)
        }
        var found = ranges.find(in: clause)
        let isOpen = openEndedWords(in: clause)
        if let words = isOpen, !found.terms.contains(where: { $0.hasEndDate }) {
            let dated = found.terms.first { $0.start?.date != nil }
            var reading = TermReading(
                start: dated?.start, end: .openEnded(words),
                order: dated?.order ?? ranges.order(at: words.lowerBound, since: clause.lowerBound))
            // Beside a third kind the words are one of the choices, whose marks were not read.
            if offersTask(clause) {
                reading.isCertain = false
                reading.note = "合同期限的几种选择未能辨认"
            }
            found.terms = [reading]
            return found
        }
        found.terms = found.terms.map { withDuration($0, in: clause) }
        if !found.terms.contains(where: { $0.start?.date != nil || $0.hasEndDate }), let duration = duration(in: clause)
        {
            let known = found.terms.first
            if known == nil {
                found.terms = [
                    TermReading(
                        start: nil,
                        end: .unreadable(duration.range, value: duration.chinese, note: "合同只写明期限，未写起止日期"))
                ]
            }
        }
        return found
    }

    /// Whether the third kind of term is offered, not talked about (以完成一定工作任务为期限的劳动合同…不得约定试用期).
    private func offersTask(_ clause: Range<Int>) -> Bool {
        ["完成一定工作", "完成一定的工作"].contains { words in
            flow.occurrences(of: words, in: clause).contains { start in
                !flow.text(start..<min(flow.count, start + 16)).contains("的劳动合同")
            }
        }
    }

    /// The range behind a list of mere names of options (合同类型：□固定期限 □无固定期限 …), where the dates stand in a clause
    /// of their own; nil if the options have dates or blanks in them.
    private func termBehindList(_ options: TermOptions, in clause: Range<Int>) -> TermRanges.Found? {
        guard let first = options.options.first, let last = options.options.last else { return nil }
        let row = flow.sources[last.words.lowerBound].row
        let end = min(clause.upperBound, flow.rowRange(row).upperBound)
        // Names alone fit into two rows.
        guard row - flow.sources[first.words.lowerBound].row <= 1, end > first.range.lowerBound,
            !dates.contains(where: { (first.range.lowerBound..<end).contains($0.range.lowerBound) }),
            options.chosen?.kind != .openEnded, options.chosen?.kind != .task
        else { return nil }
        let found = ranges.find(in: end..<max(end, clause.upperBound))
        return found.terms.contains { $0.start?.date != nil && $0.hasEndDate } ? found : nil
    }

    /// 一 written on the blank's ruling looks like 二. Where the second option was left blank and the first is filled in,
    /// the first was meant.
    private func meantFirst(_ options: TermOptions) -> TermOptions.Option? {
        guard options.chosenNumber == 2, let chosen = options.chosen,
            let first = options.options.first(where: { $0.number == 1 }), first.kind == .fixed
        else { return nil }
        func isFilled(_ option: TermOptions.Option) -> Bool {
            dates.contains { option.range.contains($0.range.lowerBound) && !$0.isBlank }
        }
        return isFilled(first) && !isFilled(chosen) ? first : nil
    }

    private func readings(of options: TermOptions, in clause: Range<Int>) -> TermRanges.Found {
        if let found = termBehindList(options, in: clause) { return found }
        var result = TermRanges.Found(terms: [], probations: [])
        if let first = meantFirst(options), var reading = reading(of: first, probations: &result.probations) {
            reading.note = reading.note ?? "选择的一种未填写，按已填写的一种读取"
            result.terms = [reading]
            return result
        }
        if let chosen = options.chosen {
            if let reading = reading(of: chosen, probations: &result.probations) { result.terms.append(reading) }
        } else {
            var filled: [TermReading] = []
            for option in options.options {
                if let reading = reading(of: option, probations: &result.probations),
                    reading.start != nil || reading.hasEndDate
                {
                    filled.append(reading)
                }
            }
            for index in filled.indices {
                filled[index].isCertain = filled.count == 1 && options.chosenNumber == nil
                filled[index].note = filled.count == 1 ? "未写明选择哪一种期限，按已填写的一种读取" : "多种期限均已填写，未写明选择哪一种"
            }
            result.terms = filled
        }
        // What follows the list: 续订, or a range outside of all options.
        if let first = options.options.first, clause.lowerBound < first.range.lowerBound {
            result.terms += ranges.find(in: clause.lowerBound..<first.range.lowerBound).terms.filter { $0.hasEndDate }
        }
        return result
    }

    private func reading(of option: TermOptions.Option, probations: inout [TermReading]) -> TermReading? {
        let found = ranges.find(in: option.range)
        probations += found.probations
        switch option.kind {
        case .fixed:
            guard let term = found.terms.first(where: { $0.start != nil && $0.end != .none }) ?? found.terms.first
            else {
                return duration(in: option.range).map {
                    TermReading(
                        start: nil, end: .unreadable($0.range, value: $0.chinese, note: "合同只写明期限，未写起止日期"))
                }
            }
            return withDuration(term, in: option.range)
        case .openEnded:
            let start = found.terms.first(where: { $0.start?.isBlank == false })?.start
            let hasEnd = found.terms.contains { $0.hasEndDate }
            return TermReading(
                start: start, end: .openEnded(option.words), note: hasEnd ? "无固定期限一项中另填有截止日期" : nil)
        case .task:
            let start = found.terms.first(where: { $0.start?.isBlank == false })?.start
            return TermReading(
                start: start, end: .unreadable(option.words, value: "以完成一定工作任务为期限", note: "合同以完成一定工作任务为期限"))
        }
    }

    private func withDuration(_ term: TermReading, in clause: Range<Int>) -> TermReading {
        guard term.end == .none, term.start?.date != nil, let duration = duration(in: clause) else { return term }
        var term = term
        term.end = .computed(duration)
        return term
    }

    /// The length of the term, not of the probation or of keeping secrets.
    private func duration(in clause: Range<Int>) -> Duration? {
        var rest = clause
        while let duration = Duration.first(in: flow.scalars, rest) {
            let before = flow.text(max(clause.lowerBound, duration.range.lowerBound - 12)..<duration.range.lowerBound)
            let after = flow.text(duration.range.upperBound..<min(flow.count, duration.range.upperBound + 2))
            let isTerm = ["期限", "共", "合同期", "聘期", "计"].contains { before.contains($0) }
            if isTerm, !before.contains("试用"), !before.contains("保密"), !before.contains("竞业"), !after.hasPrefix("月") {
                return duration
            }
            rest = max(duration.range.upperBound, rest.lowerBound + 1)..<rest.upperBound
        }
        return nil
    }

    /// 为无固定期限, 无固定期限：自… as the statement of the contract, not as talk about such contracts.
    private func openEndedWords(in clause: Range<Int>) -> Range<Int>? {
        for start in flow.occurrences(of: "无固定期限", in: clause) {
            let before = flow.text(max(clause.lowerBound, start - 8)..<start)
            let after = flow.text(start + 5..<min(flow.count, start + 12))
            if ["订立", "签订", "要求", "条件的", "应当", "可以", "转为"].contains(where: { before.contains($0) }) { continue }
            let isStated =
                ["为", "：", "至", "起", "是", "止", "限", "√", "☑", "）", "、", "."].contains { before.hasSuffix($0) }
                || after.hasPrefix("：") || flow.startsCell(start) || after.hasPrefix("合同。")
            if isStated { return start..<start + 5 }
        }
        return nil
    }

    /// 自…起至…止 anywhere, where no heading was read: a page of an excerpt that begins inside the clause.
    private func unheadedReadings() -> [TermReading] {
        ranges.find(in: 0..<flow.count).terms.filter { term in
            guard let start = term.start, start.date != nil, term.hasEndDate else { return false }
            let before = flow.text(max(0, start.range.lowerBound - 3)..<start.range.lowerBound)
            return before.contains("自") || before.contains("从")
        }.prefix(3).map { term in
            var term = term
            term.note = "未见合同期限条款标题"
            // As short as a probation (劳动合同法, article 19; twelve months in public institutions): perhaps one.
            if let limit = term.start?.date?.adding(months: 12), let end = term.endDate, end <= limit {
                term.isCertain = false
            }
            return term
        }
    }

    // MARK: Order

    private func ranked(_ terms: [TermReading]) -> [TermReading] {
        var unique: [TermReading] = []
        for term in terms {
            let isKnown = unique.contains { known in
                known.order == term.order && known.start?.kind == term.start?.kind && known.endKind == term.endKind
            }
            if !isKnown { unique.append(term) }
        }
        // A place that was left blank says nothing once another clause is filled in.
        let filled = unique.filter { $0.start?.date != nil || $0.hasEndDate || $0.isOpenEnded }
        if !filled.isEmpty { unique = filled }
        // Two dates of the same day, or in the wrong order, are signing dates side by side rather than a second term.
        let forward = unique.filter { term in
            guard let start = term.start?.date, let end = term.endDate else { return true }
            return start < end
        }
        if forward.contains(where: { $0.hasEndDate || $0.isOpenEnded }) { unique = forward }
        let complete = unique.filter { $0.order != .former && ($0.hasEndDate || $0.isOpenEnded) }
        let hasRenewal = unique.contains(where: \.isWholeRenewal)
        var plainEnds: Set<String> = []
        for term in complete where term.order == .plain { plainEnds.insert(term.endDate?.description ?? "open") }
        let ranked = unique.enumerated().sorted { left, right in
            if left.element.weight != right.element.weight { return left.element.weight > right.element.weight }
            if left.element.order == .renewal, let one = left.element.endDate, let other = right.element.endDate,
                one != other
            {
                return one > other
            }
            return left.offset < right.offset
        }.map(\.element)
        let origin = ranked.first { $0.order != .renewal && $0.start?.date != nil }
        return ranked.map { term in
            var term = term
            if term.order == .renewal {
                term.note = term.note ?? "续订期限"
                if term.start == nil { term.start = origin?.start }
            } else if hasRenewal {
                term.note = term.note ?? (term.order == .former ? "原合同期限" : "续订前的期限")
            } else if term.order == .former {
                term.note = term.note ?? "原合同期限"
            } else if plainEnds.count > 1 {
                term.note = term.note ?? "合同中有两个不同的期限"
            }
            return term
        }
    }
}
