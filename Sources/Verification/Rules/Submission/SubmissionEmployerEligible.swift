import DocumentModel

/// The employer is no administrative organ and, if it is a public institution, is declared as one.
///
/// Names prove little, so everything here is left to a person. What the credit code says comes before what the name looks
/// like; a name that ends like a company's is a company's.
///
/// ## Known limits
/// Whether a public institution does business with the outside (对外经营性业务) stands in its certificate, which a person
/// reads.
struct SubmissionEmployerEligible: Rule {
    static let id = "submission.employer-eligible"
    static let title = "聘用单位属于可申请注册的单位"
    static let rationale =
        "行政管理机关（含派出机关、派出机构）以及没有对外经营性业务的事业单位的职员不符合注册申请条件，不予受理（重点提示（2））；事业单位职员应提供事业单位法人证书（附件材料的具体要求 五.3）。"

    static let examples = [
        RuleExample("公司", employer("福建闽安工程技术有限公司"), .match),
        RuleExample("公司和有效代码", employer("福建闽安工程技术有限公司", "91350102MA2Y0001X6"), .match),
        RuleExample("供电局的公司", employer("福建某某供电局服务有限公司"), .match),
        RuleExample("邮政局按企业处理", employer("福州市邮政局"), .match),
        RuleExample("村里的工厂", employer("闽侯县荆溪镇永丰机砖厂"), .match),
        RuleExample("应急管理局", employer("福州市某某区应急管理局"), .doubtful),
        RuleExample("街道办事处", employer("福州市某某区某某街道办事处"), .doubtful),
        RuleExample("开发区管理委员会", employer("某某经济技术开发区管理委员会"), .doubtful),
        RuleExample("代码以11开头", employer("福建某某中心", "11350000003590018K"), .doubtful),
        RuleExample("代码为企业而名称像机关", employer("福建某某矿务管理局", "91350102MA2Y0001X6"), .match),
        RuleExample("检测研究院", employer("福建省某某检验检测研究院"), .doubtful),
        RuleExample("研究院有限公司", employer("福建省某某研究院有限公司"), .match),
        RuleExample("代码以12开头", employer("福建某某站", "123500004880000115"), .doubtful),
        RuleExample(
            "申报为事业单位职员",
            .example {
                $0.employerName = "福建省某某检验检测研究院"
                $0.employmentStatus = .publicInstitution
            }, .match),
        RuleExample(
            "已上传事业单位法人证书",
            .example {
                $0.employerName = "福建省某某检验检测研究院"
                $0.attachments = [.init(kind: .institutionCertificate, files: ["法人证书.jpg"])]
            }, .match),
        RuleExample("福建早期代码", employer("福建闽安工程技术有限公司", "91350100M0001TGQXM"), .notice),
        RuleExample("代码两个校验位都不符", employer("福建闽安工程技术有限公司", "91350108MA01ABCDEF"), .doubtful),
        RuleExample("代码不是18位", employer("福建闽安工程技术有限公司", "9135010"), .doubtful),
        RuleExample("15位旧注册号不作判断", employer("福建闽安工程技术有限公司", "350100100012345"), .match),
        RuleExample("没有申报单位名称", .example { $0.employerName = nil }, .notApplicable),
    ]

    private static func employer(_ name: String, _ code: String? = nil) -> Evidence {
        .example {
            $0.employerName = name
            $0.creditCode = code
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        guard let declared = evidence.declaration.employerName else {
            return .notApplicable(id, nil, because: "没有申报聘用单位名称。")
        }
        let code = evidence.declaration.creditCode.map(ComparedValue.number)
        let read = code.flatMap { CreditCode($0) }
        // A code that fails both checks proves nothing.
        let sure = read.flatMap { $0.isChecksumValid || $0.isUnitChecksumValid ? $0 : nil }
        func finding(_ outcome: Outcome, _ message: String) -> Finding {
            Finding(
                rule: id, outcome: outcome, found: declared, confidence: outcome == .match ? 0.97 : 0.8,
                message: message)
        }
        switch sure?.unitKind ?? EmployerKind(name: declared).unitKind {
        case .organ:
            return finding(.doubtful, "聘用单位“\(declared)”可能是行政管理机关（或其派出机关、派出机构），其职员不符合注册申请条件，请人工判断。")
        case .publicInstitution where !isDeclaredInstitution(evidence):
            return finding(
                .doubtful, "聘用单位“\(declared)”可能是事业单位，未申报为事业单位职员，也未上传事业单位法人证书，请人工判断是否有对外经营性业务。")
        case .publicInstitution, .enterprise, .other: break
        }
        if let code, sure == nil, code.count != CreditCode.oldLength {
            return finding(
                .doubtful,
                read == nil ? "申报的统一社会信用代码不是18位或含有不使用的字母，请人工核对。" : "申报的统一社会信用代码校验位不符，请人工核对。")
        }
        if let sure, !sure.isChecksumValid {
            return finding(.notice, "申报的统一社会信用代码末位校验不符，但组织机构代码校验正确，福建早期代码有此情形。")
        }
        return finding(
            .match, "聘用单位“\(declared)”不是行政管理机关\(isDeclaredInstitution(evidence) ? "；事业单位是否有对外经营性业务见其法人证书" : "")。")
    }

    private func isDeclaredInstitution(_ evidence: Evidence) -> Bool {
        evidence.declaration.employmentStatus == .publicInstitution || evidence.hasUpload(of: .institutionCertificate)
    }
}

extension CreditCode {
    /// 营业执照注册号 before 2015 (GS 15-2006): still in some records, and without a bearing here.
    fileprivate static let oldLength = 15
}
