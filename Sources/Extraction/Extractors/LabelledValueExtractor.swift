import DocumentModel

/// Reads the plain values behind labels: 部门, 岗位, 性别, 出生日期, 住址, 注册类别.
struct LabelledValueExtractor {
    let page: LabelledPage

    func departments() -> [LocatedField] {
        let labelled = plain(.department, page.labels(.department))
        if !labelled.isEmpty { return labelled }
        return inSentence(
            .department,
            [
                Frame(opening: "所在部门", closings: ["，", "。", "；"]),
                // 现在我单位__（所在部门）从事__岗位
                Frame(opening: "我单位", closings: ["（所在部门", "（部门", "（工作部门"]),
                Frame(opening: "在", closings: ["部门", "从事", "担任", "，", "工作"], endings: LabelledValueExtractor.units),
            ])
    }

    func posts() -> [LocatedField] {
        let labelled = plain(.post, page.labels(.post))
        if !labelled.isEmpty { return labelled }
        let closings = ["岗位", "工作", "职务", "，", "。", "；", "（"]
        let openings = ["工作岗位是", "工作岗位为", "岗位为", "岗位是", "担任", "从事", "，岗位"]
        // Label and entry in one box without a colon: 岗位安全技术负责人.
        let glued = Frame(opening: "岗位", closings: closings + ["劳动合同", "聘用"], startsCell: true)
        // 甲方聘用乙方在安全员岗位工作; 甲方聘任乙方为安全工程师。
        let ends = LabelledValueExtractor.titles.map { String($0) } + ["问", "岗"]
        let appointed = ["聘用乙方为", "聘任乙方为", "聘请乙方为", "录用乙方为"].map {
            Frame(opening: $0, closings: closings + ["一职"], endings: ends)
        }
        // 乙方在试用期内不能胜任岗位工作的: a post's title comes first.
        let placed = ["用乙方在", "排乙方在", "请乙方在", "任乙方在", "排乙方到"].map {
            Frame(opening: $0, closings: ["岗位", "一职"], endings: ends)
        }
        return inSentence(
            .post, openings.map { Frame(opening: $0, closings: closings) } + [glued] + appointed + placed)
    }

    func specialties() -> [LocatedField] { plain(.specialty, page.labels(.specialty)) }

    func sexes() -> [LocatedField] {
        page.labels(.sex).compactMap { match in
            // The label's last stroke may have got into the value's box.
            guard
                let first = page.value(of: match).first?.prefix(3)
                    .first(where: { ["男", "女"].contains(page.flow.scalars[$0]) })
            else { return nil }
            return page.flow.field(.sex, first..<first + 1, label: match.word)
        }
    }

    func birthDates() -> [LocatedField] {
        let parser = page.flow.dates
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
        let flow = page.flow
        return matches.compactMap { match in
            var values: [Range<Int>] = []
            for var value in page.value(of: match) {
                // One cell; what stands beside it without a label is another column.
                let whole = value
                var cell = flow.cellRange(flow.sources[value.lowerBound].cell)
                let end = page.endOfTouching(cell, within: whole.upperBound)
                value = page.trimmed(value.lowerBound..<min(whole.upperBound, end))
                // 乙方工作岗位（工种）为 | 安全技术员; 所在部门：一 | 安全环保部, of which the stroke is the ruling's beginning.
                if value.count == 1, value.upperBound < whole.upperBound,
                    LabelledValueExtractor.verbs.contains(flow.scalars[value.lowerBound])
                        || flow.scalars[value.lowerBound] == "一"
                {
                    cell = flow.cellRange(flow.sources[value.upperBound].cell)
                    value = page.trimmed(value.upperBound..<min(whole.upperBound, cell.upperBound))
                }
                if let stop = value.first(where: { LabelledValueExtractor.stops.contains(flow.scalars[$0]) }) {
                    value = page.trimmed(value.lowerBound..<stop)
                }
                // 所在部门为安环部: no department and no post is called so.
                if value.count > 2, LabelledValueExtractor.verbs.contains(flow.scalars[value.lowerBound]) {
                    value.removeFirst()
                }
                if name == .post { value = appointment(in: value) }
                if !value.isEmpty { values.append(value) }
            }
            let text = values.map { flow.text($0) }.joined()
            // 担任 | 行政文员 | 岗位（工种）工作，: the sentence's own words, behind the post.
            if name == .post, match.terminator != .colon, text == "工作" { return nil }
            guard let longest = values.max(by: { $0.count < $1.count }), text.unicodeScalars.count <= 40,
                text.unicodeScalars.contains(where: { TextNormalization.isHan($0) || ("A"..."Z").contains($0) })
            else { return nil }
            return flow.field(name, longest, label: match.word, value: text)
        }
    }

    /// 安全工程师 of 甲方安排乙方从事安全工程师岗位工作, a sentence behind 工作内容：.
    private func appointment(in value: Range<Int>) -> Range<Int> {
        guard let verb = ["从事", "担任"].compactMap({ page.flow.occurrences(of: $0, in: value).last }).max() else {
            return value
        }
        var rest = verb + 2..<value.upperBound
        for word in ["工作", "岗位"] where rest.count > 3 && page.flow.text(rest).hasSuffix(word) { rest.removeLast(2) }
        return rest.count >= 2 ? rest : value
    }

    private static let verbs: Set<Unicode.Scalar> = ["为", "是", "系"]
    private static let stops: Set<Unicode.Scalar> = ["，", "。", "；"]

    /// Words around a value in running text: 在__部门，担任__岗位.
    private struct Frame {
        var opening: String
        var closings: [String]
        var startsCell = false
        /// The value must end in one of these; empty where the frame is telling enough.
        var endings: [String] = []
    }

    /// What parts of a company are called.
    private static let units = ["部", "科", "室", "处", "中心", "组", "队", "车间", "办", "厂", "站"]

    private func inSentence(_ name: FieldName, _ frames: [Frame]) -> [LocatedField] {
        let flow = page.flow
        for frame in frames {
            for start in flow.occurrences(of: frame.opening).prefix(LabelledPage.followedLabels)
            where !frame.startsCell || flow.startsCell(start) {
                let from = start + frame.opening.unicodeScalars.count
                // 20 characters are the longest name of a post that the classification of occupations has.
                // A glued entry ends with its box at the latest.
                let limit = frame.startsCell ? flow.cellRange(flow.sources[start].cell).upperBound : flow.count
                let window = from..<max(from, min(limit, from + 22))
                var closing = frame.closings.compactMap { flow.occurrences(of: $0, in: window).first }.min()
                // A closing word in the next sentence is none.
                if let title = titleCell(at: from, name), closing.map({ $0 > title + 2 }) ?? true { closing = title }
                guard let end = closing ?? (frame.startsCell ? window.upperBound : nil) else { continue }
                // 从事安全生产工作经历, …工作年限: headings of the past.
                if LabelledValueExtractor.pasts.contains(where: { flow.hasPrefix($0, at: end) }) { continue }
                var range = page.trimmed(from..<end)
                if range.count > 2, LabelledValueExtractor.verbs.contains(flow.scalars[range.lowerBound]) {
                    range.removeFirst()
                }
                // 岗位 with its first character misread; no post is called …位.
                if name == .post, range.count > 3, let last = range.last, flow.scalars[last] == "位" {
                    range.removeLast(2)
                }
                let text = flow.text(range)
                guard range.count >= 2,
                    range.allSatisfy({ TextNormalization.isHan(flow.scalars[$0]) || flow.scalars[$0].isASCII }),
                    frame.endings.isEmpty || frame.endings.contains(where: { text.hasSuffix($0) }),
                    !LabelledValueExtractor.phrases.contains(where: { text.contains($0) }),
                    !(name == .post && LabelledValueExtractor.isField(text))
                else { continue }
                return [flow.field(name, range)].compactMap { $0 }
            }
        }
        return []
    }

    /// The end of a cell that is nothing but a post's title: filled in by hand, while the words behind it were not read.
    private func titleCell(at position: Int, _ name: FieldName) -> Int? {
        guard name == .post, page.flow.startsCell(position) else { return nil }
        let cell = page.flow.cellRange(page.flow.sources[position].cell)
        return cell.count <= 12 && LabelledValueExtractor.titles.contains(page.flow.scalars[cell.upperBound - 1])
            ? cell.upperBound : nil
    }

    /// Last characters of posts: 安全员, 工程师, 部长, 经理, 主管, 主任, 总监.
    private static let titles = Set("员师长理管任监工".unicodeScalars)

    /// 从事安全生产相关工作: a field of work, no post.
    private static let fields = ["安全", "安全生产", "安全生产相关", "安全管理相关", "安全生产管理相关", "相关", "本职"]

    /// Also with one character of four and more misread (发全生产): where the sentence is the form's own, the post stands elsewhere.
    private static func isField(_ text: String) -> Bool {
        fields.contains { field in
            field == text
                || field.count >= 4 && field.count == text.count && zip(field, text).count { $0 != $1 } == 1
        }
    }

    private static let pasts = ["工作经历", "工作年限", "工作时间", "工作简历", "工作情况", "工作起止"]

    /// Words of the contract's own sentences, which no department or post has in its name.
    private static let phrases = [
        "甲方", "乙方", "本合同", "同一", "其他", "调整", "单位", "期间", "职责", "上述", "新的", "规定", "约定", "合同制", "正式",
    ]
}
