import Accounts
import DeskForms
import Foundation
import Synchronization

/// Lets a place (an address, or half of one: `AccountBook.place(of:)`) try to log in only so often. An office's proxy may stand for many clerks: the limit is for machines that
/// guess, the lock of an account for those that guess slowly.
final class LogInLimiter: Sendable {
    /// Attempts a minute of one place; people manage ten.
    static let most = 20
    /// Places remembered; more at once are an attack, and the older half is forgotten.
    private static let greatestCount = 10_000

    private struct Window {
        var begin: ContinuousClock.Instant
        var count: Int
    }

    private let windows = Mutex<[String: Window]>([:])

    /// Counts an attempt.
    func mayTry(_ address: String) -> Bool {
        let place = AccountBook.place(of: address)
        return mayTry(at: place)
    }

    private func mayTry(at place: String) -> Bool {
        windows.withLock { windows in
            let now = ContinuousClock.now
            if windows.count >= LogInLimiter.greatestCount {
                windows = windows.filter { now - $0.value.begin < .seconds(60) }
                if windows.count >= LogInLimiter.greatestCount {
                    let middle = windows.values.map(\.begin).sorted()[LogInLimiter.greatestCount / 2]
                    windows = windows.filter { $0.value.begin >= middle }
                }
            }
            guard var window = windows[place], now - window.begin < .seconds(60) else {
                windows[place] = Window(begin: now, count: 1)
                return true
            }
            window.count += 1
            windows[place] = window
            return window.count <= LogInLimiter.most
        }
    }
}
