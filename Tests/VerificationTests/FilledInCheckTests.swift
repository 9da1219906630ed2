import DocumentModel
import Testing

@testable import Verification

/// Entries by hand beside labels as cells of forms set them.
struct FilledInCheckTests {
    private func line(_ text: String, x: Double, y: Double) -> TextLine {
        let quad = Quad(Rect(x: x, y: y, width: 50 * Double(text.count), height: 50))
        let count = Double(text.count)
        return TextLine(
            quad: quad,
            glyphs: text.enumerated().map { index, character in
                Glyph(
                    text: String(character),
                    quad: quad.slice(from: Double(index) / count, to: Double(index + 1) / count),
                    score: 0.99)
            }, score: 0.99)
    }

    private func outcome(_ lines: [TextLine]) -> Outcome {
        var page = DocumentPage.secondSheet()
        page.text.lines = lines
        return FormPost().evaluate(.example([.firstSheet(), page]) { $0.post = "安全经理" }).outcome
    }

    @Test func `a ruling read as a stroke is no entry, and with ink behind the label none that is blank`() {
        let rest = (0..<8).map { line("以上内容真实有效，如有虚假承担责任", x: 100, y: 1000 + 80 * Double($0)) }
        var page = DocumentPage.secondSheet(.example(.post, "一"))
        page.text.lines = [line("岗位：一", x: 200, y: 600)] + rest
        func outcome() -> Outcome {
            FormPost().evaluate(.example([.firstSheet(), page]) { $0.post = "安全经理" }).outcome
        }
        #expect(outcome() == .missing)
        page.inkedEntries = [0]
        #expect(outcome() == .unreadable)
    }

    @Test func `a label set wide with nothing behind it was left blank`() {
        // Enough print for the page to count as legible.
        let rest =
            [line("所在部门", x: 210, y: 600), line("劳动合同期限", x: 180, y: 700)]
            + (0..<8).map { line("以上内容真实有效，如有虚假承担责任", x: 100, y: 1000 + 80 * Double($0)) }
        #expect(outcome(rest + [line("岗", x: 898, y: 610), line("位", x: 984, y: 615)]) == .missing)
        // Something stands there that was not taken for the entry.
        #expect(
            outcome(rest + [line("岗", x: 898, y: 610), line("位", x: 984, y: 615), line("专职", x: 1150, y: 612)])
                == .unreadable)
        // Characters that stand apart from each other are no label.
        #expect(outcome(rest + [line("岗", x: 898, y: 610), line("位", x: 1400, y: 615)]) == .unreadable)
        #expect(outcome(rest + [line("岗", x: 898, y: 610), line("位", x: 984, y: 800)]) == .unreadable)
    }
}
