import DocumentModel
import Testing

@testable import Pipeline

struct CardWordsTests {
    private func page(_ lines: String...) -> RecognizedPage {
        let quad = Quad(Rect(x: 0, y: 0, width: 100, height: 10))
        return RecognizedPage(
            width: 100, height: 100,
            lines: lines.map { line in
                TextLine(
                    quad: quad, glyphs: line.map { Glyph(text: String($0), quad: quad, score: 0.9) }, score: 0.9)
            })
    }

    @Test func `two words of a card are a card, one is not`() {
        #expect(page("姓 名 陈晓东", "性别男").showsCard)
        #expect(!page("姓名陈晓东").showsCard)
        #expect(!page().showsCard)
    }

    @Test func `a number with its check digit is a card's`() {
        #expect(page("公350102198703154212").showsCard)
        #expect(!page("350102198703154213").showsCard)
        #expect(!page("", "1", String(repeating: "8", count: 500)).showsCard)
    }
}
