import DocumentModel
import Reporting
import Testing

struct JPEGFileTests {
    @Test func `an RGB image becomes a JPEG file`() throws {
        let image = Image(width: 33, height: 17, format: .rgb8, filledWith: 200)
        let bytes = try #require(JPEGFile.bytes(of: image))
        #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]))
        #expect(bytes.suffix(2) == [0xFF, 0xD9])
    }

    @Test func `a grey image becomes a JPEG file`() {
        let image = Image(width: 1, height: 1, format: .gray8, filledWith: 0)
        #expect(JPEGFile.bytes(of: image)?.isEmpty == false)
    }

    @Test func `an empty image has no file`() {
        #expect(JPEGFile.bytes(of: Image(width: 0, height: 5, format: .gray8, filledWith: 0)) == nil)
    }

    @Test func `an image longer than JPEG allows has no file`() {
        #expect(JPEGFile.bytes(of: Image(width: 65_501, height: 1, format: .gray8, filledWith: 0)) == nil)
    }
}
