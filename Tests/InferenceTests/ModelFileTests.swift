import Foundation
import Testing

@testable import Inference

/// Models that are not what the manifest says.
struct ModelFileTests {
    /// A folder with one model of three bytes, which is never compiled.
    private final class Folder {
        let path = NSTemporaryDirectory() + "hedui-models-" + UUID().uuidString
        private static let manifest = """
            {"packages": [], "models": [{"id": "m", "task": "t", "licence": "l", "characterCount": 1,
             "files": [{"file": "m/model.onnx", "bytes": 3,
             "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],
             "input": {"layout": "NCHW", "channels": "BGR", "shape": []}, "normalisation": {"mean": [], "deviation": []}}]}
            """

        init(model: String?) throws {
            try FileManager.default.createDirectory(atPath: "\(path)/m", withIntermediateDirectories: true)
            try Data(Self.manifest.utf8).write(to: URL(fileURLWithPath: "\(path)/manifest.json"))
            if let model { try Data(model.utf8).write(to: URL(fileURLWithPath: "\(path)/m/model.onnx")) }
        }

        // Nothing to do where a left-over cannot be removed.
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test func `the file that the manifest means is taken`() throws {
        let folder = try Folder(model: "abc")
        try ModelLibrary(folder: folder.path).verify("\(folder.path)/m/model.onnx", of: "m")
    }

    @Test(arguments: ["ab", "", "abcabc"])
    func `a model of another size is refused at once`(content: String) throws {
        let folder = try Folder(model: content)
        let models = try ModelLibrary(folder: folder.path)
        #expect {
            _ = try models.compile("m")
        } throws: { error in
            "\(error)".contains("model.onnx cannot be used: it has") && "\(error)".contains("Scripts/setup")
        }
    }

    @Test func `a changed model is refused before it is loaded`() throws {
        let folder = try Folder(model: "abd")
        let model = try ModelLibrary(folder: folder.path).compile("m")
        #expect {
            _ = try model.makeRequest().infer(input: [0], shape: [1])
        } throws: { error in
            "\(error)".contains("model.onnx cannot be used: its SHA-256") && "\(error)".contains("Scripts/setup")
        }
    }

    @Test func `a model that is not there is named`() throws {
        let folder = try Folder(model: nil)
        let models = try ModelLibrary(folder: folder.path)
        #expect(throws: InferenceError.modelMissing(path: "\(folder.path)/m/model.onnx")) { try models.compile("m") }
    }

    @Test func `a file that the manifest does not list is refused`() throws {
        let folder = try Folder(model: "abc")
        let models = try ModelLibrary(folder: folder.path)
        #expect(throws: InferenceError.self) { try models.verify("\(folder.path)/m/other.onnx", of: "m") }
        #expect(throws: InferenceError.self) { try models.verify("\(folder.path)/m/model.onnx", of: "n") }
    }
}
