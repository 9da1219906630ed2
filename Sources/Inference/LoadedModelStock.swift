import Foundation

/// A model that is loaded before anybody asks for it; one at most, once.
///
/// `@unchecked Sendable`: every access happens while `condition` is locked.
final class LoadedModelStock: @unchecked Sendable {
    private enum State {
        case untouched
        case loading
        case ready(LoadedModel)
        /// Taken, failed, or never to come because a request was quicker.
        case gone
    }

    private let condition = NSCondition()
    private var state = State.untouched

    /// Announces that the model will be put here; false if somebody loads it already.
    func begin() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard case .untouched = state else { return false }
        state = .loading
        return true
    }

    /// - Parameter model: nil if it could not be loaded.
    func put(_ model: LoadedModel?) {
        condition.lock()
        defer { condition.unlock() }
        state = model.map { .ready($0) } ?? .gone
        condition.broadcast()
    }

    /// The model, waited for if it is being loaded; nil for everybody but the first.
    func take() -> LoadedModel? {
        condition.lock()
        defer { condition.unlock() }
        while case .loading = state { condition.wait() }
        defer { state = .gone }
        guard case .ready(let model) = state else { return nil }
        return model
    }
}
