/// Why something about an account was refused. One clear sentence each, in Chinese.
public enum AccountError: Error, Hashable, Sendable, CustomStringConvertible {
    case nameUnusable
    case nameTaken(String)
    case unknown(String)
    case passwordTooShort
    case passwordTooLong
    case passwordTooCommon
    case tokenNameTaken(String)
    case tokenUnknown(String)
    case noScope

    public var description: String {
        switch self {
        case .nameUnusable: "用户名应为 2 到 32 个小写字母、数字、点、下划线或短横，以字母开头。"
        case .nameTaken(let name): "用户“\(name)”已经存在；改密码请用 hedui user password。"
        case .unknown(let name): "没有用户“\(name)”；用 hedui user list 查看已有用户。"
        case .passwordTooShort: "密码至少 \(Password.leastLength) 个字符。"
        case .passwordTooLong: "密码不能超过 \(Password.greatestLength) 个字节。"
        case .passwordTooCommon: "密码太容易猜到：不能是用户名、同一个字符的重复或连续的数字。"
        case .tokenNameTaken(let name): "令牌“\(name)”已经存在；请换一个名称，或先撤销再用新名称建立。"
        case .tokenUnknown(let name): "没有有效的令牌“\(name)”；用 hedui token list 查看。"
        case .noScope: "令牌至少要有一项权限：submit、read、export。"
        }
    }
}
