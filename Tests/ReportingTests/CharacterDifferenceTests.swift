import Testing

@testable import Reporting

struct CharacterDifferenceTests {
    @Test func `missing characters are marked in the longer text only`() {
        let marks = differingCharacters("福建闽安工程技术有限公司", "福建闽安工程有限公司")
        #expect(marks.first.enumerated().filter(\.element).map(\.offset) == [6, 7])
        #expect(!marks.second.contains(true))
    }

    @Test func `a replaced character is marked in both`() {
        let marks = differingCharacters("陈晓东", "陈小东")
        #expect(marks.first == [false, true, false])
        #expect(marks.second == [false, true, false])
    }

    @Test func `empty and very long texts are taken`() {
        #expect(differingCharacters("", "甲").second == [true])
        // Another text altogether.
        #expect(differingCharacters("单位公章或人事部门公章", "合同专用章").second.allSatisfy { !$0 })
        let long = String(repeating: "甲", count: 1000)
        #expect(differingCharacters(long, "乙").first.count == 1000)
    }
}
