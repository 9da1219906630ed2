import Synchronization

/// That the server wants to stop, asked for from many threads.
final class StopRequest: Sendable {
    private let flag = Atomic(false)
    var isMade: Bool { flag.load(ordering: .relaxed) }
    func make() { flag.store(true, ordering: .relaxed) }
}
