public import DocumentModel
import Foundation
internal import Inference
public import Verification

/// Which engine reads the pages.
public enum ReaderChoice: String, Sendable, CaseIterable {
    /// PP-OCRv6 on OpenVINO.
    case ppocr
    /// Tesseract, slower and weaker, but independent.
    case tesseract
}

/// What a pipeline works with; the same for all submissions of a run.
public struct PipelineConfiguration: Sendable {
    public var reader: ReaderChoice
    /// The folder with `manifest.json`.
    public var modelsFolder: String
    /// Where models are kept as the runtime prepared them; nil to prepare them each time, as programs do that run for long.
    var preparedModels: PreparedModels?
    /// Path of the `hedui-decode` program.
    public var decoderPath: String
    /// Threads that read pages, one core each.
    public var workers: Int
    /// Keeps the pictures of all pages, to draw on them.
    public var keepsImages: Bool
    /// Reads lines only: no seals are searched, as by a plain OCR program.
    public var readsTextOnly = false
    /// Refuses to work where the kernel lacks a part of the decoding process's sandbox.
    public var requiresSandbox = false
    /// The office's answers where its guide leaves a question open.
    public var settings = RuleSettings.standard
    /// Reads lines with a quick network first, and with the careful one where that is unsure; else with the careful one alone.
    public var sketches = true
    /// Keeps the class scores, so that rules ask how probable the expected value is instead of comparing best readings.
    public var usesLikelihood = true
    /// Reads values that are in doubt again, in other ways.
    public var usesSecondLooks = true
    /// Threads that wait for decoding processes: as many files are open at once. More than `workers` where many
    /// submissions are under way, so that a file whose decoder hangs holds up nothing.
    public var decoders: Int
    /// Takes what was read on a file before, where somebody keeps it.
    public var readings: ReadingCache?
    /// Called for every page: whether its reading was known. On any thread.
    public var onPage: (@Sendable (Bool) -> Void)?
    /// Names the build of the program, so that readings of another one are not taken.
    public var build = Release.version

    public init(
        reader: ReaderChoice = .ppocr, modelsFolder: String, decoderPath: String, workers: Int,
        keepsImages: Bool = false
    ) {
        self.reader = reader
        self.modelsFolder = modelsFolder
        self.decoderPath = decoderPath
        self.workers = workers
        decoders = workers
        self.keepsImages = keepsImages
    }

    /// Finds the models and the decoder from the place of the running program.
    ///
    /// - Throws: ``PipelineError`` naming what is missing and the command that gets it.
    public static func standard() throws -> PipelineConfiguration {
        let folder = programFolder()
        let decoder = folder + "/hedui-decode"
        guard FileManager.default.isExecutableFile(atPath: decoder) else {
            throw PipelineError.decoderMissing(path: decoder)
        }
        guard let models = modelsFolder(above: folder) else { throw PipelineError.modelsMissing(near: folder) }
        return PipelineConfiguration(
            modelsFolder: models, decoderPath: decoder,
            workers: max(1, ProcessInfo.processInfo.activeProcessorCount))
    }

    /// Keeps the models of this user's programs as the runtime prepared them: for programs that read one file and end.
    public mutating func keepPreparedModels() {
        preparedModels = .ofUser(ProcessInfo.processInfo.environment)
    }

    /// The folder of the running program, links followed.
    public static func programFolder() -> String {
        let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
        return path.parentPath
    }

    /// `Models/` in the folder of the program or in one above it: beside an installed program, or in the project's root.
    public static func modelsFolder(above folder: String) -> String? {
        var place = folder
        while true {
            let models = (place == "/" ? "" : place) + "/Models"
            if FileManager.default.fileExists(atPath: models + "/manifest.json") { return models }
            if place == "/" || place.isEmpty { return nil }
            place = place.parentPath
        }
    }
}

/// The machine lacks a part of the program.
public enum PipelineError: Error, Hashable, Sendable, CustomStringConvertible {
    case decoderMissing(path: String)
    case modelsMissing(near: String)
    case sandboxIncomplete(missing: [SandboxPart])
    /// The system lets the program take too little memory to load the models.
    case memoryRefused(bytes: Int)

    public var description: String {
        switch self {
        case .decoderMissing(let path): "缺少解码程序 \(path)。请运行 swift build -c release 或 Scripts/hedui。"
        case .modelsMissing(let folder): "在 \(folder) 及其上级文件夹中找不到 Models/manifest.json。请在项目目录中运行 Scripts/setup。"
        case .memoryRefused(let bytes):
            "系统只允许本程序使用 \(bytes / 1_000_000) MB 内存，至少需要 \(MemoryAllowance.least / 1_000_000) MB。请调高 ulimit -v 或服务的 LimitAS 设置。"
        case .sandboxIncomplete(let missing):
            "解码程序的沙箱不完整，缺少 \(missing.map(\.rawValue).joined(separator: "、"))；已要求必须完整，因此不读取任何文件。"
        }
    }
}
