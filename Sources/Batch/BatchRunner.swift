import CContainers
import DocumentModel
import Foundation
public import Intake
import Pipeline
import Store
import Verification

/// What a run came to.
public struct BatchOutcome: Sendable {
    public var progress: BatchProgress
    /// Submissions with a report, in the order they came in.
    public var submissions: [String]
    /// What came in and has no report: rejected, or failed.
    public var rejects: [Reject]
    /// Somebody asked to stop before all was done.
    public var isInterrupted: Bool
    /// Something that came in could not even be looked at, through a fault of the machine.
    var isIncomplete = false
    /// A submission failed through a fault of the machine.
    public var hasFailures: Bool { progress.failed > 0 || isIncomplete }
}

/// Checks many submissions side by side and keeps each as soon as it is done.
///
/// At most a few submissions are under way, whatever their number; each is kept in one transaction, so that a run that
/// ends in any way goes on where it stopped.
struct BatchRunner: Sendable {
    private let store: RecordStore
    private let claimant: Claimant
    private let pipeline: RenewedPipeline
    private let versions: String
    private let width: Int
    private let counter: ProgressCounter
    /// Threads for files and the database: neither may block Swift's cooperative ones.
    private let desk: ComputePool<Void>

    /// - Parameters:
    ///   - versions: names everything but bytes and form that a report depends on.
    ///   - width: submissions under way at once.
    ///   - counter: also told of pages.
    init(
        store: RecordStore, claimant: Claimant, pipeline: RenewedPipeline, versions: String, width: Int,
        counter: ProgressCounter
    ) {
        self.store = store
        self.claimant = claimant
        self.pipeline = pipeline
        self.versions = versions
        self.width = width
        self.counter = counter
        desk = ComputePool(width: 2, capacity: 1024) {}
    }

    /// What became of one submission.
    private enum Result: Sendable {
        case checked(verdict: String)
        case known
        /// Another program has it in hand.
        case held
        case failed(String)
    }

    /// - Parameters:
    ///   - shouldStop: asked before each submission is begun.
    ///   - onEvent: called one after the other.
    /// - Throws: ``StoreError`` where nothing can be kept any more; what was finished is kept.
    func run(
        _ intake: IntakeResult, shouldStop: @escaping @Sendable () -> Bool, onEvent: @escaping (BatchEvent) -> Void
    ) async throws -> BatchOutcome {
        var outcome = BatchOutcome(
            progress: counter.now, submissions: [], rejects: intake.rejects, isInterrupted: false,
            isIncomplete: intake.isIncomplete)
        for reject in intake.rejects { onEvent(.rejected(reject)) }
        var waiting = Array(intake.submissions.indices)
        var finished: Set<Int> = []
        while !waiting.isEmpty {
            var held: [Int] = []
            try await round(waiting.map { ($0, intake.submissions[$0]) }, shouldStop: shouldStop) { index, result in
                let incoming = intake.submissions[index]
                switch result {
                case .checked(let verdict):
                    finished.insert(index)
                    onEvent(.finished(submission: incoming.submission.id, verdict: verdict, isKnown: false))
                case .known:
                    finished.insert(index)
                    onEvent(.finished(submission: incoming.submission.id, verdict: "", isKnown: true))
                case .held: held.append(index)
                case .failed(let reason):
                    let reject = Reject(
                        source: incoming.source, submission: incoming.submission.id, reason: reason)
                    outcome.rejects.append(reject)
                    onEvent(.rejected(reject))
                }
            }
            if shouldStop() { break }
            waiting = held.sorted()
            // The other program works on them now; it may also die.
            if !waiting.isEmpty { try await Task.sleep(for: .seconds(1)) }
        }
        outcome.isInterrupted = shouldStop() && finished.count + counter.now.failed < intake.submissions.count
        outcome.submissions = finished.sorted().map { intake.submissions[$0].submission.id }
        if !outcome.isInterrupted { try await compareWithOthers(outcome.submissions) }
        outcome.progress = counter.now
        return outcome
    }

    private func round(
        _ inputs: [(index: Int, incoming: IncomingSubmission)], shouldStop: @escaping @Sendable () -> Bool,
        body: (Int, Result) -> Void
    ) async throws {
        var rest = inputs[...]
        while !rest.isEmpty, !shouldStop() {
            let pagesBefore = counter.now.pagesRead
            try await withThrowingTaskGroup(of: (Int, Result).self) { group in
                func startNext() {
                    let pages = counter.now.pagesRead - pagesBefore
                    guard !shouldStop(), pages < RenewedPipeline.pagesBetweenRenewals,
                        let (index, incoming) = rest.popFirst()
                    else { return }
                    group.addTask { (index, try await check(incoming)) }
                }
                for _ in 0..<max(1, width) { startNext() }
                while let (index, result) = try await group.next() {
                    body(index, result)
                    startNext()
                }
            }
            // Here nothing is under way: two pipelines side by side would take twice the memory.
            if !rest.isEmpty { pipeline.release() }
        }
    }

    private func check(_ incoming: IncomingSubmission) async throws -> Result {
        let id = incoming.submission.id
        let (prepared, claim) = try await desk.run { _ in
            let prepared = try PreparedSubmission(incoming, versions: versions)
            // Most reruns find everything: reading is cheaper than a transaction.
            if try store.hasReport(id, key: prepared.key) { return (prepared, Claim.done) }
            return (prepared, try store.claim(id, key: prepared.key, for: claimant))
        }
        switch claim {
        case .done:
            counter.change { $0.known += 1 }
            return .known
        case .held: return .held
        case .granted: break
        }
        do {
            let check = try await SubmissionCheck(store: store, pipeline: pipeline.current()).run(prepared, desk: desk)
            try await desk.run { _ in
                try store.finish(check, by: claimant)
                // Pages of all sizes come and go; what is free between them need not stay with the process.
                hedui_trim_heap()
            }
            counter.change { $0.checked += 1 }
            return .checked(verdict: check.report.verdict.rawValue)
        } catch let error as StoreError {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            try await desk.run { _ in try store.release(id, key: prepared.key) }
            counter.change { $0.failed += 1 }
            return .failed("未能核对：\(error)")
        }
    }

    private func compareWithOthers(_ submissions: [String]) async throws {
        let changes = try await desk.run { _ in try DuplicateSearch(store: store).changes(submissions) }
        for (id, document) in changes {
            let pictures = try await TwinPictures(store: store, pipeline: pipeline.current()).pictures(
                of: document, submission: id, desk: desk)
            try await desk.run { _ in try store.replaceReport(of: id, with: document, pictures: pictures) }
        }
    }
}
