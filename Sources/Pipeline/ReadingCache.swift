import DocumentModel

/// Where readings of files are kept, so that a file is read once for each version of program and models.
///
/// The pipeline knows nothing of stores: whoever has one gives these two. Both are called on threads that may block.
public struct ReadingCache: Sendable {
    /// - Parameters:
    ///   - first: the hash of a file's content.
    ///   - second: names what was looked for and by which versions; letters and digits.
    public var find: @Sendable (String, String) -> [UInt8]?
    /// Keeping is worth nothing to the report: failures are the keeper's to tell.
    public var keep: @Sendable (String, String, [UInt8]) -> Void

    public init(
        find: @escaping @Sendable (String, String) -> [UInt8]?,
        keep: @escaping @Sendable (String, String, [UInt8]) -> Void
    ) {
        self.find = find
        self.keep = keep
    }
}

/// What was read on one file.
struct FileReading: Sendable {
    var pages: [ReadPage]
    var problems: [FileProblem]

    /// A decoder that was killed or a machine under load may do better next time; bad files stay bad.
    var isLasting: Bool {
        !problems.contains { [.tooSlow, .decoderFailed, .forbiddenAction].contains($0.reason) }
    }
}
