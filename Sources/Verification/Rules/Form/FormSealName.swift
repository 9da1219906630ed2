import DocumentModel

/// The name on the seal of the application form is exactly the employer's.
struct FormSealName: Rule {
    static let id = "form.seal-name"
    static let title = "申请表印章名称与聘用单位名称完全一致"
    static let rationale = "印章中的单位名称须与申请表中的完全一致（附件材料的具体要求 一.4）。名称过长时法规允许印章使用规范化简称（国发〔1999〕25号第十五条），此类留待人工判断。"

    static let examples = [
        RuleExample("名称相同", sealed(.example("福建闽安工程技术有限公司")), .match),
        RuleExample(
            "部门章的环形文字相同",
            sealed(
                .example("福建闽安工程技术有限公司", line: "人力资源部", kind: .personnel)), .match),
        RuleExample(
            "分公司名称分两部分",
            .example([
                .secondSheet(seals: [.example("福建闽安工程技术有限公司", line: "泉州分公司", kind: .branch)])
            ]) { $0.employerName = "福建闽安工程技术有限公司泉州分公司" }, .match),
        RuleExample(
            "没有申报名称而与申请表所印一致",
            .example([
                .firstSheet(.example(.employerName, "福建闽安工程技术有限公司")),
                .secondSheet(seals: [.example("福建闽安工程技术有限公司")]),
            ]) { $0.employerName = nil }, .match),
        RuleExample("一字不同", sealed(.example("福建闽安工程科技有限公司")), .mismatch),
        RuleExample("“公司”只读出“司”", sealed(.example("福建闽安工程技术有限司", confidence: 0.9)), .match),
        RuleExample("多“责任”二字", sealed(.example("福建闽安工程技术有限责任公司", confidence: 0.9)), .mismatch),
        RuleExample("中间缺二字", sealed(.example("福建闽安工程有限公司")), .mismatch),
        RuleExample("把握不大，但多“青山”二字", sealed(.example("福建青山闽安工程技术有限公司", confidence: 0.22)), .mismatch),
        RuleExample("把握不大，缺“技术”二字", sealed(.example("福建闽安工程有限公司", confidence: 0.27)), .doubtful),
        RuleExample(
            "二字不同，印迹否定应有的名称",
            sealed(.example("福建鹭港工程技术有限公司", confidence: 0.61).looked(for: "福建闽安工程技术有限公司", support: -8)), .mismatch),
        RuleExample("另一个单位", sealed(.example("厦门鹭港物流有限公司", confidence: 0.7)), .mismatch),
        RuleExample(
            "分公司章而申报的是总公司",
            sealed(
                .example("福建闽安工程技术有限公司", line: "泉州分公司", kind: .branch)), .mismatch),
        RuleExample(
            "另一个单位，把握不大，只有“技”字相同", sealed(.example("宁德澜庭冶金科技有限责任公司", confidence: 0.27)), .mismatch),
        RuleExample("另一个单位，把握不大，“建工程”三字相同", sealed(.example("莆田峰屿建设工程有限公司", confidence: 0.22)), .mismatch),
        RuleExample("读得不准，多数字相同", sealed(.example("福建同安上程枝木有限公司", confidence: 0.27)), .unreadable),
        RuleExample("可能是规范化简称", sealed(.example("闽安工程技术有限公司")), .doubtful),
        RuleExample("只读出名称的一段", sealed(.example("技术有限公司")), .unreadable),
        RuleExample("一字不同但把握不大", sealed(.example("福建闽安工程科技有限公司", confidence: 0.6)), .unreadable),
        RuleExample("形近字", sealed(.example("福建间安工程技术有限公司", confidence: 0.85)), .unreadable),
        RuleExample(
            "另一种读法一致",
            sealed(
                .example("福建闽安工程技木有限公司", alternatives: ["福建闽安工程技术有限公司"])), .unreadable),
        RuleExample(
            "另一种读法一致且两次读出全名",
            sealed(
                .example("福建闽安工程技木有限公司", confidence: 0.6, alternatives: ["福建闽安工程技术有限公司"], odds: [0.5])), .match),
        RuleExample(
            "生僻字读成常用字",
            .example([
                .secondSheet(seals: [.example("龙岩桥安工程管理有限公司")])
            ]) { $0.employerName = "龙岩峤安工程管理有限公司" }, .unreadable),
        RuleExample(
            "把握不大，缺一字，按字距也没有位置", sealed(.example("福建闽安工程术有限公司", confidence: 0.3).spaced(11)), .doubtful),
        RuleExample(
            "把握不大，缺一字，按字距有其位置", sealed(.example("福建闽安工程术有限公司", confidence: 0.3).spaced(12)), .unreadable),
        RuleExample("读出拉丁字母", sealed(.example("福建闽安工程A一有限公司", confidence: 0.96)), .unreadable),
        RuleExample("一字读作半个括号", sealed(.example("福建闽安）程技术有限公司", confidence: 0.96)), .unreadable),
        RuleExample("名称中多一对括号", sealed(.example("福建（闽安）工程技术有限公司", confidence: 0.96)), .mismatch),
        RuleExample("把握不大，“有限”读了两次", sealed(.example("福建闽安工程技术有限有限公司", confidence: 0.25)), .unreadable),
        RuleExample(
            "名称后有用途，形近字，印迹只否定没有用途的名称",
            sealed(
                .example("福建间安工程技术有限公司人力资源部", kind: .personnel, confidence: 0.75)
                    .looked(for: "福建闽安工程技术有限公司", support: -8)), .unreadable),
        RuleExample(
            "一字不同，印迹说是更名前的名称",
            .example([
                .secondSheet(seals: [
                    .example("福建闽安工程科技有限公司", confidence: 0.99).looked(for: "福建闽安工程技术有限公司", support: -4)
                        .looked(for: "福建闽安工程科技有限公司", support: 6)
                ])
            ]) { $0.formerEmployerName = "福建闽安工程科技有限公司" }, .mismatch),
        RuleExample(
            "一字不同而印迹难以否定应有的名称",
            sealed(.example("福建闽安工程技限有限公司", confidence: 0.98).looked(for: "福建闽安工程技术有限公司", support: -2)), .unreadable),
        RuleExample(
            "生僻字处是另一字，印迹否定应有的字",
            .example([
                .secondSheet(seals: [
                    .example("龙岩越安工程管理有限公司", confidence: 0.99).looked(for: "龙岩峤安工程管理有限公司", support: -7)
                ])
            ]) { $0.employerName = "龙岩峤安工程管理有限公司" }, .mismatch),
        RuleExample(
            "开头被截去而另一种读法完整",
            sealed(
                .example("建闽安工程技术有限公司", alternatives: ["福建闽安工程技术有限公司"])), .match),
        RuleExample("末尾“公司”之前读作不成名称的字", sealed(.example("福建闽安工程技术有根公司", confidence: 0.97)), .unreadable),
        RuleExample("一字不同又缺一字", sealed(.example("福建间安工程技有限公司", confidence: 0.8)), .unreadable),
        RuleExample("开头四字读作一字", sealed(.example("天工程技术有限公司", confidence: 0.98)), .unreadable),
        RuleExample("印章文字连着表格的印字", sealed(.example("福建闽安工程技术有限公司用单位", confidence: 0.93)), .unreadable),
        RuleExample(
            "更名前的名称，多二字",
            .example([
                .secondSheet(seals: [.example("福建青山闽安工程技术有限公司", confidence: 0.25)])
            ]) { $0.formerEmployerName = "福建青山闽安工程技术有限公司" }, .mismatch),
        RuleExample("没有印章", .example([.secondSheet()]), .notApplicable),
    ]

    private static func sealed(_ seal: Seal) -> Evidence { .example([.secondSheet(seals: [seal])]) }

    func evaluate(_ evidence: Evidence) -> Finding {
        if let other = Finding.noSeal(id, evidence) { return other }
        let printed = evidence.fields(.employerName, in: .applicationForm).first {
            $0.field.isComplete && $0.field.score >= DecisionThresholds.agreement
        }
        guard let expected = evidence.declaration.employerName ?? printed?.field.value else {
            return .notApplicable(id, .applicationForm, because: "没有可对照的聘用单位名称。")
        }
        let seals = FormSeals(evidence).meant(for: expected)
        // Beside a right seal others may stand; else the seals that are valid at all come first.
        let valid = seals.filter { [.official, .personnel, .branch].contains($0.seal.kind) }
        let comparisons = (valid.isEmpty ? seals : valid).map {
            SealNameComparison(expected: expected, $0, others: evidence.declaration.employerNames)
        }
        var finding = SealFinding(
            rule: id, attachment: .applicationForm, document: "注册申请表", expected: expected,
            shortened: evidence.settings.shortenedSealName
        )
        .finding(comparisons) { name, difference in
            "注册申请表印章中的单位名称“\(name)”与申请的聘用单位名称“\(expected)”不完全一致\(difference)，请核对。"
                + "如单位已更名，请提供名称变更证明材料或办理变更注册。"
        }
        let isBranch = seals.contains { $0.seal.kind == .branch && finding.evidence.contains($0.spot) }
        if isBranch, finding.outcome.flags {
            finding.defects = [FormSealKind.branchDefect]
        } else if finding.outcome.flags, let found = finding.found {
            finding.defects = [FormEmployerName.defect(found)]
        }
        return finding
    }
}
