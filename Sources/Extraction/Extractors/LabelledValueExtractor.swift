import DocumentModel

/// Reads the plain values behind labels: 部门, 岗位, 性别, 出生日期, 住址, 注册类别.
struct LabelledValueExtractor {
    let page: LabelledPage

    func departments() -> [LocatedField] {
        plain(.department, page.labels(.department)) + between(.department, ["在"], ["部门", "部，"])
    }

    func posts() -> [LocatedField] {
        let labelled = plain(.post, page.labels(.post))
        if !labelled.isEmpty { return labelled }
        return between(
            .post, ["工作岗位是", "工作岗位为", "岗位为", "岗位是", "担任", "从事"], ["岗位", "工作", "职务", "，", "。", "；", "（"])
    }

    func specialties() -> [LocatedField] { plain(.specialty, page.labels(.specialty)) }

    func sexes() -> [LocatedField] {
        page.labels(.sex).compactMap { match in
            guard let first = page.value(of: match).first?.first, ["男", "女"].contains(page.flow.scalars[first]) else {
                return nil
            }
            return page.flow.field(.sex, first..<first + 1, label: match.word)
        }
    }

    func birthDates() -> [LocatedField] {
        let parser = DateParser(scalars: page.flow.scalars)
        return page.labels(.birthDate).compactMap { match in
            let row = page.flow.sources[match.word.lowerBound].row
            let rest = match.range.upperBound..<max(match.range.upperBound, page.flow.rowRange(row).upperBound)
            let ranges = [rest] + page.value(of: match)
            guard let reading = ranges.lazy.compactMap({ parser.readings(in: $0).first }).first, !reading.isBlank else {
                return nil
            }
            var value: String?
            if let date = reading.date { value = date.description }
            if case .month(let year, let month) = reading.kind { value = "\(year)-\(month < 10 ? "0" : "")\(month)" }
            return page.flow.field(
                .birthDate, reading.range, label: match.word, value: value, isComplete: value != nil, note: reading.note
            )
        }
    }

    /// An address on a card goes on over several lines, each as far right as the first.
    func addresses(isCard: Bool) -> [LocatedField] {
        page.labels(.address).compactMap { match in
            guard let first = page.value(of: match).first, first.count >= 2 else { return nil }
            var text = page.flow.text(first)
            var last = first
            // An ID card has room for three lines.
            if isCard {
                for _ in 0..<2 {
                    guard let more = page.continuation(after: last).map({ page.trimmed($0) }), !more.isEmpty,
                        page.flow.cellBoxes[page.flow.sources[more.lowerBound].cell].midX
                            > page.flow.cellBoxes[page.flow.sources[match.word.lowerBound].cell].x
                    else { break }
                    text += page.flow.text(more)
                    last = more
                }
            }
            return page.flow.field(.address, first, label: match.word, value: text)
        }
    }

    private func plain(_ name: FieldName, _ matches: [LabelMatch]) -> [LocatedField] {
        matches.compactMap { match in
            guard var value = page.value(of: match).first else { return nil }
            // One cell; what stands beside it without a label is another column.
            let cell = page.flow.cellRange(page.flow.sources[value.lowerBound].cell)
            value = page.trimmed(value.lowerBound..<min(value.upperBound, cell.upperBound))
            if let stop = value.first(where: { LabelledValueExtractor.stops.contains(page.flow.scalars[$0]) }) {
                value = page.trimmed(value.lowerBound..<stop)
            }
            guard !value.isEmpty, value.count <= 40,
                value.contains(where: {
                    TextNormalization.isHan(page.flow.scalars[$0]) || ("A"..."Z").contains(page.flow.scalars[$0])
                })
            else { return nil }
            return page.flow.field(name, value, label: match.word)
        }
    }

    private static let stops: Set<Unicode.Scalar> = ["，", "。", "；"]

    /// 在__部门，担任__岗位
    private func between(_ name: FieldName, _ openings: [String], _ closings: [String]) -> [LocatedField] {
        let flow = page.flow
        for opening in openings {
            for start in flow.occurrences(of: opening).prefix(LabelledPage.followedLabels) {
                let from = start + opening.unicodeScalars.count
                // 20 characters are the longest name of a post that the classification of occupations has.
                let window = from..<min(flow.count, from + 22)
                guard let end = closings.compactMap({ flow.occurrences(of: $0, in: window).first }).min() else {
                    continue
                }
                var range = page.trimmed(from..<end)
                if name == .department, closings.contains("部，"), flow.scalars[end] == "部",
                    flow.scalars[safe: end + 1] == "，"
                {
                    range = range.lowerBound..<end + 1
                }
                guard range.count >= 2, range.allSatisfy({ flow.scalars[$0] != "。" && flow.scalars[$0] != "，" }),
                    !flow.contains("甲方", in: range), !flow.contains("本合同", in: range), !flow.contains("同一", in: range)
                else { continue }
                return [flow.field(name, range)].compactMap { $0 }
            }
        }
        return []
    }
}
