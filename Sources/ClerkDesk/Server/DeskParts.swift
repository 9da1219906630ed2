import Accounts
import Batch
import Foundation
import Logging
import Pipeline
import Store
import Triage

/// What all routes work with.
struct DeskParts: Sendable {
    let configuration: ServeConfiguration
    let store: RecordStore
    let accounts: AccountBook
    let desk: TriageDesk
    let site: Site
    let pictures: PagePictures
    let deliveries: DeliveryDesk
    let broadcast: Broadcast
    let metrics: Metrics
    let limiter: LogInLimiter
    let logger: Logger
    let looks = LookBook()
    /// Threads for the database and files: neither may block Swift's cooperative ones.
    let files = ComputePool<Void>(width: 4, capacity: 1024) {}
    let logIns = LogInLine()
    /// A thread for passwords: hashing takes a core for tenths of a second, by intention. What waits is bounded by ``logIns``.
    let passwords = ComputePool<Void>(width: 1, capacity: 64) {}

    /// Runs what blocks for some milliseconds.
    func onDesk<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await files.run { _ in try body() }
    }
}
