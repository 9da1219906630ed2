public import DocumentModel
public import Inference
import Synchronization

/// The models of ``SecondRecognizers``, shared by all threads; what only they need is loaded when first needed, since most
/// submissions never need it.
public final class SecondModels: Sendable {
    private let files: ModelLibrary
    private let tiny: RecognitionModel
    private let loaded = Mutex<RecognitionModel?>(nil)

    public init(models: ModelLibrary, engine: PPOCREngine) {
        files = models
        tiny = engine.sketcher
    }

    /// Loads the models if nobody has.
    fileprivate func all() throws(InferenceError) -> [RecognitionModel] {
        let other = try loaded.withLock { loaded throws(InferenceError) in
            if let loaded { return loaded }
            let model = try RecognitionModel(SecondRecognizers.otherGeneration, models: files)
            loaded = model
            return model
        }
        return [other, tiny]
    }
}

/// Networks for second looks at single lines, other than the one that reads pages with care. Not safe to share between
/// threads.
public struct SecondRecognizers {
    /// Id in `Models/manifest.json`: another generation of the same family (PP-OCRv5, 18,383 characters). It and the tiny
    /// network of the same generation (6,904 characters) err elsewhere, which is what a second opinion is for.
    public static let otherGeneration = "PP-OCRv5_rec_mobile"

    public let all: [any LineRecognizing]

    /// - Throws: ``InferenceError`` where a model is missing or cannot be loaded.
    public init(models: SecondModels) throws(InferenceError) {
        var recognizers: [any LineRecognizing] = []
        for model in try models.all() { recognizers.append(try model.makeRecognizer()) }
        all = recognizers
    }
}
