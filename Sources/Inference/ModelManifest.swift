import Crypto
import Foundation

/// `Models/manifest.json`: which models there are, where they came from, and what they want as input.
public struct ModelManifest: Sendable, Decodable {
    public struct Package: Sendable, Decodable {
        public let id: String
        public let package: String
        public let version: String
        public let wheel: String
        public let sha256: String
        public let licence: String
    }

    public struct File: Sendable, Decodable {
        /// Relative to the folder of the manifest.
        public let file: String
        public let bytes: Int
        public let sha256: String
    }

    public struct Input: Sendable, Decodable {
        public let layout: String
        public let channels: String
        public let shape: [Int]
    }

    /// `(value / 255 - mean) / deviation`, one number a channel, in the order of ``Input/channels``.
    public struct Normalisation: Sendable, Hashable, Decodable {
        public let mean: [Float]
        public let deviation: [Float]
    }

    public struct Model: Sendable, Decodable {
        public let id: String
        public let task: String
        public let licence: String
        public let files: [File]
        public let input: Input
        public let normalisation: Normalisation
        /// Lines of the dictionary; nil for models that read no text.
        public let characterCount: Int?
    }

    public let packages: [Package]
    public let models: [Model]

    /// - Parameter folder: path of `Models/`.
    public init(folder: String) throws(InferenceError) {
        let path = folder + "/manifest.json"
        guard let data = FileManager.default.contents(atPath: path) else { throw .modelMissing(path: path) }
        do {
            self = try JSONDecoder().decode(ModelManifest.self, from: data)
        } catch {
            throw .modelInvalid(path: path, detail: "it does not follow the manifest's schema")
        }
    }
}

extension SHA256 {
    /// 64 hexadecimal digits.
    static func hex(of data: Data) -> String {
        hash(data: data).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

/// Finds, checks and loads the models of a folder.
///
/// Give one library to a process; its models may be shared by threads.
public struct ModelLibrary: Sendable {
    public let folder: String
    public let manifest: ModelManifest
    public let core: InferenceCore
    /// Of all models compiled through this library.
    public let work = InferenceWork()

    private let prepared: PreparedModels?

    /// - Parameter prepared: where models are kept as the runtime prepared them; nil to prepare them each time.
    public init(folder: String, prepared: PreparedModels? = nil) throws(InferenceError) {
        self.folder = folder
        self.prepared = prepared
        manifest = try ModelManifest(folder: folder)
        core = try InferenceCore()
    }

    public func entry(_ id: String) throws(InferenceError) -> ModelManifest.Model {
        guard let model = manifest.models.first(where: { $0.id == id }) else {
            throw .modelInvalid(path: folder + "/manifest.json", detail: "it has no model \(id)")
        }
        return model
    }

    /// A model to be loaded, and held against the manifest, when it first runs. That its file is there and of the right size
    /// is seen at once.
    public func compile(_ id: String) throws(InferenceError) -> CompiledModel {
        let path = folder + "/" + id + "/model.onnx"
        try verifySize(of: path, id)
        return CompiledModel(
            core: core, name: id, work: work, prepared: prepared, sum: try file(path, of: id).sha256
        ) { () throws(InferenceError) in
            try verify(path, of: id)
            return path
        }
    }

    private func verifySize(of path: String, _ id: String) throws(InferenceError) {
        let known = try file(path, of: id)
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else {
            throw .modelMissing(path: path)
        }
        guard size == known.bytes else {
            throw .modelInvalid(path: path, detail: "it has \(size) bytes, not \(known.bytes)")
        }
    }

    private func file(_ path: String, of id: String) throws(InferenceError) -> ModelManifest.File {
        guard let known = try entry(id).files.first(where: { "\(folder)/\($0.file)" == path }) else {
            throw .modelInvalid(path: path, detail: "the manifest does not list it")
        }
        return known
    }

    /// Compares a file with the manifest: a model that was changed or cut would read, and read wrongly.
    ///
    /// - Throws: ``InferenceError`` naming the file.
    func verify(_ path: String, of id: String) throws(InferenceError) {
        let known = try file(path, of: id)
        guard let content = FileManager.default.contents(atPath: path) else { throw .modelMissing(path: path) }
        let sum = SHA256.hex(of: content)
        guard sum == known.sha256 else {
            throw .modelInvalid(
                path: path, detail: "its SHA-256 begins with \(sum.prefix(12)), not \(known.sha256.prefix(12))")
        }
    }

    /// The dictionary of a recogniser: one character a line; class 0, the blank, is not in it.
    ///
    /// Lines are cut at LF, and a CR before it is dropped: one of the files has Windows line ends. U+3000 and other blanks
    /// are characters of their own, so nothing is trimmed.
    public func characters(of id: String) throws(InferenceError) -> [String] {
        let path = folder + "/" + id + "/characters.txt"
        let expected = try entry(id).characterCount
        try verify(path, of: id)
        guard let data = FileManager.default.contents(atPath: path) else { throw .modelMissing(path: path) }
        var lines = data.split(separator: 10, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard lines.count == expected else {
            throw .modelInvalid(path: path, detail: "it has \(lines.count) characters, expected \(expected ?? 0)")
        }
        return lines
    }
}
