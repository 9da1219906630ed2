/// Where a submission stands on the desk.
public enum DeskState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Waits for a clerk.
    case open
    /// A clerk has put it aside: something has to be asked or waited for.
    case held
    /// Two have decided differently: a lead settles it.
    case disputed
    /// Decided by who looks at it, and waiting for a second person or for the lead; others see it as open. Never kept.
    case waiting
    /// Passed on to the first review.
    case passed
    /// Returned to the applicant.
    case returned

    /// The states that are kept; ``waiting`` depends on who looks.
    public static let kept: [DeskState] = [.open, .held, .disputed, .passed, .returned]

    /// Nothing is left to do here for who looks at it.
    public var isDecided: Bool { self == .passed || self == .returned || self == .waiting }

    public var chinese: String {
        switch self {
        case .open: "待审"
        case .held: "挂起"
        case .disputed: "待裁定"
        case .waiting: "待复核"
        case .passed: "已通过预审"
        case .returned: "已退回"
        }
    }
}

/// What a clerk decides about a submission.
public enum DecisionKind: String, Hashable, Sendable, Codable, CaseIterable {
    case pass, hold
    case sendBack = "return"

    public var state: DeskState {
        switch self {
        case .pass: .passed
        case .hold: .held
        case .sendBack: .returned
        }
    }

    public var chinese: String {
        switch self {
        case .pass: "通过预审"
        case .hold: "挂起"
        case .sendBack: "退回"
        }
    }
}
