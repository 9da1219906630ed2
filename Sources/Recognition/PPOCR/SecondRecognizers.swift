public import DocumentModel
public import Inference

/// Networks for second looks at single lines, other than the one that reads pages. Not safe to share between threads.
public struct SecondRecognizers {
    /// Ids in `Models/manifest.json`: another generation of the same family (PP-OCRv5, 18,383 characters), and the tiny
    /// network of the same one (6,904 characters). They err elsewhere, which is what a second opinion is for.
    public static let modelIdentifiers = ["PP-OCRv5_rec_mobile", "PP-OCRv6_rec_tiny"]

    public let all: [any LineRecognizing]

    /// Loads the models: half a second.
    public init(models: ModelLibrary) throws(InferenceError) {
        var recognizers: [any LineRecognizing] = []
        for model in SecondRecognizers.modelIdentifiers {
            recognizers.append(
                try TextRecognizer(
                    models: models, compiled: try models.compile(model), model: model,
                    alphabet: Alphabet(characters: try models.characters(of: model))))
        }
        all = recognizers
    }
}
