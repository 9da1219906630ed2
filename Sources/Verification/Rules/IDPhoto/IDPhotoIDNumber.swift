import DocumentModel

/// The number on the identity card in the picture is the declared one, in every character.
struct IDPhotoIDNumber: Rule {
    static let id = "id-photo.id-number"
    static let title = "手持身份证件号码与申报信息一致"
    static let rationale = "初始注册和逾期初始注册须确保可识别是申请人本人手持本人身份证件（附件材料的具体要求 三）。"

    static let examples = [
        RuleExample("号码相同", .example([.idPhoto(.example(.idNumber, "350102198703154212"))]), .match),
        RuleExample(
            "两张照片中有一张是他人的证件",
            .example([
                .idPhoto(.example(.idNumber, "350102198703154212")),
                .idPhoto(.example(.idNumber, "350521197811036041")),
            ]), .doubtful),
        RuleExample("他人的号码", .example([.idPhoto(.example(.idNumber, "350521197811036041"))]), .mismatch),
        RuleExample(
            "一位不同但把握不大", .example([.idPhoto(.example(.idNumber, "350102198703154218", score: 0.6))]), .unreadable),
        RuleExample(
            "手指遮挡只读到一部分",
            .example([
                .idPhoto(.example(.idNumber, "35010219870315", isComplete: false))
            ]), .unreadable),
        RuleExample("没有读到号码", .example([.idPhoto()]), .unreadable),
        RuleExample("拍的是国徽面", .example([.idPhoto(kind: .idCardEmblem)]), .missing),
        RuleExample(
            "上传的是申请表", .example([.misplacedForm(.idInHand, .example(.idNumber, "350102198703154212"))]), .notApplicable),
        RuleExample(
            "延续注册不要求",
            .example([.idPhoto(.example(.idNumber, "350521197811036041"))]) {
                $0.registration = .renewal
            }, .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        if let other = IDPhotoPages.other(than: id, evidence) { return other }
        let finding = DeclaredValueCheck(
            rule: id, attachment: .idInHand, document: "手持身份证件照片", fields: [.idNumber], item: "证件号码",
            declaredItem: "申报的证件号码", content: .idNumber(evidence.declaration.idType),
            differenceReason: {
                "手持身份证件照片中的证件号码\($0.numberDiffers(from: "申请信息"))，应为申请人本人手持本人身份证件，请重新拍摄上传。"
            },
            absence: .init(labels: ["公民身份号码", "证件号码"])
        ).finding(evidence, expected: evidence.declaration.idNumber)
        return IDPhotoPages.named(finding)
    }
}
