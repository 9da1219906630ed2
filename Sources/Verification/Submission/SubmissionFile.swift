public import DocumentModel

/// A `submission.json` that could be understood.
public struct SubmissionFile: Hashable, Sendable {
    public var submission: Submission
    /// Unknown fields and other oddities that change nothing.
    public var warnings: [SubmissionProblem]

    public init(submission: Submission, warnings: [SubmissionProblem]) {
        self.submission = submission
        self.warnings = warnings
    }
}

/// One thing that is wrong or odd in a `submission.json`.
public struct SubmissionProblem: Hashable, Sendable, CustomStringConvertible {
    /// Where, as `applicant.idType` or `attachments[2].files[0]`; empty for the file as a whole.
    public var path: String
    /// Counted from 1.
    public var line: Int
    /// What is wrong and what is allowed, in Chinese; without personal data.
    public var message: String

    public init(path: String, line: Int, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// `第5行 applicant.idType：……`
    public var description: String { "第\(line)行\(path.isEmpty ? "" : " \(path)")：\(message)" }
}

/// Why a `submission.json` could not be taken. Holds everything that is wrong, in the order of the file.
public struct SubmissionError: Error, Hashable, Sendable, CustomStringConvertible {
    public var problems: [SubmissionProblem]
    /// Unknown fields and the like, so that they are seen together with the errors.
    public var warnings: [SubmissionProblem]

    public init(problems: [SubmissionProblem], warnings: [SubmissionProblem] = []) {
        self.problems = problems
        self.warnings = warnings
    }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
