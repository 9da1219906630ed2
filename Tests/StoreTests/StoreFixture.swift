import DocumentModel
import Foundation
import Verification

@testable import Store

/// A store in a folder of its own, and checks to keep in it.
final class StoreFixture {
    let folder: String
    let store: RecordStore
    let claimant: Claimant

    init(key: StoreKey? = nil, now: Date = Date()) throws {
        folder = NSTemporaryDirectory() + "hedui-store-" + UUID().uuidString
        store = try RecordStore(folder: folder, key: key, clock: { now })
        claimant = try Claimant(store, actor: "test")
    }

    // Nothing to do where a left-over cannot be removed.
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func report(_ id: String, outcome: Outcome = .match, program: String = "1") -> ReportDocument {
        let finding = Finding(
            rule: "form.pages", outcome: outcome, attachment: .applicationForm, confidence: 0.9,
            evidence: [
                EvidenceSpot(file: "a.jpg", page: 1, quad: Quad(Rect(x: 0, y: 0, width: 9, height: 9)), text: "x")
            ],
            message: "说明。")
        return ReportDocument(
            VerificationReport(
                submission: id, findings: [finding], documents: [], problems: [],
                versions: Versions(hedui: program, rules: "2", models: ["m"]), seconds: 1.5))
    }

    func check(
        _ id: String, name: String = "陈晓东", number: String = "350102198703154212", key: String = "k",
        scan: [UInt8] = Array("scan".utf8), outcome: Outcome = .match, print: [UInt8]? = nil
    ) throws -> FinishedCheck {
        var submission = Submission(
            id: id, registration: .initial,
            applicant: Submission.Applicant(name: name, idType: nil, idNumber: number, employmentStatus: nil),
            employer: Submission.Employer(name: "福建虚构检测有限公司"),
            attachments: [Submission.Attachment(kind: .applicationForm, files: ["a.jpg"])])
        submission.submittedOn = CalendarDate(iso: "2026-11-20")
        let hash = ContentHash(of: scan)
        try store.keep(scan, named: hash)
        return FinishedCheck(
            submission: submission, source: "test", key: ContentHash(of: (id + key).utf8),
            attachments: [AttachmentEntry(kind: .applicationForm, file: "a.jpg", object: hash, byteCount: scan.count)],
            report: StoreFixture.report(id, outcome: outcome),
            pages: [
                PageEntry(
                    attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, isHardToRead: false,
                    print: print)
            ], marks: [], evidence: [])
    }
}
