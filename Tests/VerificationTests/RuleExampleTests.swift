import DocumentModel
import Foundation
import Testing

@testable import Verification

/// One example of one rule, named so that a failing test says which.
struct ExampleCase: Sendable, CustomTestStringConvertible {
    let rule: any Rule
    let example: RuleExample

    var testDescription: String { "\(rule.id): \(example.name)" }

    static let all = RuleRegistry.rules.flatMap { rule in
        rule.examples.map { ExampleCase(rule: rule, example: $0) }
    }
}

struct RuleExampleTests {
    @Test(arguments: ExampleCase.all)
    func `an example has its outcome`(_ test: ExampleCase) {
        let finding = test.rule.evaluate(test.example.evidence)
        #expect(finding.outcome == test.example.outcome, "\(finding.message)")
        #expect(finding.rule == test.rule.id)
    }

    @Test(arguments: ExampleCase.all)
    func `a finding is told in a Chinese sentence`(_ test: ExampleCase) {
        let finding = test.rule.evaluate(test.example.evidence)
        #expect(finding.message.hasSuffix("。"))
        #expect(!finding.message.contains("。。") && !finding.message.contains("Optional"))
        #expect((0...1).contains(finding.confidence))
        if let reason = finding.returnReason { #expect(reason.hasSuffix("。") && reason.contains("请")) }
    }

    @Test(arguments: ExampleCase.all)
    func `messages never hold a whole identity number`(_ test: ExampleCase) {
        let finding = test.rule.evaluate(test.example.evidence)
        for text in [finding.message, finding.returnReason ?? ""] {
            #expect(text.firstMatch(of: /[0-9]{14}/) == nil, "\(text)")
        }
    }

    @Test(arguments: RuleRegistry.rules.map(\.id))
    func `examples differ in name and in evidence`(_ id: String) throws {
        let examples = try #require(RuleRegistry.rule(id: id)).examples
        #expect(Set(examples.map(\.name)).count == examples.count)
        #expect(Set(examples.map(\.evidence)).count == examples.count)
    }

    @Test(arguments: RuleRegistry.rules.map(\.id))
    func `a rule has an example that it does not flag, and one that it does or leaves to a person`(_ id: String) throws
    {
        let outcomes = try #require(RuleRegistry.rule(id: id)).examples.map(\.outcome)
        #expect(outcomes.contains(.match))
        // A remark is all that some rules can make.
        #expect(outcomes.contains { $0.flags || $0.isUndecided || $0 == .notice })
        #expect(outcomes.contains(.unreadable) || id.hasPrefix("submission."))
    }
}

struct RuleRegistryTests {
    private var rulesFolder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Verification/Rules")
    }

    @Test func `every file in the folder of rules is registered, and the other way round`() throws {
        let files = try #require(FileManager.default.enumerator(at: rulesFolder, includingPropertiesForKeys: nil))
            .compactMap { ($0 as? URL)?.lastPathComponent }
            .filter { $0.hasSuffix(".swift") && !$0.contains("+") }
            .map { String($0.dropLast(".swift".count)) }
        let types = RuleRegistry.rules.map { String(describing: type(of: $0)) }
        #expect(Set(files) == Set(types))
    }

    @Test func `identifiers are unique and fit the names of the types`() {
        let ids = RuleRegistry.rules.map(\.id)
        #expect(Set(ids).count == ids.count)
        for rule in RuleRegistry.rules {
            let words = rule.id.split { $0 == "." || $0 == "-" }.map { $0 == "id" ? "ID" : $0.capitalized }.joined()
            #expect(String(describing: type(of: rule)) == words)
        }
    }

    @Test func `each rule has a title and a rationale`() {
        for rule in RuleRegistry.rules {
            #expect(!rule.title.isEmpty && rule.rationale.hasSuffix("。"))
        }
    }

    /// Identifiers are a contract: once in the catalogue, for ever.
    @Test func `no rule is lost`() {
        let ids = [
            "submission.required-attachments", "submission.id-number", "submission.age", "submission.window",
            "submission.education-hours", "submission.employer-eligible", "submission.review-office",
            "submission.safety-post", "form.pages", "form.title-kind", "form.applicant-name", "form.id-number",
            "form.employer-name", "form.contract-term", "form.seal", "form.seal-kind", "form.seal-name",
            "contract.employer-name", "contract.worker-name", "contract.id-number", "contract.term",
            "contract.employer-seal", "id-photo.legible", "id-photo.name", "id-photo.id-number",
            "submission.attachment-kind", "statement.signature", "statement.date", "statement.content",
            "name-change.names", "specialty-certificate.specialty", "specialty-certificate.name",
            "education-certificate.name", "education-certificate.hours", "education-certificate.specialty",
            "institution-certificate.name", "institution-certificate.validity", "retirement-certificate.name",
            "reissue.applicant-name", "reissue.id-number", "reissue.request", "reissue.reason", "reissue.signature",
            "reissue.employer-opinion", "reissue.id-copy", "cancellation.applicant-name", "cancellation.id-number",
            "cancellation.reason", "cancellation.signature", "cancellation.employer-opinion", "cancellation.id-copy",
            "submission.duplicate",
        ]
        #expect(Set(RuleRegistry.rules.map(\.id)).isSuperset(of: ids))
    }
}
