import Accounts
import Hummingbird
import NIOCore

/// Chinese, or English beside it.
enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"

    /// For the `lang` attribute.
    var tag: String { self == .chinese ? "zh-CN" : "en" }
}

/// What a request brings with it.
struct DeskContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Of the connection.
    let address: String
    /// Who is logged in; nil for nobody.
    var session: Session?
    var token: AccessToken?
    var language = Language.chinese
    /// `light` or `dark`; nil for what the system says.
    var theme: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    var isLead: Bool { session.map { $0.account.role >= .lead } ?? false }

    /// For the audit: an account's name, or `token:` and a token's.
    var actor: String { session?.account.name ?? token.map { "token:\($0.name)" } ?? "" }
}
