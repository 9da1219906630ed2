import DocumentModel
import Inference

// Stand-ins until the modules they belong to are in; each goes with the change that brings the real one.

struct DecodedPage { var image: Image; var dpi: Double?; var pageNumber: Int }
struct DecodingProblem { func fileProblem(attachment: AttachmentKind, file: String) -> FileProblem { FileProblem(attachment: attachment, file: file, reason: .decoderFailed, message: "") } }
struct DecodingLimits { init() {} }
struct PageDecoder { init(executable: String, limits: DecodingLimits) {}
    func decode(path: String, onPage: (DecodedPage) throws -> Void) throws -> [DecodingProblem] { [DecodingProblem()] } }
struct PageExtraction { var kind = DocumentKind.unknown; var formSheets: Set<Int> = []; var fields: [ExtractedField] = [] }
struct FieldExtraction { func extract(document: [RecognizedPage], attachment: AttachmentKind) -> [PageExtraction] { document.map { _ in PageExtraction() } } }
struct SealModels { static let modelIdentifiers: [String] = []; init(models: ModelLibrary) throws {} }
final class SealFinder { init(models: SealModels, recognizer: any LineRecognizing) throws {}
    func seals(in image: Image, dpi: Double?) throws -> [Seal] { [] } }
