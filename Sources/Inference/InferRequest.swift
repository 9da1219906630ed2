import COpenVINO

/// A float tensor that came out of a model, row-major.
public struct TensorOutput: Sendable {
    public let shape: [Int]
    public let values: [Float]

    public init(shape: [Int], values: [Float]) {
        self.shape = shape
        self.values = values
    }
}

/// Runs one model on one thread at a time. Not `Sendable`: the thread that owns it makes it.
@safe public final class InferRequest {
    /// Made with the first run.
    private var created: OpaquePointer?
    /// As long as the request.
    private var loaded: LoadedModel?
    private let model: CompiledModel

    init(model: CompiledModel) { self.model = model }

    deinit {
        if let request = unsafe created { unsafe hov_request_free(request) }
    }

    private func request() throws(InferenceError) -> OpaquePointer {
        if let request = unsafe created { return unsafe request }
        let (request, loaded) = unsafe try model.createRequest()
        unsafe created = request
        self.loaded = loaded
        return unsafe request
    }

    /// Runs the model and copies its first output.
    ///
    /// - Parameters:
    ///   - input: Float32, row-major, as many values as `shape` says.
    ///   - shape: `[N, C, H, W]` for all models used here. Keep to a few fixed shapes: OpenVINO prepares, and keeps, code
    ///     for every shape it meets.
    /// - Important: takes a core for its whole duration.
    public func infer(input: [Float], shape: [Int]) throws(InferenceError) -> TensorOutput {
        var copy: (shape: [Int], values: [Float]) = ([], [])
        unsafe try infer(input: input, shape: shape) { outputShape, values in
            unsafe copy = (outputShape, Array(values))
        }
        return TensorOutput(shape: copy.shape, values: copy.values)
    }

    /// Runs the model and copies the outputs with the given names, in their order.
    ///
    /// - Throws: ``InferenceError/runtime(operation:status:detail:)`` too where the model has no output of such a name.
    public func infer(input: [Float], shape: [Int], outputs names: [String]) throws(InferenceError) -> [TensorOutput] {
        unsafe try infer(input: input, shape: shape) { _, _ in }
        var outputs: [TensorOutput] = []
        let request = unsafe try request()
        for name in names {
            unsafe try check("find a model's output") { message, capacity in
                unsafe hov_select_output(request, name, message, capacity)
            }
            unsafe try lendOutput { shape, values in
                unsafe outputs.append(TensorOutput(shape: shape, values: Array(values)))
            }
        }
        return outputs
    }

    /// Runs the model and lends its first output without copying it: the class scores of a batch of lines are megabytes.
    public func infer(
        input: [Float], shape: [Int], reading body: ([Int], UnsafeBufferPointer<Float>) -> Void
    ) throws(InferenceError) {
        precondition(shape.reduce(1, *) == input.count, "The values must fill the shape.")
        var input = input
        let dimensions = shape.map(Int64.init)
        let request = unsafe try request()
        let start = ContinuousClock.now
        unsafe try check("run a model") { message, capacity in
            unsafe input.withUnsafeMutableBufferPointer { values in
                unsafe dimensions.withUnsafeBufferPointer { dimensions in
                    unsafe hov_infer(
                        request, values.baseAddress, dimensions.baseAddress, Int32(dimensions.count), message, capacity)
                }
            }
        }
        model.work.record(model: model.name, shape: shape, time: ContinuousClock.now - start)
        unsafe try lendOutput(reading: body)
    }

    /// - Important: outputs of all models used here are Float32.
    private func lendOutput(reading body: ([Int], UnsafeBufferPointer<Float>) -> Void) throws(InferenceError) {
        let request = unsafe try request()
        var data: UnsafePointer<Float>?
        var rank: Int32 = 0
        var outputShape = [Int64](repeating: 0, count: 8)
        unsafe try check("read a model's output") { message, capacity in
            unsafe outputShape.withUnsafeMutableBufferPointer { shape in
                unsafe hov_output(request, &data, shape.baseAddress, &rank, message, capacity)
            }
        }
        let result = outputShape.prefix(Int(rank)).map(Int.init)
        unsafe body(result, UnsafeBufferPointer(start: data, count: data == nil ? 0 : result.reduce(1, *)))
    }
}
