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
        case .notYours: "只能撤销自己的决定；如需撤销他人的决定，请联系组长。"
        }
    }
}
