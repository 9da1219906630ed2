import Accounts
import DeskForms
import DocumentModel
import Foundation
import GRDB
import HTTPTypes
import Store
import Verification

extension DeliveryDesk {
    /// Bytes that may lie here.
    struct Limits: Hashable, Sendable {
        /// Of one delivery.
        var delivery: Int
        /// Of all together.
        var spool: Int
        /// What has to stay free on the disk.
        var free: Int
    }

    /// Bytes of the spool that somebody takes up; the program itself has no name.
    struct Part: Hashable, Sendable {
        var sender: String
        var bytes: Int
    }

    /// A file that is coming in. It becomes part of a delivery when it is whole; until then it lies apart, so that nothing ever
    /// reads half of it.
    struct Arrival: Hashable, Sendable {
        var name: String
        var path: String
        /// Bytes at most.
        var most: Int
    }

    /// The folder of what is coming in.
    static let arrivals = "arriving"

    private var arrivingBytes: Int { arriving.values.reduce(0) { $0 + $1.bytes } }

    var usedBytes: Int { sizes.values.reduce(0, +) + arrivingBytes }

    private func usedBytes(by sender: String) -> Int {
        sizes.reduce(0) { $0 + (senders[$1.key] == sender ? $1.value : 0) }
            + arriving.values.reduce(0) { $0 + ($1.sender == sender ? $1.bytes : 0) }
    }

    /// Bytes that the archives of the one delivery under check may be unpacked to: as much as all deliveries may take up, in
    /// room of its own, for what has been taken must not wait for what else lies there; less where the disk has less.
    func unpackingBudget() async throws -> Int {
        let folder = folder
        let left = try await onDesk {
            try FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? NSNumber
        }
        return max(0, min(limits.spool, (left?.intValue ?? 0) - limits.free - arrivingBytes))
    }

    /// Sets space aside for a file.
    ///
    /// - Throws: ``Problem/spoolFull`` where there is none, ``Problem/shareFull`` where this sender has taken up half of all.
    func expect(_ most: Int, from sender: String) async throws -> Arrival {
        guard most <= limits.delivery else { throw Problem.tooLarge }
        guard usedBytes(by: sender) <= limits.spool / 2 - most else { throw Problem.shareFull }
        guard usedBytes <= limits.spool - most else { throw Problem.spoolFull }
        let name = Secret.random()
        // Before anything is awaited: two that come at once do not both get the last of it.
        arriving[name] = Part(sender: sender, bytes: most)
        let place = "\(folder)/\(DeliveryDesk.arrivals)"
        let needed = limits.free + arrivingBytes
        do {
            try await onDesk {
                try FileManager.default.createDirectory(
                    atPath: place, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700 as NSNumber])
                let facts = try FileManager.default.attributesOfFileSystem(forPath: place)
                if let left = facts[.systemFreeSize] as? NSNumber, left.intValue < needed {
                    throw Problem.spoolFull
                }
            }
        } catch {
            arriving[name] = nil
            throw error
        }
        return Arrival(name: name, path: "\(place)/\(name)", most: most)
    }

    /// It did not come, or not whole.
    func drop(_ arrival: Arrival) {
        arriving[arrival.name] = nil
        // What cannot be removed goes after a day.
        try? FileManager.default.removeItem(atPath: arrival.path)
    }

    /// Puts a file that has come into an open delivery; one of the same name is replaced.
    ///
    /// - Parameters:
    ///   - name: a relative path, as browsers tell of folders.
    ///   - size: bytes that came.
    func take(_ arrival: Arrival, as name: String, size: Int, in key: String, for sender: String) async throws {
        try await check(name, in: key, for: sender)
        let place = "\(folder)/\(key)/files/\(name)"
        let replaced = (try? FileManager.default.attributesOfItem(atPath: place)[.size] as? NSNumber)?.intValue
        guard sizes[key, default: 0] - (replaced ?? 0) <= limits.delivery - size else { throw Problem.tooLarge }
        guard replaced != nil || counts[key, default: 0] < DeliveryDesk.greatestFileCount else {
            throw Problem.tooLarge
        }
        senders[key] = sender
        sizes[key, default: 0] += size - (replaced ?? 0)
        if replaced == nil { counts[key, default: 0] += 1 }
        arriving[arrival.name] = nil
        do {
            try await onDesk { [store] in
                do {
                    try FileManager.default.createDirectory(
                        atPath: place.parentPath, withIntermediateDirectories: true,
                        attributes: [.posixPermissions: 0o700 as NSNumber])
                } catch let error as CocoaError where error.code != .fileWriteOutOfSpace {
                    // Below a file, not below a folder.
                    throw Problem.badRequest("文件名不能使用：路径中的文件夹与另一个文件同名。")
                }
                guard unsafe rename(arrival.path, place) == 0 else { throw Problem.badRequest("文件名不能使用。") }
                try store.write { db in
                    try db.execute(
                        sql: "UPDATE delivery SET changedAt = ? WHERE key = ?", arguments: [store.now, key])
                }
            }
        } catch {
            sizes[key, default: 0] -= size - (replaced ?? 0)
            if replaced == nil { counts[key, default: 0] -= 1 }
            throw error
        }
    }

    /// Whether a file of that name may come into a delivery.
    func check(_ name: String, in key: String, for sender: String) async throws {
        guard try await status(key, for: sender).state == .open else {
            throw Problem(.conflict, "not-open", "这次提交已经开始核对，不能再添加文件。")
        }
        if let reason = BundlePath.refusal(of: name) { throw Problem.badRequest("文件名不能使用：\(reason)。") }
        guard name.utf8.count <= 1000, !name.split(separator: "/").contains(where: { $0.utf8.count > 255 }) else {
            throw Problem.badRequest("文件名过长。")
        }
    }

    /// After a restart: what lies here still takes up its space.
    func countWhatLies() async {
        let folder = folder
        // A delivery whose sender is not known counts all the same.
        let owners = try? await onDesk { [store] in
            try store.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT key, sender FROM delivery WHERE state IN ('open', 'waiting', 'checking')"
                )
                .map { ($0["key"] as String, $0["sender"] as String) }
            }
        }
        for (key, sender) in owners ?? [] { senders[key] = sender }
        // A folder that cannot be listed has nothing in it that counts.
        let found = try? await onDesk { () -> [String: (bytes: Int, files: Int)] in
            var found: [String: (bytes: Int, files: Int)] = [:]
            for key in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            where key != DeliveryDesk.arrivals {
                let files = FileManager.default.enumerator(atPath: "\(folder)/\(key)")
                while let path = files?.nextObject() as? String {
                    let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(key)/\(path)")
                    guard facts?[.type] as? FileAttributeType == .typeRegular else { continue }
                    found[key, default: (0, 0)].bytes += (facts?[.size] as? NSNumber)?.intValue ?? 0
                    found[key, default: (0, 0)].files += 1
                }
            }
            return found
        }
        for (key, facts) in found ?? [:] where sizes[key] == nil { (sizes[key], counts[key]) = facts }
    }

    /// What came in part, and was left lying by a server that ended.
    static func removeStale(in place: String) {
        let oldest = Date().addingTimeInterval(-Double(longestOpen))
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] {
            let path = "\(place)/\(name)"
            let changed = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let changed, changed < oldest { try? FileManager.default.removeItem(atPath: path) }
        }
    }
}
