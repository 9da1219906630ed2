import Foundation
import Testing

@testable import Inference

/// Models kept as the runtime prepared them.
final class PreparedModelsTests {
    private let folder = NSTemporaryDirectory() + "hedui-prepared-" + UUID().uuidString
    private let model: String
    private var sum = "abc"
    /// The cache folders that the runtime was given.
    private var asked: [String] = []

    init() throws {
        model = folder + "/models/m/model.onnx"
        try FileManager.default.createDirectory(atPath: folder + "/models/m", withIntermediateDirectories: true)
        try Data("abc".utf8).write(to: URL(fileURLWithPath: model))
    }

    // Nothing to do where a left-over cannot be removed.
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A runtime that keeps what it prepared, or takes it from there.
    private func run(_ kept: String? = nil) throws -> String {
        try PreparedModels(folder: kept ?? folder + "/kept").load(model, sum: sum) {
            cache throws(InferenceError) in
            asked.append(cache)
            if cache.isEmpty { return "prepared" }
            let blob = "\(cache)/1.blob"
            if let content = FileManager.default.contents(atPath: blob) {
                return String(decoding: content, as: UTF8.self)
            }
            _ = FileManager.default.createFile(atPath: blob, contents: Data("kept".utf8))
            return "prepared"
        }
    }

    private func places() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/kept").map { "\(folder)/kept/\($0)" }
    }

    @Test func `what was prepared once is taken from its folder`() throws {
        #expect(try run() == "prepared")
        #expect(try run() == "kept")
        let place = try #require(try places().first)
        #expect(try places().count == 1 && place.contains("/m-"))
        let mode = try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test(arguments: ["changed", "", nil])
    func `a folder that was damaged is made anew`(_ damage: String?) throws {
        _ = try run()
        let blob = try #require(try places().first) + "/1.blob"
        if let damage {
            try Data(damage.utf8).write(to: URL(fileURLWithPath: blob))
        } else {
            try FileManager.default.removeItem(atPath: blob)
        }
        #expect(try run() == "prepared")
        #expect(try run() == "kept")
        #expect(try places().count == 1)
    }

    @Test func `a changed model has a folder of its own, and what is a month old goes`() throws {
        _ = try run()
        let old = try #require(try places().first)
        let other = folder + "/kept/letters"
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -3e6)], ofItemAtPath: other)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -3e6)], ofItemAtPath: old)
        sum = "abd"
        #expect(try run() == "prepared")
        #expect(try places().count == 2)
        #expect(try !places().contains(old) && places().contains(other))
    }

    @Test func `where nothing can be kept the model is prepared each time`() throws {
        // A file stands where the folder would be made.
        let file = folder + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        for _ in 0..<2 { #expect(try run(file + "/kept") == "prepared") }
        #expect(asked == ["", ""])
    }

    @Test func `the runtime's own failure is told`() {
        #expect(throws: InferenceError.modelMissing(path: "x")) {
            try PreparedModels(folder: folder + "/kept").load(model, sum: sum) {
                (_: String) throws(InferenceError) -> Int in throw .modelMissing(path: "x")
            }
        }
    }

    @Test(
        arguments: [
            (["HOME": "/h"], "/h/.cache/hedui/models"), (["HOME": "/h", "XDG_CACHE_HOME": "/c"], "/c/hedui/models"),
            (["HOME": "/h", "XDG_CACHE_HOME": "c"], "/h/.cache/hedui/models"), ([:], nil),
            (["HOME": "/h", "HEDUI_MODEL_CACHE": "/m"], "/m"), (["HOME": "/h", "HEDUI_MODEL_CACHE": ""], nil),
        ] as [([String: String], String?)])
    func `the folder is the user's`(_ environment: [String: String], _ folder: String?) {
        #expect(PreparedModels.ofUser(environment)?.folder == folder)
    }
}
