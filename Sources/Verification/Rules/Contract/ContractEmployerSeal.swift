import DocumentModel

/// The contract is sealed by the employer; any kind of seal will do.
struct ContractEmployerSeal: Rule {
    static let id = "contract.employer-seal"
    static let title = "劳动合同加盖聘用单位印章"
    static let rationale = "劳动合同或聘用文件须有双方签字盖章（附件材料的具体要求 二.1）；对合同不限印章种类，骑缝章和个人名章不算。"

    static let examples = [
        RuleExample("单位公章", sealed(.example("福建闽安工程技术有限公司")), .match),
        RuleExample("合同专用章也可以", sealed(.example("福建闽安工程技术有限公司", line: "合同专用章", kind: .contract)), .match),
        RuleExample(
            "两枚印章有一枚一致",
            sealed(
                .example("厦门鹭港物流有限公司"), .example("福建闽安工程技术有限公司", y: 800)), .match),
        RuleExample(
            "办公室规定合同专用章留给人工",
            .example(
                [.contract(seals: [.example("福建闽安工程技术有限公司", line: "合同专用章", kind: .contract)])],
                settings: { $0.otherSealOnContract = .doubtful }
            ) { _ in }, .doubtful),
        RuleExample("另一个单位的印章", sealed(.example("厦门鹭港物流有限公司")), .mismatch),
        RuleExample(
            "更名前的印章且没有更名证明",
            .example([
                .contract(seals: [.example("福州安捷工程有限公司")])
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .mismatch),
        RuleExample(
            "更名前的印章且更名证明载明前后名称",
            .example([
                .contract(seals: [.example("福州安捷工程有限公司")]),
                .example(
                    .nameChangeProof,
                    fields: [.example(.formerName, "福州安捷工程有限公司"), .example(.newName, Evidence.exampleEmployer)]),
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .notice),
        RuleExample(
            "更名前的印章有两枚，一枚一字未读准",
            .example([
                .contract(seals: [
                    .example("福州安捷工程有限公司"), .example("福州安健工程有限公司", confidence: 0.6, y: 300),
                ]),
                .example(
                    .nameChangeProof,
                    fields: [.example(.formerName, "福州安捷工程有限公司"), .example(.newName, Evidence.exampleEmployer)]),
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .notice),
        RuleExample(
            "更名前的印章且有更名证明",
            .example([
                .contract(seals: [.example("福州安捷工程有限公司")]), .example(.nameChangeProof),
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .doubtful),
        RuleExample(
            "似为更名前的印章，一字未读准",
            .example([
                .contract(seals: [.example("福州安健工程有限公司", confidence: 0.6)]),
                .certificate(.nameChangeProof),
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .unreadable),
        RuleExample(
            "劳务派遣合同盖的是派遣单位的印章",
            .example([
                .contract(
                    .example(.employerName, "厦门鹭港人力资源有限公司"), lines: ["用工单位：福建闽安工程技术有限公司"],
                    seals: [.example("厦门鹭港人力资源有限公司")])
            ]), .doubtful),
        RuleExample("印章无法辨认", sealed(.example("", kind: .unknown, confidence: 0)), .unreadable),
        RuleExample("没有印章", sealed(), .missing),
        RuleExample("只有骑缝章", sealed(.example("福建闽安", isPartial: true)), .missing),
        RuleExample("没有找到印章而页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample(
            "上传的是盖了章的申请表",
            .example([.misplacedForm(.labourContract, seals: [.example("福建闽安工程技术有限公司")])]), .missing),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    private static func sealed(_ seals: Seal...) -> Evidence { .example([.contract(seals: seals)]) }

    func evaluate(_ evidence: Evidence) -> Finding {
        guard evidence.hasUpload(of: .labourContract) else {
            return .notApplicable(id, .labourContract, because: "未上传劳动合同。")
        }
        let pages = evidence.pages(of: .labourContract)
        guard !pages.isEmpty else { return .unopened(id, .labourContract, "劳动合同（聘用文件）", evidence) }
        let all = evidence.ownPages(of: .labourContract).flatMap { page in
            page.seals.map { LocatedSeal(seal: $0, page: page) }
        }
        let seals = all.filter { !$0.seal.isPartial && $0.seal.kind != .personal }
        if seals.isEmpty { return unsealed(pages, all) }
        let read = evidence.fields(.employerName, in: .labourContract).first {
            $0.field.isComplete && $0.field.score >= DecisionThresholds.agreement
        }
        guard let expected = evidence.declaration.employerName ?? read?.field.value else {
            return .notApplicable(id, .labourContract, because: "没有可对照的聘用单位名称。")
        }
        let finding = compare(seals, expected, evidence)
        if finding.outcome == .match { return ofOtherKind(finding, seals, evidence.settings) }
        guard finding.outcome == .mismatch else { return finding }
        if let read, evidence.isPlaceOfWork(expected) {
            let own = compare(seals, read.field.value, evidence)
            if own.outcome == .match { return dispatched(finding, own, read.field.value, evidence.settings) }
        }
        guard let former = evidence.declaration.formerEmployerName else { return ofOtherUnit(finding) }
        let comparison = compare(seals, former, evidence)
        if [.unreadable, .doubtful].contains(comparison.outcome), evidence.hasUpload(of: .nameChangeProof),
            seals.contains(where: { mayBe($0, former) })
        {
            return perhapsFormer(finding, comparison, former)
        }
        return underFormerName(finding, comparison, former, evidence)
    }

    private func compare(_ seals: [LocatedSeal], _ expected: String, _ evidence: Evidence) -> Finding {
        SealFinding(
            rule: id, attachment: .labourContract, document: "劳动合同", expected: expected,
            shortened: evidence.settings.shortenedSealName
        )
        .finding(
            seals.map {
                SealNameComparison(expected: expected, $0, others: evidence.declaration.employerNames)
            }
        ) { name, difference in
            "劳动合同加盖的印章“\(name)”与申请的聘用单位“\(expected)”不一致\(difference)，请核对；如单位已更名，请补充更名材料。"
        }
    }

    private func ofOtherUnit(_ finding: Finding) -> Finding {
        var finding = finding
        finding.defects = finding.found.map { [ContractEmployerName.defect(NormalizedText($0).text)] } ?? []
        return finding
    }

    /// The guide restricts the kind of seal for the form only; the office may for the contract, too.
    private func ofOtherKind(_ finding: Finding, _ seals: [LocatedSeal], _ settings: RuleSettings) -> Finding {
        guard settings.otherSealOnContract != .match,
            let place = seals.first(where: { finding.evidence.contains($0.spot) }),
            ![.official, .personnel, .branch].contains(place.seal.kind)
        else { return finding }
        var finding = finding
        finding.outcome = settings.otherSealOnContract
        finding.message = "劳动合同加盖的是“\(SealName.kindName(of: place.seal))”，不是单位公章或人事部门公章，单位名称一致，是否接受请人工判断。"
        return finding
    }

    private func dispatched(_ finding: Finding, _ own: Finding, _ found: String, _ settings: RuleSettings) -> Finding {
        var finding = finding
        finding.outcome = settings.dispatchedWorker
        finding.found = own.found
        finding.evidence = own.evidence
        let told = "劳动合同加盖的是用人单位“\(found)”的印章，申报的聘用单位在合同中是用工单位，可能为劳务派遣"
        finding.message = finding.outcome == .doubtful ? "\(told)，请人工判断。" : "\(told)。"
        finding.returnReason = "劳动合同签订单位为劳务派遣单位“\(found)”，与申请的聘用单位不一致，请说明情况并提供有效的劳动合同。"
        return finding
    }

    /// Whether a ring is nearly the former name and was not read surely enough to tell.
    private func mayBe(_ place: LocatedSeal, _ former: String) -> Bool {
        let comparison = SealNameComparison(expected: former, place)
        switch comparison.decision {
        case .undecided, .shortened: return comparison.difference.distance * 3 <= NormalizedText(former).text.count
        case .equal, .different: return false
        }
    }

    /// With an uploaded proof the former name's seal is none to return for: first a person has to see whether it is that one.
    private func perhapsFormer(_ finding: Finding, _ comparison: Finding, _ former: String) -> Finding {
        var open = comparison
        open.outcome = .unreadable
        open.expected = finding.expected
        open.message = "劳动合同加盖的可能是更名前单位“\(former)”的印章，印章文字未能可靠辨认，请人工核对。"
        open.returnReason = nil
        return open
    }

    private func underFormerName(
        _ finding: Finding, _ comparison: Finding, _ former: String, _ evidence: Evidence
    ) -> Finding {
        guard comparison.outcome == .match else { return ofOtherUnit(finding) }
        var finding = finding
        finding.found = comparison.found
        finding.evidence = comparison.evidence
        if evidence.hasUpload(of: .nameChangeProof) {
            let isProved = NameChangeNames().evaluate(evidence).outcome == .match
            finding.outcome = isProved ? .notice : .doubtful
            finding.message =
                "劳动合同加盖的是更名前单位“\(former)”的印章，已上传名称变更证明，"
                + (isProved ? "证明载明的变更前后名称与申报一致。" : "请人工核对证明内容。")
        } else {
            finding.message = "劳动合同加盖的是更名前单位“\(former)”的印章，未上传名称变更证明。"
            finding.returnReason = "劳动合同加盖的是更名前单位“\(former)”的印章，请补充提供聘用单位更名材料。"
            finding.defects = ["missing:name-change-proof"]
        }
        return finding
    }

    private func unsealed(_ pages: [DocumentPage], _ others: [LocatedSeal]) -> Finding {
        let isMissing = Legibility.areLegible(pages)
        let note = others.isEmpty ? "" : "（骑缝章和个人名章不能代替单位印章）"
        let signing = pages.last { $0.line(holding: ["甲方（盖章", "甲方盖章", "甲方（公章", "甲方（签章", "（盖章）"]) != nil }
        return Finding(
            rule: id, outcome: isMissing ? .missing : .unreadable, attachment: .labourContract, confidence: 0.8,
            evidence: others.prefix(2).map(\.spot) + (signing.map { [$0] } ?? Array(pages.suffix(1))).map(\.spot),
            message: isMissing
                ? "上传的劳动合同各页均未见聘用单位印章\(note)。" : "劳动合同部分页面不够清晰，未能找到聘用单位印章，请人工查看。",
            returnReason: isMissing ? "劳动合同缺少聘用单位盖章\(note)，请上传双方签字盖章页。" : nil)
    }
}
