import Foundation
import Synchronization

/// Ctrl-C, or a service manager's SIGTERM: the first finishes what is in hand, the second ends at once.
enum StopRequest {
    private static let count = Atomic<Int>(0)

    static var isMade: Bool { count.load(ordering: .relaxed) > 0 }

    /// From now on signals are counted; nothing that is kept can be half done, however the program ends.
    static func listen() {
        // Made before a handler may ask for it.
        _ = count.load(ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                // An atomic addition is all that may be done inside a handler.
                if StopRequest.count.add(1, ordering: .relaxed).newValue > 1 { _exit(ExitStatus.interrupted.rawValue) }
            }
        }
    }
}
