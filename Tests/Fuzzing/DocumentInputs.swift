import DocumentModel
import Foundation
import Verification

/// JSON from outside.
enum DocumentInput {
    static func takeSubmission(_ bytes: [UInt8]) -> Bool {
        guard let file = try? SubmissionParser().parse(bytes) else { return true }
        // What was read can be written and read again.
        guard let text = try? SubmissionWriter.json(file.submission),
            let again = try? SubmissionParser().parse(Array(text.utf8))
        else { preconditionFailure("a submission that was read cannot be written and read again") }
        precondition(again.submission == file.submission)
        return true
    }

    static func takeSettings(_ bytes: [UInt8]) -> Bool {
        _ = try? RuleSettings(json: bytes)
        return true
    }

    static func takeReport(_ bytes: [UInt8]) -> Bool {
        _ = try? ReportDocument(json: String(decoding: bytes, as: UTF8.self))
        return true
    }
}
