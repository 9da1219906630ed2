import DocumentModel

/// The worker signed the contract.
struct ContractWorkerSignature: Rule {
    static let id = "contract.worker-signature"
    static let title = "劳动合同有劳动者签名"
    static let rationale = "劳动合同或聘用文件须有双方签字盖章（附件材料的具体要求 二.1）；手写签名或手印有效，只有打印姓名或名章的由人工判断。"

    static let examples = [
        RuleExample("手写签名", signed(.handwritten), .match),
        RuleExample("按手印", signed(.thumbprint), .match),
        RuleExample(
            "续订页空白而签字页已签",
            .example([
                .contract().signing(.worker, .handwritten), .contract(lines: ["续订劳动合同"]).signing(.worker, .empty),
            ]), .match),
        RuleExample("空白", signed(.empty), .missing),
        RuleExample(
            "只有甲方签名", .example([.contract().signing(.worker, .empty).signing(.employer, .handwritten)]), .missing),
        RuleExample("没有上传签字页", .example([.contract()]), .missing),
        RuleExample(
            "签字页上没有读出乙方一栏",
            .example([.contract().signing(.employer, .seal, .filled(.example("2026-11-10")), label: "甲方（盖章）：")]),
            .unreadable),
        RuleExample("只有打印的姓名", signed(.printed), .doubtful),
        RuleExample(
            "封面写有姓名而签字处只有打印的姓名",
            .example([
                .contract().signing(.worker, .handwritten, label: "乙方（劳动者）："), .contract().signing(.worker, .printed),
            ]), .doubtful),
        RuleExample(
            "电子签名处未见签名", .example([.contract().signing(.worker, .empty, label: "乙方（电子签名）：")]), .doubtful),
        RuleExample("只有名章", signed(.seal), .doubtful),
        RuleExample("有痕迹而看不清", signed(.unclear), .unreadable),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    private static func signed(_ ink: SigningPlace.Ink) -> Evidence { .example([.contract().signing(.worker, ink)]) }

    private let check = SigningCheck(
        rule: id, attachment: .labourContract, document: "劳动合同", item: "劳动者签字", roles: [.worker, .applicant],
        reason: "劳动合同缺少劳动者签字，请上传双方签字盖章页。", isMissingWithoutPlace: true)

    func evaluate(_ evidence: Evidence) -> Finding { check.signature(evidence) }
}
