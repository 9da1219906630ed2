public import Inference

/// A reader cannot work: a broken machine, never a page that is hard to read.
public enum RecognitionError: Error, Hashable, Sendable, CustomStringConvertible {
    case inference(InferenceError)
    /// Tesseract or its language data is not there.
    case tesseract(detail: String)

    public var description: String {
        switch self {
        case .inference(let error): error.description
        case .tesseract(let detail): "Tesseract cannot start: \(detail). Run Scripts/setup."
        }
    }
}
