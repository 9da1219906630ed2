import DocumentModel

/// The seal on the application form is the unit's official seal or that of its personnel department.
///
/// A labour-contract seal is used by personnel departments but is not literally theirs: left to a person, as are the seal
/// of a general office and a blue seal.
struct FormSealKind: Rule {
    static let id = "form.seal-kind"
    static let title = "申请表印章为单位公章或人事部门公章"
    static let rationale = "申请表印章为单位公章或人事部门公章，其他印章无效（附件材料的具体要求 一.4）。"

    static let examples = [
        RuleExample("单位公章", sealed(.example("福建闽安工程技术有限公司")), .match),
        RuleExample("人力资源部章", sealed(.example("福建闽安工程技术有限公司", line: "人力资源部", kind: .personnel)), .match),
        RuleExample("人事专用章", sealed(.example("福建闽安工程技术有限公司", line: "人事专用章", kind: .department)), .match),
        RuleExample(
            "公章旁另有合同章",
            .example([
                .secondSheet(seals: [
                    .example("福建闽安工程技术有限公司", line: "合同专用章", kind: .contract), .example("福建闽安工程技术有限公司"),
                ])
            ]), .match),
        RuleExample(
            "本单位的合同章旁另有他单位的公章",
            .example([
                .secondSheet(seals: [
                    .example("福建闽安工程技术有限公司", line: "合同专用章", kind: .contract), .example("厦门鹭港物流有限公司", y: 300),
                ])
            ]), .invalid),
        RuleExample("合同专用章", sealed(.example("福建闽安工程技术有限公司", line: "合同专用章", kind: .contract)), .invalid),
        RuleExample("财务专用章", sealed(.example("福建闽安工程技术有限公司", line: "财务专用章", kind: .finance)), .invalid),
        RuleExample("安全部章", sealed(.example("福建闽安工程技术有限公司", line: "安全环保部", kind: .department)), .invalid),
        RuleExample(
            "分公司章而申报的是总公司",
            sealed(
                .example("福建闽安工程技术有限公司", line: "泉州分公司", kind: .branch)), .invalid),
        RuleExample(
            "申报的就是分公司",
            .example([
                .secondSheet(seals: [.example("福建闽安工程技术有限公司", line: "泉州分公司", kind: .branch)])
            ]) { $0.employerName = "福建闽安工程技术有限公司泉州分公司" }, .match),
        RuleExample(
            "申报的是分公司，横排文字读得不全对",
            .example([
                .secondSheet(seals: [.example("福建闽安工程技术有限公司", line: "原州分公司", kind: .branch)])
            ]) { $0.employerName = "福建闽安工程技术有限公司泉州分公司" }, .unreadable),
        RuleExample(
            "申报的是分公司，横排文字错一字、漏一字",
            .example([
                .secondSheet(seals: [.example("福建闽安工程技术有限公司", line: "原州公司", kind: .branch)])
            ]) { $0.employerName = "福建闽安工程技术有限公司泉州分公司" }, .unreadable),
        RuleExample(
            "劳动合同专用章",
            sealed(
                .example("福建闽安工程技术有限公司", line: "劳动合同专用章", kind: .labourContract)), .doubtful),
        RuleExample(
            "办公室规定劳动合同专用章无效",
            decided(.example("福建闽安工程技术有限公司", line: "劳动合同专用章", kind: .labourContract)) {
                $0.labourContractSealOnForm = .invalid
            }, .invalid),
        RuleExample(
            "办公室规定接受劳动合同专用章",
            decided(.example("福建闽安工程技术有限公司", line: "劳动合同专用章", kind: .labourContract)) {
                $0.labourContractSealOnForm = .match
            }, .match),
        RuleExample(
            "办公室规定人事专用章留给人工",
            decided(.example("福建闽安工程技术有限公司", line: "人事专用章", kind: .personnel)) {
                $0.personnelPurposeSealOnForm = .doubtful
            }, .doubtful),
        RuleExample("综合办公室章", sealed(.example("福建闽安工程技术有限公司", line: "综合办公室", kind: .department)), .doubtful),
        RuleExample("蓝色公章", sealed(.example("福建闽安工程技术有限公司", colour: .blue)), .doubtful),
        RuleExample("看不清种类", sealed(.example("", kind: .unknown, confidence: 0.1)), .unreadable),
        RuleExample(
            "部门名称没有读对",
            sealed(
                .example("福建闽安工程技术有限公司", line: "力密源部", kind: .department)), .unreadable),
        RuleExample("只有名章", sealed(.example("林国栋", kind: .personal)), .invalid),
        RuleExample("没有印章", .example([.secondSheet()]), .notApplicable),
    ]

    private static func sealed(_ seal: Seal) -> Evidence { .example([.secondSheet(seals: [seal])]) }

    private static func decided(_ seal: Seal, _ set: (inout RuleSettings) -> Void) -> Evidence {
        .example([.secondSheet(seals: [seal])], settings: set) { _ in }
    }

    private struct Judgement {
        var outcome: Outcome
        var place: LocatedSeal
        var detail: String?
        /// Lower is better for the applicant.
        var rank: Int { [Outcome.match: 0, .doubtful: 1, .unreadable: 2][outcome] ?? 3 }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        if let other = Finding.noSeal(id, evidence) { return onlyPersonal(evidence) ?? other }
        let judgements = FormSeals(evidence).meant(for: evidence.declaration.employerName).map {
            judge($0, evidence.declaration.employerName, evidence.settings)
        }
        // One right seal is enough, whatever was stamped beside it.
        guard let best = judgements.min(by: { $0.rank < $1.rank }) else {
            return .notApplicable(id, .applicationForm, because: "注册申请表未见单位印章。")
        }
        let name = SealName.kindName(of: best.place.seal)
        let outcome = best.outcome
        let message =
            switch outcome {
            case .match: "注册申请表加盖的是\(name)。"
            case .doubtful: "注册申请表加盖的是\(best.detail ?? name)，是否有效请人工判断。"
            case .unreadable: "注册申请表印章的种类无法可靠识别，请人工查看是否为单位公章或人事部门公章。"
            default: "注册申请表加盖的是“\(name)”\(name.hasSuffix("章") ? "" : "的印章")，不是单位公章或人事部门公章。"
            }
        let confidence = best.place.seal.confidence
        let shown = "“\(name)”\(name.hasSuffix("章") ? "" : "的印章")"
        var finding = Finding(
            rule: id, outcome: outcome, attachment: .applicationForm, expected: "单位公章或人事部门公章", found: name,
            confidence: outcome == .unreadable ? max(0.5, 1 - confidence) : 0.5 + confidence / 2,
            evidence: [best.place.spot], message: message,
            returnReason: "注册申请表加盖的是\(shown)，印章应为单位公章或人事部门公章（其他印章无效），请重新盖章后上传。")
        if best.place.seal.kind == .branch {
            // That its name is not the employer's is the same defect.
            finding.defects = [Self.branchDefect]
            finding.returnReason =
                "注册申请表加盖的是分支机构“\(best.place.seal.text)\(best.place.seal.lineText)”的印章，"
                + "应为申请的聘用单位的单位公章或人事部门公章（其他印章无效），请重新盖章后上传。"
        }
        return finding
    }

    static let branchDefect = "form-seal:branch"
    static let personalDefect = "form-seal:personal"

    /// The head's name seal where the employer's should be: of the wrong kind, as `form.seal` tells the applicant.
    private func onlyPersonal(_ evidence: Evidence) -> Finding? {
        guard let place = FormSeals(evidence).others.first(where: { $0.seal.kind == .personal }),
            FormSeal().evaluate(evidence).outcome == .missing
        else { return nil }
        var finding = Finding(
            rule: id, outcome: .invalid, attachment: .applicationForm, expected: "单位公章或人事部门公章", found: "个人名章",
            confidence: 0.85, evidence: [place.spot], message: "注册申请表只有个人名章，未见单位公章或人事部门公章。",
            returnReason: "注册申请表加盖的是个人名章，印章应为单位公章或人事部门公章（其他印章无效），请重新盖章后上传。")
        finding.defects = [Self.personalDefect]
        return finding
    }

    /// A general office often keeps the official seal; whether its own counts is left to a person.
    private static let generalOffices = ["综合办公室", "行政办公室", "办公室", "综合部", "综合管理部", "党政办"]

    /// Words that departments other than personnel are named by.
    private static let departments = [
        "安全", "安环", "环保", "环境", "健康", "工程", "项目", "技术", "质量", "质检", "生产", "设备", "采购", "物资", "物流", "仓储", "仓库", "市场",
        "销售", "营销", "业务", "经营", "运营", "商务", "合约", "合同", "财务", "审计", "法务", "法律", "行政", "后勤", "党群", "党委", "工会", "信息",
        "研发", "研究", "设计", "规划", "预算", "成本", "投资", "资产", "计划", "调度", "运输", "车队", "维修", "检修", "检测", "监理", "咨询", "培训",
        "教育", "保卫", "保安", "企业管理", "综合", "办公",
    ]

    private func judge(_ place: LocatedSeal, _ employer: String?, _ settings: RuleSettings) -> Judgement {
        let seal = place.seal
        let line = NormalizedText(seal.lineText).text
        func proper() -> Judgement {
            guard seal.confidence >= DecisionThresholds.sealLegible, !seal.text.isEmpty else {
                return Judgement(outcome: .unreadable, place: place)
            }
            return seal.colour == .blue
                ? Judgement(outcome: .doubtful, place: place, detail: "蓝色印章") : Judgement(outcome: .match, place: place)
        }
        // The office decides about seals that are a department's by their purpose only.
        func decided(_ outcome: Outcome, _ detail: String) -> Judgement {
            let proper = proper()
            return outcome == .match || proper.outcome == .unreadable
                ? proper : Judgement(outcome: outcome, place: place, detail: detail)
        }
        switch seal.kind {
        case .personnel where line.contains("专用"), .department where SealName.isPersonnel(line) && line.contains("专用"):
            return decided(settings.personnelPurposeSealOnForm, "“\(seal.lineText)”印章")
        case .official, .personnel: return proper()
        case .branch:
            let isDeclared = employer.map { SealName.unitNames(of: seal).contains(NormalizedText($0).text) } ?? false
            // The branch's own part is the last of its name; whether the rest was read right is for `form.seal-name` to say.
            let isOwnBranch = employer.map { line.count >= 3 && NormalizedText($0).text.hasSuffix(line) } ?? false
            if isDeclared || isOwnBranch { return proper() }
            return employer.map { isNearly(seal, NormalizedText($0).text) } ?? false
                ? Judgement(outcome: .unreadable, place: place) : Judgement(outcome: .invalid, place: place)
        case .department where SealName.isPersonnel(line): return proper()
        case .department where Self.generalOffices.contains(where: line.contains):
            return Judgement(outcome: .doubtful, place: place, detail: "“\(seal.lineText)”印章")
        case .labourContract where settings.labourContractSealOnForm == .match: return proper()
        case .labourContract:
            return Judgement(outcome: settings.labourContractSealOnForm, place: place, detail: "劳动合同专用章")
        case .unknown, .personal: return Judgement(outcome: .unreadable, place: place)
        case .department where !Self.departments.contains(where: line.contains):
            // What was read names no department: a misread 人力资源部 looks like this, too.
            return Judgement(outcome: .unreadable, place: place)
        case .contract, .finance, .invoice, .department, .other: return Judgement(outcome: .invalid, place: place)
        }
    }

    /// Whether the words across may be the declared branch's, with a character or two misread or lost: they are small, and the date is
    /// written over them.
    private func isNearly(_ seal: Seal, _ employer: String) -> Bool {
        let ring = NormalizedText(seal.text).text
        let line = NormalizedText(seal.lineText).text
        guard employer.hasPrefix(ring), !ring.isEmpty else { return false }
        let part = employer.dropFirst(ring.count)
        return part.count >= 4 && abs(part.count - line.count) <= 1
            && TextDifference(from: String(part), to: line).distance <= 2
    }
}
