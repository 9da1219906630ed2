import Decoding
import DocumentModel
import Evaluation
import Foundation
import Testing
import Verification

@testable import Pipeline

/// The whole way over the committed bundles, with the real models and the real decoding process.
///
/// One suite, one after the other: the machine has few cores, and every page wants one.
@Suite(.serialized) struct AcceptanceTests {
    private static let pipeline = Result { try SubmissionPipeline(configuration: configuration()) }

    private static func configuration() throws -> PipelineConfiguration {
        PipelineConfiguration(
            modelsFolder: RepositoryPaths.folder("Models"), decoderPath: try PageDecoder.standardExecutable(),
            workers: 2)
    }

    @Test(arguments: ["initial-clean", "initial-flagged", "renewal-open-ended", "unreadable-file"])
    func `a committed bundle is judged as its truth says`(name: String) async throws {
        let folder = RepositoryPaths.folder("TestImages/submissions/" + name)
        let data = try #require(FileManager.default.contents(atPath: folder + "/truth.json"))
        let truth = try JSONDecoder().decode(Truth.self, from: data)
        let submission = try RepositoryPaths.submission(in: folder)
        let (report, _) = try await Self.pipeline.get().check(submission, folder: folder)
        let outcomes = Dictionary(uniqueKeysWithValues: report.findings.map { ($0.rule, $0) })
        for (rule, accepted) in truth.rules {
            let finding = try #require(outcomes[rule], "no finding for \(rule)")
            #expect(accepted.contains(finding.outcome), "\(rule): \(finding.outcome), \(finding.found ?? "nothing")")
        }
        let mustFlag = truth.defects.contains { $0.outcomes.allSatisfy(\.flags) }
        #expect(mustFlag ? report.verdict == .flagged : report.verdict != .clear || truth.defects.isEmpty)
    }

    @Test func `every flagged finding points at ink and has a reason`() async throws {
        let folder = RepositoryPaths.folder("TestImages/submissions/initial-flagged")
        let submission = try RepositoryPaths.submission(in: folder)
        let (report, _) = try await Self.pipeline.get().check(submission, folder: folder)
        for finding in report.findings where finding.outcome == .mismatch || finding.outcome == .invalid {
            #expect(!finding.evidence.isEmpty, "\(finding.rule)")
            #expect(finding.returnReason?.isEmpty == false, "\(finding.rule)")
            for spot in finding.evidence {
                let page = try #require(report.documents.first { $0.file == spot.file && $0.page == spot.page })
                let box = spot.quad.boundingBox
                #expect(box.midX > 0 && box.midX < Double(page.text.width))
                #expect(box.midY > 0 && box.midY < Double(page.text.height))
            }
        }
    }

    @Test func `the same bundle twice gives the same findings`() async throws {
        let folder = RepositoryPaths.folder("TestImages/submissions/initial-flagged")
        let submission = try RepositoryPaths.submission(in: folder)
        let first = try await Self.pipeline.get().check(submission, folder: folder).report
        let second = try await Self.pipeline.get().check(submission, folder: folder).report
        #expect(first.findings == second.findings)
        #expect(first.documents == second.documents)
    }

    @Test func `attachments that are missing or outside become problems and the rest is checked`() async throws {
        let folder = RepositoryPaths.folder("TestImages/submissions/initial-clean")
        var submission = try RepositoryPaths.submission(in: folder)
        submission.attachments = [
            Submission.Attachment(kind: .applicationForm, files: ["申请表1.jpg", "没有.jpg"]),
            Submission.Attachment(kind: .labourContract, files: ["../initial-flagged/合同扫描件.pdf"]),
            Submission.Attachment(kind: .idInHand, files: ["/etc/passwd"]),
        ]
        let (report, _) = try await Self.pipeline.get().check(submission, folder: folder)
        #expect(report.problems.map(\.reason) == [.notFound, .outsideBundle, .outsideBundle])
        #expect(report.documents.count == 1)
        #expect(report.findings.first { $0.rule == "form.applicant-name" }?.outcome == .match)
        #expect(report.findings.first { $0.rule == "contract.term" }?.outcome == .unreadable)
    }

    @Test func `nothing is told against an applicant that was only sketched`() async throws {
        func sketches(in name: String, of attachments: (VerificationReport) -> Set<AttachmentKind>) async throws -> Int
        {
            let folder = RepositoryPaths.folder("TestImages/submissions/" + name)
            let submission = try RepositoryPaths.submission(in: folder)
            let (report, analysis) = try await Self.pipeline.get().check(submission, folder: folder)
            let pages = analysis.pages.map(\.page).filter { attachments(report).contains($0.attachment) }
            #expect(!pages.isEmpty)
            return pages.reduce(0) { $0 + $1.text.lines.count(where: \.isSketch) }
        }
        let flagged = try await sketches(in: "initial-flagged") { report in
            let byText = report.findings.filter { !SubmissionPipeline.picturesDecide.contains($0.rule) }
            return Set(byText.filter(\.outcome.flags).compactMap(\.attachment))
        }
        #expect(flagged == 0)
        #expect(try await sketches(in: "initial-clean") { _ in [.applicationForm] } > 0)
    }

    @Test func `a page that cannot be opened is counted, so that the others keep their numbers`() async throws {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
        let document = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>endobj
            3 0 obj\(page)endobj
            4 0 obj[]endobj
            5 0 obj\(page)endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """
        let path = NSTemporaryDirectory() + "hedui-gap-\(UUID().uuidString).pdf"
        try Data(document.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = PipelineFile(attachment: .labourContract, name: "gap.pdf", path: path)
        let analysis = try await Self.pipeline.get().analyse([file])
        #expect(analysis.pages.map(\.page.page) == [1, 3])
        #expect(analysis.problems.count == 1)
    }

    @Test func `a form on its side is read upright`() async throws {
        let path = RepositoryPaths.folder("TestImages/pages/form-on-its-side.jpg")
        let file = PipelineFile(attachment: .applicationForm, name: "form.jpg", path: path)
        let page = try #require(try await Self.pipeline.get().analyse([file]).pages.first)
        #expect(page.page.quality.rotation % 180 == 90)
        #expect(page.page.kind == .applicationForm)
    }

    @Test func `Tesseract reads the form's number too`() async throws {
        var configuration = try Self.configuration()
        configuration.reader = .tesseract
        let folder = RepositoryPaths.folder("TestImages/submissions/initial-clean")
        let submission = try RepositoryPaths.submission(in: folder)
        let file = PipelineFile(attachment: .applicationForm, name: "form.jpg", path: folder + "/申请表1.jpg")
        let analysis = try await SubmissionPipeline(configuration: configuration).analyse([file])
        let numbers = analysis.pages.flatMap { $0.page.fields(named: .idNumber) }.map(\.value)
        #expect(numbers.contains(submission.applicant.idNumber))
    }
}
