public import Inference

/// The compiled model of the seal finder, shared by all threads; each thread makes its own ``SealFinder``.
public struct SealModels: Sendable {
    /// PP-OCRv4 mobile, trained to find curved text on seals.
    static let detection = "PP-OCRv4_seal_det"

    public static let modelIdentifiers = [detection]

    let detector: CompiledModel
    let normalisation: ModelManifest.Normalisation

    public init(models: ModelLibrary) throws(InferenceError) {
        detector = try models.compile(SealModels.detection)
        normalisation = try models.entry(SealModels.detection).normalisation
    }
}
