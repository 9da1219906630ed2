import Decoding
import Inference
import Testing

@testable import Pipeline

/// Holds the work that a committed bundle makes against what it was: counts of networks run and of pixels through them, which
/// a slow or busy machine cannot change.
struct WorkTests {
    private struct Bound {
        var runs: Int
        var pixels: Int
    }

    /// Padding counts: with 11 widths of lines instead of 19 the short lines across seals went from 100,000 to 117,000 pixels, and eight
    /// shapes fewer are prepared, 60 ms each.
    ///
    /// For `initial-clean`, 5 pages of 11.5 million pixels: as counted when this was written, and a tenth more, since where
    /// a line ends differs a little between processors.
    private static let bounds: [InferenceWork.Key: Bound] = [
        .init(model: "PP-LCNet_page_orientation", part: "text"): Bound(runs: 6, pixels: 330_000),
        .init(model: "PP-LCNet_line_orientation", part: "text"): Bound(runs: 40, pixels: 370_000),
        .init(model: "PP-OCRv6_det_tiny", part: "text"): Bound(runs: 6, pixels: 4_600_000),
        .init(model: "PP-OCRv6_rec_tiny", part: "text"): Bound(runs: 151, pixels: 2_700_000),
        .init(model: "PP-OCRv6_rec_small", part: "text"): Bound(runs: 40, pixels: 900_000),
        .init(model: "PP-OCRv4_seal_det", part: "seals"): Bound(runs: 3, pixels: 1_360_000),
        .init(model: "PP-OCRv6_rec_small", part: "seals"): Bound(runs: 11, pixels: 129_000),
        .init(model: "hedui_ring_rec", part: "seals"): Bound(runs: 7, pixels: 170_000),
        .init(model: "PP-OCRv6_rec_small", part: "signing"): Bound(runs: 2, pixels: 50_000),
        .init(model: "YuNet_2023mar", part: "faces"): Bound(runs: 1, pixels: 450_000),
    ]

    @Test func `a clean bundle makes no more work than it did`() async throws {
        let pipeline = try SubmissionPipeline(
            configuration: PipelineConfiguration(
                modelsFolder: RepositoryPaths.folder("Models"), decoderPath: try PageDecoder.standardExecutable(),
                workers: 2))
        let folder = RepositoryPaths.folder("TestImages/submissions/initial-clean")
        _ = try await pipeline.check(try RepositoryPaths.submission(in: folder), folder: folder)
        #expect(pipeline.times.pages == 5)
        for (key, amount) in pipeline.times.work.all {
            // What is not listed is work that was not made before: second looks at a clean bundle, or a new network.
            let bound = Self.bounds[key] ?? Bound(runs: 0, pixels: 0)
            #expect(amount.runs <= bound.runs, "\(key.part), \(key.model)")
            #expect(amount.pixels <= bound.pixels, "\(key.part), \(key.model)")
        }
    }
}
