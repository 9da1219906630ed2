/// The parts of a path, by its bytes.
///
/// Foundation's own (`NSString.deletingLastPathComponent`) traps on Linux where two slashes stand before a character outside ASCII
/// (`a//甲.jpg`), which a name in an archive can have.
extension String {
    /// What stands before the last slash; `/` for a file in the root, empty for a bare name.
    package var parentPath: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return slash == startIndex ? "/" : String(self[..<slash])
    }

    /// What stands behind the last slash.
    package var lastPathPart: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return String(self[utf8.index(after: slash)...])
    }
}
