import DocumentModel

/// A contract's term that has no day at its end and is not 无固定期限; the guide says nothing about it.
enum UnusualTerm {
    /// 以完成一定工作任务为期限 (劳动合同法, article 15).
    case task
    /// 聘用至退休 (事业单位人事管理条例, article 14).
    case untilRetirement

    private static let retirement = ["至退休", "至法定退休", "至达到法定退休", "至国家规定的退休", "至本人退休", "至乙方退休"]

    /// Nil where a day or 无固定期限 was read as the end.
    init?(_ stated: StatedTerm, _ evidence: Evidence) {
        let ends = stated.ends.map(\.field)
        if ends.contains(where: { $0.isComplete && ContractEnd(fieldValue: $0.value) != nil }) { return nil }
        if ends.contains(where: { $0.value.contains("工作任务") || $0.note?.contains("工作任务") ?? false }) {
            self = .task
        } else if ends.contains(where: { $0.value.contains("退休") })
            || evidence.ownPages(of: .labourContract).contains(where: {
                $0.line(holding: UnusualTerm.retirement) != nil
            })
        {
            self = .untilRetirement
        } else {
            return nil
        }
    }

    var chinese: String {
        switch self {
        case .task: "以完成一定工作任务为期限"
        case .untilRetirement: "约定聘用至退休"
        }
    }

    func outcome(_ settings: RuleSettings) -> Outcome {
        switch self {
        case .task: settings.taskContract
        case .untilRetirement: settings.contractUntilRetirement
        }
    }
}
