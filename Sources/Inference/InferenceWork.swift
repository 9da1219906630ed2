import Synchronization

/// What the networks of a process were given to do, and how long they took: by model, and by the part of the program that
/// asked.
///
/// Counts do not depend on the machine, so that tests can hold them against a bound; seconds do.
public final class InferenceWork: Sendable {
    /// The part of the program that runs networks now, on this thread: `text`, `seals` and the like.
    @TaskLocal public static var part = ""

    public struct Key: Hashable, Sendable {
        /// As in the manifest.
        public var model: String
        public var part: String

        public init(model: String, part: String) {
            self.model = model
            self.part = part
        }
    }

    public struct Amount: Sendable {
        public var runs = 0
        /// Of all inputs: rows times columns times pictures.
        public var pixels = 0
        /// Spent inside the runtime, all threads added.
        public var time = Duration.zero
        /// How often each shape of an input was run.
        public var shapes: [[Int]: Int] = [:]
    }

    private let amounts = Mutex<[Key: Amount]>([:])

    public init() {}

    public var all: [Key: Amount] { amounts.withLock { $0 } }

    /// - Parameter shape: `[N, C, H, W]`.
    func record(model: String, shape: [Int], time: Duration) {
        let key = Key(model: model, part: InferenceWork.part)
        let pixels = shape.count == 4 ? shape[0] * shape[2] * shape[3] : shape.reduce(1, *)
        amounts.withLock { amounts in
            amounts[key, default: Amount()].runs += 1
            amounts[key, default: Amount()].pixels += pixels
            amounts[key, default: Amount()].time += time
            amounts[key, default: Amount()].shapes[shape, default: 0] += 1
        }
    }
}
