/// Finds the stretches of a text that speak of a contract's term.
struct TermClauses {
    let flow: TextFlow

    private static let anchors = [
        "合同期限", "劳动合同期", "聘用期限", "聘期", "协议期限", "返聘期限", "合同期", "固定期限", "聘用期", "续订", "续签", "续聘", "延期",
        "合同有效期", "期限类型", "期限的劳动合同", "本合同于", "本合同自", "本协议自", "试用期", "期限采取", "协议有效期", "合同起止", "任职期限", "任期", "聘任期限",
        "任聘期", "返聘期", "本合同生效日期", "起止日期", "起止时间", "有效期限", "期限为",
    ].map { Array($0.unicodeScalars) }

    private static let stops = [
        "工作内容", "工作岗位", "工作地点", "劳动报酬", "工作时间", "岗位职责", "社会保险", "乙方岗位", "聘用岗位", "乙方同意根据", "甲方（盖章", "甲方盖章",
        "甲方（公章", "甲方公章", "甲方（签", "甲方签", "乙方（签", "乙方签", "签订日期", "签约日期", "签署日期", "法定代表人（签", "签字盖章后生效",
        "用人单位（盖章", "用人单位（公章", "用人单位盖章", "用人单位公章", "劳动者（签", "劳动者签",
    ].map { Array($0.unicodeScalars) }

    /// A clause with three options filled in runs to about 350 characters; this leaves room for notes between.
    private static let clauseLength = 800

    /// Merged where they overlap, in the order of the text.
    func ranges() -> [Range<Int>] {
        let all = 0..<flow.count
        let starts = TermClauses.anchors.flatMap { flow.scalars.occurrences(of: $0, in: all) }.sorted()
        let ends = TermClauses.stops.flatMap { flow.scalars.occurrences(of: $0, in: all) }.sorted()
        var clauses: [Range<Int>] = []
        var nextStop = 0
        for start in starts {
            while nextStop < ends.count, ends[nextStop] <= start { nextStop += 1 }
            let stop = min(ends[safe: nextStop] ?? flow.count, start + TermClauses.clauseLength, flow.count)
            // The sentence that leads to the heading belongs to the clause: 自2024-01-01起为无固定期限.
            let begin = max(clauses.last?.upperBound ?? 0, sentenceStart(before: start))
            if let last = clauses.last, start <= last.upperBound {
                clauses[clauses.count - 1] = last.lowerBound..<max(last.upperBound, stop)
            } else if begin < stop {
                clauses.append(begin..<stop)
            }
        }
        return clauses
    }

    private func sentenceStart(before position: Int) -> Int {
        var index = position
        while index > 0, position - index < 40, !flow.startsRow(index) || position - index < 4,
            flow.scalars[index - 1] != "。", flow.sources[index].page == flow.sources[index - 1].page
        {
            index -= 1
        }
        return index
    }
}
