import Decoding
import DocumentModel
import Testing

@testable import ImageCodecs

struct BitmapFileTests {
    /// A bitmap with the 40-byte header; `rest` is palette or masks and the pixels.
    private func bitmap(
        width: Int32, height: Int32, bits: Int, compression: Int = 0, palette: [UInt8] = [], pixels: [UInt8]
    ) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let offset = 54 + palette.count
        return Array("BM".utf8) + number(offset + pixels.count, 4) + number(0, 4) + number(offset, 4) + number(40, 4)
            + number(Int(width), 4) + number(Int(height), 4) + number(1, 2) + number(bits, 2) + number(compression, 4)
            + number(0, 20) + palette + pixels
    }

    private func samples(_ bytes: [UInt8]) throws -> [UInt8] {
        let decoded = try Fixture.decode(bytes)
        #expect(decoded.problems.isEmpty)
        return try #require(decoded.images.first).pixels
    }

    private let blackAndRed: [UInt8] = [0, 0, 0, 0, 0, 0, 255, 0]

    @Test func `rows stand from the bottom up, or from the top down where the height is negative`() throws {
        let pixels: [UInt8] = [1, 2, 3, 0, 4, 5, 6, 0]
        #expect(try samples(bitmap(width: 1, height: 2, bits: 24, pixels: pixels)) == [6, 5, 4, 3, 2, 1])
        #expect(try samples(bitmap(width: 1, height: -2, bits: 24, pixels: pixels)) == [3, 2, 1, 6, 5, 4])
    }

    @Test func `one and four bits a pixel go through the palette`() throws {
        let one = bitmap(width: 3, height: 1, bits: 1, palette: blackAndRed, pixels: [0b1010_0000, 0, 0, 0])
        #expect(try samples(one) == [255, 0, 0, 0, 0, 0, 255, 0, 0])
        let four = bitmap(
            width: 3, height: 1, bits: 4, palette: blackAndRed + Array(repeating: 9, count: 56),
            pixels: [0x10, 0x10, 0, 0])
        #expect(try samples(four) == [255, 0, 0, 0, 0, 0, 255, 0, 0])
    }

    @Test func `sixteen bits are five a colour unless masks say otherwise`() throws {
        let plain = bitmap(width: 1, height: 1, bits: 16, pixels: [0x00, 0x7C, 0, 0])
        #expect(try samples(plain) == [255, 0, 0])
        let masks: [UInt8] = [0x00, 0xF8, 0, 0, 0xE0, 0x07, 0, 0, 0x1F, 0, 0, 0]
        let masked = bitmap(width: 1, height: 1, bits: 16, compression: 3, palette: masks, pixels: [0xE0, 0x07, 0, 0])
        #expect(try samples(masked) == [0, 255, 0])
    }

    @Test func `run lengths, jumps and single values are drawn`() throws {
        let palette = blackAndRed + [UInt8](repeating: 0, count: 254 * 4)
        // Two red, end of line; jump one to the right, one red; end.
        let runs: [UInt8] = [2, 1, 0, 0, 0, 2, 1, 0, 1, 1, 0, 1]
        let image = bitmap(width: 2, height: 2, bits: 8, compression: 1, palette: palette, pixels: runs)
        #expect(try samples(image) == [255, 255, 255, 255, 0, 0, 255, 0, 0, 255, 0, 0])
    }

    @Test func `runs that leave the picture are damage`() throws {
        let palette = blackAndRed + [UInt8](repeating: 0, count: 254 * 4)
        let image = bitmap(width: 2, height: 1, bits: 8, compression: 1, palette: palette, pixels: [200, 1, 0, 1])
        #expect(try Fixture.decode(image).problems.map(\.reason) == [.damaged])
    }

    @Test(arguments: [
        (Int32(40_000), Int32(40_000), FileProblem.Reason.tooLarge), (30_000, 30_000, .tooLarge), (0, 5, .damaged),
        (5, 0, .damaged), (-5, 5, .damaged), (5, Int32.min, .damaged), (Int32.max, Int32.max, .tooLarge),
        (1_000, 1_000, .damaged),
    ])
    func `huge, empty and unfilled headers are refused`(width: Int32, height: Int32, reason: FileProblem.Reason) throws
    {
        let decoded = try Fixture.decode(bitmap(width: width, height: height, bits: 24, pixels: [0, 0, 0, 0]))
        #expect(decoded.problems.map(\.reason) == [reason])
        #expect(decoded.images.isEmpty)
    }
}
