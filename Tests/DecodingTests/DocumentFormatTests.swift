import Decoding
import DocumentModel
import Testing

@testable import ImageCodecs

struct DocumentFormatTests {
    @Test(arguments: ["drawn.pdf", "restricted.pdf"])
    func `a drawn page has the standard resolution and its rotation`(name: String) throws {
        let decoded = try Fixture.decodeApart(name)
        #expect(decoded.problems.isEmpty)
        #expect(decoded.images.map(\.width) == [1653, 2339])
        #expect(decoded.images.map(\.height) == [2339, 1653])
        // The red box stands at x 100…300, y 600…700 points from the bottom; a quarter turn brings it to the right.
        #expect(decoded.images[0].colour(x: 555, y: 533) == [255, 0, 0])
        #expect(decoded.images[1].colour(x: 1806, y: 555) == [255, 0, 0])
    }

    @Test func `a scan keeps its own pixels`() throws {
        let decoded = try Fixture.decodeApart("scan.pdf")
        let image = try #require(decoded.images.first)
        #expect((image.width, image.height) == (1748, 2480))
        #expect(image.showsPatches(within: 24))
        let dpi = try #require(decoded.resolutions.first ?? nil)
        #expect(abs(dpi - 300) < 1)
    }

    @Test func `stamps and form fields are drawn`() throws {
        let image = try #require(try Fixture.decodeApart("annotated.pdf").images.first)
        #expect(image.colour(x: 416, y: 533) == [255, 0, 0])
        #expect(image.colour(x: 972, y: 533) == [0, 0, 255])
    }

    @Test func `a colour profile, which is stamped with the time, is read in the sandbox that opens no zone's file`()
        throws
    {
        let pages = try Fixture.decodeApart("profiled.pdf")
        #expect(pages.problems.isEmpty)
        let image = try #require(pages.images.first)
        let colour = image.colour(x: image.width * 250 / 595, y: image.height * 300 / 842)
        #expect(colour[0] > 150 && colour[1] < 80 && colour[2] < 80)
    }

    @Test func `text whose font is not in the file is drawn, in the sandbox that opens no font any more`() throws {
        let image = try #require(try Fixture.decodeApart("unembedded.pdf").images.first)
        let scale = Double(image.width) / 595
        // Lines of 36 points; the lowest point of each in points from the top, and how far it runs.
        for (baseline, width) in [(142.0, 180.0), (202, 360), (262, 200), (322, 250)] {
            let rows = Int((baseline - 30) * scale)..<Int(baseline * scale)
            let columns = Int(60 * scale)..<Int((60 + width) * scale)
            let dark = rows.reduce(0) { sum, y in
                sum + columns.count { x in image.colour(x: x, y: y)[0] < 128 }
            }
            // Print covers 5 to 30 % of its line; boxes for characters without a drawing are fainter than characters.
            #expect(Double(dark) > 0.04 * Double(rows.count * columns.count), "line at \(baseline)")
        }
    }

    @Test(arguments: [
        ("locked.pdf", FileProblem.Reason.encrypted), ("no-pages.pdf", .empty), ("many-pages.pdf", .tooManyPages),
        ("bomb.png", .tooLarge), ("patches.gif", .unsupportedType), ("animated.webp", .unsupportedType),
    ])
    func `what cannot be read has its reason`(name: String, reason: FileProblem.Reason) throws {
        let decoded = try Fixture.decodeApart(name)
        #expect(decoded.images.isEmpty)
        #expect(decoded.problems.map(\.reason) == [reason])
    }

    @Test func `a page is never drawn larger than allowed`() throws {
        let limits = DecodingLimits()
        // 200 inches on a side, the most a PDF page may have.
        let large = try #require(PageResolution(width: 14_400, height: 14_400, limits: limits)).target(
            for: PageImages())
        #expect(large.width * large.height <= limits.pagePixels)
        let thin = try #require(PageResolution(width: 14_400, height: 0.001, limits: limits)).target(for: PageImages())
        #expect(thin.width <= limits.side && thin.height == 1)
        for bad in [0, -1, Double.nan, .infinity] {
            #expect(PageResolution(width: bad, height: 100, limits: limits) == nil)
        }
    }

    @Test func `a small scan of a whole page is drawn at the standard resolution`() throws {
        var images = PageImages()
        images.addImage(width: 595, height: 842, placed: Affine(a: 595, b: 0, c: 0, d: 842))
        let resolution = try #require(PageResolution(width: 595, height: 842, limits: DecodingLimits()))
        #expect(resolution.target(for: images) == (1653, 2339))
    }

    @Test func `a page measured in pixels keeps them`() throws {
        var images = PageImages()
        images.addImage(width: 2480, height: 3508, placed: Affine(a: 2480, b: 0, c: 0, d: 3508))
        let resolution = try #require(PageResolution(width: 2480, height: 3508, limits: DecodingLimits()))
        #expect(resolution.target(for: images) == (2480, 3508))
    }

    @Test func `a scan cut into strips is still a scan`() throws {
        var images = PageImages()
        for _ in 0..<20 {
            images.addImage(
                width: 2480, height: 175, placed: Affine(a: 595, b: 0, c: 0, d: 42))
        }
        let resolution = try #require(PageResolution(width: 595, height: 842, limits: DecodingLimits()))
        #expect(resolution.target(for: images).width > 2450)
    }
}
