public import Inference
import Synchronization

/// The parts of the way of a page, in their order.
public enum Stage: String, CaseIterable, Sendable {
    /// In a process of its own; its processor time is not ours, its wall time is.
    case decoding
    /// Orientation, detection, crops and recognition.
    case text
    /// Picture quality, and the print that finds the same picture again.
    case quality
    case seals
    case signing
    case faces
    case extraction
    /// Values in doubt, and rings of seals, once more.
    case secondLooks = "second-looks"
    case verification
}

/// Where the time of a process goes, all threads added.
public final class StageTimes: Sendable {
    private struct State {
        var times: [Stage: Duration] = [:]
        var pages = 0
        var pixels = 0
    }

    private let state = Mutex(State())
    /// Of the networks.
    public let work: InferenceWork

    init(work: InferenceWork) { self.work = work }

    public var times: [Stage: Duration] { state.withLock(\.times) }
    /// Pages read, and their pixels.
    public var pages: Int { state.withLock(\.pages) }
    public var pixels: Int { state.withLock(\.pixels) }

    func countPage(pixels: Int) {
        state.withLock {
            $0.pages += 1
            $0.pixels += pixels
        }
    }

    func add(_ time: Duration, to stage: Stage) { state.withLock { $0.times[stage, default: .zero] += time } }

    /// Runs a part of the work of `stage` on this thread. Stages do not lie inside one another.
    func measure<Value>(_ stage: Stage, _ body: () throws -> Value) rethrows -> Value {
        let start = ContinuousClock.now
        defer { add(ContinuousClock.now - start, to: stage) }
        return try InferenceWork.$part.withValue(stage.rawValue) { try body() }
    }
}
