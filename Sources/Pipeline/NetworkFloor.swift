import Foundation
import Inference
import Synchronization

/// The time that the networks alone would have taken: the same tensors, run by a loop that does nothing else.
struct NetworkFloor {
    let models: ModelLibrary
    /// Threads side by side, as many as read pages.
    let width: Int

    /// - Returns: wall seconds for all runs recorded so far. Every shape is run once before, so that nothing is prepared in
    ///   the measured time.
    /// - Throws: ``InferenceError`` where a model cannot be run.
    func seconds(of work: InferenceWork) throws -> Double {
        var counts: [String: [[Int]: Int]] = [:]
        for (key, amount) in work.all { counts[key.model, default: [:]].merge(amount.shapes, uniquingKeysWith: +) }
        var compiled: [String: CompiledModel] = [:]
        for model in counts.keys { compiled[model] = try models.compile(model) }
        let runs = counts.flatMap { model, shapes in
            shapes.flatMap { shape, count in Array(repeating: (model: model, shape: shape), count: count) }
        }
        let distinct = counts.flatMap { model, shapes in shapes.keys.map { (model: model, shape: $0) } }
        _ = try replay(distinct, compiled)
        return try replay(runs, compiled)
    }

    private func replay(
        _ runs: [(model: String, shape: [Int])], _ compiled: [String: CompiledModel]
    ) throws -> Double {
        let next = Mutex(0)
        let failure = Mutex<(any Error)?>(nil)
        let start = ContinuousClock.now
        let threads = DispatchGroup()
        for _ in 0..<max(1, width) {
            threads.enter()
            let thread = Thread {
                defer { threads.leave() }
                var requests: [String: InferRequest] = [:]
                do {
                    while let index = next.withLock({ next -> Int? in
                        next += 1
                        return next <= runs.count ? next - 1 : nil
                    }) {
                        let (model, shape) = runs[index]
                        let request = requests[model] ?? compiled[model]?.makeRequest()
                        requests[model] = request
                        unsafe try request?.infer(
                            input: [Float](repeating: 0.5, count: shape.reduce(1, *)), shape: shape
                        ) { _, _ in }
                    }
                } catch {
                    failure.withLock { $0 = error }
                }
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        threads.wait()
        if let error = failure.withLock({ $0 }) { throw error }
        let elapsed = (ContinuousClock.now - start).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }
}
