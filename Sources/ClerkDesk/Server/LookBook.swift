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

    /// Whether this is a new look, which has to be entered, and then told by ``note(_:by:)``: an entry that could not be
    /// written is tried again.
    func isNew(_ key: String, by actor: String) -> Bool {
        looks.withLock { looks in
            looks[Look(actor: actor, key: key)].map { ContinuousClock.now - $0 >= LookBook.length } ?? true
        }
    }

    /// The look stands in the audit.
    func note(_ key: String, by actor: String) {
        looks.withLock { looks in
            if looks.count >= LookBook.greatestCount { looks = [:] }
            looks[Look(actor: actor, key: key)] = .now
        }
    }
}
