import DocumentModel

/// The name on the identity card in the picture is the applicant's.
struct IDPhotoName: Rule {
    static let id = "id-photo.name"
    static let title = "手持身份证件姓名与申报信息一致"
    static let rationale = "初始注册和逾期初始注册须确保可识别是申请人本人手持本人身份证件（附件材料的具体要求 三）。"

    static let examples = [
        RuleExample("姓名相同", .example([.idPhoto(.example(.applicantName, "陈晓东"))]), .match),
        RuleExample("一字不同", .example([.idPhoto(.example(.applicantName, "陈晓冬"))]), .mismatch),
        RuleExample(
            "生僻字没有读对",
            .example([.idPhoto(.example(.applicantName, "陈田东"))]) {
                $0.applicantName = "陈\u{20BB7}东"
            }, .unreadable),
        RuleExample("没有读到姓名", .example([.idPhoto()]), .unreadable),
        RuleExample("拍的是国徽面", .example([.idPhoto(kind: .idCardEmblem)]), .missing),
        RuleExample("上传的是申请表", .example([.misplacedForm(.idInHand, .example(.applicantName, "陈晓东"))]), .notApplicable),
        RuleExample(
            "延续注册不要求",
            .example([.idPhoto(.example(.applicantName, "陈晓冬"))]) {
                $0.registration = .renewal
            }, .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .idInHand, document: "手持身份证件照片", fields: [.applicantName, .workerName], item: "姓名",
        declaredItem: "申报的姓名", content: .personName,
        differenceReason: {
            "手持身份证件照片中的证件姓名\($0.textDiffers(from: "申请信息"))，应为申请人本人手持本人身份证件，请重新拍摄上传。"
        },
        absence: .init(labels: ["姓名"]))

    func evaluate(_ evidence: Evidence) -> Finding {
        if let other = IDPhotoPages.other(than: id, evidence) { return other }
        return IDPhotoPages.named(check.finding(evidence, expected: evidence.declaration.applicantName))
    }
}
