import DocumentModel

/// The statement is signed by its author.
struct StatementSignature: Rule {
    static let id = "statement.signature"
    static let title = "履职情况书面陈述有本人签字"
    static let rationale = "履职情况书面陈述须有本人签字及日期（附件材料的具体要求 四.1）。"

    static let examples = [
        RuleExample("手写签名", .example([page(.handwritten)]), .match),
        RuleExample("按手印", .example([page(.thumbprint)]), .match),
        RuleExample("空白", .example([page(.empty)]), .missing),
        RuleExample("只有打印的姓名", .example([page(.printed)]), .doubtful),
        RuleExample("只有名章", .example([page(.seal)]), .doubtful),
        RuleExample("无法判断", .example([page(.unclear)]), .unreadable),
        RuleExample("没有找到签名处", .example([.example(.dutyStatement)]), .unreadable),
        RuleExample(
            "首页没有、末页有", .example([.example(.dutyStatement), page(.handwritten)]), .match),
        RuleExample("文件打不开", .example(problems: [.example(.dutyStatement)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func page(_ ink: SigningPlace.Ink) -> DocumentPage {
        .example(.dutyStatement).signed(.example(.author, ink))
    }

    static func check(_ rule: String, _ reason: String) -> SigningCheck {
        SigningCheck(
            rule: rule, attachment: .dutyStatement, document: "履职情况书面陈述", item: "本人签字",
            roles: [.author, .applicant], reason: reason)
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        Self.check(id, "履职情况书面陈述缺少本人签字，请补充。").signature(evidence)
    }
}
