import DocumentModel

/// Reads a unit's former and new name from a proof that it was renamed.
///
/// Sentences (由…变更为…, …更名为…), labels (原名称：, 现名称：, 变更后名称), and tables with columns 变更前 and 变更后.
struct NameChangeExtractor {
    let page: LabelledPage

    func fields() -> [LocatedField] {
        var former = fromColumns(.formerName) + labelled(.formerName)
        var new = fromColumns(.newName) + labelled(.newName)
        if former.isEmpty || new.isEmpty {
            let told = fromSentences()
            if former.isEmpty { former = told.filter { $0.field.name == .formerName } }
            if new.isEmpty { new = told.filter { $0.field.name == .newName } }
        }
        return unique(former) + unique(new)
    }

    private func unique(_ fields: [LocatedField]) -> [LocatedField] {
        var seen: Set<String> = []
        return fields.filter { seen.insert($0.field.value).inserted }
    }

    // MARK: Labels

    private static let formerLabels = [
        "原名称", "原企业名称", "原单位名称", "原公司名称", "变更前名称", "变更前企业名称", "变更前单位名称", "变更前公司名称", "变更前的名称", "曾用名称",
        "原登记名称", "原核准名称", "更名前名称", "更名前单位名称", "旧名称", "变更前", "更名前", "原聘用单位名称", "原登记内容", "变更前登记内容", "变更前内容", "原登记事项",
    ]
    private static let newLabels = [
        "现名称", "现企业名称", "现单位名称", "现公司名称", "变更后名称", "变更后企业名称", "变更后单位名称", "变更后公司名称", "变更后的名称", "新名称",
        "新企业名称", "核准变更名称", "更名后名称", "更名后单位名称", "变更后", "更名后", "现用名称", "核准名称", "新单位名称", "变更后登记内容", "变更后内容", "现登记内容",
        "现登记事项",
    ]

    private func labelled(_ name: FieldName) -> [LocatedField] {
        let words = name == .formerName ? NameChangeExtractor.formerLabels : NameChangeExtractor.newLabels
        return PrintedValueExtractor(page: page).values(of: words).compactMap { label, value in
            unit(name, from: value, label: label)
        }
    }

    /// A unit's name at the beginning of `range`, over the following line where it breaks off.
    private func unit(_ name: FieldName, from range: Range<Int>, label: Range<Int>) -> LocatedField? {
        let flow = page.flow
        let first = OrganisationName.trimmed(page.trimmed(range), in: page)
        guard !first.isEmpty else { return nil }
        var ranges = [first.lowerBound..<end(ofNameIn: first)]
        var text = flow.text(ranges[0])
        // A registered name of more than three lines does not occur.
        for _ in 0..<2 {
            let last = ranges[ranges.count - 1]
            let isWhole = isWhole(text)
            guard !isWhole || flow.endsCell(last.upperBound), let rest = page.continuation(after: last) else { break }
            let more = OrganisationName.trimmed(rest, in: page)
            let part = more.lowerBound..<end(ofNameIn: more)
            // …服务集团 | 有限公司: what ends one line may be a whole name, and is not.
            guard !part.isEmpty, part.count <= 30, !isWhole || beginsWithForm(flow.text(part)) else { break }
            ranges.append(part)
            text += flow.text(ranges[ranges.count - 1])
        }
        return field(name, ranges, text, label: label)
    }

    func field(_ name: FieldName, _ ranges: [Range<Int>], _ text: String, label: Range<Int>?) -> LocatedField? {
        let text = OrganisationName.normalized(text)
        guard isWhole(text), (6...80).contains(text.unicodeScalars.count),
            !NameChangeExtractor.nonNames.contains(where: { text.contains($0) }),
            let longest = ranges.max(by: { $0.count < $1.count }),
            var located = page.flow.field(name, longest, label: label, value: text)
        else { return nil }
        for range in ranges {
            located.field.score = min(located.field.score, page.flow.ink(of: range)?.score ?? 1)
        }
        return located
    }

    private static let nonNames = ["变更", "名称", "年月", "。", "，", "如下", "登记机关", "原有", "以下简称"]

    func isWhole(_ text: String) -> Bool { OrganisationName.hasEnding(OrganisationName.normalized(text)) }

    /// A name ends before a sign of a sentence, or behind the last ending of a name.
    func end(ofNameIn range: Range<Int>) -> Int {
        let flow = page.flow
        var end = range.lowerBound
        var depth = 0
        for position in range {
            let scalar = flow.scalars[position]
            if scalar == "（" { depth += 1 }
            if scalar == "）" {
                depth -= 1
                if depth < 0 { break }
            }
            guard TextNormalization.isHan(scalar) || scalar == "（" || scalar == "）" || scalar == "·" || scalar.isASCII
            else { break }
            end = position + 1
        }
        return end
    }

    // MARK: Columns

    private func fromColumns(_ name: FieldName) -> [LocatedField] {
        let flow = page.flow
        let word = name == .formerName ? "变更前" : "变更后"
        let partner = name == .formerName ? "变更后" : "变更前"
        var fields: [LocatedField] = []
        for cell in 0..<flow.cellCount {
            let range = flow.cellRange(cell)
            let row = flow.sources[range.lowerBound].row
            // A heading of a column: short, beside its partner.
            guard range.count <= 8, flow.contains(word, in: range), flow.contains(partner, in: flow.rowRange(row)),
                !flow.contains(partner, in: range)
            else { continue }
            let box = flow.cellBoxes[cell]
            let page = flow.sources[range.lowerBound].page
            // To the middle between this heading and its neighbours.
            let others = (0..<flow.cellCount).filter {
                $0 != cell && flow.sources[flow.cellStarts[$0]].row == row
            }.map { flow.cellBoxes[$0].midX }
            let left = others.filter { $0 < box.midX }.max().map { ($0 + box.midX) / 2 } ?? -.infinity
            let right = others.filter { $0 > box.midX }.min().map { ($0 + box.midX) / 2 } ?? .infinity
            var ranges: [Range<Int>] = []
            var text = ""
            var column: [Int] = []
            for below in cell + 1..<max(cell + 1, min(flow.cellCount, cell + 80)) {
                let place = flow.cellBoxes[below]
                guard flow.sources[flow.cellStarts[below]].page == page, place.midY > box.maxY,
                    !self.page.trimmed(flow.cellRange(below)).isEmpty
                else { continue }
                // The short last line of a cell that is set flush left has its middle far from the heading's.
                let isUnderLast =
                    column.last.map { last in
                        let last = flow.cellBoxes[last]
                        return abs(place.x - last.x) < 0.6 * last.height && place.midY - last.midY < 2 * last.height
                    } ?? false
                if isUnderLast || place.midX > left && place.midX < right { column.append(below) }
            }
            for (index, below) in column.enumerated() {
                let content = self.page.trimmed(flow.cellRange(below))
                if isWhole(text), !isContinuation(flow.text(content)) { break }
                ranges.append(content)
                text += flow.text(content)
                if ranges.count > 3 { break }
                // …有限公司 | 厦门分公司: the next line of the same cell.
                if let next = column[safe: index + 1],
                    isContinuation(flow.text(self.page.trimmed(flow.cellRange(next)))),
                    flow.cellBoxes[next].midY - flow.cellBoxes[below].midY < 2 * flow.cellBoxes[below].height
                {
                    continue
                }
                if let field = field(name, ranges, text, label: range) {
                    fields.append(field)
                    break
                }
                // Another item than a name begins the column: an address, a person.
                if !startsName(text) {
                    ranges = []
                    text = ""
                }
            }
        }
        return fields
    }

    private func isContinuation(_ text: String) -> Bool { text.hasSuffix("公司") && text.count <= 12 }

    /// What follows a name that seems whole is the end of it only where it cannot begin another.
    private func beginsWithForm(_ text: String) -> Bool {
        isContinuation(text) && ["有限", "股份", "责任", "集团", "（集团"].contains { text.hasPrefix($0) }
    }

    private func startsName(_ text: String) -> Bool {
        text.count >= 3 && text.unicodeScalars.allSatisfy { TextNormalization.isHan($0) || $0 == "（" || $0 == "）" }
    }
}
