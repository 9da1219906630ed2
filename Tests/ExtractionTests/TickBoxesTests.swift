import DocumentModel
import Testing

@testable import Extraction

struct TickBoxesTests {
    private enum Ink { case none, tick, cross, filled }

    /// The two lines of the form, with boxes drawn left of the words, and what was read of them.
    private func form(_ first: Ink, _ second: Ink, read: (String, String) = ("", "")) -> DrawnPage {
        var page = DrawnPage(width: 1400, height: 500)
        let size = DrawnPage.size
        page.type("申请补办：", x: 60, y: 100)
        page.type("注册证书", x: 60 + 6.2 * size, y: 100)
        page.lines.removeAll()
        page.read("申请补办：\(read.0)注册证书", x: 60, y: 100, width: 10.2 * size, height: size)
        page.lines[0].glyphs = glyphs("申请补办：", at: 0, y: 100) + glyphs(read.0, at: 5.1, y: 100)
        page.lines[0].glyphs += glyphs("注册证书", at: 6.2, y: 100)
        box(first, x: 60 + 5.1 * size, y: 100, &page)
        page.type("标签", x: 60 + 6.2 * size, y: 160)
        page.lines[1].glyphs.insert(contentsOf: glyphs(read.1, at: 5.1, y: 160), at: 0)
        box(second, x: 60 + 5.1 * size, y: 160, &page)
        page.type("申请原因：注册证书遗失", x: 60, y: 240)
        return page
    }

    /// - Parameter start: in characters.
    private func glyphs(_ text: String, at start: Double, y: Double) -> [Glyph] {
        let size = DrawnPage.size
        return text.enumerated().map { index, character in
            let place = Rect(x: 60 + (start + Double(index)) * size, y: y, width: size, height: size)
            return Glyph(text: String(character), quad: Quad(place), score: 0.9)
        }
    }

    private func box(_ ink: Ink, x: Double, y: Double, _ page: inout DrawnPage) {
        let side = 34.0
        let (left, top) = (x + 3, y + 3)
        for offset in [0, side - 3] {
            page.fill(Rect(x: left, y: top + offset, width: side, height: 3))
            page.fill(Rect(x: left + offset, y: top, width: 3, height: side))
        }
        switch ink {
        case .none: break
        case .filled: page.fill(Rect(x: left, y: top, width: side, height: side))
        case .tick:
            for step in 0..<12 {
                page.fill(Rect(x: left + 4 + Double(step), y: top + 14 + Double(step), width: 4, height: 4))
            }
            for step in 0..<26 {
                page.fill(Rect(x: left + 15 + Double(step), y: top + 26 - 1.3 * Double(step), width: 4, height: 4))
            }
        case .cross:
            for step in 0..<Int(side) {
                page.fill(Rect(x: left + Double(step), y: top + Double(step), width: 3, height: 3))
                page.fill(Rect(x: left + side - Double(step), y: top + Double(step), width: 3, height: 3))
            }
        }
    }

    private func told(_ page: DrawnPage) -> [String] {
        TickBoxes().told(in: page.image, lines: page.lines).map(\.text)
    }

    @Test(arguments: [("", ""), ("□", "口"), ("区", "回"), ("上", "工"), ("口口", "□")])
    func `boxes are told from their ink, whatever was read`(first: String, second: String) {
        #expect(told(form(.tick, .none, read: (first, second))) == ["申请补办：☑注册证书", "□标签", "申请原因：注册证书遗失"])
        #expect(told(form(.none, .cross, read: (first, second))) == ["申请补办：□注册证书", "☑标签", "申请原因：注册证书遗失"])
        #expect(told(form(.none, .none, read: (first, second))) == ["申请补办：□注册证书", "□标签", "申请原因：注册证书遗失"])
        #expect(told(form(.filled, .filled, read: (first, second))) == ["申请补办：☑注册证书", "☑标签", "申请原因：注册证书遗失"])
    }

    @Test(arguments: ["", "口"])
    func `two boxes in one line are told, a reason that begins with the words is none`(read: String) {
        var page = DrawnPage(width: 1400, height: 500)
        let size = DrawnPage.size
        for (start, word) in [(6.2, "注册证书"), (12.2, "标签")] { page.type(word, x: 60 + start * size, y: 100) }
        page.lines.removeAll()
        page.read("申请补办：注册证书标签", x: 60, y: 100, width: 14.2 * size, height: size)
        page.lines[0].glyphs = glyphs("申请补办：", at: 0, y: 100) + glyphs("注册证书", at: 6.2, y: 100)
        page.lines[0].glyphs += glyphs(read, at: 11.1, y: 100) + glyphs("标签", at: 12.2, y: 100)
        box(.none, x: 60 + 5.1 * size, y: 100, &page)
        box(.tick, x: 60 + 11.1 * size, y: 100, &page)
        page.type("注册证书标签脱落遗失", x: 60, y: 180)
        #expect(told(page) == ["申请补办：□注册证书☑标签", "注册证书标签脱落遗失"])
    }

    @Test func `a tick that was read stays where the box is empty, for it may stand beside`() {
        let page = form(.none, .none, read: ("□√", "☑"))
        #expect(told(page) == ["申请补办：□√注册证书", "☑标签", "申请原因：注册证书遗失"])
        #expect(told(form(.tick, .filled, read: ("√", "■"))) == ["申请补办：☑注册证书", "☑标签", "申请原因：注册证书遗失"])
    }

    @Test func `words of the form before a box stay`() {
        var page = form(.tick, .none)
        // The colon was not read, and the last word lies nearly over the box.
        page.lines[0].glyphs.remove(at: 4)
        page.lines[0].glyphs[3].quad = Quad(Rect(x: 60 + 5.4 * DrawnPage.size, y: 100, width: 40, height: 40))
        page.lines[0].glyphs += glyphs("：", at: 11, y: 100)
        #expect(told(page)[0].hasPrefix("申请补办☑注册证书"))
    }

    @Test func `standing lines, places far off and long repetitions are passed over`() {
        var page = form(.tick, .none)
        for index in page.lines[0].glyphs.indices { page.lines[0].glyphs[index].quad = page.lines[0].glyphs[0].quad }
        #expect(told(page)[0] == "申请补办：注册证书")
        for place in [1e300, -1e300, 1e9] {
            page = form(.tick, .none)
            for index in 5..<9 {
                page.lines[0].glyphs[index].quad = Quad(
                    Rect(x: place + 40 * Double(index), y: place, width: 40, height: 40))
            }
            #expect(told(page)[0] == "申请补办：注册证书")
        }
        page = form(.tick, .none)
        page.lines[0].glyphs = glyphs("申请补办：" + String(repeating: "注册证书标签", count: 300), at: 0, y: 100)
        page.lines[1].glyphs = glyphs(String(repeating: "标签", count: 400), at: 0, y: 160)
        _ = told(page)
    }

    @Test func `told again they stay the same`() {
        let page = form(.tick, .none)
        let once = TickBoxes().told(in: page.image, lines: page.lines)
        #expect(TickBoxes().told(in: page.image, lines: once) == once)
    }

    @Test func `grain on a dark photo fills no box`() {
        var page = form(.none, .tick)
        var state: UInt32 = 7
        for index in page.image.pixels.indices where index % 3 == 0 {
            state = state &* 1_664_525 &+ 1_013_904_223
            let noise = Int(state >> 24) % 41 - 20
            for channel in 0..<3 {
                // Paper at 110, print at 70, grain of a sixth.
                let value = 70 + (Int(page.image.pixels[index + channel]) - 40) * 40 / 205 + noise
                page.image.pixels[index + channel] = UInt8(max(0, min(255, value)))
            }
        }
        #expect(told(page) == ["申请补办：□注册证书", "☑标签", "申请原因：注册证书遗失"])
    }

    @Test func `without a box nothing is written`() {
        var page = DrawnPage(width: 1400, height: 500)
        page.type("申请补办：注册证书", x: 60, y: 100)
        page.type("标签", x: 300, y: 160)
        page.type("注册证书被水浸泡", x: 60, y: 220)
        let image = Image(width: 1400, height: 500, format: .rgb8, filledWith: 240)
        #expect(TickBoxes().told(in: image, lines: page.lines) == page.lines)
    }

    @Test func `garbage does not trap`() {
        var page = form(.tick, .none)
        page.lines[1].glyphs[0].quad = Quad(Rect(x: .nan, y: 0, width: .infinity, height: -1))
        page.lines.append(TextLine(quad: Quad(Rect(x: 1e9, y: -1e9, width: 1e9, height: 0)), glyphs: [], score: 0))
        _ = told(page)
        let small = Image(width: 1, height: 1, format: .gray8, filledWith: 0)
        #expect(TickBoxes().told(in: small, lines: form(.tick, .none).lines).count == 3)
        #expect(
            TickBoxes().told(in: Image(width: 0, height: 0, format: .gray8, pixels: []), lines: page.lines)
                == page.lines)
    }
}
