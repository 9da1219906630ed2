import DocumentModel
import Inference

// Stand-ins until the modules they belong to are in; each goes with the change that brings the real one.

struct SealModels { static let modelIdentifiers: [String] = []; init(models: ModelLibrary) throws {} }
final class SealFinder { init(models: SealModels, recognizer: any LineRecognizing) throws {}
    func seals(in image: Image, dpi: Double?) throws -> [Seal] { [] } }
