import DocumentModel
import Inference

/// A recognition model with what its classes mean; shared by all threads, each of which makes its own recogniser.
struct RecognitionModel: Sendable {
    private let models: ModelLibrary
    let compiled: CompiledModel
    /// In `Models/manifest.json`, of the task `text-recognition`.
    private let id: String
    /// One object for all threads and lines.
    let alphabet: Alphabet

    /// - Throws: ``InferenceError`` where the model is missing or its dictionary cannot be read.
    init(_ id: String, models: ModelLibrary) throws(InferenceError) {
        self.id = id
        self.models = models
        compiled = try models.compile(id)
        alphabet = Alphabet(characters: try models.characters(of: id))
    }

    /// For one thread.
    func makeRecognizer(widths: [Int] = TextRecognizer.widths) throws(InferenceError) -> TextRecognizer {
        TextRecognizer(
            request: compiled.makeRequest(), normalisation: try models.entry(id).normalisation, alphabet: alphabet,
            widths: widths)
    }
}
