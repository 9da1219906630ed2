import DocumentModel
import Testing

@testable import Extraction

struct SigningInkTests {
    @Test func `strokes beside a label are a signature`() throws {
        let places = try labelled { page, label in
            page.scribble(Rect(x: label.maxX + 30, y: label.y - 15, width: 180, height: 60))
        }
        #expect(places.map(\.ink) == [.handwritten])
        #expect(places.first?.role == .applicant)
        #expect((places.first?.inkConfidence ?? 0) > 0.7)
    }

    @Test func `blue strokes that run through the ruling are a signature`() throws {
        let places = try labelled { page, label in
            page.fill(Rect(x: label.maxX, y: label.maxY, width: 300, height: 3))
            page.scribble(
                Rect(x: label.maxX + 30, y: label.y - 10, width: 150, height: 70), colour: DrawnPage.blue)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `nothing is empty`() throws {
        #expect(try labelled { _, _ in }.map(\.ink) == [.empty])
    }

    @Test func `a ruling, a box and a few specks are empty`() throws {
        let places = try labelled { page, label in
            page.fill(Rect(x: label.maxX, y: label.maxY, width: 400, height: 3))
            page.fill(Rect(x: 100, y: label.y - 50, width: 900, height: 3))
            page.fill(Rect(x: 100, y: label.maxY + 60, width: 900, height: 3))
            page.fill(Rect(x: 1000, y: label.y - 50, width: 3, height: 110))
            page.fill(Rect(x: label.maxX + 90, y: label.y + 10, width: 3, height: 3))
        }
        #expect(places.map(\.ink) == [.empty])
    }

    @Test func `a long name whose dot was not read is a signature`() throws {
        let places = try labelled { page, label in
            let box = Rect(x: label.maxX + 30, y: label.y - 15, width: 180, height: 60)
            page.scribble(box)
            page.read("古丽娜那尔肉孜", x: box.x, y: box.y, width: box.width, height: box.height, score: 0.97)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `a long name found in one line with its date is a signature, and the date is a date`() throws {
        let places = try labelled { page, label in
            let box = Rect(x: label.maxX + 30, y: label.y - 10, width: 280, height: 50)
            page.scribble(box)
            page.read("买买提江阿不都2026年9月9日", x: box.x, y: box.y, width: 640, height: box.height, score: 0.99)
        }
        #expect(places.map(\.ink) == [.handwritten])
        guard case .filled? = places.first?.date else {
            Issue.record("no date")
            return
        }
    }

    @Test func `a sentence that ends with a date is no name`() {
        #expect(SigningPage.withoutDate("陈晓东2026年9月9日") == "陈晓东")
        for text in [
            "批准2026年9月9日", "出生1985年3月12日", "订立2026年9月9日", "落款2026年9月9日", "发证2026年9月9日", "合同自2026年9月9日", "自2026年9月9日",
            "签订时间2026年9月9日", "陈晓东2026", "2026年9月9日", "陈2026年9月9日",
        ] {
            #expect(SigningPage.withoutDate(text) == text)
        }
    }

    @Test func `what is left of a border that leans is empty, a scribble read as signs is a signature`() throws {
        #expect(
            try labelled { page, label in
                page.fill(Rect(x: label.maxX + 220, y: label.y - 20, width: 4, height: 90))
            }.map(\.ink) == [.empty])
        let places = try labelled { page, label in
            let box = Rect(x: label.maxX + 30, y: label.y - 15, width: 180, height: 60)
            page.scribble(box)
            page.read("#>", x: box.x, y: box.y, width: box.width, height: box.height, score: 0.57)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `a name in the page's type is printed`() throws {
        let places = try labelled { page, label in page.type("陈晓东", x: label.maxX + 20, y: label.y) }
        #expect(places.map(\.ink) == [.printed])
    }

    @Test func `a name read as text but written larger is a signature`() throws {
        let places = try labelled { page, label in
            page.scribble(Rect(x: label.maxX + 30, y: label.y - 20, width: 170, height: 66), thickness: 6)
            page.read("陈晓东", x: label.maxX + 20, y: label.y - 22, width: 190, height: 76)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `capitals in type are printed, larger ones a hand wrote`() throws {
        for (size, ink) in [(30.0, SigningPlace.Ink.printed), (60, .handwritten)] {
            let places = try labelled { page, label in
                page.type("DAVIDMILER", x: label.maxX + 30, y: label.y + 0.5 * (label.height - size), size: size)
            }
            #expect(places.map(\.ink) == [ink])
        }
    }

    @Test func `what is written behind a label of the next row is no signature of this one`() throws {
        let places = try labelled("劳动者（乙方）签字或捺印：") { page, label in
            let next = page.type("法定代表人：", x: label.x, y: label.maxY + 50)
            page.scribble(Rect(x: label.maxX + 10, y: next.y - 15, width: 180, height: 60))
        }
        #expect(places.first?.ink == .empty)
    }

    @Test func `a signature over a typed name counts`() throws {
        let places = try labelled { page, label in
            page.type("陈晓东", x: label.maxX + 20, y: label.y)
            page.scribble(Rect(x: label.maxX + 150, y: label.y - 20, width: 180, height: 70), colour: DrawnPage.blue)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `a thumbprint counts`() throws {
        let places = try labelled("乙方（签字）：") { page, label in
            page.thumb(x: label.maxX + 60, y: label.y - 30, width: 80, height: 100)
        }
        #expect(places.map(\.ink) == [.thumbprint])
    }

    @Test func `a company's seal that reaches over is no signature, and strokes under it are`() throws {
        let empty = try labelled { page, label in page.seal(x: label.maxX + 150, y: label.y + 20, diameter: 320) }
        #expect(empty.map(\.ink) == [.empty])
        let signed = try labelled { page, label in
            page.scribble(Rect(x: label.maxX + 60, y: label.y - 15, width: 180, height: 60))
            page.seal(x: label.maxX + 150, y: label.y + 20, diameter: 320)
        }
        #expect(signed.map(\.ink) == [.handwritten])
    }

    @Test func `a unit's seal is no signature of its head, unless the label asks for either`() throws {
        func ink(_ label: String) throws -> [SigningPlace.Ink] {
            try labelled(label) { page, label in page.seal(x: label.maxX + 120, y: label.y + 10, diameter: 250) }
                .map(\.ink)
        }
        #expect(try ink("负责人（签名）：") == [.empty])
        #expect(try ink("负责人（签名或盖章）：") == [.seal])
    }

    @Test func `a name seal alone is a seal`() throws {
        let places = try labelled { page, label in
            page.seal(x: label.maxX + 100, y: label.y + 20, diameter: 130, kind: .personal)
        }
        #expect(places.map(\.ink) == [.seal])
    }

    @Test func `a name seal that was not found as a seal is told by its frame`() throws {
        let places = try labelled { page, label in
            page.seal(x: label.maxX + 100, y: label.y + 20, diameter: 130, kind: .personal)
            page.seals = []
        }
        #expect(places.map(\.ink) == [.seal])
    }

    @Test func `a grey name seal that was not found is told by its frame, a cell of a table is none`() throws {
        func ink(side: Double) throws -> [SigningPlace.Ink] {
            try labelled { page, label in
                let (x, y) = (label.maxX + 40, label.y - 40)
                for (dx, dy, width, height) in [
                    (0, 0, side, 8), (0, side - 8, side, 8), (0, 0, 8, side), (side - 8, 0, 8, side),
                ] { page.fill(Rect(x: x + dx, y: y + dy, width: width, height: height)) }
                page.scribble(Rect(x: x + 25, y: y + 25, width: 80, height: 75))
            }.map(\.ink)
        }
        #expect(try ink(side: 130) == [.seal])
        #expect(try ink(side: 420) == [.handwritten])
    }

    /// A square stood on a corner a little, with what crosses it or sticks to it.
    @Test(arguments: [(true, false), (false, true), (true, true)])
    func `a tilted name seal is told though a fold runs through it and a figure touches it`(
        hasFold: Bool, hasFigure: Bool
    ) throws {
        func ink(isClosed: Bool) throws -> [SigningPlace.Ink] {
            try labelled { page, label in
                let (x, y) = (label.maxX + 60, label.y - 50)
                for step in 0..<120 {
                    let (along, across) = (Double(step), 0.45 * Double(step))
                    page.fill(Rect(x: x + along, y: y + across, width: 9, height: 9))
                    page.fill(Rect(x: x - across, y: y + along, width: 9, height: 9))
                    page.fill(Rect(x: x + 120 - across, y: y + 54 + along, width: 9, height: 9))
                    if isClosed || step < 10 {
                        page.fill(Rect(x: x - 54 + along, y: y + 120 + across, width: 9, height: 9))
                    }
                }
                page.scribble(Rect(x: x + 10, y: y + 60, width: 50, height: 45))
                if hasFold { page.fill(Rect(x: x + 30, y: 0, width: 3, height: 800)) }
                if hasFigure { page.fill(Rect(x: x + 66, y: y + 174, width: 8, height: 34)) }
            }.map(\.ink)
        }
        #expect(try ink(isClosed: true) == [.seal])
        #expect(try ink(isClosed: false) == [.handwritten])
    }

    @Test func `red strokes are a signature, too`() throws {
        let places = try labelled { page, label in
            page.scribble(Rect(x: label.maxX + 30, y: label.y - 15, width: 180, height: 60), colour: DrawnPage.red)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `a signature below its label is found`() throws {
        let places = try labelled("乙方（签字）：") { page, label in
            page.scribble(Rect(x: label.x + 20, y: label.maxY + 25, width: 180, height: 60))
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `a signature lower than its label and right of it is found, the date there is none`() throws {
        let places = try labelled("乙方（签字）：") { page, label in
            page.scribble(Rect(x: label.maxX + 40, y: label.maxY + 22, width: 180, height: 60))
        }
        #expect(places.map(\.ink) == [.handwritten])
        let dated = try labelled("乙方（签字）：") { page, label in
            page.type("2026年3月5日", x: label.maxX + 10, y: label.maxY + 30)
        }
        #expect(dated.first?.ink == .empty)
    }

    @Test func `a slanting page is measured along its lines`() throws {
        var page = DrawnPage()
        page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
        page.type("本人签名：", x: 200, y: 300)
        page.scribble(Rect(x: 430, y: 285, width: 180, height: 60))
        let places = try page.places()
        #expect(places.map(\.ink) == [.handwritten])
    }
}
