import Foundation
import GRDB
import Logging
import Store
import Testing

@testable import ClerkDesk

/// The line of what waits to be checked, where servers end in the middle of it.
final class DeliveryLineTests {
    private let folder = NSTemporaryDirectory() + "hedui-line-" + UUID().uuidString
    private let store: RecordStore
    private let desk: DeliveryDesk

    init() throws {
        struct None: Error {}
        store = try RecordStore(folder: folder)
        desk = DeliveryDesk(
            store: store, configure: { throw None() },
            limits: DeliveryDesk.Limits(delivery: 1000, spool: 2000, free: 0), broadcast: Broadcast(),
            logger: Logger(label: "test"))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A delivery of one file.
    private func delivery(_ state: String, starts: Int = 0, submissions: String = "[]") async throws -> String {
        let key = try await desk.open(sender: "lin", idempotencyKey: nil).key
        let arrival = try await desk.expect(1, from: "lin")
        try Data(count: 1).write(to: URL(fileURLWithPath: arrival.path))
        try await desk.take(arrival, as: "a.zip", size: 1, in: key, for: "lin")
        try store.write { db in
            try db.execute(
                sql: "UPDATE delivery SET state = ?, attempts = ?, submissions = ? WHERE key = ?",
                arguments: [state, starts, submissions, key])
        }
        return key
    }

    private func starts(_ key: String) throws -> Int? {
        try store.read { db in
            try Int.fetchOne(db, sql: "SELECT attempts FROM delivery WHERE key = ?", arguments: [key])
        }
    }

    /// What was put in line, with its end.
    private func line() async -> [String] {
        await desk.feed.finish()
        var keys: [String] = []
        for await key in await desk.queue { keys.append(key) }
        return keys
    }

    @Test func `what has ended the server three times is given up at the next start, and not run`() async throws {
        let bad = try await delivery("checking", starts: 3)
        let good = try await delivery("checking", starts: 2)
        try await desk.takeUp()
        let found = try await desk.status(bad, for: "lin")
        #expect(found.state == .failed && found.rejects.count == 1)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/deliveries/\(bad)"))
        #expect(await line() == [good])
    }

    @Test func `a start counts once, and not where it ends in good order`() async throws {
        let key = try await delivery("waiting")
        #expect(try await desk.begin(key))
        #expect(try await desk.begin(key))
        #expect(try starts(key) == 1)
        await desk.forgetStart(key)
        #expect(try starts(key) == 0)
    }

    @Test func `handed in while the server starts, it is checked once, and its result stays`() async throws {
        let key = try await delivery("open")
        _ = try await desk.submit(key, form: nil, for: "lin")
        try await desk.takeUp()
        let done = try await delivery(
            "done", submissions: #"[{"key": "0123", "id": "FJ-1", "verdict": "clear"}]"#)
        await desk.check(done)
        let found = try await desk.status(done, for: "lin")
        #expect(found.state == .done && found.submissions.map(\.id) == ["FJ-1"] && found.rejects.isEmpty)
        #expect(await line() == [key])
    }

    @Test func `what a killed batch had unpacked does not outlast the server, what a living one has does`() async throws
    {
        let living = try Claimant(store, actor: "batch")
        let dead = "\(folder)/spool/\(UUID().uuidString.lowercased())"
        try FileManager.default.createDirectory(atPath: dead, withIntermediateDirectories: true)
        try Data(count: 1).write(to: URL(fileURLWithPath: "\(dead)/scan.jpg"))
        await desk.feed.finish()
        try await desk.run()
        #expect(!FileManager.default.fileExists(atPath: dead))
        #expect(FileManager.default.fileExists(atPath: living.spool))
    }
}
