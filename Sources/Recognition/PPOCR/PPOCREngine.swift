public import DocumentModel
public import Inference

/// The compiled models of the PP-OCR reader, shared by all threads; each thread makes its own ``PPOCRReader``.
public struct PPOCREngine: Sendable {
    /// Ids in `Models/manifest.json`. The tiny detector takes half the time of the small one (33 against 68 ms for an A4
    /// page on one thread); the small recogniser is the one to rely on, the tiny one settles what is plain
    /// (``LineCascade``).
    static let detection = "PP-OCRv6_det_tiny"
    static let recognition = "PP-OCRv6_rec_small"
    static let sketching = "PP-OCRv6_rec_tiny"
    static let lineOrientation = "PP-LCNet_line_orientation"
    static let pageOrientation = "PP-LCNet_page_orientation"

    public static let modelIdentifiers = [detection, recognition, sketching, lineOrientation, pageOrientation]

    let models: ModelLibrary
    let detector: CompiledModel
    let recognizer: RecognitionModel
    let sketcher: RecognitionModel
    let lineClassifier: CompiledModel
    let pageClassifier: CompiledModel
    /// What a page that is sketched needs first, in this order.
    public var inOrderOfUse: [CompiledModel] { [pageClassifier, detector, lineClassifier, sketcher.compiled] }
    /// What the classes of the two recognisers mean.
    public var alphabets: [Alphabet] { [recognizer.alphabet, sketcher.alphabet] }

    public init(models: ModelLibrary) throws(InferenceError) {
        self.models = models
        detector = try models.compile(PPOCREngine.detection)
        recognizer = try RecognitionModel(PPOCREngine.recognition, models: models)
        sketcher = try RecognitionModel(PPOCREngine.sketching, models: models)
        lineClassifier = try models.compile(PPOCREngine.lineOrientation)
        pageClassifier = try models.compile(PPOCREngine.pageOrientation)
    }

    /// - Parameter sketches: whether lines are read by the tiny network where it is sure of them.
    public func makeReader(sketches: Bool = true) throws(InferenceError) -> PPOCRReader {
        try PPOCRReader(engine: self, sketches: sketches)
    }
}
