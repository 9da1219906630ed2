public import DocumentModel
public import Inference
import Synchronization

/// The models of ``SecondRecognizers``, loaded when first needed and shared by all threads: most submissions never need
/// them.
public final class SecondModels: Sendable {
    fileprivate struct Model: Sendable {
        var id: String
        var compiled: CompiledModel
        var alphabet: Alphabet
    }

    fileprivate let files: ModelLibrary
    private let loaded = Mutex<[Model]?>(nil)

    public init(models: ModelLibrary) { files = models }

    /// Loads the models if nobody has: half a second.
    fileprivate func all() throws(InferenceError) -> [Model] {
        try loaded.withLock { loaded throws(InferenceError) in
            if let loaded { return loaded }
            var models: [Model] = []
            for id in SecondRecognizers.modelIdentifiers {
                models.append(
                    Model(
                        id: id, compiled: try files.compile(id),
                        alphabet: Alphabet(characters: try files.characters(of: id))))
            }
            loaded = models
            return models
        }
    }
}

/// Networks for second looks at single lines, other than the one that reads pages. Not safe to share between threads.
public struct SecondRecognizers {
    /// Ids in `Models/manifest.json`: another generation of the same family (PP-OCRv5, 18,383 characters), and the tiny
    /// network of the same one (6,904 characters). They err elsewhere, which is what a second opinion is for.
    public static let modelIdentifiers = ["PP-OCRv5_rec_mobile", "PP-OCRv6_rec_tiny"]

    public let all: [any LineRecognizing]

    /// - Throws: ``InferenceError`` where a model is missing or cannot be loaded.
    public init(models: SecondModels) throws(InferenceError) {
        var recognizers: [any LineRecognizing] = []
        for model in try models.all() {
            recognizers.append(
                try TextRecognizer(
                    models: models.files, compiled: model.compiled, model: model.id, alphabet: model.alphabet))
        }
        all = recognizers
    }
}
