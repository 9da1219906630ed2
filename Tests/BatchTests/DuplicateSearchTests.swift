import DocumentModel
import Foundation
import Store
import Testing
import Verification

@testable import Batch

struct DuplicateSearchTests {
    /// A store with one page for each applicant.
    private func search(
        _ entries: [(id: String, name: String, number: String, seed: Int, mark: String?)],
        _ body: (DuplicateSearch) throws -> Void
    ) throws {
        let folder = NSTemporaryDirectory() + "hedui-twins-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try RecordStore(folder: folder)
        let claimant = try Claimant(store, actor: "test")
        for entry in entries {
            let submission = Submission(
                id: entry.id, registration: .initial,
                applicant: Submission.Applicant(
                    name: entry.name, idType: nil, idNumber: entry.number, employmentStatus: nil),
                employer: Submission.Employer(name: "福建虚构检测有限公司"), attachments: [])
            let cells = (0..<(48 * 64)).map { UInt8(truncatingIfNeeded: ($0 &* (entry.seed * 7919 + 13)) >> 3) }
            let page = PageEntry(
                attachment: .idInHand, file: "\(entry.id).jpg", page: 1, kind: .idCard, isHardToRead: false,
                print: cells)
            let quad = Quad(Rect(x: 1, y: 2, width: 3, height: 4))
            let report = ReportDocument(
                VerificationReport(
                    submission: entry.id, findings: [], documents: [], problems: [],
                    versions: Versions(hedui: "1", rules: "2", models: []), seconds: 1))
            try store.finish(
                FinishedCheck(
                    submission: submission, source: "test", key: ContentHash(of: entry.id.utf8),
                    attachments: [
                        AttachmentEntry(
                            kind: .idInHand, file: page.file, object: ContentHash(of: entry.id.utf8), byteCount: 1)
                    ], report: report, pages: [page],
                    marks: entry.mark.map { [MarkEntry(value: $0, file: page.file, page: 1, quad: quad)] } ?? [],
                    evidence: []), by: claimant)
        }
        try body(DuplicateSearch(store: store))
    }

    private func outcomes(_ changes: [(submission: String, document: ReportDocument)]) -> [String: Outcome] {
        Dictionary(
            uniqueKeysWithValues: changes.compactMap { change in
                change.document.findings.first.map { (change.submission, $0.outcome) }
            })
    }

    @Test func `a picture under two applicants is told to both, with both places`() throws {
        try search([("A", "陈晓东", "1", 1, nil), ("B", "林一", "2", 1, nil), ("C", "王二", "3", 2, nil)]) { search in
            let changes = try search.changes(["A", "B", "C"])
            #expect(outcomes(changes) == ["A": .doubtful, "B": .doubtful, "C": .match])
            let evidence = try #require(changes[0].document.findings.first).evidence
            #expect(evidence.map(\.file) == ["A.jpg", "B.jpg"] && evidence.map(\.submission) == [nil, "B"])
        }
    }

    @Test func `the same applicant may send a picture twice`() throws {
        try search([("A", "陈晓东", "1", 1, nil), ("B", "陈晓东", "1", 1, nil)]) { search in
            let found = outcomes(try search.changes(["A", "B"]))
            #expect(found == ["A": .match, "B": .match])
        }
    }

    @Test func `what lies in the store from before counts too, and only the batch is told`() throws {
        try search([("A", "陈晓东", "1", 1, nil), ("B", "林一", "2", 1, nil)]) { search in
            let found = outcomes(try search.changes(["B"]))
            #expect(found == ["B": .doubtful])
        }
    }

    @Test func `a number declared by two, and one that stands on another's page`() throws {
        try search([
            ("A", "陈晓东", "1", 1, nil), ("B", "林一", "1", 2, nil), ("C", "王二", "3", 3, "4"), ("D", "李三", "4", 5, nil),
        ]) { search in
            let found = outcomes(try search.changes(["A", "B", "C", "D"]))
            #expect(found == ["A": .doubtful, "B": .doubtful, "C": .doubtful, "D": .doubtful])
        }
    }
}
