import Decoding
import DocumentModel
import Foundation
import Testing

/// Every sample file, cut and changed: the process must end by itself with pages or a reason, every time.
struct DamageTests {
    @Test(arguments: Fixture.names)
    func `a file cut anywhere gives pages or a reason`(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let marks =
            [1, 4, 12, 40, 100, 200] + (1...6).map { bytes.count * $0 / 7 } + [bytes.count - 1, bytes.count - 2]
        for count in Set(marks) where count > 0 && count < bytes.count {
            try expectAnswer(to: Array(bytes.prefix(count)), "\(name) cut to \(count)")
        }
    }

    @Test(arguments: Fixture.names)
    func `a file with changed bytes gives pages or a reason`(name: String) throws {
        let bytes = try Fixture.bytes(name)
        var random = SplitMix(seed: UInt64(bytes.count) &* 31 &+ 7)
        for round in 0..<8 {
            var changed = bytes
            // Headers are where parsers break: half of the changes hit the first 256 bytes.
            for _ in 0..<(1 + round / 2) {
                let reach = random.next() % 2 == 0 ? min(256, bytes.count) : bytes.count
                changed[Int(random.next() % UInt64(reach))] = UInt8(truncatingIfNeeded: random.next())
            }
            try expectAnswer(to: changed, "\(name), round \(round)")
        }
    }

    @Test func `zeros, ones and noise are refused`() throws {
        var random = SplitMix(seed: 1)
        let noise = (0..<5_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        for bytes in [[0], [UInt8](repeating: 0, count: 9_000), [UInt8](repeating: 0xFF, count: 9_000), noise] {
            try expectAnswer(to: bytes, "\(bytes.count) bytes")
        }
    }

    @Test(arguments: [
        "patches.jpg", "progressive.jpg", "patches.png", "patches.webp", "patches.heic", "patches.tif", "patches.bmp",
    ])
    func `a picture of which much is missing is no page`(name: String) throws {
        let bytes = try Fixture.bytes(name)
        // More than half of such small files is header, so a tenth is most of the picture.
        let decoded = try Fixture.decode(Array(bytes.prefix(bytes.count - bytes.count / 10)))
        #expect(decoded.problems.map(\.reason) == [.damaged])
    }

    @Test func `a photo whose last rows are missing is shown with its problem`() throws {
        let bytes = try Fixture.bytes("noise.jpg")
        let decoded = try Fixture.decode(Array(bytes.prefix(bytes.count * 95 / 100)))
        #expect(decoded.problems.map(\.reason) == [.damaged])
        #expect(decoded.images.map(\.height) == [256])
        let half = try Fixture.decode(Array(bytes.prefix(bytes.count / 2)))
        #expect(half.problems.map(\.reason) == [.damaged])
        #expect(half.images.isEmpty)
    }

    @Test func `a photo without its end mark is whole`() throws {
        let decoded = try Fixture.decode(Array(try Fixture.bytes("noise.jpg").dropLast(2)))
        #expect(decoded.problems.isEmpty)
        #expect(decoded.images.count == 1)
    }

    private func expectAnswer(to bytes: [UInt8], _ what: String) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("hedui-\(UUID().uuidString)")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable())
        var pages = 0
        let problems = try decoder.decode(path: path.path) { page in
            pages += 1
            #expect(!page.image.isEmpty)
        }
        #expect(pages > 0 || !problems.isEmpty, "\(what)")
        let never: [FileProblem.Reason] = [.decoderFailed, .tooSlow, .forbiddenAction]
        #expect(!problems.contains { never.contains($0.reason) }, "\(what): \(problems)")
    }
}

/// Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014.
private struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
