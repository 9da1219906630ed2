import DocumentModel

/// The employer named in the contract is the declared one, in every character.
///
/// ## Known limits
/// Names are compared, not companies. A contract under a former name is told from a contract with another company only
/// if the former name was declared; a dispatch contract only if it names the declared employer as the place of work.
struct ContractEmployerName: Rule {
    static let id = "contract.employer-name"
    static let title = "劳动合同用人单位与申报信息一致"
    static let rationale = "劳动合同或聘用文件须包含聘用单位名称（附件材料的具体要求 二.1）；单位已更名而合同未重签的，须补充更名材料（二.4）。"

    static let examples = [
        RuleExample("名称相同", .example([.contract(.example(.employerName, "福建闽安工程技术有限公司"))]), .match),
        RuleExample("名称后带盖章字样", .example([.contract(.example(.employerName, "福建闽安工程技术有限公司(盖章)"))]), .match),
        RuleExample(
            "旁边有用工单位",
            .example([
                .contract(
                    .example(.employerName, "福建闽安工程技术有限公司"),
                    .example(.employerName, "厦门鹭港物流有限公司", text: "用工单位：厦门鹭港物流有限公司"))
            ]), .match),
        RuleExample("缺技术二字", .example([.contract(.example(.employerName, "福建闽安工程有限公司"))]), .mismatch),
        RuleExample("一字不同", .example([.contract(.example(.employerName, "福建闽安工程枝术有限公司"))]), .mismatch),
        RuleExample(
            "更名前名称且没有更名证明",
            .example([
                .contract(.example(.employerName, "福州安捷工程有限公司"))
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .mismatch),
        RuleExample("没有读作名称，而行末有其前段", .example([.contract(lines: ["福建闽安工程技术"])]), .unreadable),
        RuleExample("没有读作名称，而有一行只差一字", .example([.contract(lines: ["福建闽安工程枝术有限公司"])]), .unreadable),
        RuleExample("没有读出名称，另有名称相近的单位", .example([.contract(lines: ["福建闽安工程技术服务中心"])]), .missing),
        RuleExample(
            "与更名前名称差一字",
            .example([
                .contract(.example(.employerName, "福州安捷工程有根公司"))
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .unreadable),
        RuleExample(
            "比申报名称少一字，更名前名称与之相近",
            .example([.contract(.example(.employerName, "福建闽安工程技术服务有限公司"))]) {
                $0.employerName = "福建省闽安工程技术服务有限公司"
                $0.formerEmployerName = "福建省鹭港工程技术服务有限公司"
            }, .mismatch),
        RuleExample(
            "更名前名称且更名证明载明前后名称",
            .example([
                .contract(.example(.employerName, "福州安捷工程有限公司")),
                .example(
                    .nameChangeProof,
                    fields: [.example(.formerName, "福州安捷工程有限公司"), .example(.newName, Evidence.exampleEmployer)]),
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .notice),
        RuleExample(
            "更名前名称且有更名证明",
            .example([
                .contract(.example(.employerName, "福州安捷工程有限公司")), .example(.nameChangeProof),
            ]) { $0.formerEmployerName = "福州安捷工程有限公司" }, .doubtful),
        RuleExample(
            "申报单位只是用工单位",
            .example([
                .contract(
                    .example(.employerName, "厦门鹭港人力资源有限公司"), lines: ["用工单位：福建闽安工程技术有限公司"])
            ]), .doubtful),
        RuleExample(
            "办公室规定不接受劳务派遣",
            .example(
                [
                    .contract(
                        .example(.employerName, "厦门鹭港人力资源有限公司"), lines: ["用工单位：福建闽安工程技术有限公司"])
                ], settings: { $0.dispatchedWorker = .mismatch }
            ) { _ in }, .mismatch),
        RuleExample(
            "两处名称不同",
            .example([
                .contract(.example(.employerName, "福建闽安工程技术有限公司")),
                .contract(.example(.employerName, "厦门鹭港物流有限公司")),
            ]), .doubtful),
        RuleExample(
            "形近字且把握不大", .example([.contract(.example(.employerName, "福健闽安工程技术有限公司", score: 0.8))]),
            .unreadable),
        RuleExample(
            "开头二字未读出，生僻字又读成常用字",
            .example([.contract(.example(.employerName, "市法泽化工有限公司"))]) { $0.employerName = "福州市沄泽化工有限公司" },
            .unreadable),
        RuleExample("页面清晰但没有单位", .example([.contract()]), .missing),
        RuleExample("文件打不开", .example(problems: [.example(.labourContract)]), .unreadable),
        RuleExample(
            "上传的是申请表", .example([.misplacedForm(.labourContract, .example(.employerName, "福建闽安工程技术有限公司"))]),
            .notApplicable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .labourContract, document: "劳动合同（聘用文件）", fields: [.employerName], item: "用人单位名称",
        declaredItem: "申报的聘用单位名称", content: .employerName,
        differenceReason: {
            "劳动合同中的用人单位\($0.textDiffers(from: "申请的聘用单位"))，请核对；如单位已更名，请补充更名材料。"
        },
        absence: .init(
            labels: ["甲方（用人单位", "甲方（单位", "甲方（聘用单位", "甲方名称", "甲方:", "用人单位:", "用人单位名称", "聘用单位"],
            reason: "上传的劳动合同未体现聘用单位名称，请补充相应页面。"),
        foreignLabels: Evidence.placesOfWork)

    func evaluate(_ evidence: Evidence) -> Finding {
        let finding = check.finding(evidence, expected: evidence.declaration.employerName)
        guard finding.outcome == .mismatch, let found = finding.found else { return finding }
        if let former = evidence.declaration.formerEmployerName, NormalizedText(former) == NormalizedText(found) {
            return underFormerName(finding, former, evidence)
        }
        if let former = evidence.declaration.formerEmployerName, isNearly(found, former, than: finding.expected) {
            return nearlyFormer(finding, found, former)
        }
        if evidence.isPlaceOfWork(finding.expected) { return dispatched(finding, found, evidence.settings) }
        var other = finding
        other.defects = [Self.defect(NormalizedText(found).text)]
        return other
    }

    /// A quarter of its characters differ at most, and more of the declared name's.
    private func isNearly(_ found: String, _ former: String, than declared: String?) -> Bool {
        func distance(_ name: String) -> Int {
            TextDifference(from: NormalizedText(name).text, to: NormalizedText(found).text).distance
        }
        return distance(former) * 4 <= NormalizedText(former).text.count
            && distance(former) < declared.map(distance) ?? .max
    }

    private func nearlyFormer(_ finding: Finding, _ found: String, _ former: String) -> Finding {
        var finding = finding
        finding.outcome = .unreadable
        finding.confidence = DecisionThresholds.undecidedConfidence
        finding.returnReason = nil
        finding.message = "劳动合同（聘用文件）中的用人单位名称识别为“\(found)”，与申报的更名前名称“\(former)”相近，请人工核对。"
        return finding
    }

    /// A contract with another unit that is sealed by it is one defect, not two.
    static func defect(_ unit: String) -> String { "contract-with:\(unit)" }

    private func underFormerName(_ finding: Finding, _ former: String, _ evidence: Evidence) -> Finding {
        var finding = finding
        if evidence.hasUpload(of: .nameChangeProof) {
            // The proof's own rule has held both names against the declared ones.
            let isProved = NameChangeNames().evaluate(evidence).outcome == .match
            finding.outcome = isProved ? .notice : .doubtful
            finding.message =
                "劳动合同中的单位名称为更名前名称“\(former)”，已上传名称变更证明，"
                + (isProved ? "证明载明的变更前后名称与申报一致。" : "请人工核对证明内容。")
        } else {
            finding.message = "劳动合同中的单位名称为更名前名称“\(former)”，未上传名称变更证明。"
            finding.returnReason = "劳动合同中的单位名称为更名前名称“\(former)”，请补充提供聘用单位更名材料。"
            finding.defects = ["missing:name-change-proof"]
        }
        return finding
    }

    private func dispatched(_ finding: Finding, _ found: String, _ settings: RuleSettings) -> Finding {
        var finding = finding
        finding.outcome = settings.dispatchedWorker
        let told = "劳动合同的用人单位为“\(found)”，申报的聘用单位在合同中是用工单位，可能为劳务派遣"
        finding.message = finding.outcome == .doubtful ? "\(told)，请人工判断。" : "\(told)。"
        finding.returnReason = "劳动合同签订单位为劳务派遣单位“\(found)”，与申请的聘用单位不一致，请说明情况并提供有效的劳动合同。"
        return finding
    }
}
