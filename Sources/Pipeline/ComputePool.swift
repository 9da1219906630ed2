import Foundation

/// Threads of our own for work that takes seconds, each with an engine that it made and nobody else touches.
///
/// Swift's cooperative threads, one a core, must stay free for what waits; OpenVINO, Tesseract and blocking reads never run
/// on them.
package final class ComputePool<Engine>: Sendable {
    private let queue: JobQueue<Engine>

    /// - Parameters:
    ///   - width: number of threads.
    ///   - capacity: jobs that may wait; ``submit(_:)`` blocks beyond it, which keeps memory bounded.
    ///   - make: called once on each thread, when its first job arrives.
    package init(width: Int, capacity: Int, make: @escaping @Sendable () throws -> Engine) {
        let queue = JobQueue<Engine>(capacity: capacity)
        self.queue = queue
        for index in 0..<max(1, width) {
            let thread = Thread {
                var engine: Result<Engine, any Error>?
                while let job = queue.next() {
                    let ready = engine ?? Result { try make() }
                    engine = ready
                    job(ready)
                }
            }
            thread.name = "hedui-\(index)"
            // As much as the main thread has; the runtime's default for secondary threads is a sixteenth of it.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit { queue.close() }

    /// Hands over a job; blocks the calling thread while the queue is full. Never call it from an async function.
    func submit(_ job: @escaping @Sendable (Result<Engine, any Error>) -> Void) { queue.append(job, waits: true) }

    /// Runs a job and returns its result without blocking a cooperative thread.
    package func run<Value: Sendable>(_ body: @escaping @Sendable (Engine) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.append({ engine in continuation.resume(with: Result { try body(engine.get()) }) }, waits: false)
        }
    }
}

/// A queue with a limit, for threads that block.
///
/// `@unchecked Sendable`: every access to `jobs` and `isClosed` happens while `condition` is locked.
private final class JobQueue<Engine>: @unchecked Sendable {
    typealias Job = @Sendable (Result<Engine, any Error>) -> Void

    private let condition = NSCondition()
    private let capacity: Int
    private var jobs: [Job] = []
    private var isClosed = false

    init(capacity: Int) { self.capacity = max(1, capacity) }

    func append(_ job: @escaping Job, waits: Bool) {
        condition.lock()
        defer { condition.unlock() }
        while waits && jobs.count >= capacity && !isClosed { condition.wait() }
        jobs.append(job)
        condition.broadcast()
    }

    /// The next job; nil once the queue is closed and empty.
    func next() -> Job? {
        condition.lock()
        defer { condition.unlock() }
        while jobs.isEmpty {
            if isClosed { return nil }
            condition.wait()
        }
        let job = jobs.removeFirst()
        condition.broadcast()
        return job
    }

    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
    }
}
