import DocumentModel

/// The document of the employment is of the kind that the applicant's status asks for.
struct ContractDocumentKind: Rule {
    static let id = "contract.document-kind"
    static let title = "劳动合同（聘用文件）的种类符合要求"
    static let rationale =
        "企业职工提供与聘用单位签订的劳动合同，聘书、聘用证明等无效；退休人员或事业单位职工提供与聘用单位签订的聘用合同或聘用协议（附件材料的具体要求 二.2、二.3）。"

    static let examples = [
        RuleExample("企业职工提供劳动合同", contract(.labourContract, .employee), .match),
        RuleExample("企业职工提供聘用合同", contract(.employmentAgreement, .employee), .doubtful),
        RuleExample("企业职工提供非全日制劳动合同", contract(.labourContract, .employee, title: "非全日制用工劳动合同"), .doubtful),
        RuleExample("企业职工提供聘书", contract(.appointmentLetter, .employee), .invalid),
        RuleExample("企业职工提供在职证明", contract(.employmentCertificate, .employee), .invalid),
        RuleExample("企业职工提供劳务协议", contract(.otherAgreement, .employee, title: "劳务协议"), .invalid),
        RuleExample("退休人员提供返聘协议", contract(.employmentAgreement, .retired), .match),
        RuleExample("退休人员提供劳动合同", contract(.labourContract, .retired), .doubtful),
        RuleExample("退休人员提供劳务协议", contract(.otherAgreement, .retired, title: "劳务协议"), .doubtful),
        RuleExample("退休人员提供解除协议", contract(.otherAgreement, .retired, title: "解除劳动合同协议书"), .invalid),
        RuleExample("退休人员提供聘书", contract(.appointmentLetter, .retired), .invalid),
        RuleExample("事业单位职工提供聘用合同", contract(.employmentAgreement, .publicInstitution), .match),
        RuleExample(
            "合同后附有保密协议",
            .example([.contract(), .example(.labourContract, kind: .otherAgreement)]), .match),
        RuleExample(
            "聘书与劳动合同一起上传", .example([.example(.labourContract, kind: .appointmentLetter), .contract()]), .match),
        RuleExample(
            "只上传了没有标题的几页合同",
            .example([.example(.labourContract, kind: .unknown, lines: ["甲方应当为乙方缴纳社会保险", "乙方应当遵守劳动纪律"])]), .match),
        RuleExample("认不出种类", .example([.example(.labourContract, kind: .unknown)]), .unreadable),
        RuleExample("上传的是申请表", .example([.misplacedForm(.labourContract)]), .notApplicable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    private static func contract(_ kind: DocumentKind, _ status: EmploymentStatus, title: String? = nil) -> Evidence {
        let fields = title.map { [ExtractedField.example(.documentTitle, $0)] } ?? []
        return .example([.example(.labourContract, kind: kind, fields: fields)]) { $0.employmentStatus = status }
    }

    /// The best document for the applicant decides: others are often filed behind it.
    private static let ranks: [DocumentKind] = [
        .labourContract, .employmentAgreement, .otherAgreement, .appointmentLetter, .employmentCertificate,
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        if let other = Finding.noContract(id, evidence) { return other }
        let pages = evidence.ownPages(of: .labourContract)
        let isEmployee = evidence.declaration.employmentStatus.map { $0 == .employee } ?? true
        let order = isEmployee ? Self.ranks : [.employmentAgreement, .labourContract] + Self.ranks.dropFirst(2)
        guard let kind = order.first(where: { kind in pages.contains { $0.kind == kind } }),
            let page = pages.first(where: { $0.kind == kind })
        else { return untitled(pages) }
        let title = evidence.fields(.documentTitle, in: .labourContract).first { $0.page.kind == kind }
        let name = title?.field.value ?? kind.chinese
        let spot = title.map(\.spot) ?? page.spot
        func finding(_ outcome: Outcome, _ message: String, _ reason: String? = nil) -> Finding {
            Finding(
                rule: id, outcome: outcome, attachment: .labourContract,
                expected: isEmployee ? "劳动合同" : "聘用合同或聘用协议", found: name, confidence: title == nil ? 0.85 : 0.95,
                evidence: [spot], message: message, returnReason: reason)
        }
        let isPartTime = ["非全日制", "兼职"].contains { name.contains($0) }
        switch (kind, isEmployee) {
        case (.labourContract, true) where isPartTime, (.employmentAgreement, true):
            return finding(.doubtful, "企业职工提供的是“\(name)”，请人工判断是否可以作为劳动合同。")
        case (.labourContract, true): return finding(.match, "提供的是劳动合同。")
        case (.employmentAgreement, false): return finding(.match, "提供的是“\(name)”。")
        case (.labourContract, false):
            return finding(.doubtful, "退休人员或事业单位职工提供的是劳动合同，应为聘用合同或聘用协议，请人工判断。")
        case (.otherAgreement, false) where ["劳务", "返聘", "聘用"].contains { name.contains($0) }:
            return finding(.doubtful, "退休人员或事业单位职工提供的是“\(name)”，应为聘用合同或聘用协议，请人工判断。")
        case (_, true):
            return finding(
                .invalid, "企业职工提供的是“\(name)”，不是劳动合同。", "企业职工应提供与聘用单位签订的劳动合同，聘书、聘用证明等无效，请重新上传。")
        default:
            return finding(
                .invalid, "退休人员或事业单位职工提供的是“\(name)”，不是聘用合同或聘用协议。",
                "退休人员（事业单位职工）应提供与聘用单位签订的聘用合同或聘用协议，请重新上传。")
        }
    }

    /// Parts of a contract may be uploaded without its title (附件材料的具体要求 二.1).
    private func untitled(_ pages: [DocumentPage]) -> Finding {
        let parties =
            pages.contains { $0.line(holding: ["甲方"]) != nil } && pages.contains { $0.line(holding: ["乙方"]) != nil }
        let isForeign = pages.allSatisfy { $0.kind != .unknown && $0.kind != .other }
        let isContract = parties && !isForeign
        return Finding(
            rule: id, outcome: isContract ? .match : .unreadable, attachment: .labourContract, confidence: 0.7,
            evidence: pages.prefix(2).map(\.spot),
            message: isContract ? "上传的是合同的部分页面，未见标题，从条款看是劳动（聘用）合同。" : "未能判断上传的是何种文件，请人工查看是否为劳动合同或聘用文件。")
    }
}
