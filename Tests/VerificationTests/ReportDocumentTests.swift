import DocumentModel
import Foundation
import Testing

@testable import Verification

struct ReportDocumentTests {
    private func report() -> VerificationReport {
        let evidence = Evidence.example(
            [
                .firstSheet(.example(.applicantName, "陈晓东")),
                .secondSheet(seals: [.example("福建闽安工程有限公司", line: "人事部", kind: .personnel)]),
                .contract(.example(.employerName, "福建闽安工程有限公司")),
            ], problems: [.example(.idInHand)])
        return VerificationReport(
            submission: "T-1", findings: Verifier().findings(for: evidence), documents: evidence.pages,
            problems: evidence.problems, versions: Versions(hedui: "0.1.0", rules: "1", models: ["m"]), seconds: 1.23456
        )
    }

    @Test func `a report keeps the names of the contract`() throws {
        let json = try ReportDocument(report()).json(indented: false)
        #expect(!json.contains("\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "schema", "submission", "verdict", "findings", "returnReasons", "returnReasonGroups", "documents",
                "problems", "versions",
                "seconds",
            ])
        #expect(object["schema"] as? String == "hedui.report/1")
        #expect(object["verdict"] as? String == "flagged")
        let findings = try #require(object["findings"] as? [[String: Any]])
        let finding = try #require(findings.first { $0["rule"] as? String == "contract.employer-name" })
        #expect(finding["outcome"] as? String == "mismatch")
        #expect(finding["attachment"] as? String == "labour-contract")
        #expect(finding["expected"] as? String == "福建闽安工程技术有限公司")
        #expect(finding["found"] as? String == "福建闽安工程有限公司")
        #expect(
            finding["message"] as? String
                == "劳动合同（聘用文件）中的用人单位名称“福建闽安工程有限公司”与申报的聘用单位名称“福建闽安工程技术有限公司”不一致（缺“技术”二字）。")
        let spot = try #require((finding["evidence"] as? [[String: Any]])?.first)
        #expect(Set(spot.keys) == ["file", "page", "quad", "text"])
        let documents = try #require(object["documents"] as? [[String: Any]])
        #expect(documents[0]["recognisedKind"] as? String == "application-form")
        let seal = try #require((documents[1]["seals"] as? [[String: Any]])?.first)
        #expect(seal["kind"] as? String == "personnel" && seal["partial"] as? Bool == false)
    }

    @Test func `a report is read again as it was written`() throws {
        let document = ReportDocument(report(), includesNotApplicable: true)
        for indented in [true, false] {
            let again = try ReportDocument(json: document.json(indented: indented))
            // Corners are written as whole pixels, so the second writing is the first one.
            #expect(try again.json(indented: false) == document.json(indented: false))
        }
    }

    @Test func `rules that do not apply are left out unless asked for`() {
        #expect(!ReportDocument(report()).findings.contains { $0.outcome == .notApplicable })
        let all = ReportDocument(report(), includesNotApplicable: true).findings
        #expect(all.map(\.rule) == RuleRegistry.rules.map(\.id))
    }

    @Test func `all defects are told at once, and only what flags is told to the applicant`() {
        let report = report()
        #expect(report.verdict == .flagged)
        let flagged = report.findings.filter(\.outcome.flags)
        #expect(report.returnReasons.count == flagged.compactMap(\.returnReason).count)
        #expect(report.findings.allSatisfy { $0.outcome.flags || $0.returnReason == nil })
        #expect(
            Set(flagged.map(\.rule)) == [
                "contract.employer-name", "contract.worker-name", "contract.id-number", "contract.term",
                "contract.employer-seal", "form.seal-name", "form.contract-term", "contract.legal-representative",
                "contract.post", "contract.worker-signature", "contract.signing-date",
            ])
    }

    @Test(arguments: ["", "{}", "[]", "null", #"{"schema":"other/1"}"#, "{\"schema\":\"hedui.report/1\"}", "\u{0}"])
    func `what is no report is refused`(_ text: String) {
        #expect(throws: (any Error).self) { try ReportDocument(json: text) }
    }

    @Test func `the example of the format is read`() throws {
        let document = try ReportDocument(
            json: """
                {"schema":"hedui.report/1","submission":"FJ-1","verdict":"flagged","findings":[{"rule":"contract.employer-name",
                "outcome":"mismatch","attachment":"labour-contract","expected":"a","found":"b","confidence":0.987,
                "evidence":[{"file":"contract.pdf","page":1,"quad":[[412,610],[1490,612],[1490,668],[412,666]],"text":"t"}],
                "message":"m"}],"returnReasons":["r"],"documents":[{"attachment":"labour-contract","file":"contract.pdf",
                "page":1,"width":1654,"height":2339,"recognisedKind":"labour-contract","quality":{"sharpness":0.82,
                "skewDegrees":-0.6,"rotation":0},"fields":[{"name":"employer-name","value":"v","confidence":0.98,"quad":[]}],
                "seals":[{"kind":"official","shape":"circle","text":"t","confidence":0.97,"quad":[],
                "diameterMillimetres":41.6}]}],"versions":{"hedui":"0.1.0","rules":"1","models":["m"]},"seconds":3.2}
                """)
        #expect(document.documents[0].seals[0].diameterMillimetres == 41.6)
        #expect(document.documents[0].fields[0].quad.quad == nil)
    }

    @Test func `numbers that are none are written as zero`() throws {
        var report = report()
        report.seconds = .nan
        report.documents[0].quality.sharpness = .infinity
        report.findings[0].confidence = -.infinity
        #expect(try ReportDocument(report).json(indented: true).contains("\"seconds\" : 0"))
    }
}

struct VerifierTests {
    @Test func `nothing at all gives only rules that do not apply`() {
        let evidence = Evidence(
            declaration: Declaration(), pages: [], problems: [], today: .example("2026-11-20"))
        #expect(Verifier().findings(for: evidence).allSatisfy { $0.outcome == .notApplicable })
    }

    @Test func `a clean submission is clear`() {
        let evidence = Evidence.example([
            .firstSheet(
                .example(.applicantName, "陈晓东"), .example(.idNumber, "350102198703154212"),
                .example(.employerName, "福建闽安工程技术有限公司"), .example(.formTitle, "中级注册安全工程师初始注册申请表")),
            .secondSheet(
                .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-28"),
                .example(.department, "安全环保部"), .example(.post, "安全主管"),
                seals: [.example("福建闽安工程技术有限公司")]
            )
            .signing(.applicant, .handwritten, .filled(.example("2026-11-18")))
            .signing(.employer, .seal, .filled(.example("2026-11-19"))),
            .contract(
                .example(.employerName, "福建闽安工程技术有限公司"), .example(.workerName, "陈晓东"),
                .example(.idNumber, "350102198703154212"), .example(.contractStart, "2024-03-01"),
                .example(.contractEnd, "2027-02-28"), .example(.legalRepresentative, "林国栋"), .example(.post, "安全主管"),
                seals: [.example("福建闽安工程技术有限公司", line: "合同专用章", kind: .contract)]
            ).signing(.worker, .handwritten, .filled(.example("2024-02-26"))),
            .idPhoto(.example(.applicantName, "陈晓东"), .example(.idNumber, "350102198703154212")),
        ]) {
            $0.attachments = [
                .init(kind: .applicationForm, files: ["1.jpg", "2.jpg"]),
                .init(kind: .labourContract, files: ["c.pdf"]),
                .init(kind: .idInHand, files: ["i.jpg"]),
            ]
        }
        let findings = Verifier().findings(for: evidence)
        #expect(findings.allSatisfy { $0.outcome == .match || $0.outcome == .notApplicable })
        #expect(Verdict(outcomes: findings.map(\.outcome)) == .clear)
    }

    @Test func `files that cannot be opened leave their rules undecided, not the others`() {
        let evidence = Evidence.example(
            [.contract(.example(.workerName, "陈晓东"))], problems: [.example(.applicationForm, .encrypted)])
        let outcomes = Dictionary(
            uniqueKeysWithValues: Verifier().findings(for: evidence).map { ($0.rule, $0.outcome) })
        for rule in RuleRegistry.rules.map(\.id) where rule.hasPrefix("form.") {
            #expect(outcomes[rule] == .unreadable)
        }
        #expect(outcomes["contract.worker-name"] == .match)
    }
}
