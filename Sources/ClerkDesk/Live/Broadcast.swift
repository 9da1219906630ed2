import DeskForms
import Foundation
import Synchronization

/// Something that the pages of all clerks are told of at once.
struct LiveEvent: Sendable {
    /// `desk`, `delivery`, `lease`.
    var name: String
    /// JSON in one line; keys of submissions, names of accounts, counts.
    var data: String
}

/// Hands events to everybody who listens.
final class Broadcast: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<LiveEvent>.Continuation] = [:]
        var next = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Events from now on; ends when the server stops. Who is slow misses the oldest ones.
    func listen() -> AsyncStream<LiveEvent> {
        let (stream, continuation) = AsyncStream.makeStream(of: LiveEvent.self, bufferingPolicy: .bufferingNewest(64))
        let number = state.withLock { state -> Int? in
            guard !state.isClosed else { return nil }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    func tell(_ event: LiveEvent) {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(event) }
    }

    func tell(_ name: String, _ facts: [String: String]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Strings only: encoding does not fail.
        guard let data = try? encoder.encode(facts) else { return }
        tell(LiveEvent(name: name, data: String(decoding: data, as: UTF8.self)))
    }

    var listenerCount: Int { state.withLock { $0.listeners.count } }

    /// Ends all listening, now and later.
    func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
