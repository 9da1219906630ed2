import DocumentModel

/// Every attachment that this kind of registration asks for was uploaded.
///
/// 应满足继续教育要求 is a condition, not a file: hours imported by the training body need none. A certificate of retirement
/// is only recommended. A contract that still bears the declared former name needs the proof of the change of name.
struct SubmissionRequiredAttachments: Rule {
    static let id = "submission.required-attachments"
    static let title = "附件材料齐全"
    static let rationale =
        "各注册种类须提交的附件见附件材料清单表；事业单位职员另须提供事业单位法人证书，自行填报学时的另须提供继续教育证书（附件材料的具体要求 五），合同仍为更名前名称的另须提供更名材料（二.4）；退休人员建议提供退休证（五.3）。"

    static let examples = [
        RuleExample("初始注册三项齐全", uploaded(.initial, .applicationForm, .labourContract, .idInHand), .match),
        RuleExample("初始注册缺手持照片", uploaded(.initial, .applicationForm, .labourContract), .missing),
        RuleExample("延续注册不要手持照片", uploaded(.renewal, .applicationForm, .labourContract, .dutyStatement), .match),
        RuleExample("延续注册缺履职陈述", uploaded(.renewal, .applicationForm, .labourContract), .missing),
        RuleExample("变更单位名称缺证明", uploaded(.changeEmployerName, .applicationForm, .labourContract), .missing),
        RuleExample(
            "自行填报学时而缺证书",
            uploaded(.reRegistration, .applicationForm, .labourContract) {
                $0.educationSource = .applicant
            }, .missing),
        RuleExample(
            "学时由机构导入",
            uploaded(.reRegistration, .applicationForm, .labourContract) {
                $0.educationSource = .provider
            }, .match),
        RuleExample(
            "事业单位缺法人证书",
            uploaded(.changeEmployer, .applicationForm, .labourContract) {
                $0.employmentStatus = .publicInstitution
            }, .missing),
        RuleExample(
            "退休证只是建议",
            uploaded(.changeEmployer, .applicationForm, .labourContract) {
                $0.employmentStatus = .retired
            }, .notice),
        RuleExample(
            "退休人员提供了退休证",
            uploaded(.changeEmployer, .applicationForm, .labourContract, .retirementCertificate) {
                $0.employmentStatus = .retired
            }, .match),
        RuleExample(
            "合同仍为更名前名称而没有更名材料",
            .example([.contract(.example(.employerName, "福州安捷工程有限公司"))]) {
                $0.registration = .changeEmployer
                $0.formerEmployerName = "福州安捷工程有限公司"
                $0.attachments = [
                    .init(kind: .applicationForm, files: ["1.jpg"]), .init(kind: .labourContract, files: ["合同.pdf"]),
                ]
            }, .missing),
        RuleExample(
            "合同已按新名称签订",
            .example([.contract(.example(.employerName, "福建闽安工程技术有限公司"))]) {
                $0.registration = .changeEmployer
                $0.formerEmployerName = "福州安捷工程有限公司"
                $0.attachments = [
                    .init(kind: .applicationForm, files: ["1.jpg"]), .init(kind: .labourContract, files: ["合同.pdf"]),
                ]
            }, .match),
        RuleExample("逾期初始注册也要手持照片", uploaded(.initialOverdue, .applicationForm, .labourContract), .missing),
        RuleExample(
            "初始注册自行填报学时不要证书",
            uploaded(.initial, .applicationForm, .labourContract, .idInHand) { $0.educationSource = .applicant },
            .match),
        RuleExample("变更注册专业缺增项证书", uploaded(.changeSpecialty, .applicationForm, .labourContract), .missing),
        RuleExample(
            "列出了种类但没有文件",
            .example {
                $0.registration = .changeEmployer
                $0.attachments = [
                    .init(kind: .applicationForm, files: ["1.jpg"]), .init(kind: .labourContract, files: []),
                ]
            }, .missing),
        RuleExample(
            "文件夹里没有所列的文件",
            .example(problems: [.example(.labourContract, .notFound)]) {
                $0.registration = .changeEmployer
                $0.attachments = [
                    .init(kind: .applicationForm, files: ["1.jpg"]),
                    .init(kind: .labourContract, files: ["劳动合同或聘用文件.pdf"]),
                ]
            }, .missing),
        RuleExample("只核对单个文件", .example([.firstSheet()]), .notApplicable),
    ]

    private static func uploaded(
        _ registration: RegistrationKind, _ kinds: AttachmentKind...,
        changing change: (inout Declaration) -> Void = { _ in }
    ) -> Evidence {
        .example {
            $0.registration = registration
            $0.attachments = kinds.map { Submission.Attachment(kind: $0, files: ["\($0.chinese).jpg"]) }
            change(&$0)
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        guard let registration = evidence.declaration.registration, let attachments = evidence.declaration.attachments
        else { return .notApplicable(id, nil, because: "只核对单个文件，不检查附件是否齐全。") }
        let required = Self.required(for: registration, evidence)
        let missing = required.filter { !isUploaded($0, attachments, evidence) }
        let expected = required.map(\.chinese).joined(separator: "、")
        let found = attachments.filter { !$0.files.isEmpty }.map(\.kind.chinese).joined(separator: "、")
        guard !missing.isEmpty else {
            let lacksPension =
                evidence.declaration.employmentStatus == .retired
                && !isUploaded(.retirementCertificate, attachments, evidence)
            return Finding(
                rule: id, outcome: lacksPension ? .notice : .match, expected: expected, found: found, confidence: 1,
                message: "\(registration.chinese)要求的附件均已上传：\(expected)。"
                    + (lacksPension ? "申请人为退休人员，建议补充退休证（非必须）。" : ""))
        }
        var finding = Finding(
            rule: id, outcome: .missing, attachment: missing.first, expected: expected, found: found, confidence: 1,
            message: "\(registration.chinese)缺少附件：\(missing.map(\.chinese).joined(separator: "、"))。")
        finding.separateReasons = missing.map { Self.reason(for: $0, registration) }
        finding.returnReason = finding.separateReasons.joined()
        finding.defects = missing.map { "missing:\($0.rawValue)" }
        return finding
    }

    /// The list of attachments (附件材料清单表) and the further papers that depend on the applicant and the contract.
    static func required(for registration: RegistrationKind, _ evidence: Evidence) -> [AttachmentKind] {
        let declaration = evidence.declaration
        var kinds: [AttachmentKind] = [.applicationForm, .labourContract]
        switch registration {
        case .initial, .initialOverdue: kinds.append(.idInHand)
        case .renewal: kinds.append(.dutyStatement)
        case .changeEmployerName: kinds.append(.nameChangeProof)
        case .changeSpecialty: kinds.append(.specialtyExamCertificate)
        case .changeEmployer, .reRegistration: break
        }
        if SubmissionEducationHours.isRequired(for: registration, evidence.settings),
            declaration.educationSource == .applicant
        {
            kinds.append(.continuingEducation)
        }
        if !kinds.contains(.nameChangeProof), contractBearsFormerName(evidence) { kinds.append(.nameChangeProof) }
        if declaration.employmentStatus == .publicInstitution { kinds.append(.institutionCertificate) }
        return kinds
    }

    /// The contract surely names the declared former name as the employer, and nowhere the present one.
    static func contractBearsFormerName(_ evidence: Evidence) -> Bool {
        guard let former = evidence.declaration.formerEmployerName, let present = evidence.declaration.employerName,
            NormalizedText(former) != NormalizedText(present)
        else { return false }
        let names = evidence.fields(.employerName, in: .labourContract)
        func isNamed(_ expected: String) -> Bool {
            names.contains {
                FieldComparison(expected: expected, found: $0, content: .employerName).decision == .equal
            }
        }
        return isNamed(former) && !isNamed(present)
    }

    private func isUploaded(
        _ kind: AttachmentKind, _ attachments: [Submission.Attachment], _ evidence: Evidence
    ) -> Bool {
        let files = attachments.filter { $0.kind == kind }.flatMap(\.files)
        return !files.allSatisfy { isGone($0, kind, evidence) }
    }

    /// The file is named, but nothing came with it.
    private func isGone(_ file: String, _ kind: AttachmentKind, _ evidence: Evidence) -> Bool {
        evidence.problems(of: kind).contains {
            $0.file == file && [.notFound, .outsideBundle, .empty].contains($0.reason)
        }
    }

    private static func reason(for kind: AttachmentKind, _ registration: RegistrationKind) -> String {
        switch kind {
        case .applicationForm: "未上传注册申请表，请补充上传全部2页。"
        case .labourContract: "未上传劳动合同或聘用文件，请补充上传。"
        case .idInHand: "未上传手持身份证件照片，请补充上传申请人本人手持本人身份证件的半身照，并确保证件信息清晰。"
        case .dutyStatement: "未上传履职情况书面陈述，请补充上传，并由本人签字、注明日期。"
        case .continuingEducation: "自行填报的继续教育学时应提交继续教育证书（需包含姓名、所学专业、学时数），请补充上传。"
        case .nameChangeProof:
            registration == .changeEmployerName
                ? "变更聘用单位名称应提交单位名称变更证明材料（须体现变更前后名称），请补充上传。"
                : "劳动合同中的单位名称为更名前名称，请补充上传聘用单位更名材料（须体现变更前后名称）。"
        case .specialtyExamCertificate: "变更注册专业应提交通过增项考试证书，请补充上传。"
        case .institutionCertificate: "事业单位职员应提供聘用单位的事业单位法人证书，请补充上传。"
        case .retirementCertificate, .portrait, .reissueForm, .cancellationForm, .other: "未上传\(kind.chinese)，请补充上传。"
        }
    }
}
