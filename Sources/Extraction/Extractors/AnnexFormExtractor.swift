import DocumentModel

/// Reads what the forms for a new certificate and for cancellation have beside the rows of the application form: the
/// boxes ticked, the reason, the registration number (annexes 1 and 2 of the registration guide).
struct AnnexFormExtractor {
    let page: LabelledPage

    func fields() -> [LocatedField] {
        PrintedValueExtractor(page: page).numbers(
            .registrationNumber, of: ["注册证号", "注册证书号", "注册证书编号", "注册编号", "注册号", "执业证号"])
            + requestedItems() + reasons()
    }

    // MARK: The reason

    private static let reasonLabels = ["申请注销的原因", "申请注销原因", "注销原因", "申请补办原因", "补办原因", "申请原因"]
    private static let reasonEnds = ["本人签名", "本人签字", "申请人签名", "申请人签字", "聘用单位意见", "签名：", "签名", "负责人（签名"]

    /// What is written between the label and the signature. An empty value where nothing is.
    private func reasons() -> [LocatedField] {
        let flow = page.flow
        for label in AnnexFormExtractor.reasonLabels {
            guard let start = flow.occurrences(of: label).first else { continue }
            let from = start + label.unicodeScalars.count
            // Three lines of writing are more than the cell has room for.
            let window = from..<min(flow.count, from + 160)
            let end = AnnexFormExtractor.reasonEnds.compactMap { flow.occurrences(of: $0, in: window).first }.min()
            let range = page.trimmed(withoutSide(from..<(end ?? min(window.upperBound, from + 60))))
            let letters = range.filter { TextNormalization.isHan(flow.scalars[$0]) }
            guard letters.count >= 2 else {
                return [flow.field(.requestReason, start..<from, value: "", isComplete: false, note: "未填写")].compactMap
                { $0 }
            }
            return [flow.field(.requestReason, range, label: start..<from)].compactMap { $0 }
        }
        return []
    }

    /// Without date and side headings behind the reason: 年 月 日, 聘 | 用 | 单.
    private func withoutSide(_ range: Range<Int>) -> Range<Int> {
        let flow = page.flow
        var end = range.lowerBound
        for position in range where !flow.cellIsVertical[flow.sources[position].cell] {
            let cell = flow.cellRange(flow.sources[position].cell)
            if cell.count == 1, ["聘", "用", "单", "位", "意", "见"].contains(flow.scalars[cell.lowerBound]) { continue }
            end = position + 1
        }
        return range.lowerBound..<max(range.lowerBound, end)
    }

    // MARK: Boxes

    private enum Box { case ticked, empty, unclear }

    /// How recognisers give an empty square, and one with a tick, a cross or filled.
    private static let emptySigns: Set<Unicode.Scalar> = ["□", "口", "囗", "☐", "▢", "◻", "O", "0", "〇", "○", "D", "Q"]
    private static let tickedSigns: Set<Unicode.Scalar> = [
        "☑", "√", "■", "✓", "✔", "☒", "V", "v", "回", "团", "区", "凶", "図", "图", "囟", "▣", "●", "◼", "⊠", "レ", "✗", "×",
        "困", "因", "四",
        "日", "目", "田", "国", "M", "√", "∨", "丫", "ˇ",
    ]

    /// 注册证书 and 标签 after 申请补办, each with what stands in its box.
    private func requestedItems() -> [LocatedField] {
        let flow = page.flow
        guard
            let heading = flow.occurrences(of: "申请补办").first(where: { isHeading($0) })
                ?? flow.occurrences(of: "补办：").first
        else { return [] }
        let end = flow.occurrences(of: "申请原因", in: heading..<flow.count).first ?? min(flow.count, heading + 120)
        var boxes: [(name: String, range: Range<Int>, box: Box)] = []
        for name in ["注册证书", "标签"] {
            guard let start = flow.occurrences(of: name, in: heading + 4..<max(heading + 4, end)).first else {
                continue
            }
            boxes.append((name, start..<start + name.unicodeScalars.count, box(before: start, floor: heading + 4)))
        }
        let ticked = boxes.filter { $0.box == .ticked }
        if !ticked.isEmpty {
            return ticked.compactMap { flow.field(.requestedItem, signed($0.range), value: $0.name) }
        }
        // A filled box is often passed over in reading, an empty one is read: of two, the one without an empty box is meant. Before a line's
        // first word either is lost.
        let open = boxes.filter { $0.box == .unclear }
        if boxes.count == 2, open.count == 1, let meant = open.first, !flow.startsCell(meant.range.lowerBound) {
            return [flow.field(.requestedItem, meant.range, value: meant.name, note: "按另一项未勾选判断")].compactMap { $0 }
        }
        guard let first = boxes.first else { return [] }
        let isBlank =
            boxes.count == 2 && boxes.allSatisfy { $0.box == .empty && !mayBeTicked($0.range.lowerBound) }
            && Set(boxes.map { isSquare(before: $0.range.lowerBound) }).count == 1
        // An empty value: the boxes are there, and none is ticked; incomplete: it could not be told. No surer than either box.
        var blank = flow.field(
            .requestedItem, signed(first.range), value: "", isComplete: isBlank,
            note: isBlank ? "两个选项均未勾选" : "未能辨认勾选情况")
        for box in boxes where isBlank {
            let sign = flow.sources[box.range.lowerBound - 1]
            let score = flow.pages[sign.page].lines[sign.line].glyphs[sign.glyph].score
            if let least = blank?.field.score, score < least { blank?.field.score = score }
        }
        return [blank].compactMap(\.self)
    }

    private func isHeading(_ position: Int) -> Bool {
        let after = position + 4
        return page.flow.startsCell(position) || after < page.flow.count && page.flow.scalars[after] == "："
    }

    private func box(before position: Int, floor: Int) -> Box {
        let flow = page.flow
        var index = position
        var sawEmpty = false
        // A tick may be read beside its box: □√注册证书, √口标签.
        while index > floor, position - index < 3 {
            let sign = flow.scalars[index - 1]
            if AnnexFormExtractor.tickedSigns.contains(sign) { return .ticked }
            if AnnexFormExtractor.emptySigns.contains(sign) { sawEmpty = true } else if sign != "：" { break }
            index -= 1
        }
        return sawEmpty ? .empty : .unclear
    }

    /// Whether the sign before a word was read as the empty square that it is. Where one box is and the other comes out as 口, that one differs.
    private func isSquare(before position: Int) -> Bool {
        position > 0 && AnnexFormExtractor.squares.contains(page.flow.scalars[position - 1])
    }

    private static let squares: Set<Unicode.Scalar> = ["□", "☐", "▢", "◻"]

    /// A tick that covers its box but for the outline comes out as 口 and the like, unsurely (0.41 and 0.44 in two that were looked at), where
    /// the empty box beside it is read as the square it is.
    private func mayBeTicked(_ position: Int) -> Bool {
        let flow = page.flow
        guard position > 0, !isSquare(before: position) else { return false }
        let source = flow.sources[position - 1]
        return flow.pages[source.page].lines[source.line].glyphs[source.glyph].score < 0.6
    }

    /// With the sign before it.
    private func signed(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound > 0 && page.flow.sources[range.lowerBound - 1].cell == page.flow.sources[range.lowerBound].cell
            ? range.lowerBound - 1..<range.upperBound : range
    }
}
