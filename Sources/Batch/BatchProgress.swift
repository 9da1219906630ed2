import Foundation
public import Intake
import Synchronization

/// Where a batch stands.
public struct BatchProgress: Hashable, Sendable {
    /// Submissions to be checked, those known already included.
    public var total: Int
    public var checked = 0
    /// Reports that were there already.
    public var known = 0
    /// Submissions that could not be checked through a fault of the machine.
    public var failed = 0
    /// Pages read, and pages whose reading was known.
    public var pagesRead = 0
    public var pagesKnown = 0
    public var seconds = 0.0

    public init(total: Int) { self.total = total }

    public var done: Int { checked + known + failed }

    /// Pages read a second.
    public var pageRate: Double { seconds > 0 ? Double(pagesRead) / seconds : 0 }

    /// Seconds left, if the rest takes as long as what was checked; nil before anything was.
    public var secondsLeft: Double? {
        guard checked > 0, seconds > 0 else { return nil }
        return Double(total - done) * seconds / Double(checked)
    }
}

/// Something that happened, for those who watch or keep a log.
public enum BatchEvent: Sendable {
    /// A submission was finished; without personal data but for its id.
    case finished(submission: String, verdict: String, isKnown: Bool)
    case rejected(Reject)
}

/// The state of a run, shared by its threads.
final class ProgressCounter: Sendable {
    private let state: Mutex<BatchProgress>
    private let start = Mutex(ContinuousClock.now)

    init(total: Int) { state = Mutex(BatchProgress(total: total)) }

    /// Counts anew.
    func begin(total: Int) {
        state.withLock { $0 = BatchProgress(total: total) }
        start.withLock { $0 = .now }
    }

    func change(_ body: (inout BatchProgress) -> Void) { state.withLock { body(&$0) } }

    var now: BatchProgress {
        var progress = state.withLock { $0 }
        progress.seconds = (ContinuousClock.now - start.withLock { $0 }) / .seconds(1)
        return progress
    }
}
