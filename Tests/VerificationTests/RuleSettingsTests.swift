import DocumentModel
import Testing

@testable import Verification

struct RuleSettingsTests {
    private func settings(_ json: String) throws(SubmissionError) -> RuleSettings {
        try RuleSettings(json: Array(json.utf8))
    }

    @Test func `keys are unique, and every setting is explained in both languages`() {
        #expect(Set(RuleSetting.all.map(\.key)).count == RuleSetting.all.count)
        for setting in RuleSetting.all {
            #expect(setting.chinese.hasSuffix("。") && setting.english.hasSuffix("."))
            #expect(!setting.allowed.isEmpty && !setting.defaultValue.isEmpty)
        }
    }

    @Test func `every property has a key`() {
        #expect(Mirror(reflecting: RuleSettings.standard).children.count == RuleSetting.all.count)
    }

    @Test func `a file sets what it names and nothing else`() throws {
        let settings = try settings(
            #"{"ageOverSeventy": "invalid", "contractEndsWithinDays": 30, "hoursForReRegistration": false}"#)
        #expect(settings.ageOverSeventy == .invalid)
        #expect(settings.contractEndsWithinDays == 30)
        #expect(!settings.hoursForReRegistration)
        #expect(settings.changes.map(\.key) == ["ageOverSeventy", "contractEndsWithinDays", "hoursForReRegistration"])
    }

    @Test func `a report says when settings are not the default`() throws {
        #expect(Verifier.version(with: .standard) == Verifier.rulesVersion)
        let plain = try settings(#"{"ageOverSeventy": "doubtful"}"#)
        #expect(plain == .standard && plain.fingerprint == nil)
        let changed = try settings(#"{"ageOverSeventy": "存疑", "taskContract": "match"}"#)
        let version = Verifier.version(with: changed)
        #expect(version.hasPrefix(Verifier.rulesVersion + "+"))
        #expect(version.wholeMatch(of: /[0-9]+\+settings:[0-9a-f]{8}/) != nil)
        #expect(version != Verifier.version(with: try settings(#"{"taskContract": "invalid"}"#)))
    }

    @Test func `an unknown key is an error that says where and what is allowed`() throws {
        let error = #expect(throws: SubmissionError.self) {
            try settings("{\n\"ageOverSeventie\": \"doubtful\",\n\"taskContract\": \"missing\"}")
        }
        let problems = try #require(error).problems
        #expect(problems.map(\.path) == ["ageOverSeventie", "taskContract"])
        #expect(problems.map(\.line) == [2, 3])
        #expect(
            problems[0].message.contains("是否应为“ageOverSeventy”？") && problems[0].message.contains("dispatchedWorker"))
        #expect(problems[1].message.contains(#""doubtful"、"invalid"、"match""#))
    }

    @Test(arguments: [
        "", "[]", "null", "{", #"{"contractEndsWithinDays": -1}"#, #"{"contractEndsWithinDays": 1.5}"#,
        #"{"contractEndsWithinDays": 99999999999999999999}"#, #"{"educationHours": "48"}"#,
        #"{"hoursForReRegistration": 1}"#, #"{"taskContract": null}"#, #"{"taskContract": ["match"]}"#, "\u{0}",
        #"{"taskContract": "match", "taskContract": "match"}"#, String(repeating: " ", count: 1 << 17),
    ])
    func `what is no setting is refused`(_ json: String) {
        #expect(throws: SubmissionError.self) { try settings(json) }
    }
}
