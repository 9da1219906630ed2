import DocumentModel
import Testing

@testable import Reporting

struct PageAnnotatorTests {
    private let quad = Quad(Rect(x: 100, y: 100, width: 200, height: 40))

    private func colour(_ image: Image, _ x: Int, _ y: Int) -> [UInt8] {
        let offset = (y * image.width + x) * 3
        return Array(image.pixels[offset..<offset + 3])
    }

    @Test func `an outline stands around the text and hides none of it`() {
        let page = Image(width: 400, height: 300, format: .rgb8, filledWith: 255)
        let mark = PageMark(quad: quad, colour: .match, tags: [])
        let drawn = PageAnnotator.annotated(page, with: [mark])
        for y in 100...140 {
            for x in 100...300 { #expect(colour(drawn, x, y) == [255, 255, 255]) }
        }
        #expect(colour(drawn, 200, 95) == PageMark.Colour.match.components)
        #expect(colour(drawn, 95, 120) == PageMark.Colour.match.components)
        #expect(colour(drawn, 305, 120) == PageMark.Colour.match.components)
        #expect(colour(drawn, 200, 145) == PageMark.Colour.match.components)
    }

    @Test func `a tag with the number stands to the left`() {
        let page = Image(width: 400, height: 300, format: .gray8, filledWith: 255)
        let mark = PageMark(quad: quad, colour: .flagged, tags: [.init(number: 1, colour: .flagged)])
        let drawn = PageAnnotator.annotated(page, with: [mark])
        #expect(drawn.format == .rgb8)
        #expect(colour(drawn, 75, 101) == PageMark.Colour.flagged.components)
        // The stroke of the one, white.
        #expect((70...90).contains { colour(drawn, $0, 110) == [255, 255, 255] })
    }

    @Test func `a tag moves away from ink`() {
        var page = Image(width: 400, height: 300, format: .gray8, filledWith: 255)
        // Stripes to the left of the quad.
        for y in 95..<130 {
            for x in stride(from: 60, to: 96, by: 4) { page.pixels[y * 400 + x] = 0 }
        }
        let mark = PageMark(quad: quad, colour: .flagged, tags: [.init(number: 1, colour: .flagged)])
        let drawn = PageAnnotator.annotated(page, with: [mark])
        #expect(colour(drawn, 80, 110) != PageMark.Colour.flagged.components)
        #expect(colour(drawn, 101, 75) == PageMark.Colour.flagged.components)
    }

    @Test(arguments: [
        Quad(Rect(x: -500, y: -500, width: 100, height: 100)), Quad(Rect(x: 1e9, y: 1e9, width: 1e9, height: 5)),
        Quad(Rect(x: .nan, y: 0, width: 10, height: 10)), Quad(Rect(x: 0, y: 0, width: .infinity, height: 10)),
        Quad(Rect(x: 10, y: 10, width: 0, height: 0)), Quad(Rect(x: -5, y: -5, width: 500, height: 500)),
    ])
    func `a quad outside the page or without sense is taken`(quad: Quad) {
        let page = Image(width: 60, height: 40, format: .rgb8, filledWith: 128)
        let mark = PageMark(quad: quad, colour: .notice, tags: [.init(number: 123, colour: .notice)])
        #expect(PageAnnotator.annotated(page, with: [mark]).pixels.count == page.pixels.count)
    }

    @Test func `an empty page stays empty`() {
        let page = Image(width: 0, height: 0, format: .gray8, filledWith: 0)
        let mark = PageMark(quad: quad, colour: .seal, tags: [.init(number: 1, colour: .match)])
        #expect(PageAnnotator.annotated(page, with: [mark]).isEmpty)
    }

    @Test func `tags of marks at one place do not cover each other`() {
        let page = Image(width: 400, height: 300, format: .rgb8, filledWith: 255)
        let near = Quad(Rect(x: 104, y: 104, width: 200, height: 40))
        let marks = [
            PageMark(quad: quad, colour: .flagged, tags: [.init(number: 1, colour: .flagged)]),
            PageMark(quad: near, colour: .match, tags: [.init(number: 2, colour: .match)]),
        ]
        func count(_ marks: [PageMark], _ wanted: PageMark.Colour) -> Int {
            let drawn = PageAnnotator.annotated(page, with: marks)
            return (0..<400 * 300).count { colour(drawn, $0 % 400, $0 / 400) == wanted.components }
        }
        let bare = marks.map { PageMark(quad: $0.quad, colour: $0.colour, tags: []) }
        // A tag of one digit has 18 by 22 pixels, of which the digit's strokes are white.
        for wanted in [PageMark.Colour.flagged, .match] {
            #expect(count(marks, wanted) - count(bare, wanted) > 250)
        }
    }
}

struct PageMarkTests {
    @Test func `findings on one place share an outline in the gravest colour`() throws {
        let findings = [
            SampleReport.finding("a", .match, quad: SampleReport.quad),
            SampleReport.finding("b", .mismatch, quad: SampleReport.quad),
        ]
        let marks = SampleReport.report(findings).marks(file: "contract.pdf", page: 1)
        let mark = try #require(marks.first)
        #expect(marks.count == 1)
        #expect(mark.colour == .flagged)
        #expect(mark.tags.map(\.number) == [1, 2])
        #expect(mark.tags.map(\.colour) == [.flagged, .match])
    }

    @Test func `a seal is outlined once, and in blue only where no finding rests on it`() {
        let seal = SampleReport.seal
        let free = SampleReport.report([], seals: [seal]).marks(file: "contract.pdf", page: 1)
        #expect(free.map(\.colour) == [.seal])
        let used = SampleReport.report([SampleReport.finding("s", .invalid, quad: seal.quad)], seals: [seal])
        #expect(used.marks(file: "contract.pdf", page: 1).map(\.colour) == [.flagged])
    }

    @Test func `a finding about a whole page gets tags and no outline`() {
        let page = Quad(Rect(x: 0, y: 0, width: 1654, height: 2339))
        let marks = SampleReport.report([SampleReport.finding("a", .missing, quad: page)])
            .marks(file: "contract.pdf", page: 1)
        #expect(marks.map(\.isWholePage) == [true])
        let image = Image(width: 1654, height: 2339, format: .gray8, filledWith: 255)
        let drawn = PageAnnotator.annotated(image, with: marks)
        let lower = drawn.pixels.suffix(1654 * 2000 * 3)
        #expect(lower.allSatisfy { $0 == 255 })
        #expect(drawn.pixels.contains(PageMark.Colour.flagged.components[1]))
    }

    @Test func `marks belong to their page`() {
        let report = SampleReport.report([SampleReport.finding("a", .match, quad: SampleReport.quad)])
        #expect(report.marks(file: "contract.pdf", page: 2).isEmpty)
        #expect(report.marks(file: "other.pdf", page: 1).isEmpty)
    }
}
