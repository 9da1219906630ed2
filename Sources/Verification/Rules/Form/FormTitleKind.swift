import DocumentModel

/// The heading of the application form names the kind of registration applied for.
///
/// The four headings are 初始, 延续, 变更 and 重新; 逾期初始 has the form of 初始. A heading that names no kind says nothing.
struct FormTitleKind: Rule {
    static let id = "form.title-kind"
    static let title = "申请表的表名与注册种类相符"
    static let rationale = "申请表由系统按所选注册种类生成，初始、延续、变更、重新注册各有其表（附件材料清单表）；表名与申请的注册种类不符的，是另一次申请的表。"

    static let examples = [
        RuleExample("初始注册", titled("中级注册安全工程师初始注册申请表", .initial), .match),
        RuleExample("逾期初始注册用初始注册表", titled("中级注册安全工程师初始注册申请表", .initialOverdue), .match),
        RuleExample("变更聘用单位", titled("中级注册安全工程师变更注册申请表", .changeEmployer), .match),
        RuleExample("申请变更而上传了延续注册表", titled("中级注册安全工程师延续注册申请表", .changeEmployer), .mismatch),
        RuleExample("申请初始而上传了重新注册表", titled("中级注册安全工程师重新注册申请表", .initial), .mismatch),
        RuleExample("申请初始而上传了逾期初始注册表", titled("中级注册安全工程师逾期初始注册申请表", .initial), .mismatch),
        RuleExample("表名识别把握不大", titled("中级注册安全工程师延续注册申请表", .changeEmployer, score: 0.4), .unreadable),
        RuleExample("第1页没有读到表名", .example([.firstSheet()]), .unreadable),
        RuleExample("表名没有写种类", titled("中级注册安全工程师注册申请表", .initial), .notApplicable),
        RuleExample("只上传了第2页", .example([.secondSheet()]), .notApplicable),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    private static func titled(_ title: String, _ kind: RegistrationKind, score: Double = 0.97) -> Evidence {
        .example([.firstSheet(.example(.formTitle, title, score: score))]) { $0.registration = kind }
    }

    /// Words of headings; the longer ones first, since 逾期初始 holds 初始.
    private static let words = ["逾期初始", "初始", "延续", "变更", "重新"]

    private static func words(for kind: RegistrationKind) -> [String] {
        switch kind {
        case .initial: ["初始"]
        case .initialOverdue: ["逾期初始", "初始"]
        case .renewal: ["延续"]
        case .changeEmployer, .changeEmployerName, .changeSpecialty: ["变更"]
        case .reRegistration: ["重新"]
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        guard let kind = evidence.declaration.registration, evidence.hasUpload(of: .applicationForm) else {
            return .notApplicable(id, .applicationForm, because: "没有申报注册种类，或未上传注册申请表。")
        }
        let pages = evidence.pages(of: .applicationForm)
        guard !pages.isEmpty else { return .unopened(id, .applicationForm, "注册申请表", evidence) }
        let titles = evidence.fields(.formTitle, in: .applicationForm).filter { !$0.field.value.isEmpty }
        func finding(_ outcome: Outcome, _ place: LocatedField?, _ message: String, _ reason: String? = nil) -> Finding
        {
            Finding(
                rule: id, outcome: outcome, attachment: .applicationForm, expected: kind.chinese,
                found: place?.field.value,
                confidence: place.map { min(0.99, max(0.5, $0.field.score)) } ?? 0.8,
                evidence: place.map { [$0.spot] } ?? pages.prefix(1).map(\.spot), message: message, returnReason: reason
            )
        }
        guard let best = titles.max(by: { $0.field.score < $1.field.score }) else {
            if evidence.lacksFormSheet(1) || evidence.foreignUpload(of: .applicationForm) != nil {
                return .notApplicable(id, .applicationForm, because: "未见注册申请表第1页的表名。")
            }
            return finding(.unreadable, nil, "注册申请表的表名未能读出，请人工核对是否为\(kind.chinese)申请表。")
        }
        let title = NormalizedText(best.field.value).text
        // Another title on another page: one of the two belongs to another application.
        let other = titles.first { Self.word(in: $0) != nil && Self.word(in: $0) != Self.word(in: best) }
        guard let word = Self.word(in: best) ?? other.flatMap(Self.word) else {
            return .notApplicable(id, .applicationForm, because: "注册申请表的表名没有写明注册种类。")
        }
        let isRight = Self.words(for: kind).contains(word)
        guard best.field.score >= (isRight ? DecisionThresholds.agreement : DecisionThresholds.difference) else {
            return finding(.unreadable, best, "注册申请表的表名识别把握不大（读为“\(title)”），请人工核对是否为\(kind.chinese)申请表。")
        }
        if isRight { return finding(.match, best, "注册申请表的表名“\(title)”与申请的注册种类“\(kind.chinese)”相符。") }
        return finding(
            .mismatch, best, "上传的是“\(title)”，与申请的注册种类“\(kind.chinese)”不符。",
            "上传的注册申请表为“\(title)”，与申请的注册种类“\(kind.chinese)”不符，请下载本次申请的申请表，打印、签字并盖章后重新上传。")
    }

    private static func word(in place: LocatedField) -> String? {
        let title = NormalizedText(place.field.value).text
        return words.first(where: title.contains)
    }
}
