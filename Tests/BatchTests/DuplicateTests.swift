import DocumentModel
import Testing
import Verification

@testable import Batch

struct DuplicateTests {
    /// A page of ruled "text": dark cells where `seed` says so.
    private func brightness(seed: UInt64, noise: Int = 0) -> [UInt8] {
        var state = seed
        var other: UInt64 = 99
        func next(_ state: inout UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        return (0..<(PagePrint.columns * PagePrint.rows)).map { _ in
            let ink = next(&state) % 3 == 0 ? 90 : 235
            return UInt8(clamping: ink + (noise == 0 ? 0 : next(&other) % noise - noise / 2))
        }
    }

    @Test func `the same picture with noise is alike, another is not`() throws {
        let first = try #require(PagePrint(brightness: brightness(seed: 1)))
        let again = try #require(PagePrint(brightness: brightness(seed: 1, noise: 20)))
        let other = try #require(PagePrint(brightness: brightness(seed: 2)))
        #expect(first.likeness(to: again) > 0.95)
        #expect(abs(first.likeness(to: other)) < 0.3)
        let cells = first.roughCells + again.roughCells + other.roughCells
        let size = PagePrint.roughCount
        #expect(PagePrint.roughLikeness(cells, 0, size) > 0.9)
        #expect(abs(PagePrint.roughLikeness(cells, 0, 2 * size)) < 0.5)
    }

    @Test func `a blank page is like nothing`() throws {
        let blank = try #require(PagePrint(brightness: [UInt8](repeating: 255, count: 48 * 64)))
        #expect(blank.likeness(to: blank) == 0)
        #expect(PagePrint(cells: [1, 2]) == nil && PagePrint(brightness: []) == nil)
    }

    @Test func `a report takes the finding in, and its verdict follows`() {
        let report = ReportDocument(
            VerificationReport(
                submission: "A",
                findings: [
                    Finding(rule: "submission.id-number", outcome: .match, confidence: 1, message: "一致。"),
                    Finding(rule: "form.pages", outcome: .match, confidence: 1, message: "一致。"),
                ], documents: [], problems: [], versions: Versions(hedui: "1", rules: "2", models: []), seconds: 1))
        let clear = report.comparedWithOthers([])
        #expect(clear.findings.map(\.rule) == ["submission.id-number", "submission.duplicate", "form.pages"])
        #expect(clear.verdict == .clear)
        let spot = EvidenceSpot(file: "a.jpg", page: 2, quad: Quad(Rect(x: 0, y: 0, width: 1, height: 1)), text: "")
        let twin = SubmissionTwin(likeness: .picture, what: "注册申请表", own: spot, submission: "B", others: spot)
        let doubtful = clear.comparedWithOthers([twin])
        #expect(doubtful.verdict == .undecided && doubtful.findings.count == 3)
        #expect(doubtful.findings[1].evidence.map(\.submission) == [nil, "B"])
        #expect(doubtful.comparedWithOthers([]) == clear)
    }
}
