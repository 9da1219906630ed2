import CContainers
import DocumentModel
import Foundation
public import Intake
public import Pipeline
public import Store
import Verification

/// Many submissions checked and kept: the pipeline and the store, brought together.
public final class Batch: Sendable {
    public let store: RecordStore
    private let claimant: Claimant
    private let pipeline: RenewedPipeline
    private let versions: String
    private let counter = ProgressCounter(total: 0)
    private let width: Int

    /// Loads the models.
    ///
    /// - Parameter given: what the pipeline works with; readings are kept in `store`.
    /// - Throws: ``StoreError``, or what the pipeline says of missing models.
    public init(store: RecordStore, claimant: Claimant, configuration given: PipelineConfiguration) throws {
        self.store = store
        self.claimant = claimant
        hedui_bound_heap()
        var configuration = given
        configuration.build = try Batch.buildFingerprint(decoder: given.decoderPath)
        // As many files open as submissions under way: one whose decoder hangs holds up nobody.
        width = given.workers + 2
        configuration.decoders = width
        configuration.readings = ReadingCache(
            find: { content, versions in
                // A damaged or missing reading is read again.
                ContentHash(content).flatMap { try? store.readings.content($0, variant: versions) }
            },
            keep: { content, versions, bytes in
                // A reading that cannot be kept costs time, not the report; a full disk is told when the report is kept.
                if let content = ContentHash(content) {
                    try? store.keepReading(bytes, of: content, versions: versions)
                }
            })
        let counter = counter
        configuration.onPage = { isKnown in
            counter.change { isKnown ? ($0.pagesKnown += 1) : ($0.pagesRead += 1) }
        }
        pipeline = try RenewedPipeline(configuration: configuration)
        versions = [
            configuration.build, Verifier.version(with: given.settings), given.reader.rawValue,
            "\(given.usesLikelihood) \(given.usesSecondLooks) \(given.sketches)",
            pipeline.modelIdentifiers.joined(separator: " "),
        ].joined(separator: "\n")
    }

    /// Where the run stands, from any thread.
    public var progress: BatchProgress { counter.now }

    /// Checks what came in, and keeps it. May be called again, for what came in later.
    ///
    /// - Parameters:
    ///   - shouldStop: asked before each submission is begun; what is under way is finished.
    ///   - onEvent: called one after the other.
    /// - Throws: ``StoreError`` where nothing can be kept any more; what was finished is kept.
    public func run(
        _ intake: IntakeResult, shouldStop: @escaping @Sendable () -> Bool = { false },
        onEvent: @escaping (BatchEvent) -> Void = { _ in }
    ) async throws -> BatchOutcome {
        counter.begin(total: intake.submissions.count)
        let number = try store.beginRun(submissions: intake.submissions.count)
        let runner = BatchRunner(
            store: store, claimant: claimant, pipeline: pipeline, versions: versions, width: width, counter: counter)
        let outcome = try await runner.run(intake, shouldStop: shouldStop, onEvent: onEvent)
        let progress = outcome.progress
        try store.endRun(
            number, checked: progress.checked, known: progress.known, rejected: outcome.rejects.count,
            failed: progress.failed, pages: progress.pagesRead, by: claimant)
        return outcome
    }

    /// Lets go of the models and what they grew to, when there is nothing to read for a while; ``run(_:shouldStop:onEvent:)``
    /// loads them again.
    public func rest() {
        pipeline.release()
        hedui_trim_heap()
    }

    /// The programs that read, by their content: a new build is never taken for an old one.
    private static func buildFingerprint(decoder: String) throws -> String {
        var words: [String] = [Release.version]
        for path in ["/proc/self/exe", decoder] {
            words.append(ContentHash(of: try Data(contentsOf: URL(fileURLWithPath: path))).description)
        }
        return ContentHash(of: words.joined(separator: " ").utf8).description
    }
}
