/// What a return reason asks of the applicant. The three are kept apart in what is sent back.
public enum ReturnGroup: String, Hashable, Sendable, Codable, CaseIterable {
    /// 补正: the application stays; something has to be mended or added.
    case correct
    /// 不予受理: no correction helps.
    case notAccepted = "not-accepted"
    /// The application has to be made anew, as another kind of registration or at another time.
    case refile

    public var chinese: String {
        switch self {
        case .correct: "需要补正的内容"
        case .notAccepted: "不予受理的原因"
        case .refile: "应改报其他注册种类或另行择期申请的原因"
        }
    }
}

/// The reasons of one group, in the order of the catalogue.
public struct ReturnReasonGroup: Hashable, Sendable, Codable {
    public var group: ReturnGroup
    public var reasons: [String]

    public init(group: ReturnGroup, reasons: [String]) {
        self.group = group
        self.reasons = reasons
    }
}

extension Sequence where Element == Finding {
    /// What is told to the applicant: each defect once, group by group; groups without a reason are left out.
    ///
    /// Corrections are listed even where the application is not accepted or has to be made anew: all defects are told at
    /// once (行政许可法, article 32).
    public var returnReasonGroups: [ReturnReasonGroup] {
        var told: Set<String> = []
        var reasons: [ReturnGroup: [String]] = [:]
        for finding in self where finding.outcome.flags {
            let defects = finding.defects.map { "defect:\($0)" }
            if !defects.isEmpty, told.isSuperset(of: defects) { continue }
            told.formUnion(defects)
            let own =
                finding.separateReasons.isEmpty ? [finding.returnReason].compactMap(\.self) : finding.separateReasons
            for reason in own where told.insert(reason).inserted {
                reasons[finding.returnGroup, default: []].append(reason)
            }
        }
        return ReturnGroup.allCases.compactMap { group in
            reasons[group].map { ReturnReasonGroup(group: group, reasons: $0) }
        }
    }
}
