public import DocumentModel

/// One submission as it came in, with the folder that holds its files.
public struct IncomingSubmission: Hashable, Sendable {
    public var submission: Submission
    /// Paths of attachments are relative to it.
    public var folder: String
    /// The bundle's `submission.json`, or the list with the row.
    public var source: IntakeSource
    /// Names of files, listed under ``AttachmentKind/other``, whose kind neither a column nor their name tells: what they
    /// show decides.
    public var unsortedFiles: [String] = []

    public init(submission: Submission, folder: String, source: IntakeSource) {
        self.submission = submission
        self.folder = folder
        self.source = source
    }
}

/// Where something came from, for messages: `名单.csv 第 12 行`.
public struct IntakeSource: Hashable, Sendable, Codable {
    /// As reached from the command line; inside an archive the archive's path, ` › ` and the path in it.
    public var path: String
    /// Counted from 1; nil for folders and archives.
    public var line: Int?

    public init(path: String, line: Int? = nil) {
        self.path = path
        self.line = line
    }

    public var description: String { line.map { "\(path) 第 \($0) 行" } ?? path }
}

/// Something that came in and is no submission.
public struct Reject: Hashable, Sendable, Codable {
    public var source: IntakeSource
    /// The submission's id, where it was told.
    public var submission: String?
    /// What is wrong and what to do, in Chinese; without personal data.
    public var reason: String

    public init(source: IntakeSource, submission: String? = nil, reason: String) {
        self.source = source
        self.submission = submission
        self.reason = reason
    }
}

/// All that was found under the paths of a batch.
public struct IntakeResult: Hashable, Sendable {
    /// In the order of paths, folders and rows; ids differ.
    public var submissions: [IncomingSubmission] = []
    public var rejects: [Reject] = []
    /// Oddities that change nothing: unknown columns and fields.
    public var warnings: [String] = []
    /// Something was not taken through a fault of the machine: taken again, it may do.
    public var isIncomplete = false
    /// An archive was not unpacked because it takes up more than there is room for now.
    public var lacksRoom = false
    /// What lies in the spool, at most.
    public var unpackedBytes = 0

    public init() {}
}
