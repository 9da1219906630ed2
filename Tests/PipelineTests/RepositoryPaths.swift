import DocumentModel
import Foundation
import Verification

/// Where the files of the repository lie, told from this file's own place.
enum RepositoryPaths {
    static func folder(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../" + name)
            .standardizedFileURL.path
    }

    static func submission(in folder: String) throws -> Submission {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/submission.json"))
        return try SubmissionParser().parse([UInt8](data)).submission
    }
}
