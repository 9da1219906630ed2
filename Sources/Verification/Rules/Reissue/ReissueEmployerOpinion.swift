import DocumentModel

/// The employer's opinion is signed by the one responsible, sealed and dated.
struct ReissueEmployerOpinion: Rule {
    static let id = "reissue.employer-opinion"
    static let title = "补办申请表聘用单位意见有签名、公章和日期"
    static let rationale = "注册证书（标签）补办申请表（附件1）聘用单位意见栏须由负责人签名，加盖单位公章并填写日期。"

    private static let seal = Seal.example(Evidence.exampleEmployer)

    static let examples = [
        RuleExample("签名、公章、日期齐全", .example([page(seals: [seal])]), .match),
        RuleExample("没有公章", .example([page()]), .missing),
        RuleExample("没有签名", .example([page(ink: .empty, seals: [seal])]), .missing),
        RuleExample(
            "没有签名，盖章处有公章",
            .example([
                .example(.reissueForm, seals: [seal]).signed(
                    .example(.employer, .empty, date: .filled(.example("2026-11-10"))),
                    .example(.employer, .seal, label: "（单位公章）"))
            ]), .missing),
        RuleExample("没有日期", .example([page(date: .blank, seals: [seal])]), .missing),
        RuleExample("其他单位的公章", .example([page(seals: [.example("厦门鹭港物流有限公司")])]), .mismatch),
        RuleExample("合同专用章", .example([page(seals: [.example(Evidence.exampleEmployer, kind: .contract)])]), .doubtful),
        RuleExample("没有找到签名处", .example([.example(.reissueForm, seals: [seal])]), .unreadable),
        RuleExample("文件打不开", .example(problems: [.example(.reissueForm)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func page(
        ink: SigningPlace.Ink = .handwritten, date: SigningPlace.DateState = .filled(.example("2026-11-10")),
        seals: [Seal] = []
    ) -> DocumentPage {
        .example(.reissueForm, seals: seals).signed(.example(.employer, ink, date: date))
    }

    func evaluate(_ evidence: Evidence) -> Finding { AnnexForm.reissue.employerOpinion(id, evidence) }
}
