/// What an account may do. Each role includes the ones before it.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Looks at submissions and decides.
    case clerk
    /// Also takes over what others have in hand, exports decisions and sees everybody's figures.
    case lead
    /// Also sees the audit and who has an account.
    case admin

    private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    public var chinese: String {
        switch self {
        case .clerk: "审核员"
        case .lead: "组长"
        case .admin: "管理员"
        }
    }
}

/// What a token may do.
public enum TokenScope: String, Hashable, Sendable, Codable, CaseIterable {
    /// Hand in submissions and ask how their check stands.
    case submit
    /// Read reports and page pictures.
    case read
    /// Read and export decisions.
    case export
}
