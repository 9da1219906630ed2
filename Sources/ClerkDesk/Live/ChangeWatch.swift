import Foundation
import GRDB
import Logging
import Pipeline
import ServiceLifecycle
import Store

/// Looks every second whether the desk has changed, by this process or by another: a batch at night, a command. Whatever
/// changes it stands in the audit, so the audit's end tells.
struct ChangeWatch: Service {
    let parts: DeskParts
    let calendar: HalfMonthCalendar

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var seen = try? await head()
            while !Task.isCancelled {
                // Cancelled sleep is the end.
                try? await Task.sleep(for: .seconds(1))
                if Task.isCancelled { break }
                // What cannot be read now is read a second later.
                guard let now = try? await head(), now.0 != seen?.0 else { continue }
                if now.1 { try? await parts.onDesk { [parts, calendar] in try parts.store.reckonDays(with: calendar) } }
                seen = now
                parts.broadcast.tell("desk", ["audit": String(now.0)])
            }
        }
        parts.broadcast.close()
    }

    /// The number of the last entry that changed something, and whether days have to be reckoned.
    private func head() async throws -> (Int64, Bool) {
        try await parts.onDesk { [store = parts.store] in
            try store.read { db in
                let last = try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT number FROM audit WHERE action NOT IN ('view', 'log-in', 'decisions-read')
                        ORDER BY number DESC LIMIT 1
                        """)
                let isUnreckoned = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM desk WHERE dueOn = 0)")
                return (last ?? 0, isUnreckoned ?? false)
            }
        }
    }
}
