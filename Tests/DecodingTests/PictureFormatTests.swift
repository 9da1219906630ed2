import Decoding
import DocumentModel
import ImageCodecs
import Testing

struct PictureFormatTests {
    /// Tolerances: exact where nothing is lost; JPEG and WebP at quality 95 within 8; HEIC at 90 and ink within 16.
    @Test(arguments: [
        ("patches.jpg", 8), ("progressive.jpg", 8), ("cmyk.jpg", 16), ("cmyk-plain.jpg", 16), ("patches.png", 0),
        ("palette.png", 4), ("interlaced.png", 0), ("sixteen-bits.png", 0), ("animated.png", 0), ("patches.tif", 0),
        ("jpeg.tif", 8), ("cmyk.tif", 2), ("patches.webp", 8), ("patches.bmp", 0), ("palette.bmp", 4),
        ("patches.heic", 16), ("rotated.heic", 16),
    ])
    func `every format shows the four patches`(name: String, tolerance: Int) throws {
        let decoded = try Fixture.decode(name)
        #expect(decoded.problems.isEmpty)
        let image = try #require(decoded.images.first)
        #expect(image.format == .rgb8)
        #expect(image.width * 2 == image.height * 3)
        #expect(image.showsPatches(within: tolerance), "\(image.patch(0, 0)) \(image.patch(1, 1))")
    }

    @Test(arguments: 1...8, ["jpg", "tif"])
    func `every orientation comes out upright`(number: Int, type: String) throws {
        let decoded = try Fixture.decode("orientation-\(number).\(type)")
        let image = try #require(decoded.images.first)
        #expect((image.width, image.height) == (48, 32))
        #expect(image.showsPatches(within: 8))
    }

    @Test(arguments: ["alpha.png", "alpha.webp"])
    func `what is transparent becomes paper`(name: String) throws {
        let image = try #require(try Fixture.decode(name).images.first)
        #expect(image.showsPatches(topLeft: [255, 255, 255], within: 0))
    }

    @Test(arguments: ["grey.jpg", "grey.png", "fax.tif", "sixteen-bits.tif", "twelve-bits.tif"])
    func `pages without colour are grey`(name: String) throws {
        #expect(try Fixture.decode(name).images.map(\.format) == [.gray8])
    }

    @Test func `twelve bits a sample are scaled to eight`() throws {
        let image = try #require(try Fixture.decode("twelve-bits.tif").images.first)
        #expect(Array(image.pixels.prefix(4)) == [0, 128, 255, 127])
    }

    @Test func `a fax is black on the left`() throws {
        let image = try #require(try Fixture.decode("fax.tif").images.first)
        #expect(image.patch(0, 0) == [0, 0, 0])
        #expect(image.patch(1, 1) == [255, 255, 255])
    }

    @Test(arguments: [
        ("patches.jpg", 300.0), ("patches.png", 300), ("patches.tif", 300), ("patches.bmp", 300), ("fax.tif", 200),
    ])
    func `the resolution is known where the file says it`(name: String, dpi: Double) throws {
        let resolution = try #require(try Fixture.decode(name).resolutions.first ?? nil)
        #expect(abs(resolution - dpi) < 1)
    }

    @Test func `a file of several pages gives them in order`() throws {
        let decoded = try Fixture.decode("three-pages.tif")
        #expect(decoded.numbers == [1, 2, 3])
        #expect(decoded.images.map(\.width) == [48, 40, 20])
        #expect(decoded.images.map(\.format) == [.rgb8, .rgb8, .gray8])
    }

    @Test func `a thumbnail is no page`() throws {
        #expect(try Fixture.decode("thumbnail.tif").images.map(\.width) == [48])
    }

    @Test func `a loop of directories ends`() throws {
        #expect(try Fixture.decode("loop.tif").images.count == 1)
    }

    @Test func `a photo larger than wanted is decoded at half its size`() throws {
        var limits = DecodingLimits()
        limits.wantedPixels = 100_000
        let image = try #require(try Fixture.decode("large.jpg", limits: limits).images.first)
        #expect((image.width, image.height) == (400, 304))
        #expect(image.showsPatches(within: 24))
    }

    @Test func `a picture far larger than wanted is averaged down`() throws {
        var limits = DecodingLimits()
        limits.wantedPixels = 384
        let image = try #require(try Fixture.decode("patches.png", limits: limits).images.first)
        #expect((image.width, image.height) == (24, 16))
        #expect(image.showsPatches(within: 0))
    }
}
