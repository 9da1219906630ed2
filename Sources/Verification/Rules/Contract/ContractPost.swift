import DocumentModel

/// The contract says what the work is.
struct ContractPost: Rule {
    static let id = "contract.post"
    static let title = "劳动合同载明工作内容或岗位"
    static let rationale = "劳动合同或聘用文件须包含工作内容（或工作岗位）（附件材料的具体要求 二.1）；与申报的岗位写法不同只作提示；载明的是明显无关的工作（如行政文员）的，请人工核对。"

    static let examples = [
        RuleExample("与申报一致", contract(.example(.post, "安全主管")), .match),
        RuleExample("没有申报而已载明", .example([.contract(.example(.post, "安全主管"))]), .match),
        RuleExample("与申报的岗位不同", contract(.example(.post, "工程师")), .notice),
        RuleExample("与申报的岗位不同而是别的工作", contract(.example(.post, "行政文员")), .doubtful),
        RuleExample(
            "申报的也是那样的工作",
            .example([.contract(.example(.post, "采购经理"))]) { $0.post = "采购主管" }, .notice),
        RuleExample("别的工作而识别把握不大", contract(.example(.post, "行政文员", score: 0.5)), .match),
        RuleExample("识别把握不大", contract(.example(.post, "安金主菅", score: 0.5)), .match),
        RuleExample("各页均未载明", .example([.contract()]), .missing),
        RuleExample("有栏目而空白", .example([.contract(lines: ["工作岗位：", "工作地点：福州"])]), .missing),
        RuleExample("有岗位而没有读出", .example([.contract(lines: ["工作岗位：安※"])]), .unreadable),
        RuleExample("写在工作内容一条里", .example([.contract(lines: ["工作内容：负责厂区安全生产检查"])]), .match),
        RuleExample(
            "正文中有申报的岗位而未读作岗位",
            .example([.contract(lines: ["甲方安排乙方做安全主管的工作"])]) { $0.post = "安全主管" }, .unreadable),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    private static func contract(_ field: ExtractedField) -> Evidence {
        .example([.contract(field)]) { $0.post = "安全主管" }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        if let other = Finding.noContract(id, evidence) { return other }
        let declared = evidence.declaration.post
        let read = evidence.fields(.post, in: .labourContract).filter { !$0.field.value.isEmpty && $0.field.isComplete }
        guard let first = read.first else { return absent(evidence) }
        func finding(_ outcome: Outcome, _ place: LocatedField, _ message: String) -> Finding {
            Finding(
                rule: id, outcome: outcome, attachment: .labourContract, expected: declared, found: place.field.value,
                confidence: 0.5 + min(1, max(0, place.field.score)) / 2, evidence: [place.spot], message: message)
        }
        guard let declared else { return finding(.match, first, "劳动合同载明的岗位为“\(first.field.value)”。") }
        switch PlacesComparison(expected: declared, places: read, content: .words).result {
        case .equal(let comparison), .mixed(let comparison, _):
            return finding(.match, comparison.field, "劳动合同载明的岗位与申报的一致。")
        case .different(let comparison):
            if Self.isOtherWork(comparison.value), !Self.isOtherWork(declared) {
                return finding(
                    .doubtful, comparison.field,
                    "劳动合同载明的岗位为“\(comparison.value)”，申报的岗位为“\(declared)”，合同载明的看来不是安全生产工作，请人工核对。")
            }
            return finding(
                .notice, comparison.field, "劳动合同载明的岗位为“\(comparison.value)”，申报的岗位为“\(declared)”，两者不同，供参考。")
        case .undecided(let comparison, _):
            return finding(.match, comparison.field, "劳动合同载明了岗位，识别为“\(comparison.value)”。")
        case .absent: return absent(evidence)
        }
    }

    /// Work that is no safety work by its name. Titles under which safety work is done as well (工程师, 项目经理, 副总经理) are not
    /// among them: practice says that they prove nothing.
    private static let otherWork = [
        "文员", "文秘", "秘书", "前台", "会计", "出纳", "财务", "销售", "业务员", "营业员", "收银", "采购", "司机", "驾驶员", "厨师", "保洁", "保安", "人事",
        "行政专员", "行政主管", "行政助理", "行政经理", "后勤", "客服", "美工", "仓管", "教师", "护士",
    ]

    private static func isOtherWork(_ post: String) -> Bool {
        // Titles, not sentences: 负责设备采购及验收 may be an engineer's.
        post.count <= 8 && otherWork.contains(where: post.contains) && !SafetyWork.isNamed(in: post)
    }

    private static let labels = ["工作岗位", "岗位名称", "工作内容", "从事工作", "岗位", "职务", "工种"]
    /// What is filled in behind 工作内容 tells the work; shorter than this it may be the end of a heading.
    private static let shortestContent = 6

    private func absent(_ evidence: Evidence) -> Finding {
        let pages = evidence.ownPages(of: .labourContract)
        func finding(_ outcome: Outcome, _ spots: [EvidenceSpot], _ message: String) -> Finding {
            Finding(
                rule: id, outcome: outcome, attachment: .labourContract, expected: evidence.declaration.post,
                confidence: 0.8, evidence: spots, message: message,
                returnReason: outcome.flags ? "上传的劳动合同未体现工作内容或工作岗位，请补充相应页面。" : nil)
        }
        for page in pages {
            for line in page.text.lines
            where PrintedLabel.entry(behind: Self.labels, in: line, on: page) == .filled {
                let spot = EvidenceSpot(file: page.file, page: page.page, quad: line.quad, text: line.text)
                let text = NormalizedText(line.text).text
                let content = text.split(separator: ":").last.map(String.init) ?? ""
                if PrintedLabel.entry(behind: Self.labels, in: line) == .filled, text.contains("工作内容"),
                    content.count >= Self.shortestContent,
                    line.score > DecisionThresholds.easilyConfused
                {
                    return finding(.match, [spot], "劳动合同载明了工作内容。")
                }
                return finding(.unreadable, [spot], "劳动合同中有岗位或工作内容一栏，但未能读出内容，请人工查看。")
            }
        }
        guard Legibility.areLegible(pages) else {
            return finding(.unreadable, pages.suffix(1).map(\.spot), "劳动合同部分页面不够清晰，未读到工作内容或岗位，请人工查看。")
        }
        if let declared = evidence.declaration.post, PrintedLabel.stands(declared, .words, on: pages) {
            return finding(.unreadable, pages.prefix(1).map(\.spot), "劳动合同中有“\(declared)”字样，但未能确定是否为其岗位，请人工查看。")
        }
        return finding(.missing, pages.prefix(3).map(\.spot), "上传的劳动合同页面清晰，但各页均未见工作内容或工作岗位。")
    }
}
