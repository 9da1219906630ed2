public import Inference

/// The compiled face detector, shared by all threads; each thread makes its own ``FaceFinder``.
public struct FaceModels: Sendable {
    /// YuNet (Wu, Peng, Yu: *YuNet: A Tiny Millisecond-level Face Detector*, Machine Intelligence Research, 2023). It says
    /// that there is a face and where; nothing here, or anywhere in this program, tells whose face it is.
    static let detection = "YuNet_2023mar"

    public static let modelIdentifiers = [detection]

    let detector: CompiledModel

    public init(models: ModelLibrary) throws(InferenceError) {
        _ = try models.entry(FaceModels.detection)
        detector = try models.compile(FaceModels.detection)
    }
}
