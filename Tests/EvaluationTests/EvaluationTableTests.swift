import DocumentModel
import Foundation
import Testing

@testable import Evaluation

struct EvaluationTableTests {
    private func summary(misses: Bool) -> EvaluationSummary {
        var evaluation = Evaluation()
        let truth = Truth(
            submission: "T-1", defects: [.init(rule: "b", outcomes: [.mismatch], what: "one digit differs")],
            rules: ["a": [.match], "b": [.mismatch]], pages: [])
        evaluation.addFailure(submission: "T-1", truth: truth)
        let cost = EvaluationSummary.Cost(evaluation, wallSeconds: 1.5, peakMebibytes: 800)
        return EvaluationSummary(evaluation, cost: cost, includesMisses: misses)
    }

    @Test func `the table has a line a rule, and rates`() {
        let table = EvaluationTable(summary(misses: false)).rendered
        #expect(table.contains("submissions 1, pages 0, failed 1\n"))
        #expect(table.contains("peak 800 MiB"))
        #expect(table.contains("100.0 %"))
        #expect(!table.contains("one digit differs"))
    }

    @Test func `misses are listed on demand, with what was planted`() {
        let table = EvaluationTable(summary(misses: true)).rendered
        #expect(table.contains("missed: T-1 b: expected mismatch, got not-applicable (one digit differs)\n"))
        #expect(table.contains("unchecked: T-1 a: expected match, got not-applicable\n"))
    }

    @Test func `the summary is JSON with rates`() throws {
        let data = try JSONEncoder().encode(summary(misses: true))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["schema"] as? String == "hedui.evaluation/1")
        #expect((object["misses"] as? [Any])?.count == 2)
        #expect((object["totals"] as? [String: Any])?["plantedFound"] as? Double == 0)
    }

    @Test(arguments: [
        (0.0, 1, "0.0"), (12.345, 2, "12.35"), (0.999, 1, "1.0"), (-0.04, 1, "0.0"), (-1.5, 1, "-1.5"), (7, 0, "7"),
        (.nan, 1, "-"), (1e300, 1, "-"), (0.05, 2, "0.05"),
    ])
    func `numbers are written with fixed decimals`(value: Double, digits: Int, expected: String) {
        #expect(number(value, digits: digits) == expected)
    }
}

struct TruthTests {
    @Test func `the generator's JSON is understood`() throws {
        let json = """
            { "schema": "hedui.truth/1", "submission": "T-000123", "level": "ordinary", "seed": 123,
              "defects": [ { "rule": "contract.employer-name", "outcomes": ["mismatch"], "what": "one character" } ],
              "rules": { "form.seal": ["match"], "contract.employer-name": ["mismatch"] },
              "pages": [ { "attachment": "labour-contract", "file": "contract.pdf", "page": 1, "rotation": 0,
                  "kind": "labour-contract", "lines": ["甲方"], "fields": { "contract-end": "open-ended" },
                  "seals": [ { "kind": "official", "shape": "circle", "colour": "red", "text": "甲公司", "lineText": "",
                    "code": null, "center": [812, 1530], "radius": 118, "partial": false } ] } ] }
            """
        let truth = try JSONDecoder().decode(Truth.self, from: Data(json.utf8))
        #expect(truth.rules["form.seal"] == [.match])
        #expect(truth.pages.first?.seals?.first?.center == [812, 1530])
    }

    @Test(arguments: ["", "{}", "[]", #"{"schema":"hedui.truth/1","submission":"x","rules":{"a":["nonsense"]}}"#])
    func `garbage is an error and no crash`(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Truth.self, from: Data(json.utf8)) }
    }
}
