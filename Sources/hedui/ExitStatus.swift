import DocumentModel

/// Exit codes of the command line (`spec/formats`, section 3; from 64 on after sysexits.h).
enum ExitStatus: Int32, CaseIterable {
    case clear = 0
    case flagged = 1
    case undecided = 3
    case usage = 64
    case data = 65
    case noInput = 66
    case software = 70
    case inputOutput = 74
    case tryAgain = 75
    case interrupted = 130

    init(_ verdict: Verdict) {
        switch verdict {
        case .clear: self = .clear
        case .undecided: self = .undecided
        case .flagged: self = .flagged
        }
    }

    /// Of several submissions the gravest decides: first whatever kept one from being checked at all, since nothing is
    /// known about it, the machine's faults before the input's; then what was found.
    static let gravestFirst: [ExitStatus] = [
        .interrupted, .software, .inputOutput, .tryAgain, .usage, .data, .noInput, .flagged, .undecided, .clear,
    ]

    static func gravest(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let present = Set(statuses)
        return gravestFirst.first(where: present.contains) ?? .clear
    }
}

/// What stops a command, or one of its inputs: one Chinese sentence for the clerk, and the exit code.
struct CommandFailure: Error, Hashable {
    var status: ExitStatus
    /// What is wrong, where, and what to do; without personal data.
    var message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
