import Foundation
import Triage

/// Something that was handed in over the page or the interface, on its way to the desk.
struct Delivery: Sendable, Encodable {
    enum State: String, Sendable, Codable {
        /// Files are being sent.
        case open
        case waiting, checking, done
        /// The machine failed; handing in again helps once it is repaired.
        case failed
    }

    /// A submission that came of it.
    struct Result: Sendable, Codable {
        var key: String
        var id: String
        var verdict: String
    }

    var key: String
    var state: State
    var submissions: [Result] = []
    /// What could not be taken, each a sentence.
    var rejects: [String] = []
    /// While it is checked.
    var progress: Progress?

    struct Progress: Sendable, Codable {
        var done: Int
        var total: Int
        var pages: Int
    }

    var isOver: Bool { state == .done || state == .failed }
}
