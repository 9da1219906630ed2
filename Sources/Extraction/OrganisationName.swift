/// What the registered name of a unit looks like, to know where it ends and to tell it from other text.
enum OrganisationName {
    /// 组织形式 and the endings of institutions (企业名称登记管理规定, article 10; practice for 事业单位).
    static let endings = [
        "公司", "厂", "院", "中心", "所", "店", "行", "社", "企业", "站", "队", "会", "学校", "大学", "中学", "小学", "部", "场", "矿", "馆",
        "集团", "（有限合伙）", "（普通合伙）", "（特殊普通合伙）", "工作室", "局", "厅", "处", "园", "台", "库", "办公室",
    ]
    /// Of a part of a company that is named after its parent on a line of its own (article 13).
    static let branchEndings = ["分公司", "分厂", "分店", "营业部", "办事处", "分院", "分所", "项目部", "有限公司", "公司"]

    static func hasEnding(_ text: String) -> Bool { endings.contains { text.hasSuffix($0) } }

    /// Bracketed words that forms print behind a name; they are no part of it.
    private static let printedBrackets = [
        "盖章", "公章", "签章", "以下简称", "下称", "简称", "甲方", "用人单位", "聘用单位", "单位名称", "全称", "章", "签字",
    ]

    /// Removes printed brackets at both ends of `range`.
    static func trimmed(_ range: Range<Int>, in page: LabelledPage) -> Range<Int> {
        var range = page.trimmed(range)
        let scalars = page.flow.scalars
        while range.count > 2, scalars[range.upperBound - 1] == "）",
            let open = range.last(where: { scalars[$0] == "（" }), isPrinted(page.flow.text(open..<range.upperBound))
        {
            range = page.trimmed(range.lowerBound..<open)
        }
        // The closing bracket was not read.
        if let open = range.last(where: { scalars[$0] == "（" }), !range.isEmpty,
            page.flow.scalars[open..<range.upperBound].firstIndex(of: "）") == nil,
            isPrinted(page.flow.text(open..<range.upperBound))
        {
            range = page.trimmed(range.lowerBound..<open)
        }
        while range.count > 2, scalars[range.lowerBound] == "（",
            let close = range.first(where: { scalars[$0] == "）" }),
            isPrinted(page.flow.text(range.lowerBound..<close + 1))
        {
            range = page.trimmed(close + 1..<range.upperBound)
            // A second closing bracket of the label, as in 甲方（单位）：）.
            while let first = range.first, scalars[first] == "）" { range = page.trimmed(first + 1..<range.upperBound) }
        }
        return range
    }

    private static func isPrinted(_ text: String) -> Bool {
        // 公司（甲方） is printed; （福建） and （有限合伙） are parts of names.
        let inner = text.filter { !"（）“”\"".contains($0) }
        return inner == "单位" || printedBrackets.contains { inner.hasPrefix($0) || inner.hasSuffix($0) }
    }

    /// Full stops between Chinese characters are middle dots; nothing else is touched.
    static func normalized(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = scalars
        for index in scalars.indices.dropFirst().dropLast() where scalars[index] == "." {
            if TextNormalization.isHan(scalars[index - 1]), TextNormalization.isHan(scalars[index + 1]) {
                result[index] = "·"
            }
        }
        return result.joinedText
    }
}
