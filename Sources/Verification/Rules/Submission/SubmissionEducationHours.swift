import DocumentModel

/// Enough hours of continuing education, and enough of them in the registered specialty.
///
/// 不少于一半 is read as half of the 48 hours asked for; whether half of a larger total is meant is left open
/// (`specialtyUnderHalfOfTotal`).
struct SubmissionEducationHours: Rule {
    static let id = "submission.education-hours"
    static let title = "继续教育学时符合要求"
    static let rationale =
        "每个注册周期内继续教育累计不少于48学时，所注册专业的课时不少于一半（操作流程（四）2）；逾期初始注册、延续注册、重新注册应满足继续教育要求（附件材料清单表2、3、5）。"

    static let examples = [
        RuleExample("48学时，专业24学时", hours(48, 24), .match),
        RuleExample("只申报累计学时", hours(48, nil), .match),
        RuleExample("累计学时不足", hours(47.5, 24), .invalid),
        RuleExample("专业学时不足一半", hours(48, 23), .invalid),
        RuleExample("两项都不足", hours(40, 10), .invalid),
        RuleExample("累计较多而专业不到累计的一半", hours(72, 30), .notice),
        RuleExample("专业学时多于累计学时", hours(48, 60), .doubtful),
        RuleExample("逾期初始注册", hours(20, nil, .initialOverdue), .invalid),
        RuleExample(
            "办公室规定重新注册不核对学时",
            .example(settings: { $0.hoursForReRegistration = false }) {
                $0.registration = .reRegistration
                $0.educationHours = 20
            }, .notApplicable),
        RuleExample("初始注册不要求", hours(10, 5, .initial), .notApplicable),
        RuleExample("没有申报学时", hours(nil, nil), .notApplicable),
        RuleExample("只申报了专业学时", hours(nil, 30), .notApplicable),
    ]

    private static func hours(_ total: Double?, _ specialty: Double?, _ kind: RegistrationKind = .renewal) -> Evidence {
        .example {
            $0.registration = kind
            $0.educationHours = total
            $0.educationSpecialtyHours = specialty
            $0.specialty = "化工安全"
        }
    }

    /// Kinds of registration that ask for continuing education.
    static func isRequired(for kind: RegistrationKind, _ settings: RuleSettings) -> Bool {
        switch kind {
        case .renewal: true
        case .initialOverdue: settings.hoursForInitialOverdue
        case .reRegistration: settings.hoursForReRegistration
        case .initial, .changeEmployer, .changeEmployerName, .changeSpecialty: false
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        let declared = evidence.declaration
        guard let kind = declared.registration, Self.isRequired(for: kind, evidence.settings) else {
            return .notApplicable(id, nil, because: "此注册种类不核对继续教育学时。")
        }
        let (total, specialty) = (declared.educationHours, declared.educationSpecialtyHours)
        let least = Double(evidence.settings.educationHours)
        let leastInSpecialty = Double(evidence.settings.educationSpecialtyHours)
        var reasons: [String] = []
        if let total, total < least {
            let period = kind == .initialOverdue ? "" : "当前注册周期内"
            reasons.append("\(period)继续教育累计\(Self.shown(total))学时，不足\(Self.shown(least))学时，请补充继续教育学时。")
        }
        if let specialty, specialty < leastInSpecialty {
            let name = declared.specialty.map { "（\($0)）" } ?? ""
            reasons.append(
                "所注册专业\(name)继续教育学时为\(Self.shown(specialty))学时，不足规定学时的一半（\(Self.shown(leastInSpecialty))学时），请补充继续教育学时。"
            )
        }
        let told = Self.told(total, specialty)
        if !reasons.isEmpty {
            var finding = finding(
                .invalid, told,
                "继续教育学时不符合要求：\(told)，应累计不少于\(Self.shown(least))学时，其中所注册专业不少于\(Self.shown(leastInSpecialty))学时。")
            finding.separateReasons = reasons
            finding.returnReason = reasons.joined()
            return finding
        }
        guard let total else { return .notApplicable(id, nil, because: "没有申报继续教育累计学时。") }
        guard let specialty else { return finding(.match, told, "继续教育\(told)，未申报所注册专业的学时。") }
        if specialty > total {
            return finding(.doubtful, told, "继续教育\(told)，专业学时多于累计学时，请人工核对。")
        }
        if specialty * 2 < total, evidence.settings.specialtyUnderHalfOfTotal != .match {
            var finding = finding(
                evidence.settings.specialtyUnderHalfOfTotal, told,
                "继续教育\(told)，专业学时不到累计学时的一半，但已达\(Self.shown(leastInSpecialty))学时。")
            finding.returnReason =
                "所注册专业继续教育学时（\(Self.shown(specialty))学时）不足累计学时（\(Self.shown(total))学时）的一半，请补充继续教育学时。"
            return finding
        }
        return finding(.match, told, "继续教育\(told)，符合要求。")
    }

    private static func told(_ total: Double?, _ specialty: Double?) -> String {
        [total.map { "累计\(shown($0))学时" }, specialty.map { "所注册专业\(shown($0))学时" }].compactMap(\.self)
            .joined(separator: "，")
    }

    /// `48`, `47.5`
    private static func shown(_ hours: Double) -> String { Int(exactly: hours).map(String.init) ?? "\(hours)" }

    private func finding(_ outcome: Outcome, _ found: String, _ message: String) -> Finding {
        Finding(rule: id, outcome: outcome, found: found, confidence: 1, message: message)
    }
}
