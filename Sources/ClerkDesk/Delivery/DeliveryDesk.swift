import Accounts
import Batch
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
actor DeliveryDesk: Service {
    /// Files of one delivery; a day's heap has about 1,200.
    static let greatestFileCount = 20_000

    private let store: RecordStore
    private let desk: TriageDesk
    private let folder: String
    private let configure: (@Sendable () throws -> PipelineConfiguration)?
    private let broadcast: Broadcast
    private let logger: Logger
    private let (queue, feed) = AsyncStream.makeStream(of: String.self)
    private let files = ComputePool<Void>(width: 1, capacity: 1024) {}
    private var batch: Batch?
    private var claimant: Claimant?
    private let stopRequest = StopRequest()
    private var progress: [String: Delivery.Progress] = [:]
    private var sizes: [String: Int] = [:]
    private var counts: [String: Int] = [:]

    /// - Parameter configure: makes what the pipeline works with; nil where this process checks nothing.
    init(
        store: RecordStore, configure: (@Sendable () throws -> PipelineConfiguration)?, broadcast: Broadcast,
        logger: Logger
    ) {
        self.store = store
        desk = TriageDesk(store)
        folder = "\(store.folder)/deliveries"
        self.configure = configure
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
                try db.execute(
                    sql: "INSERT INTO delivery VALUES (?, ?, ?, ?, 'open', '[]', '[]', ?, ?)",
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

    /// The place for a file of an open delivery; its folder is made.
    ///
    /// - Parameters:
    ///   - name: a relative path, as browsers tell of folders.
    ///   - size: bytes that are going to be written.
    func place(of name: String, size: Int, in key: String, for sender: String, limit: Int) async throws -> String {
        guard try await status(key, for: sender).state == .open else {
            throw Problem(.conflict, "not-open", "这次提交已经开始核对，不能再添加文件。")
        }
        if let reason = BundlePath.refusal(of: name) { throw Problem.badRequest("文件名不能使用：\(reason)。") }
        guard name.utf8.count <= 1000, !name.split(separator: "/").contains(where: { $0.utf8.count > 255 }) else {
            throw Problem.badRequest("文件名过长。")
        }
        sizes[key, default: 0] += size
        counts[key, default: 0] += 1
        guard sizes[key, default: 0] <= limit else { throw Problem.tooLarge }
        guard counts[key, default: 0] <= DeliveryDesk.greatestFileCount else { throw Problem.tooLarge }
        let place = "\(folder)/\(key)/files/\(name)"
        try await onDesk {
            try FileManager.default.createDirectory(
                atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700 as NSNumber])
        }
        return place
    }

    /// What belongs to the files of a delivery that is one submission.
    struct Form: Sendable, Codable {
        /// As `submission.json`.
        var declaration: String
        /// Names of files whose kind nobody has told: what they show decides.
        var unsorted: [String]?
    }

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
                try JSONEncoder().encode(form).write(to: URL(fileURLWithPath: "\(place)/form.json"))
            }
        } else if !FileManager.default.fileExists(atPath: "\(place)/files") {
            throw Problem.badRequest("还没有文件。")
        }
        try await record(key, .waiting)
        feed.yield(key)
        return try await status(key, for: sender)
    }

    // MARK: Checking

    /// Checks what waits, until the server stops; what is under way is finished first.
    func run() async throws {
        for key in try await unfinished() { feed.yield(key) }
        await withGracefulShutdownHandler {
            for await key in queue {
                if stopRequest.isMade { break }
                await check(key)
            }
        } onGracefulShutdown: { [feed, stopRequest] in
            stopRequest.make()
            feed.finish()
        }
    }

    private func unfinished() async throws -> [String] {
        guard checks else { return [] }
        return try await onDesk { [store] in
            try store.read { db in
                try String.fetchAll(
                    db, sql: "SELECT key FROM delivery WHERE state IN ('waiting', 'checking') ORDER BY madeAt")
            }
        }
    }

    private func check(_ key: String) async {
        do {
            let batch = try await readyBatch()
            try await record(key, .checking)
            let place = "\(folder)/\(key)"
            let spool = "\(place)/spool"
            let intake = try await onDesk { try DeliveryDesk.intake(place, spool: spool) }
            let ticker = Task {
                while !Task.isCancelled {
                    let now = batch.progress
                    tell(
                        key, Delivery.Progress(done: now.done, total: now.total, pages: now.pagesRead + now.pagesKnown))
                    // Cancelled sleep is the end.
                    try? await Task.sleep(for: .milliseconds(400))
                }
            }
            defer { ticker.cancel() }
            let outcome = try await batch.run(intake, shouldStop: { [stopRequest] in stopRequest.isMade })
            // Taken up again after the restart: what is done is known then.
            if outcome.isInterrupted { return }
            let prefix = "\(place)/files"
            let rejects = outcome.rejects.map { reject in
                let source = reject.source.description.replacingOccurrences(of: prefix + "/", with: "")
                    .replacingOccurrences(of: prefix, with: "文件夹")
                return "\(source)：\(reject.reason)"
            }
            let results = try await onDesk { [desk] in
                try desk.places(of: outcome.submissions).map {
                    Delivery.Result(key: $0.key, id: $0.id, verdict: $0.verdict.rawValue)
                }
            }
            try await finish(key, outcome.hasFailures ? .failed : .done, results, rejects)
        } catch {
            let words = (error as? StoreError)?.description ?? (error as? PipelineError)?.description
            logger.error("check failed", metadata: ["error": .string(words ?? String(describing: type(of: error)))])
            // If even this cannot be kept, the delivery stays as it is and is taken up after a restart.
            try? await finish(key, .failed, [], [words ?? "核对时出错，请稍后重新提交；如仍出现，请联系管理员。"])
        }
    }

    private func readyBatch() async throws -> Batch {
        if let batch { return batch }
        guard let configure else { throw Problem(.serviceUnavailable, "no-checks", "此服务未启用核对。") }
        let store = store
        let (batch, claimant) = try await onDesk {
            let claimant = try Claimant(store, actor: "serve")
            return (try Batch(store: store, claimant: claimant, configuration: try configure()), claimant)
        }
        self.batch = batch
        self.claimant = claimant
        return batch
    }

    private static func intake(_ place: String, spool: String) throws -> IntakeResult {
        if let data = FileManager.default.contents(atPath: "\(place)/form.json") {
            let form = try JSONDecoder().decode(Form.self, from: data)
            var incoming = IncomingSubmission(
                submission: try SubmissionParser().parse(Array(form.declaration.utf8)).submission,
                folder: "\(place)/files", source: IntakeSource(path: "网页"))
            incoming.unsortedFiles = form.unsorted ?? []
            var result = IntakeResult()
            result.submissions = [incoming]
            return result
        }
        var intake = Intake(spool: spool)
        return intake.take(["\(place)/files"])
    }

    private func tell(_ key: String, _ progress: Delivery.Progress) {
        self.progress[key] = progress
        broadcast.tell(
            "delivery",
            [
                "delivery": key, "state": "checking", "done": String(progress.done), "total": String(progress.total),
                "pages": String(progress.pages),
            ])
    }

    private func finish(
        _ key: String, _ state: Delivery.State, _ results: [Delivery.Result], _ rejects: [String]
    ) async throws {
        let encoder = JSONEncoder()
        let submissions = String(decoding: try encoder.encode(results), as: UTF8.self)
        let written = String(decoding: try encoder.encode(rejects), as: UTF8.self)
        let place = "\(folder)/\(key)"
        try await onDesk { [store] in
            try store.write { db in
                try db.execute(
                    sql: "UPDATE delivery SET state = ?, submissions = ?, rejects = ?, changedAt = ? WHERE key = ?",
                    arguments: [state.rawValue, submissions, written, store.now, key])
            }
            // The record has the scans now; what cannot be removed is only space.
            try? FileManager.default.removeItem(atPath: place)
        }
        (progress[key], sizes[key], counts[key]) = (nil, nil, nil)
        broadcast.tell("delivery", ["delivery": key, "state": state.rawValue])
    }

    private func record(_ key: String, _ state: Delivery.State) async throws {
        try await onDesk { [store] in
            try store.write { db in
                try db.execute(
                    sql: "UPDATE delivery SET state = ?, changedAt = ? WHERE key = ?",
                    arguments: [state.rawValue, store.now, key])
            }
        }
        broadcast.tell("delivery", ["delivery": key, "state": state.rawValue])
    }

    private func onDesk<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await files.run { _ in try body() }
    }
}

/// That the server wants to stop, asked for from many threads.
final class StopRequest: Sendable {
    private let flag = Atomic(false)
    var isMade: Bool { flag.load(ordering: .relaxed) }
    func make() { flag.store(true, ordering: .relaxed) }
}
