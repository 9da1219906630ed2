import Testing

@testable import Verification

struct TextDifferenceTests {
    @Test(arguments: [
        ("福建闽安工程技术有限公司", "福建闽安工程有限公司", "缺“技术”二字"),
        ("福建闽安工程技术有限公司", "福健闽安工程技术有限公司", "第2个字应为“建”，实为“健”"),
        ("福建闽安工程技术有限公司", "福建省闽安工程技术有限公司", "多“省”字"),
        ("福建闽安工程技术有限公司", "福建闽安工程技术有限责任公司", "多“责任”二字"),
        ("福建闽安工程技术有限公司", "福建闽安环保技术有限公司", "第5至6个字应为“工程”，实为“环保”"),
        ("陈晓东", "陈晓冬", "第3个字应为“东”，实为“冬”"),
        ("陈晓东", "陈东", "缺“晓”字"),
    ])
    func `a difference is told in words`(_ expected: String, _ found: String, _ words: String) {
        #expect(TextDifference(from: expected, to: found).chinese == words)
    }

    @Test(arguments: [
        ("", ""), ("a", ""), ("", "a"), ("同", "同"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("𠮷野", "吉野"), ("é", "e\u{301}"), ("\u{0}", "\u{FFFD}"),
    ])
    func `any texts can be compared`(_ expected: String, _ found: String) {
        let difference = TextDifference(from: expected, to: found)
        #expect((difference.distance == 0) == (expected == found))
        #expect(difference.steps.count >= max(difference.expected.count, difference.found.count))
    }

    @Test func `wholly different texts are not told apart in words`() {
        #expect(TextDifference(from: "福建闽安工程技术有限公司", to: "厦门鹭港物流有限责任公司").chinese == nil)
        #expect(TextDifference(from: "同", to: "同").chinese == nil)
    }

    @Test func `places of a number are counted from one`() {
        #expect(TextDifference(from: "350102198703154212", to: "350102198703154271").positions == [17, 18])
        #expect(TextDifference(from: "350102", to: "350103").positions == [6])
    }

    @Test func `long texts are cut before they are compared`() {
        let long = String(repeating: "长", count: 100_000)
        let difference = TextDifference(from: long, to: long + "多")
        #expect(difference.expected.count == TextDifference.greatestLength)
    }

    @Test func `the distance is symmetric and steps rebuild both texts`() {
        let texts = ["", "福建", "福建省", "建福", "闽安工程", "安闽工程技术", "aab", "ab", "ba"]
        for left in texts {
            for right in texts {
                let there = TextDifference(from: left, to: right)
                #expect(there.distance == TextDifference(from: right, to: left).distance)
                #expect(there.changes.count == there.distance)
            }
        }
    }
}

struct NormalizedTextTests {
    @Test(arguments: [
        ("福建闽安(集团)有限公司", "福建闽安（集团）有限公司"), ("福建 闽安\u{3000}工程\n有限公司", "福建闽安工程有限公司"),
        ("ＡＢＣ１２３", "ABC123"), ("阿卜杜拉•买买提", "阿卜杜拉·买买提"), ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("福建闽安工程有限公司（盖章）", "福建闽安工程有限公司"), ("福建闽安工程有限公司(公章):____", "福建闽安工程有限公司"),
        ("：陈晓东", "陈晓东"), ("⼯程", "工程"), ("戶", "户"), ("\u{200B}陈\u{FEFF}", "陈"), ("", ""), ("（盖章）", "（盖章）"),
    ])
    func `safe changes are made`(_ text: String, _ normalized: String) {
        #expect(NormalizedText(text).text == normalized)
    }

    @Test(arguments: [
        ("福建闽安有限公司", "福建闽安有限责任公司"), ("福建省闽安公司", "福建闽安公司"), ("闽安（福建）公司", "闽安公司"), ("福州市", "福州"),
        ("1.5公司", "1·5公司"), ("ABC公司", "abc公司"), ("闽安分公司", "闽安"), ("肖", "萧"), ("昇", "升"),
    ])
    func `nothing else is`(_ left: String, _ right: String) {
        #expect(NormalizedText(left) != NormalizedText(right))
    }

    @Test(arguments: [
        ("一", true), ("桥", true), ("座", true), ("峤", false), ("沄", false), ("㐀", false), ("\u{20BB7}", false),
        ("A", false), ("·", false),
    ])
    func `everyday characters are told from rare ones`(_ character: Character, _ isEveryday: Bool) {
        #expect(character.isEverydayHan == isEveryday)
    }

    @Test func `any text can be normalised`() {
        for text in [
            "\u{0}", "\u{10FFFF}", "👨‍👩‍👧", "e\u{301}\u{301}\u{301}", "…………", "____", "\r\n", "・", "\u{2F00}\u{F900}",
        ] {
            _ = NormalizedText(text)
        }
    }
}

struct SuffixDifferenceTests {
    @Test(arguments: [
        ("福建闽安工程有限公司", "福建闽安工程有限公司泉州分公司", "多“泉州分公司”五字"),
        ("福建闽安工程有限公司泉州分公司", "福建闽安工程有限公司", "缺“泉州分公司”五字"),
        ("福建闽安工程技术有限公司", "福建闽安工程有限公司", "缺“技术”二字"), ("陈陈", "陈", "缺“陈”字"),
    ])
    func `a suffix is told as a suffix`(expected: String, found: String, told: String) {
        #expect(TextDifference(from: expected, to: found).chinese == told)
    }
}
