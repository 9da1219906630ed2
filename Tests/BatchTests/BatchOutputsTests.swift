import DocumentModel
import Foundation
import Intake
import OfficeReports
import Store
import Testing
import Verification

@testable import Batch

struct BatchOutputsTests {
    @Test func `one name without end costs no other its result`() throws {
        let folder = NSTemporaryDirectory() + "hedui-outputs-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try RecordStore(folder: "\(folder)/record")
        let claimant = try Claimant(store, actor: "test")
        let endless = "王" + String(repeating: "\u{301}", count: 33_000)
        for (id, name) in [("A", endless), ("B", "陈晓东")] {
            let finding = Finding(
                rule: "form.pages", outcome: .mismatch, confidence: 0.9, message: "\(name)不符。", returnReason: name)
            let report = ReportDocument(
                VerificationReport(
                    submission: id, findings: [finding], documents: [], problems: [],
                    versions: Versions(hedui: "1", rules: "2", models: []), seconds: 1))
            try store.finish(
                FinishedCheck(
                    submission: Submission(
                        id: id, registration: .initial,
                        applicant: Submission.Applicant(
                            name: name, idType: nil, idNumber: "350102198703154212", employmentStatus: nil),
                        employer: Submission.Employer(name: "福建虚构检测有限公司"), attachments: []),
                    source: "test", key: ContentHash(of: id.utf8), attachments: [], report: report, pages: [],
                    marks: [], evidence: []), by: claimant)
        }
        let outputs = try BatchOutputs(store: store, folder: "\(folder)/out", title: "测试")
        let reject = Reject(source: IntakeSource(path: endless), reason: "“\(endless)”不是有效日期。")
        let counts = try outputs.write(["A", "B"], rejects: [reject])
        #expect(counts.verdicts == [.flagged: 2] && counts.rejected == 1)
        for name in [BatchOutputs.reports, BatchOutputs.rejects, BatchOutputs.workbook, BatchOutputs.page] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/out/\(name)"), "\(name)")
        }
    }
}
