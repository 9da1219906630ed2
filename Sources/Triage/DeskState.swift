/// Where a submission stands on the desk.
public enum DeskState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Waits for a clerk.
    case open
    /// A clerk has put it aside: something has to be asked or waited for.
    case held
    /// Passed on to the first review.
    case passed
    /// Returned to the applicant.
    case returned

    public var isDecided: Bool { self == .passed || self == .returned }

    public var chinese: String {
        switch self {
        case .open: "待审"
        case .held: "挂起"
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
