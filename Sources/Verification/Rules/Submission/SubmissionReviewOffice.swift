import DocumentModel

/// Whether the specialty belongs to another office's first review. Worth a remark, never a defect: the office is chosen in
/// the registration system.
struct SubmissionReviewOffice: Rule {
    static let id = "submission.review-office"
    static let title = "初审机构与注册专业相符"
    static let rationale =
        "建筑施工安全、道路运输安全分别选住建部、交通运输部，煤矿安全选省煤监初审机构，金属非金属矿山安全、化工安全、金属冶炼安全、其他安全（不包括消防安全）选省应急管理部门（操作流程（一））。"

    static let examples = [
        RuleExample("化工安全", specialty("化工安全"), .match),
        RuleExample("金属非金属矿山安全", specialty("金属非金属矿山安全"), .match),
        RuleExample("其他安全", specialty("其他安全（不包括消防安全）"), .match),
        RuleExample("煤矿安全", specialty("煤矿安全"), .notice),
        RuleExample("建筑施工安全", specialty("建筑施工安全"), .notice),
        RuleExample("道路运输安全", specialty("道路运输安全"), .notice),
        RuleExample("不在七个类别之中", specialty("消防安全"), .notice),
        RuleExample("没有申报专业", .example(), .notApplicable),
    ]

    private static func specialty(_ name: String) -> Evidence { .example { $0.specialty = name } }

    /// Words of the specialties whose first review is another office's.
    private static let offices = [
        ("煤矿", "煤矿安全类由省级煤矿安全监察机构初审"), ("建筑施工", "建筑施工安全类由住房城乡建设部门初审"),
        ("道路运输", "道路运输安全类由交通运输部门初审"),
    ]

    /// Words of the specialties that the province's emergency management office reviews.
    private static let own = ["金属非金属矿山", "化工", "金属冶炼", "其他安全"]

    func evaluate(_ evidence: Evidence) -> Finding {
        guard let declared = evidence.declaration.specialty else {
            return .notApplicable(id, nil, because: "没有申报注册专业类别。")
        }
        let name = NormalizedText(declared).text
        func finding(_ outcome: Outcome, _ message: String) -> Finding {
            Finding(rule: id, outcome: outcome, found: declared, confidence: 1, message: message)
        }
        if let office = Self.offices.first(where: { name.contains($0.0) }) {
            return finding(.notice, "申报的注册专业为“\(declared)”，\(office.1)，请核对初审机构。")
        }
        guard Self.own.contains(where: name.contains) else {
            return finding(.notice, "申报的注册专业“\(declared)”不在七个专业类别之中，请核对专业类别和初审机构。")
        }
        return finding(.match, "申报的注册专业为“\(declared)”，由省级应急管理部门初审。")
    }
}
