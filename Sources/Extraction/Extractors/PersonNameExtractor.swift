import DocumentModel

/// Reads names of persons behind their labels.
struct PersonNameExtractor {
    let page: LabelledPage
    let parties: PartyBlocks
    /// Permits and passports have values below their labels, the Chinese name above the one in Latin letters; on a citizen's card,
    /// where a name was lost, the next row is another value.
    var isTravelDocument = false

    /// 姓名 of a form or of an ID card.
    func applicantNames() -> [LocatedField] {
        let named = page.labels(.personName).filter { parties.party(at: $0.word.lowerBound) != .otherPerson }
            .compactMap { field(.applicantName, behind: $0) }
        guard named.isEmpty else { return named }
        return page.labels(.applicant).filter(opensPersonalData).compactMap { field(.applicantName, behind: $0) }
    }

    /// 申请人 | 陈晓东 | 性别 | 男: other data of the person follow in its row or the next. Beside a signature they do not.
    private func opensPersonalData(_ match: LabelMatch) -> Bool {
        let row = page.flow.sources[match.word.lowerBound].row
        return (row...min(row + 1, page.flow.rowCount - 1)).contains { row in
            page.labels(in: row).contains { [.sex, .birthDate, .idNumber].contains($0.label) }
        }
    }

    /// The worker of a contract: behind 乙方（劳动者）, or behind 姓名 in that party's block.
    func workerNames() -> [LocatedField] {
        var found = page.labels(.workerParty).compactMap { field(.workerName, behind: $0) }
        found += page.labels(.personName).filter { parties.party(at: $0.word.lowerBound) == .worker }
            .compactMap { field(.workerName, behind: $0) }
        if found.isEmpty {
            found += page.labels(.personName).filter { parties.party(at: $0.word.lowerBound) != .otherPerson }
                .compactMap { field(.workerName, behind: $0) }
        }
        if found.isEmpty { found += namesBeforeAlias() }
        return found
    }

    func legalRepresentatives() -> [LocatedField] {
        page.labels(.legalRepresentative).compactMap { field(.legalRepresentative, behind: $0) }
    }

    private func field(_ name: FieldName, behind match: LabelMatch) -> LocatedField? {
        var values = page.value(of: match)
        // 姓名/Name on a passport, with the name below.
        if let gloss = gloss(behind: match) {
            let beside = values.map { max($0.lowerBound, gloss.upperBound)..<max($0.upperBound, gloss.upperBound) }
            let below = LabelMatch(
                label: match.label, word: match.word, range: match.range.lowerBound..<gloss.upperBound,
                terminator: .cellEnd, startsCell: match.startsCell)
            values =
                beside.filter { !$0.isEmpty }
                + [page.valueBelow(below, least: isTravelDocument ? PersonNameExtractor.closest : 0.6)].compactMap(
                    \.self)
                + page.value(of: below)
        }
        if values.isEmpty, let below = nameBelow(match) { values = [below] }
        if isTravelDocument, let below = page.valueBelow(match, least: PersonNameExtractor.closest) {
            values.append(below)
        }
        let ranges = values.compactMap { nameRange(in: $0) }
        func isHan(_ range: Range<Int>) -> Bool { TextNormalization.isHan(page.flow.scalars[range.lowerBound]) }
        guard let range = isTravelDocument ? ranges.first(where: isHan) ?? ranges.first : ranges.first else {
            return nil
        }
        let text = PersonNameExtractor.normalized(page.flow.scalars[range])
        // Longer than any surname with given name and no dot of a minority name: a name with something glued to it.
        let isPlausible =
            isHan(range) ? text.unicodeScalars.count <= 6 || text.contains("·") : !touchesFigure(range)
        let rest = text.contains("·") ? lastPart(after: range) : nil
        var located = page.flow.field(
            name, range, label: match.word, value: text + (rest.map { page.flow.text($0) } ?? ""),
            isComplete: isPlausible, note: isPlausible ? nil : "姓名后连有其他文字")
        if let rest, let page = located?.page { located?.field.ink += self.page.flow.spans(of: rest, page: page) }
        return located
    }

    /// 劳动者姓名 over 庄晓彤: without a colon, nothing beside it, and the name in a row of values. Below a mere 姓名 that was left blank
    /// another row of the table may begin with a word like a name (籍贯, 学历).
    private func nameBelow(_ match: LabelMatch) -> Range<Int>? {
        let flow = page.flow
        guard [.cellEnd, .bracket].contains(match.terminator), match.word.count >= 4,
            let below = page.valueBelow(match), (2...4).contains(below.count),
            below == flow.cellRange(flow.sources[below.lowerBound].cell),
            below.allSatisfy({ TextNormalization.isHan(flow.scalars[$0]) }),
            page.labels(in: flow.sources[below.lowerBound].row).isEmpty
        else { return nil }
        let text = flow.text(below)
        return PersonNameExtractor.otherHeads.contains(where: text.contains) ? nil : below
    }

    /// Of rows of tables about firms and persons, in no list of labels.
    private static let otherHeads = [
        "性质", "类型", "资本", "范围", "籍贯", "学历", "学位", "职称", "工种", "户籍", "邮编", "邮箱", "见证", "鉴证", "证人",
    ]

    /// 买买提江·阿不 | 都: what of a long name had no room in its cell, right below it and as far left.
    private func lastPart(after range: Range<Int>) -> Range<Int>? {
        let flow = page.flow
        guard let first = flow.sources[safe: range.upperBound - 1] else { return nil }
        let box = flow.cellBoxes[first.cell]
        for cell in first.cell + 1..<max(first.cell + 1, min(flow.cellCount, first.cell + 12)) {
            let other = flow.cellBoxes[cell]
            let part = flow.cellRange(cell)
            let height = max(box.height, other.height)
            guard flow.sources[part.lowerBound].page == first.page, part.count <= 4,
                abs(other.x - box.x) < 0.5 * height,
                other.midY - box.midY > 0.6 * height, other.midY - box.midY < 1.5 * height,
                part.allSatisfy({ TextNormalization.isHan(flow.scalars[$0]) }), page.opening(ofCell: cell) == nil
            else { continue }
            return part
        }
        return nil
    }

    /// Heights from the middle of a label to that of the name right below it: 0.61 and 0.75 where the boxes overlapped, on three
    /// permits and passports drawn by others; a name beside its label is not as far left. About half of that.
    private static let closest = 0.35

    /// LOPE2, 11M S00 JIN: O, I, L, S and Z are read as figures, and a name of Latin letters ends or begins beside one.
    private func touchesFigure(_ range: Range<Int>) -> Bool {
        let cell = page.flow.cellRange(page.flow.sources[range.lowerBound].cell)
        return [range.lowerBound - 1, range.upperBound].contains { position in
            cell.contains(position) && TextNormalization.isDigit(page.flow.scalars[position])
        }
    }

    /// The English words behind a label of a passport or a permit: 姓名/Name, 姓名Name.
    private func gloss(behind match: LabelMatch) -> Range<Int>? {
        let flow = page.flow
        let end = match.range.upperBound
        let cell = flow.cellRange(flow.sources[match.word.upperBound - 1].cell)
        guard end < cell.upperBound else { return nil }
        if flow.text(end..<cell.upperBound).lowercased() == "name" { return end..<cell.upperBound }
        guard flow.scalars[end] == "/" else { return nil }
        let stop = (end + 1..<cell.upperBound).first { !flow.scalars[$0].isASCII || flow.scalars[$0] == "/" }
        return end..<(stop ?? cell.upperBound)
    }

    /// The longest known person's name on a register has 25 characters (民委发〔2016〕33号 asks for that much room).
    private static let longestName = 25

    private func nameRange(in value: Range<Int>) -> Range<Int>? {
        let flow = page.flow
        var start = value.lowerBound
        // 先生 | brackets before the name, as in （签字）陈晓东
        while start < value.upperBound, !isNamePart(start), start - value.lowerBound < 16 {
            if flow.scalars[start] == "（",
                let close = (start..<value.upperBound).first(where: { flow.scalars[$0] == "）" })
            {
                start = close + 1
            } else {
                start += 1
            }
        }
        // 口 | 曾峰: the corner of a seal's character or of a box, found for itself.
        if start + 2 < value.upperBound, PersonNameExtractor.corners.contains(flow.scalars[start]),
            flow.startsCell(start), flow.startsCell(start + 1), isNamePart(start + 1), isNamePart(start + 2)
        {
            start += 1
        }
        let isHan = start < value.upperBound && TextNormalization.isHan(flow.scalars[start])
        var end = start
        while end < value.upperBound, end - start < (isHan ? PersonNameExtractor.longestName : 40), isNamePart(end) {
            // The next box belongs to the name only while this is no name yet: 陈 | 晓 | 东.
            if end > start, flow.startsCell(end), !continuesName(from: start, at: end) { break }
            end += 1
        }
        while end > start, !TextNormalization.isHan(flow.scalars[end - 1]), isHan { end -= 1 }
        let text = flow.text(start..<end)
        for word in PersonNameExtractor.trailingWords where text.hasSuffix(word) { end -= word.unicodeScalars.count }
        // 姓名委 | 魏学红: what the label's own end was read as, with no colon between.
        if end - start == 1, start > 0, !flow.startsCell(start), TextNormalization.isHan(flow.scalars[start - 1]),
            end < value.upperBound, flow.startsCell(end)
        {
            return nameRange(in: end..<value.upperBound)
        }
        guard end - start >= 2 else { return nil }
        let name = flow.text(start..<end)
        guard !PersonNameExtractor.nonNames.contains(where: { name.contains($0) }) else { return nil }
        return start..<end
    }

    private func continuesName(from start: Int, at position: Int) -> Bool {
        let flow = page.flow
        let cell = flow.cellRange(flow.sources[position].cell)
        let gap = flow.cellBoxes[flow.sources[position].cell].x - flow.cellBoxes[flow.sources[position - 1].cell].maxX
        let height = flow.cellBoxes[flow.sources[position].cell].height
        return cell.count <= 2 && position - start <= 3 && gap < 2.5 * height
    }

    private func isNamePart(_ position: Int) -> Bool {
        let scalar = page.flow.scalars[position]
        return TextNormalization.isHan(scalar) || scalar == "·" || scalar == "." || scalar == "'" || scalar == "’"
            || ("A"..."Z").contains(scalar)
            || ("a"..."z").contains(scalar)
    }

    /// No surnames (百家姓), and what rims and boxes are read as.
    private static let corners = Set("口囗日目曰回凵匚".unicodeScalars)

    private static let trailingWords = ["先生", "女士", "同志"]
    /// Words of the form that stand where a name was left out, and organisations.
    private static let nonNames = [
        "公司", "年月", "签字", "签名", "盖章", "委托", "授权代表", "电话", "身份证", "性别", "地址", "单位", "本人", "双方", "合同", "号码", "照片", "民族",
        "出生",
        "国籍",
    ]

    /// Full stops between the parts of a minority name are middle dots.
    static func normalized(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        scalars.map { $0 == "." ? "·" : $0 }.joinedText
    }

    /// 与陈晓东（以下简称乙方）
    private func namesBeforeAlias() -> [LocatedField] {
        let flow = page.flow
        var found: [LocatedField] = []
        for alias in ["（以下简称乙方", "（以下简称\"乙方", "（以下简称“乙方", "（下称乙方"] {
            for position in flow.occurrences(of: alias).prefix(4) {
                var start = position
                while start > 0, position - start < 5, TextNormalization.isHan(flow.scalars[start - 1]),
                    !["与", "和", "聘", "用", "请"].contains(flow.scalars[start - 1])
                {
                    start -= 1
                }
                if position - start >= 2, let field = flow.field(.workerName, start..<position) { found.append(field) }
            }
        }
        return found
    }
}
