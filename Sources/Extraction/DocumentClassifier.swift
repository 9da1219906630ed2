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

    let page: LabelledPage

    func classify() -> Result {
        let flow = page.flow
        guard flow.count > 0 else { return Result(kind: .unknown) }
        let sheets = formSheets()
        let marked = DocumentMarks(flow: flow).verdict()
        if let title = title() {
            // 注销注册申请表 with its first character lost still asks for a cancellation further down; 注册证书 is what
            // a form asks to have issued again.
            if let marked, [.reissueForm, .cancellationForm].contains(marked.kind) {
                return Result(kind: marked.kind, title: title.range, isCertain: true)
            }
            let isForm = title.kind == .applicationForm
            let isHeadingInForm =
                !sheets.isEmpty && DocumentClassifier.headingsInForms.contains(title.kind) && hasFormRows
            if isForm || isHeadingInForm {
                // The second sheet repeats the title with （续）.
                let fallback: Set<Int> = flow.contains("（续", in: title.range) ? [2] : [1]
                return Result(
                    kind: .applicationForm, formSheets: sheets.isEmpty ? fallback : sheets,
                    title: isForm ? title.range : nil, isCertain: true)
            }
            return Result(kind: title.kind, title: title.range, isCertain: true)
        }
        if let marked, marked.isCertain { return Result(kind: marked.kind, isCertain: true) }
        if let card = card() { return Result(kind: card, isCertain: true) }
        if !sheets.isEmpty { return Result(kind: .applicationForm, formSheets: sheets, isCertain: true) }
        if count(["甲方", "乙方", "劳动合同", "本合同", "用人单位", "劳动者", "试用期", "劳动报酬", "社会保险"]) >= 3 {
            return Result(kind: .labourContract)
        }
        return marked.map { Result(kind: $0.kind) } ?? Result(kind: .unknown)
    }

    /// Forms have sections and cells that are called like these documents: 职业资格证书, 继续教育登记.
    private static let headingsInForms: Set<DocumentKind> = [
        .continuingEducation, .specialtyExamCertificate, .dutyStatement, .other,
    ]

    private var hasFormRows: Bool {
        count(["证件名称", "毕业院校", "毕业学校", "工作经历", "聘用单位意见", "初审机构意见", "注册机构意见", "邮政编码"]) >= 2
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
            for rows in [range, pair] {
                // A bar code above the title is read as some letter.
                let start = rows.first { TextNormalization.isHan(flow.scalars[$0]) } ?? rows.lowerBound
                let candidate = start..<rows.upperBound
                guard let found = DocumentTitles.match(of: Array(flow.scalars[candidate])) else { continue }
                let box = flow.cellBoxes[flow.sources[candidate.lowerBound].cell]
                let height = flow.lineHeights[safe: flow.sources[candidate.lowerBound].page] ?? box.height
                // Titles are set larger than the text, and come first; the single row wins over the pair.
                let score =
                    box.height / max(1, height) - 0.05 * Double(row) + (found.isExact ? 0.3 : 0)
                    - (rows == range ? 0 : 0.2)
                if score > best?.score ?? -.infinity { best = (found.kind, candidate, score) }
            }
        }
        return best.map { ($0.kind, $0.range) }
    }

    // MARK: Anchors

    private static let travelPapers = [
        "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "外国人永久居留身份证", "外国人永久居留证", "港澳居民居住证", "台湾居民居住证", "中华人民共和国护照",
    ]

    /// The longest card, the residence permit, prints fewer rows on either side, with whatever stands behind the person.
    private static let mostCardRows = 45

    private func card() -> DocumentKind? {
        guard page.flow.rowCount <= DocumentClassifier.mostCardRows,
            count(["申请表", "甲方", "乙方", "毕业", "注册", "聘用"]) < 2,
            count(["退休", "管理号", "学时", "证书编号"]) == 0
        else { return nil }
        let face = count(["公民身份号码", "姓名", "性别", "民族", "出生", "住址"]) + (count(["公民身份号"]) > 0 ? 1 : 0)
        if face >= 3 { return .idCard }
        let emblem = count(["中华人民共和国", "居民身份证", "签发机关", "有效期限"])
        if emblem >= 2, count(["签发机关", "有效期限"]) > 0 || page.flow.rowCount <= 6 { return .idCardEmblem }
        if count(DocumentClassifier.travelPapers) > 0 || isPassport() { return .idCard }
        return nil
    }

    /// The machine-readable zone of a passport begins with P, its type, and three letters for the state (ICAO Doc 9303,
    /// part 4, section 4.2.2).
    private func isPassport() -> Bool {
        if count(["护照"]) > 0, count(["PASSPORT", "Passport"]) > 0 { return true }
        return (0..<page.flow.rowCount).contains { row in
            let text = page.flow.text(page.flow.rowRange(row))
            return text.count >= 30 && (text.hasPrefix("P<") || text.hasPrefix("POCHN")) && text.contains("<<")
        }
    }

    private static let sheetOne = [
        "证件名称", "证件号码", "毕业院校", "所学专业", "工作经历", "注册类别", "邮政编码", "学历", "批准日期", "继续教育", "出生年月", "资格证书",
    ]
    /// Certificates print some of these, but none of the following.
    private static let sheetOneAlone = ["证件名称", "毕业院校", "毕业学校", "工作经历", "邮政编码", "学历", "聘用单位", "通讯地址"]
    private static let sheetTwo = [
        "聘用单位意见", "初审机构意见", "国家注册机构意见", "注册机构意见", "本人签名", "同意申请注册", "经办人", "申请人签字", "单位盖章", "本人声明", "本人承诺", "申请人签名",
        "所在部门", "单位公章", "申请人声明", "合同期限",
    ]

    private func formSheets() -> Set<Int> {
        var sheets: Set<Int> = []
        // Contracts name some of the same things, but not these together.
        guard count(["甲方", "乙方"]) < 2 else { return [] }
        if count(DocumentClassifier.sheetOne) >= 3, count(DocumentClassifier.sheetOneAlone) >= 1 { sheets.insert(1) }
        let second = count(DocumentClassifier.sheetTwo)
        if second >= 3 || (second >= 2 && count(["聘用单位意见", "初审机构意见", "国家注册机构意见"]) >= 1) { sheets.insert(2) }
        return sheets
    }

    private func count(_ words: [String]) -> Int {
        words.count { page.flow.contains($0, in: 0..<page.flow.count) }
    }
}
