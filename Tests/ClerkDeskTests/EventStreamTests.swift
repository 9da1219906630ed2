import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization
import Testing

@testable import ClerkDesk

struct EventStreamTests {
    private final class Collector: ResponseBodyWriter, Sendable {
        let text = Mutex("")
        func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    @Test(.timeLimit(.minutes(1)))
    func `who is logged out hears nothing more`() async throws {
        let broadcast = Broadcast()
        let asked = Mutex(0)
        let response = EventStream.response(broadcast, beat: .milliseconds(20)) {
            asked.withLock { count in
                count += 1
                return count <= 2
            }
        }
        let collector = Collector()
        try await response.body.write(collector)
        #expect(asked.withLock { $0 } == 3)
        #expect(collector.text.withLock { $0 }.components(separatedBy: ": alive").count == 3)
    }
}
