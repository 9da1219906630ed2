import Foundation
import Inference
import Synchronization

/// Loads models on a thread of its own while the first file is decoded.
///
/// Ends with its last model, or when it is released: a program must not end while the runtime is at work.
final class LoadingAhead: Sendable {
    private let isCancelled = Atomic(false)
    private let done = DispatchSemaphore(value: 0)

    /// - Parameter models: in the order in which they will be needed.
    init(_ models: [CompiledModel]) {
        let thread = Thread { [unowned self] in
            // Released only once this is signalled.
            for model in models where !isCancelled.load(ordering: .relaxed) { model.loadAhead() }
            done.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    deinit {
        isCancelled.store(true, ordering: .relaxed)
        done.wait()
    }
}
