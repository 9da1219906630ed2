import Accounts
import Batch
import DeskForms
import DocumentModel
import Foundation
import GRDB
import HTTPTypes
import Intake
import Logging
import Pipeline
import ServiceLifecycle
import Store
import Synchronization
import Triage
import Verification

/// Takes in what is handed in, keeps it in a private folder until it has been checked, and checks one delivery after the
/// other. What was handed in completely survives a restart.
actor DeliveryDesk {
    /// Files of one delivery; a day's heap has about 1,200.
    static let greatestFileCount = 20_000
    /// Seconds that a delivery may stay open without a further file.
    static let longestOpen = 86_400
    /// How often a delivery is checked that the machine fails: a decoder that is killed for want of memory finds some later.
    static let attempts = 3
    /// Starts of the server in which one delivery's check may begin and never end: what kills the server each time would
    /// otherwise keep it from ever working again.
    static let greatestStarts = 3
    /// Before the next try where the record takes nothing: soon enough for a disk that was full for a moment.
    static let respite = Duration.seconds(5)
    /// Deliveries of one sender that may be open at once: a person has one or two, a program some in parallel.
    private static let greatestOpenCount = 20

    let store: RecordStore
    let desk: TriageDesk
    let folder: String
    let configure: (@Sendable () throws -> PipelineConfiguration)?
    let limits: Limits
    let broadcast: Broadcast
    let logger: Logger
    let (queue, feed) = AsyncStream.makeStream(of: String.self)
    let files = ComputePool<Void>(width: 1, capacity: 1024) {}
    var batch: Batch?
    var claimant: Claimant?
    let stopRequest = StopRequest()
    var progress: [String: Delivery.Progress] = [:]
    /// Deliveries that wait in the line or are checked, and those whose check this process has begun.
    var inLine: Set<String> = []
    var begun: Set<String> = []
    /// Bytes and files of deliveries that are not over, by key.
    var sizes: [String: Int] = [:]
    var counts: [String: Int] = [:]
    /// Whose deliveries these are.
    var senders: [String: String] = [:]
    /// What is set aside for what is coming in, by the name of its temporary file, and for what archives are unpacked to, by
    /// its folder.
    var arriving: [String: Part] = [:]

    /// - Parameter configure: makes what the pipeline works with; nil where this process checks nothing.
    init(
        store: RecordStore, configure: (@Sendable () throws -> PipelineConfiguration)?, limits: Limits,
        broadcast: Broadcast, logger: Logger
    ) {
        self.store = store
        desk = TriageDesk(store)
        folder = "\(store.folder)/deliveries"
        self.configure = configure
        self.limits = limits
        self.broadcast = broadcast
        self.logger = logger
    }

    nonisolated var checks: Bool { configure != nil }

    // MARK: Handing in

    /// Opens a delivery; the same idempotency key of the same sender opens the same one.
    ///
    /// - Parameter content: of a delivery that comes in one piece: another content under the same key is refused.
    func open(sender: String, idempotencyKey: String?, content: ContentHash? = nil) async throws -> Delivery {
        guard checks else {
            throw Problem(.serviceUnavailable, "no-checks", "此服务未启用核对（--no-checks），不能提交申请。")
        }
        if let idempotencyKey, !(1...128).contains(idempotencyKey.utf8.count) {
            throw Problem.badRequest("Idempotency-Key 应为 1 到 128 个字符。")
        }
        let key = Secret.random()
        let found = try await onDesk { [store] in
            try store.write { db -> String in
                if let idempotencyKey {
                    let known = try Row.fetchOne(
                        db, sql: "SELECT key, content FROM delivery WHERE sender = ? AND idempotencyKey = ?",
                        arguments: [sender, idempotencyKey])
                    if let known {
                        if let content, known["content"] as String? != content.description {
                            throw Problem(
                                .unprocessableContent, "idempotency-key-reused", "同一个 Idempotency-Key 已用于另一份内容。")
                        }
                        return known["key"]
                    }
                }
                let count = try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM delivery WHERE sender = ? AND state = 'open'", arguments: [sender])
                guard count ?? 0 < DeliveryDesk.greatestOpenCount else {
                    throw Problem(.tooManyRequests, "too-many-open", "尚未交完的提交过多，请先完成，或一天后再试。")
                }
                try db.execute(
                    sql: """
                        INSERT INTO delivery (key, sender, idempotencyKey, content, state, submissions, rejects, madeAt,
                            changedAt) VALUES (?, ?, ?, ?, 'open', '[]', '[]', ?, ?)
                        """,
                    arguments: [key, sender, idempotencyKey, content?.description, store.now, store.now])
                return key
            }
        }
        return try await status(found, for: sender)
    }

    /// How a delivery stands; only its sender may ask.
    func status(_ key: String, for sender: String) async throws -> Delivery {
        let row = try await onDesk { [store] in
            try store.read { db in
                try Row.fetchOne(
                    db, sql: "SELECT * FROM delivery WHERE key = ? AND sender = ?", arguments: [key, sender]
                ).map { ($0["state"] as String, $0["submissions"] as String, $0["rejects"] as String) }
            }
        }
        guard let row, let state = Delivery.State(rawValue: row.0) else { throw Problem.notFound }
        let decoder = JSONDecoder()
        return Delivery(
            key: key, state: state,
            submissions: try decoder.decode([Delivery.Result].self, from: Data(row.1.utf8)),
            rejects: try decoder.decode([String].self, from: Data(row.2.utf8)), progress: progress[key])
    }

    typealias Form = DeskBodies.Form

    /// Ends the handing in; the check begins when its turn comes.
    ///
    /// - Parameter form: nil where the files bring their forms with them: bundles, lists, archives.
    func submit(_ key: String, form: Form?, for sender: String) async throws -> Delivery {
        let delivery = try await status(key, for: sender)
        guard delivery.state == .open else { return delivery }
        let place = "\(folder)/\(key)"
        if let form {
            do {
                _ = try SubmissionParser().parse(Array(form.declaration.utf8))
            } catch {
                let lines = error.problems.map { "\($0.path.isEmpty ? "" : "\($0.path)：")\($0.message)" }
                throw Problem(.unprocessableContent, "declaration", lines.joined(separator: " "))
            }
            try await onDesk {
                try FileManager.default.createDirectory(
                    atPath: "\(place)/files", withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700 as NSNumber])
                let path = "\(place)/form.json"
                try JSONEncoder().encode(form).write(to: URL(fileURLWithPath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o600 as NSNumber], ofItemAtPath: path)
            }
        } else if !FileManager.default.fileExists(atPath: "\(place)/files") {
            throw Problem.badRequest("还没有文件。")
        }
        // Asked twice at once, it is queued once.
        let isFirst = try await onDesk { [store] in
            try store.write { db in
                try db.execute(
                    sql: "UPDATE delivery SET state = ?, changedAt = ? WHERE key = ? AND state = ?",
                    arguments: [Delivery.State.waiting.rawValue, store.now, key, Delivery.State.open.rawValue])
                guard db.changesCount == 1 else { return false }
                try store.audit(db, actor: sender, action: "deliver", detail: ["delivery": String(key.prefix(8))])
                return true
            }
        }
        if isFirst {
            broadcast.tell("delivery", ["delivery": key, "state": Delivery.State.waiting.rawValue])
            putInLine(key)
        }
        return try await status(key, for: sender)
    }

    func onDesk<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await files.run { _ in try body() }
    }
}
