import DeskForms
import Foundation
import GRDB
import Logging
import Store

/// The line of what waits to be checked, over restarts of the server.
extension DeliveryDesk {
    /// Deliveries that nobody has touched for a day: the browser was closed, or the line broke. Their papers lie as they came,
    /// so they do not stay. Folders without a delivery go with them.
    func removeAbandoned() async {
        let folder = folder
        do {
            let kept = try await onDesk { [store] in
                try store.write { db in
                    try db.execute(
                        sql: "DELETE FROM delivery WHERE state = 'open' AND changedAt < ?",
                        arguments: [store.now - DeliveryDesk.longestOpen])
                    return Set(
                        try String.fetchAll(
                            db, sql: "SELECT key FROM delivery WHERE state IN ('open', 'waiting', 'checking')"))
                }
            }
            try await onDesk {
                for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
                where name != DeliveryDesk.arrivals && !kept.contains(name) {
                    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
                }
                DeliveryDesk.removeStale(in: "\(folder)/\(DeliveryDesk.arrivals)")
            }
            for key in sizes.keys where !kept.contains(key) {
                (sizes[key], counts[key], senders[key]) = (nil, nil, nil)
            }
        } catch {
            logger.warning("abandoned deliveries could not be removed")
        }
    }

    /// What killed batches, and this server killed before, had unpacked.
    func removeTraces() async {
        // Nothing here is needed by anyone: what fails is tried again next time.
        try? await onDesk { [store] in Claimant.removeTraces(in: store.folder) }
    }

    /// Puts in line what an earlier process has left; what has ended the server at every try is given up.
    func takeUp() async throws {
        guard checks else { return }
        let left = try await onDesk { [store] in
            try store.read { db in
                try Row.fetchAll(
                    db,
                    sql: "SELECT key, attempts FROM delivery WHERE state IN ('waiting', 'checking') ORDER BY madeAt"
                ).map { (key: $0["key"] as String, starts: $0["attempts"] as Int) }
            }
        }
        for (key, starts) in left {
            if starts < DeliveryDesk.greatestStarts {
                putInLine(key)
            } else {
                logger.error("delivery given up", metadata: ["starts": .stringConvertible(starts)])
                let words = "核对这次提交时服务连续 \(starts) 次异常中止，已停止核对；请拆成几次提交，找出引起问题的文件，并联系管理员。"
                try await finish(key, .failed, [], [words])
            }
        }
    }

    func putInLine(_ key: String) {
        if inLine.insert(key).inserted { feed.yield(key) }
    }

    /// Notes that the check begins, before anything is done for it.
    ///
    /// - Returns: false where it is over already.
    func begin(_ key: String) async throws -> Bool {
        // Put off and begun again is one start of the server.
        let isFirst = !begun.contains(key)
        let isWaiting = try await onDesk { [store] in
            try store.write { db in
                try db.execute(
                    sql: """
                        UPDATE delivery SET state = 'checking', changedAt = ?, attempts = attempts + ?
                        WHERE key = ? AND state IN ('waiting', 'checking')
                        """, arguments: [store.now, isFirst ? 1 : 0, key])
                return db.changesCount == 1
            }
        }
        guard isWaiting else { return false }
        begun.insert(key)
        broadcast.tell("delivery", ["delivery": key, "state": Delivery.State.checking.rawValue])
        return true
    }

    /// Stopped in good order, or for want of room: that start does not count.
    func forgetStart(_ key: String) async {
        // What cannot be noted counts, and so does at most each start of a day with a full disk.
        try? await onDesk { [store] in
            try store.write { db in
                try db.execute(
                    sql: "UPDATE delivery SET attempts = max(0, attempts - 1) WHERE key = ?", arguments: [key])
            }
        }
        begun.remove(key)
    }
}
