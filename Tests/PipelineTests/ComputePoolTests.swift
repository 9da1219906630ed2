import DocumentModel
import Foundation
import Testing

@testable import Pipeline

struct ComputePoolTests {
    private struct Broken: Error {}

    /// An engine that belongs to one thread and says so.
    private final class Engine {
        let thread = Thread.current
    }

    @Test func `every job runs on the thread that made its engine`() async throws {
        let pool = ComputePool(width: 3, capacity: 4) { Engine() }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 { group.addTask { try await pool.run { $0.thread === Thread.current } } }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test func `an engine that cannot be made fails the job, not the process`() async {
        let pool = ComputePool<Int>(width: 1, capacity: 1) { throw Broken() }
        await #expect(throws: Broken.self) { try await pool.run { $0 } }
    }

    @Test func `a job that fails leaves its thread working`() async throws {
        let pool = ComputePool(width: 1, capacity: 1) { 7 }
        await #expect(throws: Broken.self) { try await pool.run { _ -> Int in throw Broken() } }
        #expect(try await pool.run { $0 } == 7)
    }

    @Test func `pages come back in their order, and an error of one is thrown`() throws {
        let collector = PageCollector<Int>()
        for index in [3, 1, 2] {
            collector.expect()
            collector.finish(index, with: .success(index * 10))
        }
        #expect(try collector.wait() == [10, 20, 30])
        collector.expect()
        collector.finish(4, with: .failure(Broken()))
        #expect(throws: Broken.self) { try collector.wait() }
    }

    @Test func `today is a day of the calendar in the office's time zone`() {
        // 2026-11-22 17:00 UTC is the 23rd in Fujian.
        #expect(.today(now: Date(timeIntervalSince1970: 1_795_366_800)) == CalendarDate(iso: "2026-11-23"))
    }
}
