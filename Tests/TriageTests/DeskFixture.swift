import DeskForms
import DocumentModel
import Foundation
import Synchronization
import Triage
import Verification

@testable import Store

/// A clock that tests move on. It begins on 25 November 2026, a Wednesday.
final class TestClock: Sendable {
    private let seconds = Atomic<Int>(1_795_572_000)
    func advance(_ count: Int) { seconds.add(count, ordering: .relaxed) }
    var now: Date { Date(timeIntervalSince1970: Double(seconds.load(ordering: .relaxed))) }
}

/// A desk over a store of its own, with submissions that were made up.
final class DeskFixture {
    let folder = NSTemporaryDirectory() + "hedui-triage-" + UUID().uuidString
    let clock = TestClock()
    let store: RecordStore
    let desk: TriageDesk
    private let claimant: Claimant

    init(secondShare: Double = 0) throws {
        let clock = clock
        store = try RecordStore(folder: folder, clock: { clock.now })
        desk = TriageDesk(store, secondShare: secondShare)
        claimant = try Claimant(store, actor: "test")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// - Parameters:
    ///   - outcomes: by rule.
    ///   - scans: other ones stand for changed scans.
    ///   - program: another one stands for a new program, which reads the same scans anew.
    func put(
        _ id: String, name: String = "陈晓东", number: String = "350102198703154212",
        employer: String = "福建虚构检测有限公司", registration: RegistrationKind = .initial, on day: String = "2026-11-23",
        _ outcomes: KeyValuePairs<String, Outcome>, scans: String = "1", program: String = "1", rules: String = "3"
    ) throws {
        var submission = Submission(
            id: id, registration: registration,
            applicant: Submission.Applicant(name: name, idType: nil, idNumber: number, employmentStatus: nil),
            employer: Submission.Employer(name: employer), attachments: [])
        submission.submittedOn = CalendarDate(iso: day)
        let findings = outcomes.map { rule, outcome in
            Finding(
                rule: rule, outcome: outcome, attachment: .applicationForm, expected: "甲", found: "乙", confidence: 0.9,
                message: "\(rule)说明。", returnReason: outcome.flags ? "\(rule)理由。" : nil)
        }
        let report = ReportDocument(
            VerificationReport(
                submission: id, findings: findings, documents: [page(scans)], problems: [],
                versions: Versions(hedui: "1", rules: rules, models: ["m"]), seconds: 1))
        try store.keep(Array(scans.utf8), named: ContentHash(of: scans.utf8))
        try store.finish(
            FinishedCheck(
                submission: submission, source: "test", key: ContentHash(of: (id + scans + program + rules).utf8),
                attachments: [
                    AttachmentEntry(
                        kind: .applicationForm, file: "申请表.jpg", object: ContentHash(of: scans.utf8), byteCount: 1)
                ], report: report, pages: [], marks: [], evidence: []),
            by: claimant)
    }

    /// Of 1000 by 1400 pixels.
    private func page(_ scans: String) -> DocumentPage {
        DocumentPage(
            attachment: .applicationForm, file: "申请表.jpg", page: 1, kind: .applicationForm,
            quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
            text: RecognizedPage(width: 1000, height: 1400, lines: []), fields: [], seals: [])
    }

    func key(_ id: String) throws -> String {
        var filter = QueueFilter()
        filter.state = nil
        filter.text = id
        return try desk.queue(filter, for: "lin").rows.first { $0.id == id }?.key ?? ""
    }

    func ids(_ change: (inout QueueFilter) -> Void = { _ in }) throws -> [String] {
        var filter = QueueFilter()
        change(&filter)
        return try desk.queue(filter, for: "lin").rows.map(\.id)
    }
}
