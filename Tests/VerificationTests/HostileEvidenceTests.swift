import DocumentModel
import Testing

@testable import Verification

/// Whatever readers and extractors may hand over, every rule gives one finding.
struct HostileEvidenceTests {
    static let texts = [
        "", " ", "\u{0}", "：", "（）", "👨‍👩‍👧", "3501021987031542129999", "X", "无固定期限", "open-ended", "2024-13-45",
        "9999-12-31",
        "长期", "福建闽安工程技术有限公司", "陈晓东", String(repeating: "福", count: 3000),
    ]
    static let numbers: [Double] = [0, 1, -1, 0.5, .nan, .infinity, -.infinity, 1e300]

    private struct Dice {
        var state: UInt64
        mutating func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
        mutating func quad() -> Quad {
            Quad(Rect(x: pick(numbers), y: pick(numbers), width: pick(numbers), height: pick(numbers)))
        }
    }

    private func evidence(_ dice: inout Dice) -> Evidence {
        let pages = (0..<dice.next(4)).map { _ in page(&dice) }
        var declaration = Declaration()
        declaration.registration = dice.pick(RegistrationKind.allCases + [nil])
        declaration.applicantName = dice.pick(Self.texts + [nil])
        declaration.idType = dice.pick(IDType.allCases + [nil])
        declaration.idNumber = dice.pick(Self.texts + [nil])
        declaration.employerName = dice.pick(Self.texts + [nil])
        declaration.formerEmployerName = dice.pick(Self.texts + [nil])
        declaration.contractStart = dice.pick([nil, .example("2024-03-01")])
        declaration.contractEnd = dice.pick([nil, .openEnded, .date(.example("2027-02-28"))])
        declaration.attachments = dice.pick([
            nil, [], AttachmentKind.allCases.map { Submission.Attachment(kind: $0, files: [""]) },
        ])
        let problems = (0..<dice.next(3)).map { _ in
            FileProblem.example(dice.pick(AttachmentKind.allCases), dice.pick(FileProblem.Reason.allCases))
        }
        return Evidence(declaration: declaration, pages: pages, problems: problems, today: .example("2026-11-20"))
    }

    private func page(_ dice: inout Dice) -> DocumentPage {
        let lines = (0..<dice.next(5)).map { _ in
            let text = dice.pick(Self.texts)
            let glyphs = text.map { Glyph(text: String($0), quad: dice.quad(), score: dice.pick(Self.numbers)) }
            return TextLine(quad: dice.quad(), glyphs: glyphs, score: dice.pick(Self.numbers))
        }
        let fields = (0..<dice.next(6)).map { _ in
            ExtractedField(
                name: dice.pick(FieldName.allCases), value: dice.pick(Self.texts), text: dice.pick(Self.texts),
                quad: dice.quad(), score: dice.pick(Self.numbers), isComplete: dice.pick([true, false]),
                note: dice.pick([nil, "", "另见其他期限"]))
        }
        let seals = (0..<dice.next(3)).map { _ in
            Seal(
                kind: dice.pick(SealKind.allCases), shape: .circle, colour: dice.pick(SealColour.allCases),
                text: dice.pick(Self.texts), lineText: dice.pick(Self.texts), confidence: dice.pick(Self.numbers),
                alternatives: [dice.pick(Self.texts)], quad: dice.quad(), isPartial: dice.pick([true, false]))
        }
        return DocumentPage(
            attachment: dice.pick([.applicationForm, .labourContract, .idInHand]), file: "f", page: dice.next(3),
            kind: dice.pick(DocumentKind.allCases), formSheets: dice.pick([[], [1], [2], [1, 2], [7]]),
            quality: PageQuality(sharpness: dice.pick(Self.numbers), skewDegrees: dice.pick(Self.numbers), rotation: 0),
            text: RecognizedPage(width: dice.next(3), height: dice.next(3), lines: lines), fields: fields, seals: seals)
    }

    @Test(arguments: 0..<8)
    func `every rule gives one finding for anything`(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        for _ in 0..<40 {
            let findings = Verifier().findings(for: evidence(&dice))
            #expect(findings.map(\.rule) == RuleRegistry.rules.map(\.id))
            #expect(findings.allSatisfy { (0...1).contains($0.confidence) && !$0.message.isEmpty })
            #expect(findings.allSatisfy { $0.outcome.flags || $0.returnReason == nil })
        }
    }

    @Test func `an unknown score is never agreement`() {
        let finding = Verifier().findings(
            for: .example([
                .contract(.example(.workerName, "陈晓东", score: .nan)),
                .firstSheet(.example(.applicantName, "陈晓东", score: .nan)),
            ]))
        #expect(finding.allSatisfy { !$0.rule.hasSuffix("name") || $0.outcome != .match })
    }
}
