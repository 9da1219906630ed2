import Accounts
import Foundation
import Hummingbird
import Logging
import NIOCore
import Pipeline
import Store
import Testing

@testable import ClerkDesk

/// What is handed in, until it is checked: how much of it may lie here, and that nothing lies here in part.
final class DeliveryTests {
    private let folder = NSTemporaryDirectory() + "hedui-delivery-" + UUID().uuidString
    private let store: RecordStore
    private let desk: DeliveryDesk

    init() throws {
        store = try RecordStore(folder: folder)
        desk = DeliveryTests.desk(store, delivery: 1000, spool: 3000)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static func desk(_ store: RecordStore, delivery: Int, spool: Int, free: Int = 0) -> DeliveryDesk {
        struct None: Error {}
        return DeliveryDesk(
            store: store, configure: { throw None() },
            limits: DeliveryDesk.Limits(delivery: delivery, spool: spool, free: free), broadcast: Broadcast(),
            logger: Logger(label: "test"))
    }

    private func put(_ size: Int, as name: String, in key: String, from sender: String = "lin") async throws {
        let arrival = try await desk.expect(size, from: sender)
        try Data(count: size).write(to: URL(fileURLWithPath: arrival.path))
        do {
            try await desk.take(arrival, as: name, size: size, in: key, for: sender)
        } catch {
            await desk.drop(arrival)
            throw error
        }
    }

    private func refusal(_ body: () async throws -> Void) async -> Int? {
        do {
            try await body()
            return nil
        } catch {
            return Problem(error)?.status
        }
    }

    private func open(_ sender: String = "lin") async throws -> String {
        try await desk.open(sender: sender, idempotencyKey: nil).key
    }

    @Test func `a delivery has a limit, and all together have one`() async throws {
        let (first, second, third) = (try await open(), try await open("wang"), try await open("chen"))
        try await put(900, as: "甲/一.jpg", in: first)
        #expect(await refusal { try await self.put(1001, as: "二.jpg", in: second, from: "wang") } == 413)
        #expect(await refusal { try await self.put(200, as: "二.jpg", in: first) } == 413)
        try await put(900, as: "二.jpg", in: second, from: "wang")
        #expect(await refusal { try await self.put(1000, as: "三.jpg", in: third, from: "chen") } == nil)
        #expect(await refusal { try await self.put(300, as: "四.jpg", in: second, from: "wang") } == 507)
        // What was refused takes up nothing.
        try await put(100, as: "四.jpg", in: second, from: "wang")
        #expect(await desk.usedBytes == 2900)
        let (fourth, fifth) = (try await open("zhao"), try await open("zhao"))
        try await put(100, as: "一.jpg", in: fourth, from: "zhao")
        #expect(await desk.usedBytes == 3000)
        #expect(await refusal { try await self.put(1, as: "一.jpg", in: fifth, from: "zhao") } == 507)
        // The same name again replaces, it does not add; the new one has to find its place beside the old one first.
        #expect(await refusal { try await self.put(100, as: "一.jpg", in: fourth, from: "zhao") } == 507)
    }

    @Test func `one sender takes up half of the space at most, and others still get in`() async throws {
        let (first, second, others) = (try await open(), try await open(), try await open("wang"))
        try await put(900, as: "一.jpg", in: first)
        #expect(await refusal { try await self.put(700, as: "二.jpg", in: second) } == 507)
        let coming = try await desk.expect(600, from: "lin")
        // What is coming in counts, too.
        #expect(await refusal { _ = try await self.desk.expect(1, from: "lin") } == 507)
        try await put(900, as: "一.jpg", in: others, from: "wang")
        await desk.drop(coming)
        let again = DeliveryTests.desk(store, delivery: 1000, spool: 3000)
        await again.countWhatLies()
        #expect(await refusal { _ = try await again.expect(700, from: "lin") } == 507, "After a restart, too.")
        _ = try await again.expect(600, from: "lin")
    }

    @Test func `archives are unpacked into room of their own, if the disk has it`() async throws {
        try await put(900, as: "一.zip", in: try await open())
        #expect(try await desk.unpackingBudget() == 3000)
        let full = DeliveryTests.desk(store, delivery: 1000, spool: 2000, free: Int.max / 2)
        #expect(try await full.unpackingBudget() == 0)
    }

    @Test func `a file is no folder`() async throws {
        let key = try await open()
        try await put(1, as: "a", in: key)
        #expect(await refusal { try await self.put(1, as: "a/b", in: key) } == 400)
        try await put(1, as: "c/d", in: key)
        #expect(await refusal { try await self.put(1, as: "c", in: key) } == 400)
        #expect(await desk.usedBytes == 2)
    }

    @Test func `what replaces a file counts once`() async throws {
        let key = try await open()
        for _ in 0..<20 { try await put(700, as: "一.jpg", in: key) }
        #expect(await desk.usedBytes == 700)
        #expect(await desk.counts[key] == 1)
    }

    @Test func `what arrives is set aside for, and given back when it does not come`() async throws {
        let first = try await desk.expect(1000, from: "lin")
        #expect(await refusal { _ = try await self.desk.expect(600, from: "lin") } == 507)
        await desk.drop(first)
        let second = try await desk.expect(600, from: "lin")
        #expect(await desk.usedBytes == 600)
        await desk.drop(second)
        await desk.drop(second)
        #expect(await desk.usedBytes == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/deliveries/arriving").isEmpty)
    }

    @Test func `a disk that is nearly full takes nothing more`() async throws {
        let full = DeliveryTests.desk(store, delivery: 1000, spool: 1500, free: Int.max / 2)
        #expect(await refusal { _ = try await full.expect(10, from: "lin") } == 507)
        #expect(await full.usedBytes == 0)
    }

    @Test func `after a restart what lies here still counts`() async throws {
        let key = try await open()
        try await put(800, as: "a/b/c.jpg", in: key)
        let again = DeliveryTests.desk(store, delivery: 1000, spool: 1500)
        await again.countWhatLies()
        #expect(await again.usedBytes == 800)
        #expect(await refusal { _ = try await again.expect(750, from: "wang") } == 507)
    }

    @Test(arguments: ["../x", "/etc/passwd", "a/../../x", "", ".", "x\u{0}", String(repeating: "长", count: 200)])
    func `names that lead elsewhere are refused`(name: String) async throws {
        let key = try await open()
        #expect(await refusal { try await self.put(1, as: name, in: key) } == 400)
        #expect(await desk.usedBytes == 0)
    }

    @Test func `others' deliveries are not there, and one under way takes no more files`() async throws {
        let key = try await open()
        try await put(1, as: "一.jpg", in: key)
        #expect(await refusal { _ = try await self.desk.status(key, for: "wang") } == 404)
        #expect(await refusal { try await self.desk.check("二.jpg", in: key, for: "wang") } == 404)
        _ = try await desk.submit(key, form: nil, for: "lin")
        #expect(await refusal { try await self.put(1, as: "二.jpg", in: key) } == 409)
    }

    @Test func `a full disk is told as such, whatever met it`() {
        #expect(Problem(StoreError.diskFull)?.status == 507)
        #expect(Problem(CocoaError(.fileWriteOutOfSpace))?.status == 507)
        #expect(Problem(CocoaError(.fileReadCorruptFile)) == nil)
        #expect(Problem(StoreError.busy)?.status == 503)
    }
}
