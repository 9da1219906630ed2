/// Something that hedui needs, and whether it is there.
struct Component: Encodable {
    enum State: String, Encodable {
        case found = "ok"
        case missing
        /// There, but not what it should be.
        case wrong
    }

    var name: String
    var state: State
    /// Version, path or what is wrong.
    var detail: String
    /// The command that gets it; nil where nothing is missing.
    var remedy: String?

    static func found(_ name: String, _ detail: String) -> Component {
        Component(name: name, state: .found, detail: detail, remedy: nil)
    }

    /// Everything that can be missing is installed by the same script.
    static func absent(_ name: String, _ detail: String, state: State = .missing) -> Component {
        Component(name: name, state: state, detail: detail, remedy: "Scripts/setup")
    }
}
