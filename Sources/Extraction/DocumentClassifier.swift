import DocumentModel

/// Tells what a page shows, from its text.
struct DocumentClassifier {
    struct Result: Equatable {
        var kind: DocumentKind
        /// 1, 2 or both, for an application form.
        var formSheets: Set<Int> = []
        /// The title found; its scalars in the flow.
        var title: Range<Int>?
        /// A title, or the labels of a card, rather than the words of running text.
        var isCertain = false
    }

    /// Title words, the telling ones first: 解除劳动合同协议 must not pass for a 劳动合同. Sources: the requirements for
    /// attachments (企业职工须交劳动合同，聘书、聘用证明等无效), titles of contract templates.
    private static let titles: [(DocumentKind, [String])] = [
        (.applicationForm, ["注册申请表"]),
        (
            .other,
            [
                "解除劳动合同", "终止劳动合同", "解除劳动关系", "解除(终止)劳动合同", "实习协议", "就业协议书", "保密协议", "竞业限制协议", "录用通知书",
                "集体合同", "劳务派遣协议", "补办申请表", "注销注册申请表", "营业执照", "劳务协议", "劳务合同", "培训协议",
            ]
        ),
        (.institutionCertificate, ["事业单位法人证书"]),
        (.retirementCertificate, ["退休证", "退休人员证", "退休证书"]),
        (
            .nameChangeProof,
            [
                "准予变更登记通知书", "变更核准通知书", "变更登记通知书", "名称变更证明", "企业名称变更", "变更登记情况", "准予变更登记", "名称变更通知书",
                "更名证明", "名称变更的证明", "变更信息",
            ]
        ),
        (.continuingEducation, ["继续教育证书", "继续教育证明", "继续教育合格证", "继续教育学时证明", "继续教育登记", "培训合格证书", "培训证明"]),
        (.specialtyExamCertificate, ["增项考试", "增项专业合格证", "考试合格证明", "职业资格证书", "执业资格证书", "考试成绩合格", "考试合格证书"]),
        (.dutyStatement, ["履职情况", "履职陈述", "执业情况陈述", "履职报告", "书面陈述", "履职说明"]),
        (.appointmentLetter, ["聘书", "聘任书", "聘任通知书", "任命书", "任命文件"]),
        (.employmentCertificate, ["聘用证明", "在职证明", "工作证明", "任职证明", "劳动关系证明"]),
        (
            .employmentAgreement,
            [
                "聘用合同", "聘用合同书", "聘用协议", "聘用协议书", "返聘协议", "返聘合同", "返聘协议书", "聘任合同", "退休返聘",
            ]
        ),
        (.labourContract, ["劳动合同", "劳动合同书"]),
    ]

    let page: LabelledPage

    func classify() -> Result {
        let flow = page.flow
        let sheets = formSheets()
        if let title = title() {
            if title.kind == .applicationForm {
                // The second sheet repeats the title with （续）.
                let fallback: Set<Int> = flow.contains("（续", in: title.range) ? [2] : [1]
                return Result(
                    kind: .applicationForm, formSheets: sheets.isEmpty ? fallback : sheets, title: title.range,
                    isCertain: true)
            }
            return Result(kind: title.kind, title: title.range, isCertain: true)
        }
        if let card = card() { return Result(kind: card, isCertain: true) }
        if !sheets.isEmpty { return Result(kind: .applicationForm, formSheets: sheets, isCertain: true) }
        guard flow.count > 0 else { return Result(kind: .unknown) }
        if count(["甲方", "乙方", "劳动合同", "本合同", "用人单位", "劳动者", "试用期", "劳动报酬", "社会保险"]) >= 3 {
            return Result(kind: .labourContract)
        }
        return Result(kind: .unknown)
    }

    // MARK: Title

    private func title() -> (kind: DocumentKind, range: Range<Int>)? {
        let flow = page.flow
        var best: (kind: DocumentKind, range: Range<Int>, score: Double)?
        // A cover may have its title half way down; on a page of text the title is among the first rows.
        for row in 0..<min(flow.rowCount, flow.rowCount < 30 ? 12 : 8) {
            let range = flow.rowRange(row)
            // A title in two lines: 中级注册安全工程师 | 初始注册申请表.
            let pair = row + 1 < flow.rowCount ? range.lowerBound..<flow.rowRange(row + 1).upperBound : range
            for candidate in [range, pair] {
                guard let found = DocumentClassifier.kind(of: Array(flow.scalars[candidate])) else { continue }
                let box = flow.cellBoxes[flow.sources[candidate.lowerBound].cell]
                let height = flow.lineHeights[safe: flow.sources[candidate.lowerBound].page] ?? box.height
                // Titles are set larger than the text, and come first; the single row wins over the pair.
                let score =
                    box.height / max(1, height) - 0.05 * Double(row) + (found.isExact ? 0.3 : 0)
                    - (candidate == range ? 0 : 0.2)
                if score > best?.score ?? -.infinity { best = (found.kind, candidate, score) }
            }
        }
        return best.map { ($0.kind, $0.range) }
    }

    /// The kind of document a line names as its title; nil for a line that is none.
    static func kind(of line: [Unicode.Scalar]) -> (kind: DocumentKind, isExact: Bool)? {
        // The longest title, 中级注册安全工程师变更注册申请表（变更聘用单位名称）, has 27 characters.
        guard (2...34).contains(line.count), !line.contains("。"), !line.contains("："), !line.contains("，"),
            !line.contains("《")
        else {
            return nil
        }
        for isExact in [true, false] {
            for (kind, words) in titles {
                for word in words {
                    let scalars = TextNormalization.scalars(of: word)
                    guard let end = end(of: scalars, in: line, isExact: isExact) else { continue }
                    // What follows a title is a bracket or a small word: 劳动合同（通用）, 劳动合同书样本.
                    let rest = line[end...]
                    let isTail = rest.isEmpty || rest.first == "（" || tails.contains(rest.joinedText)
                    if !isTail, !isExact || (kind != .other && kind != .nameChangeProof) { continue }
                    if kind == .labourContract || kind == .employmentAgreement, end - scalars.count > 14 { continue }
                    return (kind, isExact)
                }
            }
        }
        return nil
    }

    private static let tails: Set<String> = [
        "书", "证", "明", "表", "样本", "范本", "正本", "副本", "文本", "书样本", "材料", "陈述", "说明", "报告", "书面陈述",
    ]

    /// Where `word` ends in `line`; inexactly, with one wrong character of at least four.
    private static func end(of word: [Unicode.Scalar], in line: [Unicode.Scalar], isExact: Bool) -> Int? {
        if isExact { return line.firstOccurrence(of: word, in: 0..<line.count).map { $0 + word.count } }
        // Of four characters another title is too near (劳动合同, 劳务合同) unless the line is little more than the title.
        guard word.count >= 4, line.count >= word.count, word.count > 4 || line.count <= 6 else { return nil }
        for start in 0...(line.count - word.count) {
            var wrong = 0
            for offset in word.indices where line[start + offset] != word[offset] { wrong += 1 }
            if wrong == 1 { return start + word.count }
        }
        return nil
    }

    // MARK: Anchors

    private func card() -> DocumentKind? {
        let face = count(["公民身份号码", "姓名", "性别", "民族", "出生", "住址"]) + (count(["公民身份号"]) > 0 ? 1 : 0)
        let emblem = count(["中华人民共和国", "居民身份证", "签发机关", "有效期限"])
        let isForm = count(["申请表", "甲方", "乙方", "毕业", "注册", "聘用"]) >= 2
        if isForm { return nil }
        if face >= 3 { return .idCard }
        if emblem >= 2 { return .idCardEmblem }
        return nil
    }

    private static let sheetOne = [
        "证件名称", "证件号码", "毕业院校", "所学专业", "工作经历", "注册类别", "邮政编码", "学历", "批准日期", "继续教育", "出生年月", "资格证书",
    ]
    private static let sheetTwo = [
        "聘用单位意见", "初审机构意见", "国家注册机构意见", "注册机构意见", "本人签名", "同意申请注册", "经办人", "申请人签字", "单位盖章", "本人声明", "本人承诺", "申请人签名",
        "所在部门", "单位公章", "申请人声明", "合同期限",
    ]

    private func formSheets() -> Set<Int> {
        var sheets: Set<Int> = []
        // Contracts name some of the same things, but not these together.
        guard count(["甲方", "乙方"]) < 2 else { return [] }
        if count(DocumentClassifier.sheetOne) >= 3 { sheets.insert(1) }
        let second = count(DocumentClassifier.sheetTwo)
        if second >= 3 || (second >= 2 && count(["聘用单位意见", "初审机构意见", "国家注册机构意见"]) >= 1) { sheets.insert(2) }
        return sheets
    }

    private func count(_ words: [String]) -> Int {
        words.count { page.flow.contains($0, in: 0..<page.flow.count) }
    }
}
