/// Why the desk refuses something. One clear sentence each, in Chinese, without personal data.
public enum TriageError: Error, Hashable, Sendable, CustomStringConvertible {
    case notFound
    /// Somebody else has it in hand.
    case leased(by: String)
    case alreadyDecided(by: String)
    /// The submission was checked anew since the page was opened.
    case reportChanged
    case reasonMissing
    case textTooLong(limit: Int)
    case ruleUnknown
    case nothingToUndo
    case alreadyExported
    case notYours
    /// The second of two has decided.
    case secondStands
    /// Decided already by who asks; somebody else has to decide, too.
    case waitsForSecond
    /// Somebody looks at it a second time just now.
    case inSecondLook
    /// Two have decided differently.
    case forLead
    case mustSettle
    /// A marked place that is not on a page of the submission, or too small to see.
    case regionOutside
    case regionsTooMany(limit: Int)
    case regionNotYours

    public var description: String {
        switch self {
        case .notFound: "找不到这份申请，它可能已被清除。"
        case .leased(let name): "\(name) 正在处理这份申请；可以查看，如需接手请点“接手”。"
        case .alreadyDecided(let name): "\(name) 已经对这份申请作出决定；如有不同意见，请先撤销原决定。"
        case .reportChanged: "这份申请刚刚重新核对过，请刷新页面，按新的结果决定。"
        case .reasonMissing: "请写明理由。"
        case .textTooLong(let limit): "文字太长，最多 \(limit) 个字。"
        case .ruleUnknown: "报告中没有这一项核对结果。"
        case .nothingToUndo: "没有可以撤销的决定。"
        case .alreadyExported: "决定已经导出，不能撤销；请联系组长。"
        case .waitsForSecond: "您已经作出决定，这份申请等待另一位同事独立复核。"
        case .inSecondLook: "同事正在复核这份申请，暂时不能撤销；如需撤销请联系组长。"
        case .forLead: "两位同事的决定不同，由组长裁定。"
        case .mustSettle: "两位同事的决定不同，请裁定为通过或退回。"
        case .regionOutside: "标记的位置不在这份申请的页面上，或者太小。"
        case .regionsTooMany(let limit): "一份申请最多 \(limit) 处标记，请先删除不需要的。"
        case .regionNotYours: "只能删除自己的标记。"
        case .secondStands: "这份申请由两位同事分别决定，均已作出；如需撤销请联系组长。"
        case .notYours: "只能撤销自己的决定；如需撤销他人的决定，请联系组长。"
        }
    }
}
