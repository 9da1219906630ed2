/// Runs work on many inputs side by side, a few at a time, and hands over the results in the order of the inputs.
///
/// At most `2 * width` results are under way or waiting for an earlier one, whatever the number of inputs.
///
/// - Parameters:
///   - width: how many run at once.
///   - work: must not block its thread; an error ends everything.
///   - body: called with each input's index and result, one after the other.
public func inOrder<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], width: Int, work: @escaping @Sendable (Input) async throws -> Output,
    body: (Int, Output) throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
        var next = 0
        var delivered = 0
        var running = 0
        var waiting: [Int: Output] = [:]
        func startMore() {
            while next < inputs.count, running < max(1, width), next - delivered < 2 * max(1, width) {
                let (index, input) = (next, inputs[next])
                group.addTask { (index, try await work(input)) }
                next += 1
                running += 1
            }
        }
        startMore()
        while let (index, output) = try await group.next() {
            running -= 1
            waiting[index] = output
            while let ready = waiting.removeValue(forKey: delivered) {
                try body(delivered, ready)
                delivered += 1
            }
            startMore()
        }
    }
}
