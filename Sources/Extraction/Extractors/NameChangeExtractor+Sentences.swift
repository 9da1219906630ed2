import DocumentModel

/// 由…变更为…, …更名为….
extension NameChangeExtractor {
    private static let markers = [
        "名称变更为", "变更登记为", "正式更名为", "现更名为", "变更为", "更名为", "变更成", "更改为", "改名为", "更为现名", "核准为",
    ]

    func fromSentences() -> [LocatedField] {
        let flow = page.flow
        var fields: [LocatedField] = []
        var seen: [Range<Int>] = []
        for marker in NameChangeExtractor.markers {
            for start in flow.occurrences(of: marker).prefix(8) {
                let range = start..<start + marker.unicodeScalars.count
                if seen.contains(where: { $0.overlaps(range) }) { continue }
                seen.append(range)
                if let name = name(endingAt: start),
                    let field = field(.formerName, [name], flow.text(name), label: range)
                {
                    fields.append(field)
                }
                if let name = name(startingAt: range.upperBound),
                    let field = field(.newName, [name], flow.text(name), label: range)
                {
                    fields.append(field)
                }
            }
        }
        return fields
    }

    private static let openers: Set<Unicode.Scalar> = ["“", "\"", "”", "「", "『", "'", "‘", "’", "：", "_", "《"]

    /// The name after 变更为: to the closing quote, or to the last ending before a sign of a sentence.
    private func name(startingAt position: Int) -> Range<Int>? {
        let flow = page.flow
        var start = position
        while start < flow.count, NameChangeExtractor.openers.contains(flow.scalars[start]), start - position < 3 {
            start += 1
        }
        let limit = min(flow.count, start + 60)
        guard start < limit else { return nil }
        var end = end(ofNameIn: start..<limit)
        // What follows the name without a sign goes: …有限公司并办理了.
        while end > start, !isWhole(flow.text(start..<end)) { end -= 1 }
        if let first = shortestWhole(from: start, to: end) { end = first }
        return end - start >= 6 ? start..<end : nil
    }

    /// 公司 ends the name, unless a 分公司 or a bracket follows.
    private func shortestWhole(from start: Int, to limit: Int) -> Int? {
        let flow = page.flow
        guard let company = flow.occurrences(of: "公司", in: start..<limit).first else { return nil }
        var end = company + 2
        for branch in flow.occurrences(of: "分公司", in: end..<limit).prefix(1) where branch - end < 12 {
            end = branch + 3
        }
        return end
    }

    private static let leads = [
        "贵单位由", "我单位由", "我公司由", "公司名称由", "单位名称由", "企业名称由", "名称由", "将", "由", "原名称", "原名", "原", "兹有", "兹证明", "同意",
        "我单位名称", "我公司名称",
        "我单位", "我公司", "自", "从", "的",
    ]

    /// The name before 变更为: from the opening quote, or from the word that leads to it.
    private func name(endingAt position: Int) -> Range<Int>? {
        let flow = page.flow
        var end = position
        while end > 0, position - end < 8 {
            if NameChangeExtractor.openers.contains(flow.scalars[end - 1]) || flow.scalars[end - 1] == "，" {
                end -= 1
            } else if let tail = ["的名称", "名称", "现已", "已", "现", "正式", "依法", "企业", "单位"].first(where: {
                let length = $0.unicodeScalars.count
                return end >= length && flow.hasPrefix($0, at: end - length)
            }) {
                end -= tail.unicodeScalars.count
            } else {
                break
            }
        }
        var start = end
        while start > 0, end - start < 60 {
            let scalar = flow.scalars[start - 1]
            guard TextNormalization.isHan(scalar) || scalar == "（" || scalar == "）" || scalar == "·",
                !(start < end && flow.startsRow(start) && endsParagraph(before: start))
            else { break }
            start -= 1
        }
        // The latest word that leads to a name, as long as a name is left.
        var best = start
        for lead in NameChangeExtractor.leads where lead.unicodeScalars.count > 1 || lead == "由" {
            for found in flow.occurrences(of: lead, in: start..<end) {
                let after = found + lead.unicodeScalars.count
                if end - after >= 6, after > best { best = after }
            }
        }
        while let lead = NameChangeExtractor.leads.first(where: { flow.hasPrefix($0, at: best) }),
            end - best - lead.unicodeScalars.count >= 6
        {
            best += lead.unicodeScalars.count
        }
        guard end - best >= 6, isWhole(flow.text(best..<end)) else { return nil }
        return best..<end
    }

    /// The row before `position` stops short of where its own row ends: a heading, or the end of a paragraph.
    private func endsParagraph(before position: Int) -> Bool {
        let flow = page.flow
        guard position > 0 else { return true }
        let before = flow.cellBoxes[flow.sources[position - 1].cell]
        let row = flow.rowRange(flow.sources[position].row)
        let own = flow.cellBoxes[flow.sources[row.upperBound - 1].cell]
        return before.maxX < own.maxX - 3 * own.height
    }
}
