import Foundation
import Inference
import Synchronization

/// Loads models on a thread of its own while the first file is decoded.
///
/// Ends with its last model, or after the one it is at when this is released: a program must not end while the runtime is at work.
final class LoadingAhead: Sendable {
    /// What the thread holds; it may outlive its owner's last reference.
    private final class Work: Sendable {
        /// Those still to be loaded, the next one last. None of them is let go after `done`: freeing is work of the runtime, too.
        let left: Mutex<[CompiledModel]>
        let done = DispatchSemaphore(value: 0)

        init(_ models: [CompiledModel]) { left = Mutex(models.reversed()) }
    }

    private let work: Work

    /// - Parameter models: in the order in which they will be needed.
    init(_ models: [CompiledModel]) {
        let work = Work(models)
        self.work = work
        let thread = Thread {
            while let model = work.left.withLock({ $0.popLast() }) { model.loadAhead() }
            work.done.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    deinit {
        work.left.withLock { $0 = [] }
        work.done.wait()
    }
}
