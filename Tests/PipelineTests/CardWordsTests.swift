import DocumentModel
import Foundation
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

    /// Two lines of a card, turned about the first one's start, and a note beside it.
    private func card(degrees: Double) -> RecognizedPage {
        let angle = degrees * .pi / 180
        func point(_ x: Double, _ y: Double) -> Point {
            Point(x: 500 + x * cos(angle) - y * sin(angle), y: 500 + x * sin(angle) + y * cos(angle))
        }
        func line(_ text: String, _ x: Double, _ y: Double, _ width: Double) -> TextLine {
            let quad = Quad(
                topLeft: point(x, y), topRight: point(x + width, y), bottomRight: point(x + width, y + 20),
                bottomLeft: point(x, y + 20))
            return TextLine(
                quad: quad, glyphs: text.map { Glyph(text: String($0), quad: quad, score: 0.9) }, score: 0.9)
        }
        return RecognizedPage(
            width: 2000, height: 2000,
            lines: [line("姓名陈晓东", 0, 0, 120), line("公民身份号码350102198703154212", 0, 180, 400)]
                + [TextLine(quad: Quad(Rect(x: 1800, y: 40, width: 90, height: 20)), glyphs: [], score: 0.5)])
    }

    @Test(arguments: [0.0, 45, 90, 200])
    func `a card's area lies along its text, with its portrait in it`(degrees: Double) throws {
        let area = try #require(card(degrees: degrees).cardArea)
        // Text of 400 by 200 pixels.
        #expect(abs(area.width - 720) < 1 && abs(area.height - 440) < 1)
        // Half of the text's width more on the right, a margin of 60 on the left.
        let angle = degrees * .pi / 180
        let left = Point(x: 500 - 60 * cos(angle) + 120 * sin(angle), y: 500 - 60 * sin(angle) - 120 * cos(angle))
        #expect(area.topLeft.distance(to: left) < 1)
    }

    @Test func `one line of a card, or none, and places that are no numbers have no area`() {
        #expect(page("姓名陈晓东").cardArea == nil)
        #expect(page().cardArea == nil)
        var broken = card(degrees: 0)
        broken.lines[0].quad.topRight.x = .nan
        #expect(broken.cardArea == nil)
    }
}
