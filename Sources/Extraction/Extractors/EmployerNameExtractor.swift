import DocumentModel

/// Reads the employing unit's name, over as many lines as it takes.
///
/// Not taken: former employers, the employers of a work history, the receiving unit of a dispatched worker.
struct EmployerNameExtractor {
    let page: LabelledPage
    let parties: PartyBlocks

    /// From an application form.
    func formNames() -> [LocatedField] {
        let history = historyRanges()
        var candidates: [Candidate] = []
        for match in page.labels(.employerName, .employerParty)
        where !history.contains(where: { $0.contains(match.word.lowerBound) }) {
            candidates += candidate(behind: match, rank: 0)
        }
        for match in page.labels(.bareName) where !history.contains(where: { $0.contains(match.word.lowerBound) }) {
            candidates += candidate(behind: match, rank: 1).filter(\.hasEnding)
        }
        candidates += sealNames()
        return fields(candidates)
    }

    /// From a contract or another document of the employment.
    func contractNames() -> [LocatedField] {
        var candidates: [Candidate] = []
        for match in page.labels(.employerParty) { candidates += candidate(behind: match, rank: 0) }
        for match in page.labels(.employerName, .bareName)
        where match.label == .employerName || [.employer, nil].contains(parties.party(at: match.word.lowerBound)) {
            candidates += candidate(behind: match, rank: 1).filter { $0.hasEnding || match.label == .employerName }
        }
        candidates += sealNames()
        if candidates.isEmpty { candidates += namesBeforeAlias() }
        if candidates.isEmpty { candidates += namesWithoutColon() }
        return fields(candidates)
    }

    private struct Candidate {
        var ranges: [Range<Int>]
        var label: Range<Int>
        var text: String
        var hasEnding: Bool
        var rank: Int
        var note: String?
    }

    private func fields(_ found: [Candidate]) -> [LocatedField] {
        // Once a whole name stands behind a label, what has no ending of a name is something else.
        let hasName = found.contains { $0.hasEnding && $0.rank < 5 }
        let candidates = found.filter { $0.hasEnding || !hasName }
        return candidates.enumerated().sorted {
            ($0.element.hasEnding ? 0 : 1, $0.element.rank, $0.offset) < (
                $1.element.hasEnding ? 0 : 1, $1.element.rank, $1.offset
            )
        }.compactMap { _, candidate in field(candidate) }
    }

    private func field(_ candidate: Candidate) -> LocatedField? {
        guard let longest = candidate.ranges.max(by: { $0.count < $1.count }),
            var located = page.flow.field(
                .employerName, longest, label: candidate.label, value: candidate.text, note: candidate.note)
        else { return nil }
        for range in candidate.ranges {
            located.field.score = min(located.field.score, page.flow.ink(of: range)?.score ?? 1)
        }
        located.field.ink = candidate.ranges.flatMap { page.flow.spans(of: $0, page: located.page) }
        return located
    }

    private func candidate(behind match: LabelMatch, rank: Int, note: String? = nil) -> [Candidate] {
        var ranges = page.value(of: match).map { OrganisationName.trimmed($0, in: page) }.filter { range in
            // The contract's title stands beside a party whose name is below its label.
            !range.isEmpty && !EmployerNameExtractor.titles.contains { page.flow.text(range).hasSuffix($0) }
        }
        if ranges.isEmpty, let below = page.valueBelow(match) {
            let name = OrganisationName.trimmed(below, in: page)
            // The name's last line may be the one after it.
            let isWhole = OrganisationName.hasEnding(page.flow.text(name))
            if isWhole || continuation(after: name, of: page.flow.text(name)) != nil { ranges = [name] }
        }
        guard let last = ranges.last else { return [] }
        var text = ranges.map { page.flow.text($0) }.joined()
        var tail = last
        // A registered name of more than three lines does not occur on a form.
        for _ in 0..<2 {
            guard let more = continuation(after: tail, of: text) else { break }
            ranges.append(more)
            text += page.flow.text(more)
            tail = more
        }
        text = OrganisationName.normalized(text)
        guard text.unicodeScalars.count >= 4, text.unicodeScalars.count <= 80,
            text.unicodeScalars.contains(where: TextNormalization.isHan),
            !text.hasPrefix("）"),
            // 聘用 | 单位性质: the heading at the side of a block, read together with another label.
            !["性质", "类型", "地址", "性质："].contains(where: { text.hasPrefix($0) }),
            !EmployerNameExtractor.nonNames.contains(where: { text.contains($0) })
        else { return [] }
        return [
            Candidate(
                ranges: ranges, label: match.word, text: text, hasEnding: OrganisationName.hasEnding(text), rank: rank,
                note: note)
        ]
    }

    private static let titles = ["合同书", "劳动合同", "聘用合同", "协议书"]
    /// Sentences of the contract and headings that stand where a name was left out.
    private static let nonNames = ["年月", "签字", "。", "，", "应当", "双方", "意见", "承诺", "信用代", "负责人", "法定代表", "身份证", "电话"]

    /// The part of a name that stands at the beginning of the next line.
    private func continuation(after range: Range<Int>, of text: String) -> Range<Int>? {
        guard let rest = page.continuation(after: range) else { return nil }
        var next = OrganisationName.trimmed(rest, in: page)
        // A continued name stands in one box; what is beside it is another cell.
        if let first = next.first {
            next = next.lowerBound..<min(next.upperBound, page.flow.cellRange(page.flow.sources[first].cell).upperBound)
        }
        next = OrganisationName.trimmed(next, in: page)
        // 25 characters are a full line of a form's cell.
        guard !next.isEmpty, next.count <= 25 else { return nil }
        let joined = page.flow.text(next)
        if text.hasSuffix("公司") {
            return OrganisationName.branchEndings.dropLast(2).contains { joined.hasSuffix($0) } ? next : nil
        }
        if OrganisationName.hasEnding(text), !text.hasSuffix("集团"), !joined.hasPrefix("有限"), !joined.hasPrefix("股份") {
            return nil
        }
        // 分公 | 司: a character or two are left for the last line.
        return (OrganisationName.hasEnding(joined) || joined.count <= 2 && OrganisationName.hasEnding(text + joined))
            && !EmployerNameExtractor.nonNames.contains(where: { joined.contains($0) }) ? next : nil
    }

    /// Printed or written beside 甲方（盖章）: often under the seal, so only whole names count, and last.
    private func sealNames() -> [Candidate] {
        page.labels(.employerSeal).flatMap { candidate(behind: $0, rank: 5, note: "取自盖章处") }.filter {
            // 人力资源部: what the seal says below its star.
            $0.hasEnding && !($0.text.hasSuffix("部") && $0.text.unicodeScalars.count <= 8)
        }
    }

    /// From a heading like 工作经历 to the next section.
    private func historyRanges() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for match in page.labels {
            switch match.label {
            case .workHistory where !isOfSchools(match): start = start ?? match.range.upperBound
            case .section, .contractTerm, .termStart, .termEnd, .workerSignature, .department, .employerSeal:
                if let begin = start { ranges.append(begin..<max(begin, match.word.lowerBound)) }
                start = nil
            default: break
            }
        }
        if let start { ranges.append(start..<max(start, page.flow.count)) }
        return ranges
    }

    /// 起止年月 | 学校 | 专业: the heads of another table.
    private func isOfSchools(_ match: LabelMatch) -> Bool {
        let row = page.flow.text(page.flow.rowRange(page.flow.sources[match.word.lowerBound].row))
        return row.contains("起止") && ["学校", "院校", "学历", "专业"].contains { row.contains($0) }
    }

    /// 福建……有限公司（以下简称甲方）与……
    private func namesBeforeAlias() -> [Candidate] {
        let flow = page.flow
        var found: [Candidate] = []
        for alias in ["（以下简称甲方", "（以下简称\"甲方", "（以下简称“甲方", "（下称甲方", "（甲方"] {
            for position in flow.occurrences(of: alias).prefix(4) {
                var start = position
                while start > 0, position - start < 40, !flow.startsRow(start) || position - start < 6,
                    isNamePart(flow.scalars[start - 1])
                {
                    start -= 1
                }
                found += plain(start..<position)
            }
        }
        return found
    }

    /// 甲方福建……有限公司: the colon was not read.
    private func namesWithoutColon() -> [Candidate] {
        let flow = page.flow
        var found: [Candidate] = []
        for word in ["甲方", "用人单位", "聘用单位"] {
            for position in flow.occurrences(of: word).prefix(LabelledPage.followedLabels)
            where flow.startsCell(position) {
                let start = position + word.unicodeScalars.count
                guard start < flow.count else { continue }
                let range = OrganisationName.trimmed(
                    page.restOfRow(from: start, row: flow.sources[position].row), in: page)
                found += plain(range)
            }
        }
        return found
    }

    private func plain(_ range: Range<Int>) -> [Candidate] {
        let text = OrganisationName.normalized(page.flow.text(range))
        guard range.count >= 6, range.count <= 60, text.hasSuffix("公司") || text.hasSuffix("中心") || text.hasSuffix("院"),
            !EmployerNameExtractor.nonNames.contains(where: { text.contains($0) })
        else { return [] }
        return [Candidate(ranges: [range], label: range, text: text, hasEnding: true, rank: 6)]
    }

    private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        TextNormalization.isHan(scalar) || scalar == "（" || scalar == "）" || scalar == "·"
    }
}
