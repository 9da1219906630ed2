import DocumentModel

/// Reads the hours of a certificate of continuing education: in all, and of those the registered specialty's.
///
/// `48学时`, `48课时`, `肆拾捌学时`, `总学时：48`, a column 学时 with its sum. Which of several numbers is the total is told by
/// the words before it; without such words, by the sum: 24 + 24 = 48.
struct EducationHoursExtractor {
    let page: LabelledPage

    private enum Role { case total, specialty, part, plain }

    private struct Reading {
        var range: Range<Int>
        var hours: Double
        var role: Role
    }

    func fields() -> [LocatedField] {
        let readings = readings()
        let columns = column()
        var fields: [LocatedField] = []
        if let total = total(of: readings) ?? columns.total { fields.append(total) }
        if let specialty = specialty(of: readings) ?? columns.specialty { fields.append(specialty) }
        return fields
    }

    // MARK: Numbers beside 学时

    private static let units = ["学时", "课时", "学吋", "课吋"]
    private static let totalWords = ["共计", "合计", "累计", "总计", "总学时", "总课时", "学时数", "课时数", "共", "总"]
    private static let specialtyWords = [
        "专业科目", "专业课", "专业学时", "专业类", "专业部分", "本专业", "所注册专业", "注册专业", "专业必修", "专业课时", "其中专业", "专业安全", "相关专业",
        "专业技术",
    ]
    private static let partWords = ["公需", "公共", "必修", "选修", "基础", "线上", "线下", "网络", "面授", "其中", "法律法规"]

    private func readings() -> [Reading] {
        let flow = page.flow
        var found: [Reading] = []
        var floor = 0
        let positions = EducationHoursExtractor.units.flatMap { flow.occurrences(of: $0).prefix(60) }.sorted()
        for position in positions {
            guard let number = number(before: position) ?? number(after: position + 2) ?? number(above: position) else {
                continue
            }
            if found.contains(where: { $0.range.overlaps(number.range) }) { continue }
            let end = min(position, number.range.lowerBound)
            let context = max(floor, end - 24)..<max(floor, end)
            found.append(
                Reading(range: number.range, hours: number.value, role: role(of: context, isFirst: found.isEmpty)))
            floor = max(position + 2, number.range.upperBound)
        }
        return found
    }

    /// Directly before, in the same box: 48学时, 48个学时, 48（学时）.
    private func number(before position: Int) -> (range: Range<Int>, value: Double)? {
        let flow = page.flow
        var end = position
        while end > 0, ["个", "（", "_", "-"].contains(flow.scalars[end - 1]), position - end < 3 { end -= 1 }
        guard end > 0, flow.sources[end - 1].cell == flow.sources[position].cell else { return nil }
        var start = end
        while start > 0, end - start < 8, isNumeral(flow.scalars[start - 1]),
            flow.sources[start - 1].cell == flow.sources[position].cell
        {
            start -= 1
        }
        return value(start - brokenDigits(before: start)..<end)
    }

    /// 专业课程32 | 学时、公共课程24学时: the unit begins the next line. A date or a number of a certificate ends otherwise.
    private func number(above position: Int) -> (range: Range<Int>, value: Double)? {
        let start = position - digitsOfLineAbove(at: position)
        guard start > 0, start < position, TextNormalization.isHan(page.flow.scalars[start - 1]) else { return nil }
        return value(start..<position)
    }

    /// Digits at the end of the line above that a number at the start of this one goes on: 共计4 | 8学时.
    private func brokenDigits(before start: Int) -> Int {
        TextNormalization.isDigit(page.flow.scalars[start]) ? digitsOfLineAbove(at: start) : 0
    }

    private func digitsOfLineAbove(at start: Int) -> Int {
        let flow = page.flow
        guard start > 0, flow.startsRow(start), flow.sources[start - 1].page == flow.sources[start].page else {
            return 0
        }
        let above = flow.cellBoxes[flow.sources[start - 1].cell]
        let here = flow.cellBoxes[flow.sources[start].cell]
        // The lines of one paragraph: the upper one is full, the lower one begins where the paragraph does.
        guard here.midY - above.midY < 2.5 * max(above.height, here.height), above.maxX > here.maxX - here.height,
            abs(above.x - here.x) < 3 * here.height
        else { return 0 }
        let digits = flow.scalars[..<start].suffix(3).reversed().prefix { TextNormalization.isDigit($0) }
        return digits.count < 3 ? digits.count : 0
    }

    /// Behind the label, in its row: 总学时：48, 学时 | 48.
    private func number(after position: Int) -> (range: Range<Int>, value: Double)? {
        let flow = page.flow
        guard position > 0, position <= flow.count else { return nil }
        let row = flow.sources[position - 1].row
        let limit = flow.rowRange(row).upperBound
        var start = position
        // 学时数（小时）：48
        while start < limit, start - position < 8, !isNumeral(flow.scalars[start]) {
            guard ["数", "：", "_", "（", "）", "为", "小", "时", "-", "个", "共", "计"].contains(flow.scalars[start]) else {
                return nil
            }
            start += 1
        }
        var end = start
        while end < limit, end - start < 8, isNumeral(flow.scalars[end]) { end += 1 }
        // 学时 | 2026年…: a date is no number of hours.
        if end < limit, ["年", "月", "-", "/"].contains(flow.scalars[end]) { return nil }
        return value(start..<end)
    }

    private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        TextNormalization.isDigit(scalar) || scalar == "."
            || "〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰".unicodeScalars.contains(scalar)
    }

    /// More hours than a year of days has are a misread number.
    private static let mostHours = 2000.0

    private func value(_ range: Range<Int>) -> (range: Range<Int>, value: Double)? {
        let scalars = page.flow.scalars[range]
        guard let first = scalars.first, let last = scalars.last, first != ".", last != "." else { return nil }
        if scalars.contains("."), let number = Double(scalars.joinedText), number > 0,
            number <= EducationHoursExtractor.mostHours
        {
            return (range, number)
        }
        guard let number = Numerals.whole(scalars)?.number, number > 0,
            Double(number) <= EducationHoursExtractor.mostHours
        else { return nil }
        return (range, Double(number))
    }

    /// The word nearest before the number says which it is.
    private func role(of context: Range<Int>, isFirst: Bool) -> Role {
        let text = page.flow.text(context)
        func last(_ words: [String]) -> Int {
            words.compactMap { word in
                text.ranges(of: word).last.map { text.distance(from: text.startIndex, to: $0.upperBound) }
            }.max() ?? -1
        }
        let total = last(EducationHoursExtractor.totalWords)
        let specialty = last(EducationHoursExtractor.specialtyWords)
        let part = last(EducationHoursExtractor.partWords)
        // 化工安全专业24学时, after a number that was the total.
        let glued = (!isFirst || text.contains("其中")) && text.suffix(5).contains("专业") ? text.count : -1
        let best = max(total, specialty, part, glued)
        if best < 0 { return .plain }
        if best == max(specialty, glued) { return .specialty }
        // 公共 ends in 共.
        return best == part ? .part : .total
    }

    private func total(of readings: [Reading]) -> LocatedField? {
        if let total = readings.last(where: { $0.role == .total }) {
            return field(.educationHours, total.range, total.hours)
        }
        let plain = readings.filter { $0.role == .plain }
        let parts = readings.filter { $0.role != .plain }
        let partSum = parts.reduce(0) { $0 + $1.hours }
        if plain.count == 1, let only = plain.first { return field(.educationHours, only.range, only.hours) }
        if let largest = readings.max(by: { $0.hours < $1.hours }), readings.count > 2,
            readings.reduce(0, { $0 + $1.hours }) == 2 * largest.hours
        {
            return field(.educationHours, largest.range, largest.hours)
        }
        // 完成2+学时，其中…12学时: the number of which this is a part was not read.
        if plain.isEmpty, let first = parts.first, isAmong(first) {
            return field(.educationHours, first.range, first.hours, isComplete: false, note: "总学时未能读出")
        }
        if plain.isEmpty, let first = parts.first, parts.contains(where: { $0.role == .part }) {
            return field(.educationHours, first.range, partSum, note: "各部分学时相加")
        }
        if plain.count > 1, let first = plain.first {
            let sum = plain.reduce(0) { $0 + $1.hours }
            return field(.educationHours, first.range, sum, note: "各项学时相加，未见合计")
        }
        return nil
    }

    /// Whether 其中 stands before a number, and before that, in the same sentence, hours without one.
    private func isAmong(_ reading: Reading) -> Bool {
        let before = max(0, reading.range.lowerBound - 24)..<reading.range.lowerBound
        guard let among = page.flow.occurrences(of: "其中", in: before).last else { return false }
        let opening = max(0, among - 8)..<among
        return EducationHoursExtractor.units.contains { !page.flow.occurrences(of: $0, in: opening).isEmpty }
    }

    private func specialty(of readings: [Reading]) -> LocatedField? {
        readings.first { $0.role == .specialty }.flatMap { field(.specialtyHours, $0.range, $0.hours) }
    }

    private func field(
        _ name: FieldName, _ range: Range<Int>, _ hours: Double, isComplete: Bool = true, note: String? = nil
    ) -> LocatedField? {
        page.flow.field(
            name, range, value: EducationHoursExtractor.text(of: hours), isComplete: isComplete, note: note)
    }

    /// `48`, `22.5`.
    static func text(of hours: Double) -> String {
        hours == hours.rounded() && abs(hours) < 1e6 ? String(Int(hours)) : String(hours)
    }

    // MARK: A column of a table

    private func column() -> (total: LocatedField?, specialty: LocatedField?) {
        let flow = page.flow
        let titles = ["学时", "课时", "学时数", "课时数", "学时（小时）", "完成学时", "获得学时", "认定学时"]
        guard let header = (0..<flow.cellCount).first(where: { titles.contains(flow.text(flow.cellRange($0))) }) else {
            return (nil, nil)
        }
        let box = flow.cellBoxes[header]
        var sum = 0.0
        var specialtySum = 0.0
        var rows: [Range<Int>] = []
        var specialtyRows: [Range<Int>] = []
        for cell in header + 1..<max(header + 1, min(flow.cellCount, header + 400)) {
            let place = flow.cellBoxes[cell]
            let range = flow.cellRange(cell)
            guard place.midY > box.maxY, min(place.maxX, box.maxX) > max(place.x, box.x), range.count <= 6,
                let number = value(range)
            else { continue }
            let row = flow.text(flow.rowRange(flow.sources[range.lowerBound].row))
            if ["合计", "总计", "共计", "累计"].contains(where: { row.contains($0) }) {
                let specialty = specialtyRows.first.flatMap { field(.specialtyHours, $0, specialtySum) }
                return (field(.educationHours, number.range, number.value), specialty)
            }
            sum += number.value
            rows.append(range)
            if row.contains("专业") {
                specialtySum += number.value
                specialtyRows.append(range)
            }
        }
        guard let first = rows.first else { return (nil, nil) }
        let note = rows.count > 1 ? "各行学时相加，未见合计" : nil
        return (
            field(.educationHours, first, sum, note: note),
            specialtyRows.first.flatMap { field(.specialtyHours, $0, specialtySum) }
        )
    }
}
