import DocumentModel
import Testing

@testable import Verification

struct PageProblemTests {
    private let glare = QualityProblem(
        kind: .glare, severity: 0.8, quad: Quad(Rect(x: 800, y: 1700, width: 500, height: 200)))

    @Test func `an unreadable photo says why and where`() throws {
        var page = DocumentPage.held(reads: false, faces: [], problems: [glare])
        page.kind = .idCard
        let findings = Verifier().findings(for: .example([page]))
        let finding = try #require(findings.first { $0.rule == "id-photo.legible" })
        #expect(finding.outcome == .unreadable)
        #expect(finding.message.contains("反光") && finding.message.hasSuffix("。"))
        #expect(finding.evidence.contains { $0.quad == glare.quad })
    }

    @Test func `a slight problem and one elsewhere are not named`() {
        var page = DocumentPage.held(faces: [], problems: [glare])
        #expect(PageProblems.reason(of: [page], touching: Quad(Rect(x: 0, y: 0, width: 50, height: 50))) == nil)
        page.quality.problems[0].severity = 0.05
        #expect(PageProblems.reason(of: [page]) == nil)
    }

    @Test func `what was read is not explained`() {
        let finding = Finding(rule: "x", outcome: .match, attachment: .idInHand, confidence: 1, message: "一致。")
        let evidence = Evidence.example([.held(faces: [], problems: [glare])])
        #expect(finding.explained(by: evidence) == finding)
    }

    @Test(arguments: [0, 90, 180, 270])
    func `the landmarks tell how a head is turned`(_ roll: Int) throws {
        let degrees = try #require(Face.example(.person, roll: roll).rollDegrees)
        let expected = roll > 180 ? Double(roll - 360) : Double(roll)
        #expect(abs(abs(degrees) - abs(expected)) < 1e-6 && (roll == 180 || abs(degrees - expected) < 1e-6))
    }

    @Test func `faces without landmarks or with strange ones have no direction`() {
        let box = Rect(x: 0, y: 0, width: 9, height: 9)
        #expect(Face(box: box, score: 1).rollDegrees == nil)
        let strange = [Point](repeating: Point(x: .nan, y: .infinity), count: 5)
        #expect(Face(box: box, score: 1, landmarks: strange).rollDegrees == nil)
    }
}
