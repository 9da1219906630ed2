import Synchronization

/// Remembers who has looked at which submission, so that the audit has one entry for a look and not one for every picture.
final class LookBook: Sendable {
    private struct Look: Hashable {
        var actor: String
        var key: String
    }

    /// That one look lasts: as long as a page stays open, about.
    private static let length = Duration.seconds(3600)
    /// Looks remembered; beyond it all are forgotten, and the audit has some entries more.
    private static let greatestCount = 50_000

    private let looks = Mutex<[Look: ContinuousClock.Instant]>([:])

    /// - Returns: whether this is a new look, which has to be entered.
    func isNew(_ key: String, by actor: String) -> Bool {
        looks.withLock { looks in
            let look = Look(actor: actor, key: key)
            let now = ContinuousClock.now
            if let last = looks[look], now - last < LookBook.length { return false }
            if looks.count >= LookBook.greatestCount { looks = [:] }
            looks[look] = now
            return true
        }
    }
}
