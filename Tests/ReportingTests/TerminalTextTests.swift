import Reporting
import Testing

struct TerminalTextTests {
    @Test(arguments: [
        ("甲方：\u{1B}[31m公司", "甲方：\u{FFFD}[31m公司"), ("a\nb\tc\r", "a b c "), ("\u{202E}gpj.exe", "\u{FFFD}gpj.exe"),
        ("\u{9B}2J", "\u{FFFD}2J"), ("平常的文字 abc", "平常的文字 abc"), ("\u{2028}", " "), ("\u{E000}", "\u{FFFD}"),
        ("\u{0}", "\u{FFFD}"),
    ])
    func `nothing that drives a terminal is printed`(text: String, expected: String) {
        #expect(sanitized(text) == expected)
    }

    @Test func `without colours a style changes nothing`() {
        #expect(TerminalStyle(usesColour: false).apply(.red, to: "不一致") == "不一致")
        #expect(TerminalStyle(usesColour: true).apply(.red, to: "") == "")
        #expect(TerminalStyle(usesColour: true).apply(.green, to: "x") == "\u{1B}[32mx\u{1B}[0m")
    }
}
