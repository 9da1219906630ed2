import DocumentModel

/// The applicant's post or department has to do with work safety. The words of a post prove little either way, so the lack
/// of them is left to a person.
struct SubmissionSafetyPost: Rule {
    static let id = "submission.safety-post"
    static let title = "受聘于安全生产相关岗位"
    static let rationale =
        "申请人应受聘于生产经营单位安全生产管理、安全工程技术类岗位或安全生产专业服务机构从事安全生产专业服务（重点提示（1））。总经理、工程师等岗位也可能承担安全工作，因此不据此退回。"

    static let examples = [
        RuleExample("安全主管", post("安全主管"), .match),
        RuleExample("EHS工程师", post("EHS工程师"), .match),
        RuleExample("部门是安环部", post("工程师", department: "安环部"), .match),
        RuleExample(
            "申报的岗位没有写明而合同写明安全员", .example([.contract(.example(.post, "安全员"))]) { $0.post = "管理人员" },
            .match),
        RuleExample("生产副总", post("生产副总经理"), .doubtful),
        RuleExample("保安队长不是安全生产", post("保安队长"), .doubtful),
        RuleExample("信息安全不是安全生产", post("信息安全工程师"), .doubtful),
        RuleExample("只有申请表上读到的岗位", .example([.secondSheet(.example(.post, "会计"))]), .doubtful),
        RuleExample("岗位和部门都不知道", .example(), .notApplicable),
    ]

    private static func post(_ post: String, department: String? = nil) -> Evidence {
        .example {
            $0.post = post
            $0.department = department
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        let declared = [evidence.declaration.post, evidence.declaration.department].compactMap(\.self)
        let read = [
            evidence.fields(.post, in: .applicationForm), evidence.fields(.department, in: .applicationForm),
            evidence.fields(.post, in: .labourContract), evidence.fields(.department, in: .labourContract),
        ].flatMap(\.self).filter { $0.field.isComplete && !$0.field.value.isEmpty }
        let known = declared + read.map(\.field.value)
        guard !known.isEmpty else { return .notApplicable(id, nil, because: "没有申报也没有读到部门和岗位。") }
        if let safe = known.first(where: SafetyWork.isNamed) {
            let place = declared.contains(safe) ? nil : read.first { $0.field.value == safe }
            return Finding(
                rule: id, outcome: .match, found: safe, confidence: place.map { min(1, $0.field.score) } ?? 1,
                evidence: place.map { [$0.spot] } ?? [], message: "部门或岗位“\(safe)”与安全生产有关。")
        }
        let shown = known.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(4)
        return Finding(
            rule: id, outcome: .doubtful, found: shown.joined(separator: "、"), confidence: 0.8,
            evidence: read.prefix(2).map(\.spot),
            message: "部门和岗位（\(shown.joined(separator: "、"))）中未见与安全生产有关的字样，请人工判断是否从事安全生产管理、技术或专业服务工作。")
    }
}
