public import Foundation

/// Somebody who may work at the desk.
public struct Account: Hashable, Sendable {
    public var number: Int64
    /// For logging in and in the audit; lower case.
    public var name: String
    /// As colleagues see it.
    public var shownName: String
    public var role: Role
    public var isActive: Bool
    public var lockedUntil: Date?
    public var madeAt: Date
    public var lastLogInAt: Date?
}

/// An account that is logged in.
public struct Session: Hashable, Sendable {
    public var account: Account
    /// The value of the cookie.
    public var secret: String
    public var startedAt: Date

    /// What every form has to bring with it while this log-in lasts.
    public var formToken: String { Secret.derived(from: secret, for: "form") }
}

/// A token of a program.
public struct AccessToken: Hashable, Sendable {
    public var number: Int64
    public var name: String
    public var scopes: Set<TokenScope>
    public var madeAt: Date
    public var usedAt: Date?
    public var revokedAt: Date?
}

/// What a log-in came to.
public enum LogIn: Sendable {
    case done(Session)
    /// Wrong name, wrong password, locked or disabled: which of them is not told.
    case refused
}
