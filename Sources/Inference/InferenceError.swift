/// The inference runtime or a model cannot be used: a broken machine, never a bad document.
public enum InferenceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file of `Models/` is not there.
    case modelMissing(path: String)
    /// `Models/manifest.json` or a dictionary cannot be understood.
    case modelInvalid(path: String, detail: String)
    /// A call of OpenVINO failed; the detail is its own text, a hint only.
    case runtime(operation: String, status: Int, detail: String)

    public var description: String {
        switch self {
        case .modelMissing(let path): "The model file \(path) is missing. Run Scripts/setup."
        case .modelInvalid(let path, let detail): "\(path) cannot be used: \(detail). Run Scripts/setup."
        case .runtime(let operation, let status, let detail):
            "OpenVINO failed to \(operation) (status \(status)): \(detail). Run hedui doctor."
        }
    }
}
