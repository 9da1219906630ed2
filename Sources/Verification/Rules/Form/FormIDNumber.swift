import DocumentModel

/// The document number printed on the application form is the declared one, in every character.
struct FormIDNumber: Rule {
    static let id = "form.id-number"
    static let title = "申请表证件号码与申报信息一致"
    static let rationale = "申请表须为系统当前内容的打印件（操作流程⑧⑨）；证件号码逐位核对。"

    static let examples = [
        RuleExample("号码相同", .example([.firstSheet(.example(.idNumber, "350102198703154212"))]), .match),
        RuleExample("另一个有效号码", .example([.firstSheet(.example(.idNumber, "350102198703154271"))]), .mismatch),
        RuleExample("一位不同且每一位都清楚", .example([.firstSheet(.example(.idNumber, "350102198703154213"))]), .mismatch),
        RuleExample(
            "一位不同但识别把握不大",
            .example([.firstSheet(.example(.idNumber, "350102198703154213", score: 0.7, isComplete: false))]),
            .unreadable),
        RuleExample(
            "少读一位", .example([.firstSheet(.example(.idNumber, "35010219870315421", isComplete: false))]), .unreadable),
        RuleExample("只上传了第2页", .example([.secondSheet()]), .missing),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        DeclaredValueCheck(
            rule: id, attachment: .applicationForm, document: "注册申请表", fields: [.idNumber], item: "证件号码",
            declaredItem: "申报的证件号码", content: .idNumber(evidence.declaration.idType),
            differenceReason: {
                "上传的注册申请表中的证件号码\($0.numberDiffers(from: "系统填报的号码"))，请下载最新申请表，打印、签字并盖章后重新上传。"
            },
            absence: .init(labels: ["证件号码"], sheet: 1)
        ).finding(evidence, expected: evidence.declaration.idNumber)
    }
}
