import DeskForms
import Foundation
import Synchronization

/// Lets an address try to log in only so often. An office's proxy may stand for many clerks: the limit is for machines that
/// guess, the lock of an account for those that guess slowly.
final class LogInLimiter: Sendable {
    /// Attempts a minute of one address; people manage ten.
    private static let most = 20
    /// Addresses remembered; more at once are an attack, and the oldest are forgotten.
    private static let greatestCount = 10_000

    private struct Window {
        var begin: ContinuousClock.Instant
        var count: Int
    }

    private let windows = Mutex<[String: Window]>([:])

    /// Counts an attempt.
    func mayTry(_ address: String) -> Bool {
        windows.withLock { windows in
            let now = ContinuousClock.now
            if windows.count >= LogInLimiter.greatestCount {
                windows = windows.filter { now - $0.value.begin < .seconds(60) }
                if windows.count >= LogInLimiter.greatestCount { windows = [:] }
            }
            guard var window = windows[address], now - window.begin < .seconds(60) else {
                windows[address] = Window(begin: now, count: 1)
                return true
            }
            window.count += 1
            windows[address] = window
            return window.count <= LogInLimiter.most
        }
    }
}
