import Pipeline
import Synchronization

/// The pipeline of a batch, made anew from time to time.
///
/// OpenVINO keeps what it prepared for each size of picture, and its working memory only grows: a night of pages of many
/// sizes took a fifth more at the end than after its first thirty submissions. A new pipeline starts small.
final class RenewedPipeline: Sendable {
    /// Pages read before the pipeline is made anew: two to three minutes' work, of which half a second is a hundredth
    /// part at most.
    static let pagesBetweenRenewals = 200

    private let configuration: PipelineConfiguration
    private let held: Mutex<SubmissionPipeline?>
    /// What it reads with, for reports and keys.
    let modelIdentifiers: [String]

    /// Loads the models.
    init(configuration: PipelineConfiguration) throws {
        self.configuration = configuration
        let pipeline = try SubmissionPipeline(configuration: configuration)
        modelIdentifiers = pipeline.modelIdentifiers
        held = Mutex(pipeline)
    }

    /// - Throws: what the pipeline says of missing models.
    func current() throws -> SubmissionPipeline {
        try held.withLock { held in
            if let held { return held }
            let made = try SubmissionPipeline(configuration: configuration)
            held = made
            return made
        }
    }

    /// Lets go of the models; their memory is free once nobody works with them any more.
    func release() { held.withLock { $0 = nil } }
}
