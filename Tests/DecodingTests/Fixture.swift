import Decoding
import DocumentModel
import Foundation
import ImageCodecs

/// The committed sample files, and what they show.
enum Fixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// All names, in order.
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// Decodes in this process.
    static func decode(_ bytes: [UInt8], limits: DecodingLimits = DecodingLimits()) throws -> CollectedPages {
        var pages = CollectedPages()
        try FileDecoder(bytes, limits: limits).decode(into: &pages)
        return pages
    }

    /// Decodes in the decoding process. PDFium allows one document at a time in a process, and tests run side by side.
    static func decodeApart(_ name: String) throws -> CollectedPages {
        var pages = CollectedPages()
        pages.problems = try PageDecoder(executable: try PageDecoder.standardExecutable()).decode(path: path(name)) {
            pages.images.append($0.image)
            pages.numbers.append($0.pageNumber)
            pages.resolutions.append($0.dpi)
        }
        return pages
    }

    static func decode(_ name: String, limits: DecodingLimits = DecodingLimits()) throws -> CollectedPages {
        try decode(bytes(name), limits: limits)
    }
}

/// A sink that keeps everything.
struct CollectedPages: PageSink {
    var images: [Image] = []
    var numbers: [Int] = []
    var resolutions: [Double?] = []
    var problems: [DecodingProblem] = []

    mutating func deliver(_ picture: borrowing Picture, number: Int) {
        if let image = picture.image { images.append(image) }
        numbers.append(number)
        resolutions.append(picture.dpi)
    }

    mutating func report(_ problem: DecodingProblem) { problems.append(problem) }
}

extension Image {
    /// Red, green, blue in the middle of the quarter at `x`, `y` (0 left or top, 1 right or bottom).
    func patch(_ x: Int, _ y: Int) -> [Int] { colour(x: width * (1 + 2 * x) / 4, y: height * (1 + 2 * y) / 4) }

    func colour(x: Int, y: Int) -> [Int] {
        let start = (y * width + x) * format.bytesPerPixel
        let samples = pixels[start..<(start + format.bytesPerPixel)].map { Int($0) }
        return samples.count == 1 ? [samples[0], samples[0], samples[0]] : samples
    }

    /// Red top left, green top right, blue bottom left, yellow bottom right.
    func showsPatches(topLeft: [Int] = [220, 20, 20], within tolerance: Int) -> Bool {
        let seen = [patch(0, 0), patch(1, 0), patch(0, 1), patch(1, 1)]
        let wanted = [topLeft, [20, 180, 20], [20, 20, 220], [230, 220, 20]]
        return zip(seen, wanted).allSatisfy { zip($0, $1).allSatisfy { abs($0 - $1) <= tolerance } }
    }
}
