import DocumentModel

/// The contract says when it was signed: beside either party's signature, or on its cover.
struct ContractSigningDate: Rule {
    static let id = "contract.signing-date"
    static let title = "劳动合同有签订日期"
    static let rationale = "劳动合同或聘用文件须有签订日期（附件材料的具体要求 二.1）；双方任一方填写或封面填写均可。"

    static let examples = [
        RuleExample("乙方填写了日期", dated(.filled(.example("2024-02-26"))), .match),
        RuleExample(
            "只有甲方填写了日期",
            .example([
                .contract().signing(.worker, .handwritten, .blank).signing(
                    .employer, .seal, .filled(.example("2024-02-26")))
            ]), .match),
        RuleExample(
            "封面有签订日期",
            .example([
                .contract(.example(.signingDate, "2024-02-26")).signing(.worker, .handwritten, .blank)
            ]), .match),
        RuleExample("晚于提交日期", dated(.filled(.example("2026-12-26"))), .doubtful),
        RuleExample("空白", dated(.blank), .missing),
        RuleExample(
            "空白，而合同开头当事人一栏有手写数字",
            .example([
                .contract().signing(.employer, .empty, .unreadable("年1月2日")).signing(.worker, .handwritten, .blank)
            ]), .missing),
        RuleExample(
            "空白，而同一页开头的当事人一栏有手写号码",
            .example([.contract().signed(head, .example(.worker, .handwritten, date: .blank))]), .missing),
        RuleExample(
            "一方空白，另一方的日期只读出一部分",
            .example([
                .contract(lines: Array(repeating: "", count: 18) + ["月27日"]).signing(.worker, .handwritten, .blank)
            ]), .unreadable),
        RuleExample(
            "一方空白，另一方的日期可能在黑色印章之下",
            .example([
                .contract(seals: [.example("福建闽安工程技术有限公司", colour: .black, y: 1350)]).signing(
                    .worker, .handwritten, .blank
                )
                .signing(.employer, .seal)
            ]), .unreadable),
        RuleExample(
            "一方空白，另一方用红色印章而没有日期",
            .example([
                .contract(seals: [.example("福建闽安工程技术有限公司", y: 1350)]).signing(.worker, .handwritten, .blank)
                    .signing(.employer, .seal)
            ]), .missing),
        RuleExample("各页都没有日期", .example([.contract()]), .missing),
        RuleExample("写了而无法辨认", dated(.unreadable("2024年")), .unreadable),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    /// 甲方： at the head of a contract, with its name and a number below.
    private static let head = SigningPlace(
        role: .employer, label: "甲方：", ink: .handwritten, date: .unreadable("350295196805077"), quad: .exampleLine(1),
        inkConfidence: 0.95, dateConfidence: 0.7)

    private static func dated(_ date: SigningPlace.DateState) -> Evidence {
        .example([.contract().signing(.worker, .handwritten, date)])
    }

    private let check = SigningCheck(
        rule: id, attachment: .labourContract, document: "劳动合同", item: "签订", roles: [.worker, .employer, .applicant],
        reason: "劳动合同未填写签订日期，请补充。", isMissingWithoutPlace: true)

    func evaluate(_ evidence: Evidence) -> Finding { check.date(evidence) }
}
