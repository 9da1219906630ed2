import DocumentModel

/// The employer's opinion is signed by the one responsible, sealed and dated.
struct CancellationEmployerOpinion: Rule {
    static let id = "cancellation.employer-opinion"
    static let title = "注销注册申请表聘用单位意见有签名、公章和日期"
    static let rationale = "注销注册申请表（附件2）聘用单位意见栏须由负责人签名，加盖单位公章并填写日期。"

    private static let seal = Seal.example(Evidence.exampleEmployer)

    static let examples = [
        RuleExample("签名、公章、日期齐全", .example([page(seals: [seal])]), .match),
        RuleExample("没有公章", .example([page()]), .missing),
        RuleExample("没有公章，只有名章", .example([page(seals: [.example("", kind: .personal)])]), .missing),
        RuleExample("没有公章，只有边缘的半枚印章", .example([page(seals: [.example("", isPartial: true)])]), .doubtful),
        RuleExample("没有签名", .example([page(ink: .empty, seals: [seal])]), .missing),
        RuleExample("没有日期", .example([page(date: .blank, seals: [seal])]), .missing),
        RuleExample("其他单位的公章", .example([page(seals: [.example("厦门鹭港物流有限公司")])]), .mismatch),
        RuleExample("合同专用章", .example([page(seals: [.example(Evidence.exampleEmployer, kind: .contract)])]), .doubtful),
        RuleExample("没有找到签名处", .example([.example(.cancellationForm, seals: [seal])]), .unreadable),
        RuleExample("文件打不开", .example(problems: [.example(.cancellationForm)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func page(
        ink: SigningPlace.Ink = .handwritten, date: SigningPlace.DateState = .filled(.example("2026-11-10")),
        seals: [Seal] = []
    ) -> DocumentPage {
        .example(.cancellationForm, seals: seals).signed(.example(.employer, ink, date: date))
    }

    func evaluate(_ evidence: Evidence) -> Finding { AnnexForm.cancellation.employerOpinion(id, evidence) }
}
