import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pipeline
import ServiceLifecycle

/// Server-sent events (WHATWG HTML, section 9.2).
enum EventStream {
    /// Seconds between signs of life: proxies take a silent connection for a dead one after a minute.
    private static let beat = Duration.seconds(20)

    /// - Parameter isAllowed: asked at each sign of life: who was logged out meanwhile hears nothing more.
    static func response(
        _ broadcast: Broadcast, beat: Duration = EventStream.beat, isAllowed: @escaping @Sendable () async -> Bool
    ) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = "text/event-stream"
        // Nginx would gather events otherwise.
        if let name = HTTPField.Name("X-Accel-Buffering") { fields[name] = "no" }
        let events = broadcast.listen()
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            let (signs, feed) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(64))
            let gather = Task {
                for await event in events { feed.yield("event: \(event.name)\ndata: \(event.data)\n\n") }
                feed.finish()
            }
            let beats = Task {
                while !Task.isCancelled {
                    // Cancelled sleep is the end.
                    try? await Task.sleep(for: beat)
                    guard await isAllowed() else { return feed.finish() }
                    feed.yield(": alive\n\n")
                }
            }
            defer {
                gather.cancel()
                beats.cancel()
            }
            for await sign in signs { try await writer.write(ByteBuffer(string: sign)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: fields, body: body)
    }
}
