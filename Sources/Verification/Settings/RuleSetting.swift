public import DocumentModel

/// One open question with the answers that may be set.
public struct RuleSetting: Sendable {
    /// What may stand in the file.
    public enum Values: Sendable {
        case outcomes([Outcome], any WritableKeyPath<RuleSettings, Outcome> & Sendable)
        case count(ClosedRange<Int>, any WritableKeyPath<RuleSettings, Int> & Sendable)
        case flag(any WritableKeyPath<RuleSettings, Bool> & Sendable)
    }

    public let key: String
    public let values: Values
    /// The question, and why the default is what it is.
    public let chinese: String
    public let english: String

    /// As it stands in the file.
    public func value(in settings: RuleSettings) -> String {
        switch values {
        case .outcomes(_, let path): settings[keyPath: path].rawValue
        case .count(_, let path): String(settings[keyPath: path])
        case .flag(let path): String(settings[keyPath: path])
        }
    }

    public var defaultValue: String { value(in: .standard) }

    /// `doubtful、invalid、match`, or the range.
    public var allowed: String {
        switch values {
        case .outcomes(let outcomes, _): outcomes.map { "\"\($0.rawValue)\"" }.joined(separator: "、")
        case .count(let range, _): "\(range.lowerBound)至\(range.upperBound)的整数"
        case .flag: "true、false"
        }
    }

    static func named(_ key: String) -> RuleSetting? { all.first { $0.key == key } }

    private static let judgements: [Outcome] = [.doubtful, .invalid, .match]
    private static let comparisons: [Outcome] = [.doubtful, .mismatch, .match]

    /// In the order of the questions.
    public static let all: [RuleSetting] = [
        RuleSetting(
            key: "ageOverSeventy", values: .outcomes(judgements, \.ageOverSeventy),
            chinese: "已过70周岁生日而未过71周岁生日的申请人。指南写“年龄不超70周岁”，按周岁数还是按生日计算未写明，默认存疑，由人工决定；年满71周岁一律不符合。",
            english:
                "Applicant past the 70th birthday but not the 71st. The guide says 不超70周岁 and not how to count: left to a person."
        ),
        RuleSetting(
            key: "expiredContract", values: .outcomes([.invalid, .doubtful, .notice], \.expiredContract),
            chinese: "劳动合同在提交申请之前已经到期。指南没有直接规定，但已到期的合同不能证明仍受聘于该单位，默认不符合要求。",
            english:
                "Contract ended before the submission. Not in the guide's words, but it no longer shows employment: invalid."
        ),
        RuleSetting(
            key: "contractEndsWithinDays", values: .count(0...366, \.contractEndsWithinDays),
            chinese: "劳动合同在提交申请后若干天内到期的，留给人工。指南没有规定剩余期限，默认0，即不提示。",
            english:
                "A contract that ends within so many days after submission is left to a person. The guide asks for no rest: 0, off."
        ),
        RuleSetting(
            key: "taskContract", values: .outcomes(judgements, \.taskContract),
            chinese: "以完成一定工作任务为期限的合同。指南没有规定截止日期如何填写，默认存疑。",
            english:
                "Contract for the duration of a task. The guide does not say how its end is to be written: left to a person."
        ),
        RuleSetting(
            key: "contractUntilRetirement", values: .outcomes(judgements, \.contractUntilRetirement),
            chinese: "聘用至退休的合同（事业单位人事管理条例第十四条）。指南没有规定，默认存疑。",
            english: "Employment until retirement. Lawful in public institutions, not in the guide: left to a person."),
        RuleSetting(
            key: "labourContractSealOnForm", values: .outcomes(judgements, \.labourContractSealOnForm),
            chinese: "申请表加盖劳动合同专用章。多由人事部门使用，但字面上不是人事部门公章，默认存疑。",
            english:
                "Labour-contract seal on the form. Used by personnel departments, but not literally theirs: left to a person."
        ),
        RuleSetting(
            key: "personnelPurposeSealOnForm", values: .outcomes(judgements, \.personnelPurposeSealOnForm),
            chinese: "申请表加盖人事专用章、人力资源专用章。实践中一般视为人事部门公章，默认接受。",
            english: "人事专用章 or 人力资源专用章 on the form. Usually taken as the personnel department's: accepted."),
        RuleSetting(
            key: "otherSealOnContract", values: .outcomes([.match, .notice, .doubtful], \.otherSealOnContract),
            chinese: "劳动合同加盖的不是单位公章或人事部门公章（如合同专用章）。指南只限制申请表的印章，对合同只要求“双方签字盖章”，默认接受。",
            english: "Contract sealed with another kind of seal. The guide restricts seals on the form only: accepted."),
        RuleSetting(
            key: "shortenedSealName", values: .outcomes(comparisons, \.shortenedSealName),
            chinese: "印章使用规范化简称。国发〔1999〕25号第十五条允许，指南要求“完全一致”，默认存疑。",
            english:
                "Shortened name on a seal. State rules allow it, the guide asks for the exact name: left to a person."),
        RuleSetting(
            key: "dispatchedWorker", values: .outcomes(comparisons, \.dispatchedWorker),
            chinese: "合同由劳务派遣单位签订，申报的聘用单位是用工单位。指南没有规定，默认存疑。",
            english:
                "Contract with a dispatch company, declared employer is the place of work. Not in the guide: left to a person."
        ),
        RuleSetting(
            key: "educationHours", values: .count(0...1000, \.educationHours),
            chinese: "每个注册周期继续教育累计学时的下限。指南规定为48学时。",
            english: "Least hours of continuing education in a registration period: 48, as in the guide."),
        RuleSetting(
            key: "educationSpecialtyHours", values: .count(0...1000, \.educationSpecialtyHours),
            chinese: "其中所注册专业学时的下限。指南写“不少于一半”，默认按48学时的一半，即24学时。",
            english: "Least hours in the registered specialty. 不少于一半 is read as half of 48: 24."),
        RuleSetting(
            key: "specialtyUnderHalfOfTotal",
            values: .outcomes([.notice, .doubtful, .invalid, .match], \.specialtyUnderHalfOfTotal),
            chinese: "累计学时超过48，所注册专业学时已达24而不到累计学时的一半。“一半”是否以实际累计为准未写明，默认只作提示。",
            english:
                "Enough hours in the specialty, but less than half of a larger total. Half of what is open: a notice."),
        RuleSetting(
            key: "hoursForInitialOverdue", values: .flag(\.hoursForInitialOverdue),
            chinese: "逾期初始注册是否核对学时。附件材料清单表要求满足继续教育要求，周期如何计算未写明，默认核对。",
            english:
                "Whether hours are checked at 逾期初始注册. The guide asks for them; how to count the period is open: checked."
        ),
        RuleSetting(
            key: "hoursForReRegistration", values: .flag(\.hoursForReRegistration),
            chinese: "重新注册是否核对学时。附件材料清单表要求满足继续教育要求，周期如何计算未写明，默认核对。",
            english: "Whether hours are checked at 重新注册, for the same reason: checked."),
    ]
}
