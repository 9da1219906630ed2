import DocumentModel
import Evaluation
import Testing
import Verification

struct EvaluationTests {
    private static let quad = Quad(Rect(x: 700, y: 1400, width: 200, height: 200))

    private func finding(_ rule: String, _ outcome: Outcome) -> Finding {
        Finding(rule: rule, outcome: outcome, confidence: 0.9, message: "")
    }

    private func page(_ values: [(FieldName, String)] = [], seals: [Seal] = [], rotation: Int = 0) -> DocumentPage {
        DocumentPage(
            attachment: .labourContract, file: "contract.pdf", page: 1, kind: .labourContract,
            quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: rotation),
            text: RecognizedPage(width: 1654, height: 2339, lines: []),
            fields: values.map {
                ExtractedField(name: $0.0, value: $0.1, text: $0.1, quad: EvaluationTests.quad, score: 1)
            }, seals: seals)
    }

    private func report(_ findings: [Finding], pages: [DocumentPage] = []) -> ReportDocument {
        ReportDocument(
            VerificationReport(
                submission: "T-1", findings: findings, documents: pages, problems: [],
                versions: Versions(hedui: "", rules: "", models: []), seconds: 2))
    }

    private func seal(_ text: String, kind: SealKind = .official) -> Seal {
        Seal(
            kind: kind, shape: .circle, colour: .red, text: text, lineText: "", confidence: 1,
            quad: EvaluationTests.quad)
    }

    private func truth(
        _ rules: [String: [Outcome]] = [:], fields: [String: String] = [:], seals: [Truth.SealTruth] = [],
        rotation: Int = 0, size: [Double]? = nil
    ) -> Truth {
        Truth(
            submission: "T-1", defects: [], rules: rules,
            pages: [
                Truth.Page(
                    attachment: .labourContract, file: "contract.pdf", page: 1, rotation: rotation, size: size,
                    fields: fields, seals: seals)
            ])
    }

    private func evaluation(_ report: ReportDocument, _ truth: Truth) -> Evaluation {
        var evaluation = Evaluation()
        evaluation.add(report, truth: truth)
        return evaluation
    }

    @Test func `the smallest differences are counted apart`() {
        var truth = truth(["contract.id-number": [.mismatch], "contract.worker-name": [.mismatch]])
        truth.defects = [
            Truth.Defect(rule: "contract.id-number", outcomes: [.mismatch], difference: "digit"),
            Truth.Defect(rule: "contract.worker-name", outcomes: [.mismatch], difference: "character"),
        ]
        let evaluation = evaluation(
            report([finding("contract.id-number", .mismatch), finding("contract.worker-name", .match)]), truth)
        #expect(evaluation.differences["digit"]?.right == 1)
        #expect(evaluation.differences["character"]?.right == 0)
        #expect(evaluation.differences["character"]?.total == 1)
    }

    @Test(arguments: [
        // Truth, outcome: found, undecided, missed.
        ([Outcome.mismatch], Outcome.mismatch, [1, 0, 0]), ([.mismatch], .invalid, [1, 0, 0]),
        ([.mismatch], .unreadable, [0, 1, 0]), ([.mismatch], .match, [0, 0, 1]),
        ([.mismatch], .notApplicable, [0, 0, 1]), ([.mismatch, .unreadable], .unreadable, [1, 0, 0]),
        ([.doubtful], .doubtful, [1, 0, 0]), ([.doubtful], .mismatch, [0, 1, 0]), ([.doubtful], .match, [0, 0, 1]),
        ([.missing], .notice, [0, 0, 1]),
    ])
    func `a planted mismatch is found, left to a person or missed`(
        acceptable: [Outcome], outcome: Outcome, expected: [Int]
    ) throws {
        let result = evaluation(report([finding("r", outcome)]), truth(["r": acceptable]))
        let tally = try #require(result.rules["r"])
        #expect([tally.found, tally.plantedUndecided, tally.missed] == expected)
        #expect(tally.planted == 1 && tally.clean == 0)
    }

    @Test(arguments: [
        // Truth, outcome: agreed, false flag, undecided, unchecked.
        ([Outcome.match], Outcome.match, [1, 0, 0, 0]), ([.match], .mismatch, [0, 1, 0, 0]),
        ([.match], .missing, [0, 1, 0, 0]), ([.match], .unreadable, [0, 0, 1, 0]), ([.match], .doubtful, [0, 0, 1, 0]),
        ([.match], .notApplicable, [0, 0, 0, 1]), ([.match, .unreadable], .unreadable, [1, 0, 0, 0]),
        ([.notApplicable], .notApplicable, [1, 0, 0, 0]), ([.notApplicable], .missing, [0, 1, 0, 0]),
        ([.notice], .match, [0, 0, 0, 1]), ([.match, .mismatch], .mismatch, [1, 0, 0, 0]),
    ])
    func `a clean rule agrees, is flagged, left to a person or not checked`(
        acceptable: [Outcome], outcome: Outcome, expected: [Int]
    ) throws {
        let result = evaluation(report([finding("r", outcome)]), truth(["r": acceptable]))
        let tally = try #require(result.rules["r"])
        #expect([tally.agreed, tally.falseFlags, tally.cleanUndecided, tally.unchecked] == expected)
        #expect(tally.clean == 1 && tally.planted == 0)
    }

    @Test func `a rule left out of the report does not apply`() {
        #expect(evaluation(report([]), truth(["r": [.notApplicable]])).rules["r"]?.agreed == 1)
        #expect(evaluation(report([]), truth(["r": [.mismatch]])).rules["r"]?.missed == 1)
    }

    @Test func `fields are compared exactly, and several values are told`() {
        let pages = [
            page([(.employerName, "甲公司"), (.idNumber, "1"), (.idNumber, "2"), (.contractEnd, "2027-02-27")])
        ]
        let fields = [
            "employer-name": "甲公司", "id-number": "2", "contract-end": "2027-02-28", "contract-start": "2024-03-01",
        ]
        let result = evaluation(report([], pages: pages), truth(fields: fields))
        #expect(result.fields["employer-name"]?.exact == 1)
        #expect(result.fields["id-number"]?.exact == 1 && result.fields["id-number"]?.ambiguous == 1)
        #expect(result.fields["contract-end"]?.wrong == 1)
        #expect(result.fields["contract-start"]?.missing == 1)
        #expect(result.misses.map(\.subject) == ["contract-end", "contract-start"])
    }

    @Test func `a seal is found by its centre, and its kind and text are compared`() {
        let near = Truth.SealTruth(kind: .official, shape: .circle, text: "甲公司", center: [812, 1530], radius: 118)
        let result = evaluation(report([], pages: [page(seals: [seal("甲公司")])]), truth(seals: [near]))
        #expect(result.seals["circle"]?.found == 1 && result.seals["circle"]?.kindRight == 1)
        #expect(result.seals["circle"]?.textExact == 1 && result.spuriousSeals == 0)

        let wrong = evaluation(
            report([], pages: [page(seals: [seal("乙公司", kind: .finance)])]), truth(seals: [near]))
        #expect(wrong.seals["circle"]?.found == 1 && wrong.seals["circle"]?.kindRight == 0)
        #expect(wrong.seals["circle"]?.textExact == 0 && wrong.misses.count == 1)
    }

    @Test func `a seal's place is compared on a page of another resolution`() {
        let small = Truth.SealTruth(kind: .official, shape: .circle, text: "甲公司", center: [400, 750], radius: 59)
        let pages = [page(seals: [seal("甲公司")])]
        #expect(
            evaluation(report([], pages: pages), truth(seals: [small], size: [827, 1170])).seals["circle"]?.found == 1)
        #expect(evaluation(report([], pages: pages), truth(seals: [small])).seals["circle"]?.found == 0)
    }

    @Test func `a seal elsewhere is spurious, and the true one is not found`() {
        let far = Truth.SealTruth(kind: .official, shape: .circle, text: "甲公司", center: [100, 100], radius: 118)
        let result = evaluation(report([], pages: [page(seals: [seal("甲公司")])]), truth(seals: [far]))
        #expect(result.seals["circle"]?.found == 0 && result.spuriousSeals == 1)
        #expect(Set(result.misses.map(\.kind)) == [.seal, .spuriousSeal])
    }

    @Test func `one reported seal answers for one true seal only`() {
        let both = [[800.0, 1500], [820, 1520]].map {
            Truth.SealTruth(kind: .official, shape: .circle, text: "甲公司", center: $0, radius: 118)
        }
        let result = evaluation(report([], pages: [page(seals: [seal("甲公司")])]), truth(seals: both))
        #expect(result.seals["circle"]?.total == 2 && result.seals["circle"]?.found == 1)
    }

    @Test func `a slice of a cross-page seal is asked for no text`() {
        let slice = Truth.SealTruth(
            kind: .official, shape: .circle, text: "甲公司", center: [800, 1500], radius: 118, partial: true)
        let result = evaluation(report([], pages: [page(seals: [seal("")])]), truth(seals: [slice]))
        #expect(result.seals["partial"]?.found == 1 && result.seals["partial"]?.legible == 0)
        #expect(result.misses.isEmpty)
    }

    @Test func `a truth with a broken centre is taken`() {
        let broken = Truth.SealTruth(kind: .official, shape: .circle, text: "甲", center: [], radius: 118)
        #expect(evaluation(report([], pages: [page()]), truth(seals: [broken])).seals["circle"]?.found == 0)
    }

    @Test func `a page must be turned back by what it was turned to be stored, and a page that is not there is told`() {
        #expect(evaluation(report([], pages: [page(rotation: 270)]), truth(rotation: 90)).rotation.right == 1)
        #expect(evaluation(report([], pages: [page()]), truth()).rotation.right == 1)
        let wrong = evaluation(report([], pages: [page(rotation: 90)]), truth(rotation: 90))
        #expect(wrong.rotation.right == 0 && wrong.misses.map(\.kind) == [.rotation])
        #expect(evaluation(report([]), truth(rotation: 90)).misses.map(\.kind) == [.page])
    }

    @Test func `a failed submission counts everything as missed or unchecked`() {
        var evaluation = Evaluation()
        evaluation.addFailure(
            submission: "T-1", truth: truth(["a": [.mismatch], "b": [.match]], fields: ["id-number": "1"]))
        #expect(evaluation.rules["a"]?.missed == 1 && evaluation.rules["b"]?.unchecked == 1)
        #expect(evaluation.fields["id-number"]?.missing == 1)
        #expect(evaluation.failures == ["T-1"])
    }

    @Test func `verdicts are counted apart for submissions with and without defects`() {
        var evaluation = Evaluation()
        evaluation.add(report([finding("r", .mismatch)]), truth: truth(["r": [.mismatch]]))
        evaluation.add(report([finding("r", .match)]), truth: truth(["r": [.match]]))
        evaluation.add(report([finding("r", .unreadable)]), truth: truth(["r": [.match]]))
        #expect(evaluation.flaggedSubmissions.right == 1 && evaluation.flaggedSubmissions.total == 1)
        #expect(evaluation.clearSubmissions.right == 1 && evaluation.clearSubmissions.total == 2)
    }
}

struct CalibrationTests {
    @Test func `the Brier score is the mean squared error of the confidence`() throws {
        var calibration = Calibration()
        #expect(calibration.brierScore == nil)
        calibration.add(confidence: 1, isRight: true)
        calibration.add(confidence: 0.5, isRight: false)
        #expect(abs(try #require(calibration.brierScore) - 0.125) < 1e-12)
    }

    @Test(arguments: [Double.nan, -3, 7, .infinity])
    func `a confidence that is none is taken as an end of the scale`(confidence: Double) throws {
        var calibration = Calibration()
        calibration.add(confidence: confidence, isRight: true)
        #expect((0...1).contains(try #require(calibration.brierScore)))
        #expect(calibration.bins.reduce(0) { $0 + $1.count } == 1)
    }
}
