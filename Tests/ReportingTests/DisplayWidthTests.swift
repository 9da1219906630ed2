import Reporting
import Testing

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("公章", 4), ("a公", 3), ("，", 2), ("（", 2), ("“", 1), ("e\u{301}", 1), ("𠮷", 2),
        ("\u{1B}", 0), ("한", 2), ("ｶ", 1),
    ])
    func `characters take one or two columns`(text: String, width: Int) {
        #expect(displayWidth(text) == width)
    }

    @Test func `padding counts columns and not characters`() {
        #expect(padded("公章", to: 6) == "公章  ")
        #expect(paddedLeft("7", to: 3) == "  7")
        #expect(padded("太长的文字", to: 2) == "太长的文字")
    }

    @Test func `Chinese is wrapped anywhere, but no line starts with a closing mark`() {
        #expect(wrapped("甲乙丙丁，戊己", to: 8) == ["甲乙丙丁，", "戊己"])
    }

    @Test func `words and numbers stay whole unless longer than a line`() {
        #expect(wrapped("合同 2024-03-01 起", to: 12) == ["合同 ", "2024-03-01 ", "起"])
        #expect(wrapped("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
    }

    @Test func `an empty text is one empty line, and no width is too small`() {
        #expect(wrapped("", to: 10) == [""])
        #expect(wrapped("甲乙丙", to: -5) == ["甲乙", "丙"])
    }
}
