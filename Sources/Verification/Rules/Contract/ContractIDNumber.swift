import DocumentModel

/// The worker's document number in the contract is the declared one, in every character.
///
/// Another person's number beside the right one (an emergency contact, the legal representative) is no contradiction; a
/// number that is nearly the right one is.
struct ContractIDNumber: Rule {
    static let id = "contract.id-number"
    static let title = "劳动合同证件号码与申报信息一致"
    static let rationale = "劳动合同或聘用文件须包含劳动者的居民身份证或其他有效身份证件号码（附件材料的具体要求 二.1），逐位核对。"

    static let examples = [
        RuleExample("号码相同", .example([.contract(.example(.idNumber, "350102198703154212"))]), .match),
        RuleExample(
            "小写x",
            .example([.contract(.example(.idNumber, "11010519491231002x"))]) {
                $0.idNumber = "11010519491231002X"
            }, .match),
        RuleExample(
            "旁边有紧急联系人的号码",
            .example([
                .contract(.example(.idNumber, "350102198703154212"), .example(.idNumber, "350521197811036041"))
            ]), .match),
        RuleExample("15位旧号码", .example([.contract(.example(.idNumber, "350102870315421"))]), .match),
        RuleExample("另一个有效号码", .example([.contract(.example(.idNumber, "350102198703154271"))]), .mismatch),
        RuleExample("一位不同且每一位都清楚", .example([.contract(.example(.idNumber, "350102198703154312"))]), .mismatch),
        RuleExample(
            "一处相同一处误写",
            .example([
                .contract(.example(.idNumber, "350102198703154212"), .example(.idNumber, "350102198703154271"))
            ]), .mismatch),
        RuleExample(
            "校验位不符且把握不大", .example([.contract(.example(.idNumber, "350102198708154212", score: 0.7))]), .unreadable),
        RuleExample("页面清晰但没有号码", .example([.contract()]), .missing),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample(
            "上传的是申请表", .example([.misplacedForm(.labourContract, .example(.idNumber, "350102198703154212"))]),
            .notApplicable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        DeclaredValueCheck(
            rule: id, attachment: .labourContract, document: "劳动合同（聘用文件）", fields: [.idNumber], item: "证件号码",
            declaredItem: "申报的证件号码", content: .idNumber(evidence.declaration.idType),
            differenceReason: { "劳动合同中的证件号码\($0.numberDiffers(from: "申请信息"))，请核对后重新上传。" },
            absence: .init(
                labels: ["身份证号", "身份证件号", "公民身份号码", "证件号"],
                reason: "上传的劳动合同未体现劳动者居民身份证（或其他有效身份证件）号码，请补充相应页面。"),
            foreignLabels: ["紧急联系人", "联系人", "法定代表人", "负责人", "委托代理人"]
        ).finding(evidence, expected: evidence.declaration.idNumber)
    }
}
