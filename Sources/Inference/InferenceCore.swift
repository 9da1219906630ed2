import COpenVINO
import Synchronization

/// The OpenVINO runtime of this process; makes compiled models.
///
/// `@unchecked Sendable`: `ov::Core` is documented as safe to use from several threads, and the pointer never changes.
@safe public final class InferenceCore: @unchecked Sendable {
    private let core: OpaquePointer

    /// - Throws: ``InferenceError/runtime(operation:status:detail:)`` if the runtime cannot be loaded.
    public init() throws(InferenceError) {
        var created: OpaquePointer?
        unsafe try check("start") { message, capacity in unsafe hov_core_create(&created, message, capacity) }
        guard let created = unsafe created else {
            throw .runtime(operation: "start", status: -1, detail: "no core")
        }
        unsafe core = created
    }

    deinit { unsafe hov_core_free(core) }

    /// Loads an ONNX model and prepares it for the CPU. Takes up to a second.
    ///
    /// - Parameters:
    ///   - path: of the `.onnx` file.
    ///   - cache: a folder where the runtime looks for the model as it once prepared it, or keeps it; empty for none.
    fileprivate func load(_ path: String, cache: String) throws(InferenceError) -> LoadedModel {
        var model: OpaquePointer?
        unsafe try check("load a model") { message, capacity in
            unsafe hov_compile(core, path, cache, &model, message, capacity)
        }
        guard let model = unsafe model else {
            throw .runtime(operation: "load a model", status: -1, detail: "no model")
        }
        return unsafe LoadedModel(model, of: self)
    }

    /// Changes with the properties of `hov_compile`: what one kind of loading prepared is of no use to another.
    static let loading = "one stream"

    /// The version of the runtime, such as `2026.4.1-…`.
    public static var version: String {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress else { return "" }
            unsafe _ = hov_version(base, buffer.count)
            return unsafe String(cString: base)
        }
    }
}

/// Frees a model.
///
/// `@unchecked Sendable`: made on one thread and handed to another, which then has it to itself.
@safe final class LoadedModel: @unchecked Sendable {
    let pointer: OpaquePointer
    /// The runtime lives as long as its models.
    private let core: InferenceCore

    init(_ pointer: OpaquePointer, of core: InferenceCore) {
        unsafe self.pointer = unsafe pointer
        self.core = core
    }

    deinit { unsafe hov_model_free(pointer) }
}

/// A model, loaded by each of its requests when that first runs: one picture does not need all models, and a thread not those of
/// another.
///
/// A request has the model to itself because the runtime runs it on the thread that asks only then. With two requests of one model it
/// hands the work over to threads of its own: of two cores 1.73 were busy over 24 pages, 1.88 without; 5.8 s became 5.2 (medians of
/// five), with the same memory on two cores. Several threads for a request pay less: two requests of one thread each beat one of two
/// by 12 % and more (PP-OCRv6 models, two cores).
public final class CompiledModel: Sendable {
    let name: String
    let work: InferenceWork
    private let core: InferenceCore
    private let prepared: PreparedModels?
    private let sum: String
    private let path: @Sendable () throws(InferenceError) -> String
    private let stock = LoadedModelStock()

    /// - Parameters:
    ///   - name: what `work` calls the model.
    ///   - work: told of every run.
    ///   - prepared: where the model is kept as the runtime prepared it.
    ///   - sum: the SHA-256 of the `.onnx` file.
    ///   - path: checks the `.onnx` file and says where it is; called before each loading, which may be hours after the last.
    init(
        core: InferenceCore, name: String, work: InferenceWork, prepared: PreparedModels?, sum: String,
        path: @escaping @Sendable () throws(InferenceError) -> String
    ) {
        self.name = name
        self.work = work
        self.core = core
        self.prepared = prepared
        self.sum = sum
        self.path = path
    }

    /// Loads the model for whichever request runs first, on the calling thread: while the first file is decoded, those who will
    /// read it have nothing to do. What goes wrong is told to the request, which tries again.
    public func loadAhead() {
        guard stock.begin() else { return }
        stock.put(try? load())
    }

    /// For one thread.
    public func makeRequest() -> InferRequest { InferRequest(model: self) }

    private func load() throws(InferenceError) -> LoadedModel {
        let path = try path()
        guard let prepared else { return try core.load(path, cache: "") }
        return try prepared.load(path, sum: sum) { cache throws(InferenceError) in try core.load(path, cache: cache) }
    }

    /// The runtime's own request, and the model that must outlive it; both belong to the caller.
    func createRequest() throws(InferenceError) -> (request: OpaquePointer, model: LoadedModel) {
        let model = if let ready = stock.take() { ready } else { try load() }
        var request: OpaquePointer?
        unsafe try check("create a request") { message, capacity in
            unsafe hov_request_create(model.pointer, &request, message, capacity)
        }
        guard let request = unsafe request else {
            throw .runtime(operation: "create a request", status: -1, detail: "no request")
        }
        return unsafe (request, model)
    }
}

/// Calls into OpenVINO with a buffer for its message, and throws unless it succeeded.
func check(
    _ operation: String, _ body: (UnsafeMutablePointer<CChar>?, Int) -> Int32
) throws(InferenceError) {
    let (status, detail) = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
        unsafe buffer.initialize(repeating: 0)
        let status = unsafe body(buffer.baseAddress, buffer.count)
        let text = unsafe buffer.baseAddress.map { unsafe String(cString: $0) } ?? ""
        return (status, text)
    }
    guard status == 0 else { throw .runtime(operation: operation, status: Int(status), detail: detail) }
}
