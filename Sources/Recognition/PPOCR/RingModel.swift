public import DocumentModel
public import Inference

/// The network that reads rings of seals, unrolled into lines; shared by all threads.
///
/// PP-OCRv6 small, trained further on drawn seals (`Scripts/train-ring-recognizer`): it knows the characters of the
/// General Standard Chinese Characters Table (通用规范汉字表, 2013: 8,105), each as likely as another, where a recogniser of
/// running text prefers everyday ones and traditional forms.
public struct RingModel: Sendable {
    /// In `Models/manifest.json`.
    public static let identifier = "hedui_ring_rec"

    private let model: RecognitionModel

    public init(models: ModelLibrary) throws(InferenceError) {
        model = try RecognitionModel(RingModel.identifier, models: models)
    }

    /// For one thread.
    public func makeRecognizer() throws(InferenceError) -> any LineRecognizing {
        try model.makeRecognizer(widths: TextRecognizer.ringWidths)
    }
}
