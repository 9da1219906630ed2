import Synchronization

/// Log-ins that wait for the one thread that hashes passwords: so many and no more, or everybody would wait for whoever
/// sends thousands.
final class LogInLine: Sendable {
    /// Half a minute's work of a slow core; in an office some dozen log in at once in the morning.
    static let greatestCount = 64

    private let count = Mutex(0)

    var length: Int { count.withLock { $0 } }

    /// - Throws: ``Problem/logInsBusy`` where the line is full.
    func run<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        let isIn = count.withLock { count in
            guard count < LogInLine.greatestCount else { return false }
            count += 1
            return true
        }
        guard isIn else { throw Problem.logInsBusy }
        defer { count.withLock { $0 -= 1 } }
        return try await body()
    }
}
