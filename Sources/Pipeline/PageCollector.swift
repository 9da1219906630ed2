import Foundation

/// Gathers the pages of one file that several threads work on, in the order of the pages.
///
/// `@unchecked Sendable`: every access happens while `condition` is locked.
final class PageCollector<Value>: @unchecked Sendable {
    private let condition = NSCondition()
    private var results: [Int: Result<Value, any Error>] = [:]
    private var expected = 0

    /// Announces one more page; call it before the page is handed over.
    func expect() {
        condition.lock()
        defer { condition.unlock() }
        expected += 1
    }

    func finish(_ index: Int, with result: Result<Value, any Error>) {
        condition.lock()
        defer { condition.unlock() }
        results[index] = result
        condition.broadcast()
    }

    /// Blocks until every announced page is finished; throws the first page's error if one failed.
    func wait() throws -> [Value] {
        condition.lock()
        defer { condition.unlock() }
        while results.count < expected { condition.wait() }
        return try results.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }
}
