import Foundation
import Inference
import Synchronization

/// Loads models on a thread of its own while the first file is decoded.
///
/// Ends with its last model, or after the one it is at when this is released: a program must not end while the runtime is at work.
final class LoadingAhead: Sendable {
    /// What the thread holds; it may outlive its owner's last reference.
    private final class Work: Sendable {
        let isCancelled = Atomic(false)
        let done = DispatchSemaphore(value: 0)
    }

    private let work = Work()

    /// - Parameter models: in the order in which they will be needed.
    init(_ models: [CompiledModel]) {
        let thread = Thread { [work] in
            for model in models where !work.isCancelled.load(ordering: .relaxed) { model.loadAhead() }
            work.done.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    deinit {
        work.isCancelled.store(true, ordering: .relaxed)
        work.done.wait()
    }
}
