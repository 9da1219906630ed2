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
        return try replay(runs, prepared: distinct, compiled)
    }

    /// Each thread has requests of its own, as reading threads have, and prepares every shape for them.
    private func replay(
        _ runs: [(model: String, shape: [Int])], prepared: [(model: String, shape: [Int])],
        _ compiled: [String: CompiledModel]
    ) throws -> Double {
        let next = Mutex(0)
        let failure = Mutex<(any Error)?>(nil)
        let (preparing, running) = (DispatchGroup(), DispatchGroup())
        let begin = DispatchSemaphore(value: 0)
        let width = max(1, width)
        for _ in 0..<width {
            preparing.enter()
            running.enter()
            let thread = Thread {
                defer { running.leave() }
                var requests: [String: InferRequest] = [:]
                func run(_ model: String, _ shape: [Int]) throws {
                    let request = requests[model] ?? compiled[model]?.makeRequest()
                    requests[model] = request
                    unsafe try request?.infer(
                        input: [Float](repeating: 0.5, count: shape.reduce(1, *)), shape: shape
                    ) { _, _ in }
                }
                let warm = Result { for (model, shape) in prepared { try run(model, shape) } }
                preparing.leave()
                begin.wait()
                do {
                    try warm.get()
                    while let index = next.withLock({ next -> Int? in
                        next += 1
                        return next <= runs.count ? next - 1 : nil
                    }) {
                        try run(runs[index].model, runs[index].shape)
                    }
                } catch {
                    failure.withLock { $0 = error }
                }
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        preparing.wait()
        let start = ContinuousClock.now
        for _ in 0..<width { begin.signal() }
        running.wait()
        if let error = failure.withLock({ $0 }) { throw error }
        let elapsed = (ContinuousClock.now - start).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }
}
