import DocumentModel

/// A fictitious report with one finding of each group.
enum SampleReport {
    static let quad = Quad(Rect(x: 412, y: 610, width: 1000, height: 50))

    static func finding(
        _ rule: String, _ outcome: Outcome, expected: String? = nil, found: String? = nil, quad: Quad? = nil,
        text: String = "", reason: String? = nil
    ) -> Finding {
        Finding(
            rule: rule, outcome: outcome, expected: expected, found: found, confidence: 0.9,
            evidence: quad.map { [EvidenceSpot(file: "contract.pdf", page: 1, quad: $0, text: text)] } ?? [],
            message: "说明\(rule)", returnReason: reason)
    }

    static func report(_ findings: [Finding], seals: [Seal] = [], problems: [FileProblem] = []) -> VerificationReport {
        let page = DocumentPage(
            attachment: .labourContract, file: "contract.pdf", page: 1, kind: .labourContract,
            quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 90),
            text: RecognizedPage(width: 1654, height: 2339, lines: []),
            fields: [
                ExtractedField(
                    name: .idNumber, value: "350102198703154217", text: "身份证号350102198703154217", quad: quad,
                    score: 0.9)
            ], seals: seals)
        return VerificationReport(
            submission: "T-1", findings: findings, documents: [page], problems: problems,
            versions: Versions(hedui: "0.1.0", rules: "1", models: ["m"]), seconds: 3.24)
    }

    static let seal = Seal(
        kind: .official, shape: .circle, colour: .red, text: "福建闽安工程有限公司", lineText: "", confidence: 0.9,
        quad: Quad(Rect(x: 900, y: 1800, width: 240, height: 240)))
}
