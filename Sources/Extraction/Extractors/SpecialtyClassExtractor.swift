import DocumentModel

/// Finds the classes of safety engineers that a certificate names.
struct SpecialtyClassExtractor {
    let page: LabelledPage

    /// The seven classes (注册安全工程师职业资格制度规定, 应急〔2019〕8号, article 5).
    static let classes = [
        "煤矿安全", "金属非金属矿山安全", "化工安全", "金属冶炼安全", "建筑施工安全", "道路运输安全", "其他安全（不包括消防安全）", "其他安全",
    ]

    private static let labels = ["专业", "类别", "科目", "增项"]

    /// Beside a label first; where none stands beside a label, any, as long as only one class is named at all: courses
    /// are called after classes as well.
    func fields() -> [LocatedField] {
        let all = occurrences()
        let labelled = all.filter(\.isLabelled)
        let chosen = labelled.isEmpty ? (Set(all.map { name($0) }).count == 1 ? all : []) : labelled
        var seen: Set<String> = []
        return chosen.compactMap { place in
            guard seen.insert(name(place)).inserted else { return nil }
            return page.flow.field(.specialty, place.range)
        }
    }

    private struct Place {
        var range: Range<Int>
        var isLabelled: Bool
    }

    private func name(_ place: Place) -> String { String(page.flow.text(place.range).prefix(4)) }

    private func occurrences() -> [Place] {
        let flow = page.flow
        var found: [Place] = []
        for name in SpecialtyClassExtractor.classes {
            let length = name.unicodeScalars.count
            for start in flow.occurrences(of: name).prefix(LabelledPage.followedLabels) {
                let range = start..<start + length
                if found.contains(where: { $0.range.overlaps(range) }) { continue }
                // 金属非金属矿山安全 holds no other class, but 非煤矿安全 does.
                if start > 0, flow.scalars[start - 1] == "非" { continue }
                // 化工安全技术, 建筑施工安全管理 are courses.
                let next = range.upperBound < flow.count ? flow.scalars[range.upperBound] : "。"
                if ["技", "管", "生", "知", "法", "标", "工", "评", "检"].contains(next), !flow.endsCell(range.upperBound) {
                    continue
                }
                let before = flow.text(max(0, start - 8)..<start)
                let after = flow.text(range.upperBound..<min(flow.count, range.upperBound + 4))
                let isLabelled = SpecialtyClassExtractor.labels.contains { before.contains($0) || after.contains($0) }
                found.append(Place(range: range, isLabelled: isLabelled))
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
