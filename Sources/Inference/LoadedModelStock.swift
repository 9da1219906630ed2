import Foundation

/// A model that is loaded before anybody asks for it; one at most, once.
///
/// `@unchecked Sendable`: every access happens while `condition` is locked.
final class LoadedModelStock: @unchecked Sendable {
    private enum State {
        case untouched
        /// Somebody may wait for it already: who comes then loads for himself.
        case loading(isAwaited: Bool)
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
        state = .loading(isAwaited: false)
        return true
    }

    /// - Parameter model: nil if it could not be loaded.
    func put(_ model: LoadedModel?) {
        condition.lock()
        defer { condition.unlock() }
        state = model.map { .ready($0) } ?? .gone
        condition.broadcast()
    }

    /// The model, waited for if it is being loaded; nil at once for everybody but the first.
    func take() -> LoadedModel? {
        condition.lock()
        defer { condition.unlock() }
        if case .loading(let isAwaited) = state {
            if isAwaited { return nil }
            state = .loading(isAwaited: true)
            while case .loading = state { condition.wait() }
        }
        defer { state = .gone }
        guard case .ready(let model) = state else { return nil }
        return model
    }
}
