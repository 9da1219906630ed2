import Foundation
import Testing

@testable import Inference
@testable import Pipeline

/// Models that are loaded before anybody asks for them.
struct LoadingAheadTests {
    private static let model = "PP-LCNet_line_orientation"

    private func answer(_ request: InferRequest) throws -> [Float] {
        try request.infer(input: [Float](repeating: 0.25, count: 3 * 48 * 192), shape: [1, 3, 48, 192]).values
    }

    /// A model that was changed meanwhile is refused by whoever loads it; so only what was loaded before can answer.
    @Test func `the first request takes what is loaded, the others load for themselves`() throws {
        let source = RepositoryPaths.folder("Models")
        let folder = NSTemporaryDirectory() + "hedui-ahead-" + UUID().uuidString
        // Nothing to do where a left-over cannot be removed.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["manifest.json", Self.model] {
            try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: "\(folder)/\(name)")
        }
        let model = try ModelLibrary(folder: folder).compile(Self.model)
        model.loadAhead()
        model.loadAhead()
        let file = "\(folder)/\(Self.model)/model.onnx"
        let size = try #require(FileManager.default.contents(atPath: file)?.count)
        try Data(repeating: 0, count: size).write(to: URL(fileURLWithPath: file))
        let (first, second) = (model.makeRequest(), model.makeRequest())
        let expected = try answer(ModelLibrary(folder: source).compile(Self.model).makeRequest())
        #expect(try answer(first) == expected)
        #expect(throws: InferenceError.self) { try answer(second) }
        #expect(try answer(first) == expected)
    }

    @Test func `one request waits for what is being loaded, a second does not`() throws {
        let stock = LoadedModelStock()
        #expect(stock.begin())
        let back = DispatchSemaphore(value: 0)
        for _ in 0..<2 {
            Thread {
                _ = stock.take()
                back.signal()
            }.start()
        }
        // Whoever comes second is back before anything was put here.
        #expect(back.wait(timeout: .now() + 60) == .success)
        #expect(back.wait(timeout: .now() + 0.05) == .timedOut)
        stock.put(nil)
        #expect(back.wait(timeout: .now() + 60) == .success)
    }

    @Test func `what is loaded ahead is taken once, and nobody loads ahead of a request`() throws {
        let stock = LoadedModelStock()
        #expect(stock.begin())
        #expect(!stock.begin())
        stock.put(nil)
        #expect(stock.take() == nil)
        #expect(!stock.begin())
        let untouched = LoadedModelStock()
        #expect(untouched.take() == nil)
        #expect(!untouched.begin())
    }

    @Test func `a model that cannot be loaded ahead is told to whoever asks`() throws {
        let folder = NSTemporaryDirectory() + "hedui-ahead-" + UUID().uuidString
        // Nothing to do where a left-over cannot be removed.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/m", withIntermediateDirectories: true)
        try Data("abc".utf8).write(to: URL(fileURLWithPath: folder + "/m/model.onnx"))
        let manifest = """
            {"packages": [], "models": [{"id": "m", "task": "t", "licence": "l",
             "files": [{"file": "m/model.onnx", "bytes": 3,
             "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],
             "input": {"layout": "NCHW", "channels": "BGR", "shape": []}, "normalisation": {"mean": [], "deviation": []}}]}
            """
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: folder + "/manifest.json"))
        let model = try ModelLibrary(folder: folder).compile("m")
        _ = LoadingAhead([model])
        #expect(throws: InferenceError.self) { try model.makeRequest().infer(input: [0], shape: [1]) }
    }

    @Test(arguments: 0..<20) func `a pipeline that is let go at once waits for what is being loaded`(_: Int) throws {
        let models = try ModelLibrary(folder: RepositoryPaths.folder("Models"))
        _ = LoadingAhead([try models.compile(Self.model), try models.compile(Self.model)])
    }
}
