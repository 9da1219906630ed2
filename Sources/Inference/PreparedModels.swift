import Crypto
import Foundation

/// Models as the runtime prepared them for this machine, kept on disk: preparing the models that one picture needs takes a third
/// of its whole time (1.50 s of processor time with it, 0.97 s without, an ID photo of 7 megapixels).
///
/// A folder a model, made beside its place and moved there whole, with the SHA-256 of what is in it: the runtime notices a
/// file that was cut, but not one that was changed. Whatever is wrong with a folder, the model is prepared anew; nothing here
/// is an error.
public struct PreparedModels: Sendable {
    public let folder: String

    public init(folder: String) { self.folder = folder }

    /// The folder of this user: `HEDUI_MODEL_CACHE`, where set, else `hedui/models` in `XDG_CACHE_HOME` or `~/.cache` (XDG Base
    /// Directory Specification 0.8). Nil where `HEDUI_MODEL_CACHE` is empty, or nothing says where.
    public static func ofUser(_ environment: [String: String]) -> PreparedModels? {
        if let folder = environment["HEDUI_MODEL_CACHE"] {
            return folder.isEmpty ? nil : PreparedModels(folder: folder)
        }
        if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
            return PreparedModels(folder: caches + "/hedui/models")
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return PreparedModels(folder: home + "/.cache/hedui/models")
    }

    /// - Parameters:
    ///   - path: of the checked `.onnx` file.
    ///   - sum: its SHA-256.
    ///   - load: loads it with the runtime's cache in a folder; empty for none.
    func load<Model>(
        _ path: String, sum: String, _ load: (String) throws(InferenceError) -> Model
    ) throws(InferenceError) -> Model {
        let place = "\(folder)/\(name(of: path, sum))"
        if isWhole(place), let model = try? load(place) { return model }
        let making = "\(place).\(UUID().uuidString.lowercased())"
        guard begin(making) else { return try load("") }
        // Moved to its place, it is gone from here.
        defer { try? FileManager.default.removeItem(atPath: making) }
        let model: Model
        do {
            model = try load(making)
        } catch {
            // A disk that fills up while it is written.
            return try load("")
        }
        finish(making, place)
        return model
    }

    /// The model's folder, and a hash of the file's own bytes and place (the runtime asks for both), of the runtime, and of
    /// how models are loaded.
    private func name(of path: String, _ sum: String) -> String {
        let model = URL(fileURLWithPath: path).deletingLastPathComponent().lastPathComponent
        let parts = [sum, path, InferenceCore.version, InferenceCore.loading].joined(separator: "\n")
        return "\(model)-\(SHA256.hex(of: Data(parts.utf8)).prefix(32))"
    }

    private static let sums = "SHA256SUMS"

    private func contents(of place: String) -> String? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: place) else { return nil }
        var lines: [String] = []
        for name in names.sorted() where name != PreparedModels.sums {
            guard let data = FileManager.default.contents(atPath: "\(place)/\(name)") else { return nil }
            lines.append("\(SHA256.hex(of: data))  \(name)\n")
        }
        return lines.isEmpty ? nil : lines.joined()
    }

    private func isWhole(_ place: String) -> Bool {
        guard let sums = FileManager.default.contents(atPath: "\(place)/\(PreparedModels.sums)") else { return false }
        return contents(of: place).map { Data($0.utf8) } == sums
    }

    /// Folders are the owner's alone: what is in them is run.
    private func begin(_ making: String) -> Bool {
        do {
            try FileManager.default.createDirectory(
                atPath: making, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            return true
        } catch {
            return false
        }
    }

    private func finish(_ making: String, _ place: String) {
        // Another thread was quicker, and a third may be loading from there.
        if isWhole(place) { return }
        guard let sums = contents(of: making) else { return }
        // What cannot be kept is prepared again next time.
        guard (try? Data(sums.utf8).write(to: URL(fileURLWithPath: "\(making)/\(PreparedModels.sums)"))) != nil else {
            return
        }
        try? FileManager.default.removeItem(atPath: place)
        try? FileManager.default.moveItem(atPath: making, toPath: place)
        removeOld()
    }

    /// A month: what is still wanted is prepared again in half a second.
    private static let longestKept = 30.0 * 24 * 3600

    /// A model's name, a hash, and of one in the making its own number: the folder may hold other people's things, too.
    private func isOurs(_ name: String) -> Bool { name.wholeMatch(of: /.+-[0-9a-f]{32}(\.[0-9a-f-]{36})?/) != nil }

    /// What older versions and killed programs left.
    private func removeOld() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where isOurs(name) {
            let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            guard let date = facts?[.modificationDate] as? Date,
                Date().timeIntervalSince(date) > PreparedModels.longestKept
            else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
