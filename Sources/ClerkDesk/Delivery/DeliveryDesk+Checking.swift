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
import Triage
import Verification

extension DeliveryDesk: Service {
    /// Checks what waits, until the server stops; what is under way is finished first.
    func run() async throws {
        await countWhatLies()
        try await takeUp()
        let sweeper = Task {
            while !Task.isCancelled {
                await removeAbandoned()
                await removeTraces()
                // Cancelled sleep is the end.
                try? await Task.sleep(for: .seconds(3600))
            }
        }
        defer { sweeper.cancel() }
        await withGracefulShutdownHandler {
            for await key in queue {
                if stopRequest.isMade { break }
                await check(key)
            }
        } onGracefulShutdown: { [feed, stopRequest] in
            stopRequest.make()
            feed.finish()
        }
        claimant?.end()
        await removeTraces()
    }

    func check(_ key: String) async {
        do {
            guard try await begin(key) else {
                inLine.remove(key)
                return
            }
            let batch = try await readyBatch()
            let place = "\(folder)/\(key)"
            let spool = "\(place)/spool"
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
            let outcome = try await run(batch, place: place, spool: spool)
            // Taken up again after the restart: what is done is known then.
            if outcome.isInterrupted { return await forgetStart(key) }
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
        } catch let error as StoreError where error == .diskFull || error.isTemporary {
            // Nothing can be kept now, not even that it failed: later, when somebody has made room. After a restart, too.
            logger.error("check put off", metadata: ["error": .string(error.description)])
            await forgetStart(key)
            try? await Task.sleep(for: DeliveryDesk.respite)
            feed.yield(key)
        } catch {
            let words = (error as? StoreError)?.description ?? (error as? PipelineError)?.description
            logger.error("check failed", metadata: ["error": .string(words ?? String(describing: type(of: error)))])
            // If even this cannot be kept, the delivery stays as it is and is taken up after a restart.
            try? await finish(key, .failed, [], [words ?? "核对时出错，请稍后重新提交；如仍出现，请联系管理员。"])
        }
    }

    /// Where the machine fails, perhaps for a moment, it is tried again: what is done is known then.
    private func run(_ batch: Batch, place: String, spool: String) async throws -> BatchOutcome {
        for attempt in 1... {
            let unpacked = "\(spool)\(attempt)"
            let budget = try await unpackingBudget()
            let intake = try await onDesk { try DeliveryDesk.intake(place, spool: unpacked, budget: budget) }
            if intake.lacksRoom, budget < limits.spool {
                // The disk is short, for a moment perhaps: that is no fault of who handed in.
                try? await onDesk { try FileManager.default.removeItem(atPath: unpacked) }
                throw StoreError.diskFull
            }
            let outcome = try await batch.run(intake, shouldStop: { [stopRequest] in stopRequest.isMade })
            // What cannot be removed goes with the delivery.
            try? await onDesk { try FileManager.default.removeItem(atPath: unpacked) }
            if !outcome.hasFailures || outcome.isInterrupted || attempt == DeliveryDesk.attempts { return outcome }
            // Cancelled sleep only tries sooner.
            try? await Task.sleep(for: .seconds(2))
        }
        throw CancellationError()
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

    private static func intake(_ place: String, spool: String, budget: Int) throws -> IntakeResult {
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
        var intake = Intake(spool: spool, budget: budget)
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

    func finish(
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
        (progress[key], sizes[key], counts[key], senders[key]) = (nil, nil, nil, nil)
        inLine.remove(key)
        begun.remove(key)
        broadcast.tell("delivery", ["delivery": key, "state": state.rawValue])
    }
}
