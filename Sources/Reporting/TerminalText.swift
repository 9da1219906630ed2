/// Text from a scan or a file name, made safe to print: it could hold escape sequences that drive the terminal, or
/// marks that turn the reading direction around.
///
/// Line breaks and tabs become spaces; every other control, format, surrogate, private or unassigned character becomes
/// U+FFFD, so that something stays visible where it was.
public func sanitized(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control where scalar == "\n" || scalar == "\t" || scalar == "\r", .lineSeparator, .paragraphSeparator:
            result.append(" ")
        case .control, .format, .surrogate, .privateUse, .unassigned:
            result.append("\u{FFFD}")
        default:
            result.append(scalar)
        }
    }
    return String(result)
}

/// How something is set off on a terminal; without colours the text stays as it is.
public struct TerminalStyle: Sendable {
    public enum Accent: String, Sendable {
        case strong = "1"
        case faint = "2"
        case red = "1;31"
        case green = "32"
        case yellow = "1;33"
        case cyan = "36"
        /// For characters that differ from what was expected.
        case difference = "1;4;31"
    }

    public var usesColour: Bool

    public init(usesColour: Bool) { self.usesColour = usesColour }

    /// - Parameter text: already ``sanitized(_:)``.
    public func apply(_ accent: Accent, to text: String) -> String {
        usesColour && !text.isEmpty ? "\u{1B}[\(accent.rawValue)m\(text)\u{1B}[0m" : text
    }
}
