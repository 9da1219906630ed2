import DocumentModel
import Foundation
import Intake
import Testing
import Verification

@testable import Batch

/// What a submission's files take of memory and descriptors.
final class PreparedSubmissionTests {
    private let folder = NSTemporaryDirectory() + "hedui-prepared-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func prepared(
        _ attachments: [(AttachmentKind, [String])], greatestTotal: Int = PreparedSubmission.greatestTotal
    ) throws -> PreparedSubmission {
        let submission = Submission(
            id: "A", registration: .initial,
            applicant: Submission.Applicant(
                name: "陈晓东", idType: nil, idNumber: "350102198703154212", employmentStatus: nil),
            employer: Submission.Employer(name: "福建虚构检测有限公司"),
            attachments: attachments.map { Submission.Attachment(kind: $0.0, files: $0.1) })
        return try PreparedSubmission(
            IncomingSubmission(submission: submission, folder: folder, source: IntakeSource(path: "test")),
            versions: "1", greatestTotal: greatestTotal)
    }

    private func write(_ count: Int, to name: String) throws {
        try Data(repeating: UInt8(count % 251), count: count).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    @Test func `a file that is named often is read once`() throws {
        try write(1000, to: "a.jpg")
        // As no parser lets it through; 1,500 bytes would not hold it twice.
        let names = (0..<5_000).map { $0 % 2 == 0 ? "a.jpg" : "./a.jpg" }
        let found = try prepared([(.applicationForm, names), (.other, ["a.jpg"])], greatestTotal: 1500)
        #expect(found.files.count == 5_001 && found.refused.isEmpty)
    }

    @Test func `what is over the sum is told, and the rest is read`() throws {
        for name in ["a.jpg", "b.jpg", "c.jpg"] { try write(name == "b.jpg" ? 900 : 500, to: name) }
        let found = try prepared([(.applicationForm, ["a.jpg", "b.jpg", "c.jpg"])], greatestTotal: 1000)
        #expect(found.files.map(\.name) == ["a.jpg", "c.jpg"])
        #expect(found.refused.map(\.file) == ["b.jpg"] && found.refused.first?.reason == .tooLarge)
        #expect(found.refused.first?.message.hasSuffix("。") == true)
        #expect(found.attachments.count == 3)
    }
}
