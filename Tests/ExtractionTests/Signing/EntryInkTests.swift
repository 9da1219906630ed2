import DocumentModel
import Testing

@testable import Extraction

/// Ink behind labels of entries that was not found as text.
struct EntryInkTests {
    /// Indices of lines with ink behind their label; the label's own is 1.
    private func inked(_ label: String, _ draw: (inout DrawnPage, Rect) -> Void) -> Set<Int> {
        var page = DrawnPage()
        page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
        let box = page.type(label, x: 100, y: 300)
        draw(&page, box)
        return SigningPlaceFinder().inkedEntries(in: page.image, lines: page.lines, seals: page.seals)
    }

    @Test(arguments: ["所在部门：", "岗位：", "法定代表人（主要负责人）："])
    func `writing through the ruling is ink, the ruling alone is not`(label: String) {
        func ruled(_ page: inout DrawnPage, _ box: Rect) {
            page.fill(Rect(x: box.maxX, y: box.midY, width: 300, height: 3))
        }
        #expect(inked(label) { page, box in ruled(&page, box) } == [])
        let written = inked(label) { page, box in
            ruled(&page, box)
            page.scribble(Rect(x: box.maxX + 40, y: box.y - 5, width: 160, height: 50))
        }
        #expect(written == [1])
    }

    @Test func `a ruling read as a stroke is no entry`() {
        var page = DrawnPage()
        page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
        page.read("所在部门：一", x: 100, y: 300, width: 240, height: 40)
        page.fill(Rect(x: 300, y: 320, width: 300, height: 3))
        func inked() -> Set<Int> {
            SigningPlaceFinder().inkedEntries(in: page.image, lines: page.lines, seals: [])
        }
        #expect(inked() == [])
        page.scribble(Rect(x: 360, y: 295, width: 160, height: 50))
        #expect(inked() == [1])
    }

    @Test func `neither the next label nor a seal is an entry`() {
        let next = inked("所在部门：") { page, box in page.type("岗位：", x: box.maxX + 250, y: box.y) }
        #expect(next == [])
        let sealed = inked("法定代表人：") { page, box in page.seal(x: box.maxX + 250, y: box.midY, diameter: 300) }
        #expect(sealed == [])
    }

    @Test(arguments: ["法定代表人（签字或盖章）：", "本人签名：", "以上属实。", "", "：", "（", "）", "部门由人事处填写", "法定代表人", "（主要负责人）"])
    func `other lines ask for no entry`(label: String) {
        let found = inked(label) { page, box in
            page.scribble(Rect(x: box.maxX + 40, y: box.y - 5, width: 160, height: 50))
        }
        #expect(found == [])
    }
}
