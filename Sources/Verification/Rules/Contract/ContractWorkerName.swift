import DocumentModel

/// The worker named in the contract is the applicant.
struct ContractWorkerName: Rule {
    static let id = "contract.worker-name"
    static let title = "劳动合同劳动者姓名与申请人一致"
    static let rationale = "劳动合同或聘用文件须包含劳动者的姓名（附件材料的具体要求 二.1），且为申请人本人。"

    static let examples = [
        RuleExample("姓名相同", .example([.contract(.example(.workerName, "陈晓东"))]), .match),
        RuleExample(
            "间隔号写法不同",
            .example([.contract(.example(.workerName, "阿卜杜拉•买买提"))]) { $0.applicantName = "阿卜杜拉·买买提" }, .match),
        RuleExample("一字不同", .example([.contract(.example(.workerName, "陈晓冬"))]), .mismatch),
        RuleExample(
            "一处相同一处误写",
            .example([
                .contract(.example(.workerName, "陈晓东")), .contract(.example(.workerName, "陈小东")),
            ]), .mismatch),
        RuleExample(
            "一处相同一处为他人",
            .example([
                .contract(.example(.workerName, "陈晓东")), .contract(.example(.workerName, "林国栋")),
            ]), .doubtful),
        RuleExample("页面清晰但没有姓名", .example([.contract()]), .missing),
        RuleExample("文中有姓名而没有读出", .example([.contract(lines: ["兹有陈晓东同志"])]), .unreadable),
        RuleExample("有标签而没有读出", .example([.contract(lines: ["乙方（劳动者）："])]), .unreadable),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample(
            "上传的是申请表", .example([.misplacedForm(.labourContract, .example(.applicantName, "陈晓东"))]), .notApplicable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .labourContract, document: "劳动合同（聘用文件）", fields: [.workerName, .applicantName],
        item: "劳动者姓名", declaredItem: "申请人姓名", content: .personName,
        differenceReason: { "劳动合同中的劳动者姓名\($0.textDiffers(from: "申请人姓名"))，请核对后重新上传。" },
        absence: .init(
            labels: ["乙方（劳动者", "乙方（员工", "乙方姓名", "乙方:", "受聘人", "劳动者姓名", "姓名"],
            reason: "上传的劳动合同未体现劳动者姓名，请补充相应页面。"),
        foreignLabels: ["紧急联系人", "联系人", "法定代表人", "负责人", "委托代理人"])

    func evaluate(_ evidence: Evidence) -> Finding {
        check.finding(evidence, expected: evidence.declaration.applicantName)
    }
}
