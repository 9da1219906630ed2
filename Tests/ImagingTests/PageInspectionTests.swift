import DocumentModel
import Testing

@testable import Imaging

/// White paper with lines of "text": dark strokes of 3 px, 3 px apart.
struct StripedPage {
    var image: Image
    var lines: [Quad] = []

    init(
        width: Int = 1200, height: Int = 1600, paper: UInt8 = 220, ink: UInt8 = 30, lineHeight: Int = 30,
        left: Int = 150
    ) {
        image = Image(width: width, height: height, format: .gray8, filledWith: paper)
        var y = 100
        while y + 2 * lineHeight < height {
            for x in stride(from: left, to: width - 150, by: 1) where (x / 3) % 2 == 0 {
                for row in y..<(y + lineHeight * 2 / 3) where row >= 0 { image.pixels[row * width + x] = ink }
            }
            lines.append(
                Quad(
                    Rect(
                        x: Double(left), y: Double(y) - Double(lineHeight) / 6, width: Double(width - 150 - left),
                        height: Double(lineHeight))))
            y += lineHeight * 2
        }
    }

    func inspection(isScene: Bool = false, skew: Double = 0) -> PageInspection {
        PageInspection(image, lines: lines, skewDegrees: skew, isScene: isScene)
    }

    /// Averages over a square of `2 * radius + 1` pixels.
    mutating func blur(radius: Int) {
        let (w, h) = (image.width, image.height)
        for isRow in [true, false] {
            let source = image.pixels
            for y in 0..<h {
                for x in 0..<w {
                    var sum = 0
                    for offset in -radius...radius {
                        let sx = isRow ? min(w - 1, max(0, x + offset)) : x
                        let sy = isRow ? y : min(h - 1, max(0, y + offset))
                        sum += Int(source[sy * w + sx])
                    }
                    image.pixels[y * w + x] = UInt8(sum / (2 * radius + 1))
                }
            }
        }
    }
}

struct PageInspectionTests {
    @Test func `a crisp page has no problem`() {
        let inspection = StripedPage().inspection()
        #expect(inspection.problems.isEmpty)
        #expect(inspection.sharpness > 0.4)
    }

    @Test func `blurred text is blurred everywhere`() throws {
        var page = StripedPage(width: 600, height: 800)
        // Strokes further apart than the blur is wide: an edge, not a grey.
        page.image = Image(width: 600, height: 800, format: .gray8, filledWith: 220)
        for line in page.lines {
            for y in Int(line.topLeft.y)..<Int(line.bottomLeft.y) {
                for x in 150..<450 where (x / 20) % 2 == 0 { page.image.pixels[y * 600 + x] = 30 }
            }
        }
        page.blur(radius: 7)
        let problem = try #require(page.inspection().problems.first)
        #expect(problem.kind == .blurred && problem.quad == nil && problem.severity > 0.5)
    }

    @Test func `small text is too small`() {
        #expect(StripedPage(lineHeight: 9).inspection().problems.map(\.kind) == [.tooSmall])
    }

    @Test(
        arguments: [(15, 5, QualityProblem.Kind.tooDark), (250, 215, .tooBright)]
            as [(UInt8, UInt8, QualityProblem.Kind)])
    func `too little contrast is told by its light`(_ paper: UInt8, _ ink: UInt8, _ kind: QualityProblem.Kind) {
        #expect(StripedPage(paper: paper, ink: ink).inspection().problems.map(\.kind) == [kind])
    }

    @Test func `a white spot over text is a reflection`() throws {
        var page = StripedPage()
        for y in 500..<760 {
            for x in 300..<640 { page.image.pixels[y * page.image.width + x] = 255 }
        }
        // What it covers is not read.
        page.lines.removeAll { (480..<780).contains($0.center.y) }
        let problem = try #require(page.inspection().problems.first)
        #expect(problem.kind == .glare)
        let box = try #require(problem.quad?.boundingBox)
        #expect(abs(box.midX - 470) < 12 && abs(box.midY - 630) < 12)
    }

    @Test func `white paper is no reflection`() {
        #expect(StripedPage(paper: 255).inspection().problems.isEmpty)
    }

    @Test func `text that begins at the picture's edge is cut`() {
        let kinds = StripedPage(left: 1).inspection().problems.map(\.kind)
        #expect(kinds == [.cutOff])
    }

    @Test func `a tilted card is no skewed page`() {
        #expect(StripedPage().inspection(isScene: true, skew: 20).problems.isEmpty)
        #expect(StripedPage().inspection(skew: 20).problems.map(\.kind) == [.skewed])
        #expect(StripedPage().inspection(skew: .nan).problems.isEmpty)
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 1), (1, 900), (9, 9)])
    func `pictures of any size are inspected`(_ width: Int, _ height: Int) {
        for format in [PixelFormat.gray8, .rgb8] {
            let image = Image(width: width, height: height, format: format, filledWith: 255)
            let quads = [
                Quad(Rect(x: -50, y: -50, width: 400, height: 10)), Quad(Rect(x: 0, y: 0, width: 0, height: 0)),
                Quad(Rect(x: 0, y: 0, width: Double(width), height: Double(height))),
            ]
            for lines in [[], quads] {
                let inspection = PageInspection(image, lines: lines, skewDegrees: 0, isScene: true)
                #expect((0...1).contains(inspection.sharpness))
                #expect(inspection.problems.allSatisfy { (0...1).contains($0.severity) })
            }
        }
    }
}

struct MirroringTests {
    @Test func `a mirrored picture mirrored again is the picture`() {
        let image = Image(width: 3, height: 2, format: .rgb8, pixels: Array(0..<18))
        #expect(image.mirrored().pixels.prefix(3) == [6, 7, 8])
        #expect(image.mirrored().mirrored() == image)
        let empty = Image(width: 0, height: 0, format: .gray8, pixels: [])
        #expect(empty.mirrored() == empty)
    }
}

struct PortraitInspectionTests {
    private let face = Rect(x: 80, y: 90, width: 120, height: 150)

    @Test func `a plain wall is even`() throws {
        let image = Image(width: 280, height: 400, format: .rgb8, filledWith: 200)
        let look = try #require(PortraitLook(of: image, face: face))
        #expect(look.evenness == 1 && look.colour == [200, 200, 200] && look.sharpness == 0)
    }

    @Test func `a patterned wall is not`() throws {
        var image = Image(width: 280, height: 400, format: .gray8, filledWith: 200)
        for y in 0..<400 { for x in 0..<280 where (x / 20 + y / 20) % 2 == 0 { image.pixels[y * 280 + x] = 90 } }
        #expect(try #require(PortraitLook(of: image, face: face)).evenness < 0.7)
    }

    @Test func `beside a head that fills the picture clutter is told from hair, skin and shadow`() throws {
        // A face so wide that next to nothing is seen beyond the hair.
        let face = Rect(x: 75, y: 90, width: 130, height: 180)
        func evenness(wall: [UInt8], beside: [UInt8]) throws -> Double {
            var image = Image(width: 280, height: 400, format: .rgb8, filledWith: 0)
            for y in 0..<400 {
                for x in 0..<280 {
                    let isBeside = (206..<250).contains(x) && (120..<240).contains(y)
                    for channel in 0..<3 {
                        image.pixels[(y * 280 + x) * 3 + channel] = isBeside ? beside[channel] : wall[channel]
                    }
                }
            }
            return try #require(PortraitLook(of: image, face: face)).evenness
        }
        #expect(try evenness(wall: [190, 200, 210], beside: [60, 190, 200]) < 0.7)
        #expect(try evenness(wall: [190, 200, 210], beside: [30, 25, 22]) == 1)
        #expect(try evenness(wall: [190, 200, 210], beside: [190, 140, 110]) == 1)
        #expect(try evenness(wall: [70, 140, 220], beside: [35, 80, 140]) == 1)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e30])
    func `a face of no sound numbers has no surroundings`(_ value: Double) {
        let image = Image(width: 280, height: 400, format: .gray8, filledWith: 200)
        for face in [
            Rect(x: value, y: 90, width: 120, height: 150), Rect(x: 80, y: value, width: 120, height: 150),
            Rect(x: 80, y: 90, width: value, height: 150), Rect(x: 80, y: 0, width: 120, height: value),
        ] {
            #expect(PortraitLook(of: image, face: face) == nil)
        }
    }

    @Test(arguments: [Rect(x: -900, y: -900, width: 5000, height: 5000), Rect(x: 0, y: 0, width: 0, height: 0)])
    func `a face without surroundings has none`(_ face: Rect) {
        #expect(PortraitLook(of: Image(width: 280, height: 400, format: .rgb8, filledWith: 9), face: face) == nil)
        #expect(PortraitLook(of: Image(width: 0, height: 0, format: .rgb8, pixels: []), face: face) == nil)
    }
}
