public import DocumentModel

/// What the office decided where its guide leaves a question open.
///
/// Every value has a default that decides the open question for a person: ``standard``. Reports made with other values
/// say so in their versions.
public struct RuleSettings: Hashable, Sendable {
    /// The applicant is past the 70th birthday, but not past the 71st.
    public var ageOverSeventy = Outcome.doubtful
    /// The contract ended before the day of submission.
    public var expiredContract = Outcome.invalid
    /// A contract that ends within so many days after the submission is left to a person; 0: no remark.
    public var contractEndsWithinDays = 0
    /// 以完成一定工作任务为期限
    public var taskContract = Outcome.doubtful
    /// 聘用至退休
    public var contractUntilRetirement = Outcome.doubtful
    /// 劳动合同专用章 on the application form.
    public var labourContractSealOnForm = Outcome.doubtful
    /// 人事专用章, 人力资源专用章 on the application form: seals for the purpose, not of the department.
    public var personnelPurposeSealOnForm = Outcome.match
    /// A contract sealed with neither the official nor the personnel seal.
    public var otherSealOnContract = Outcome.match
    /// A shortened name (规范化简称) on a seal.
    public var shortenedSealName = Outcome.doubtful
    /// The contract is with a dispatch company, and the declared employer is the place of work.
    public var dispatchedWorker = Outcome.doubtful
    /// Hours of continuing education in a registration period.
    public var educationHours = 48
    /// Of which in the registered specialty.
    public var educationSpecialtyHours = 24
    /// More hours than asked for, but less than half of them in the specialty.
    public var specialtyUnderHalfOfTotal = Outcome.notice
    /// Hours are asked for at 逾期初始注册, and at 重新注册.
    public var hoursForInitialOverdue = true
    public var hoursForReRegistration = true

    /// All defaults.
    public static let standard = RuleSettings()

    public init() {}

    /// Keys and values that are not the default, in alphabetical order.
    public var changes: [(key: String, value: String)] {
        RuleSetting.all
            .filter { $0.value(in: self) != $0.value(in: .standard) }
            .map { ($0.key, $0.value(in: self)) }
            .sorted { $0.key < $1.key }
    }

    /// Eight hexadecimal digits that name the changes; nil where there is none.
    ///
    /// FNV-1a of 64 bits (Fowler, Noll, Vo; RFC 9923), its upper half folded into the lower: it tells settings apart and
    /// protects nothing.
    public var fingerprint: String? {
        let changes = changes
        if changes.isEmpty { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in changes.map({ "\($0.key)=\($0.value)\n" }).joined().utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
