import DocumentModel
import Imaging
import Inference

/// Turns a page upright and finds its lines.
///
/// Two witnesses: the page classifier sees a small picture and errs on sparse pages and scenes; the lines say which way
/// they run by their shape, and whether they stand on their head by their own classifier. Where they disagree, a few
/// lines are read in each candidate orientation, and what reads best wins.
struct UprightSearch {
    struct Result {
        var image: Image
        /// What was searched and will be read: the image, or a part of it, with red ink taken out if it is print on paper.
        var ink: Image
        var isRedRemoved: Bool
        /// In pixels of `ink`.
        var regions: [DetectedRegion]
        /// Degrees clockwise that were applied.
        var rotation: Int
        /// Where `ink` lies in `image`.
        var placement = Placement.identity

        /// Of all lines together, in pixels of `ink`, which are those of `image`.
        var textLength: Double { regions.reduce(0) { $0 + max($1.quad.width, $1.quad.height) } }
    }

    let detector: TextDetector
    let lines: LineOrientationClassifier
    let pages: PageOrientationClassifier
    let recognizer: TextRecognizer

    /// Lines that are asked for their orientation; more would only repeat the answer.
    private static let witnesses = 6

    func upright(_ image: Image) throws -> Result {
        let isPaper = image.looksLikePaper
        let ink = isPaper ? image.redRemoved() : image
        let page = try pages.orientation(of: ink)
        let guess = page.score > 0.5 ? page.degrees : 0
        // The classifier says how far the page was turned clockwise; turning on by the rest completes the circle.
        var best = try detect(ink, rotation: (360 - guess) % 360)
        guard !best.regions.isEmpty else {
            return Result(
                image: image, ink: ink, isRedRemoved: isPaper, regions: try regionsOrWhole(best.regions, in: ink),
                rotation: 0)
        }
        if best.standingShare > 0.5 { best = try detect(ink, rotation: (best.rotation + 90) % 360) }
        let flipped = try headstandShare(of: best)
        if flipped > 0.5 {
            let other = try detect(ink, rotation: (best.rotation + 180) % 360)
            best = try betterRead(best, other)
        } else if best.rotation != 0 {
            // A turn is only believed if the page reads better for it than as it came.
            best = try betterRead(try detect(ink, rotation: 0), best)
        }
        return Result(
            image: image.rotated(quarterTurns: best.rotation / 90), ink: best.ink, isRedRemoved: isPaper,
            regions: try regionsOrWhole(best.regions, in: best.ink), rotation: best.rotation)
    }

    private struct Candidate {
        var ink: Image
        var regions: [DetectedRegion]
        var rotation: Int

        var standingShare: Double {
            let total = regions.reduce(0) { $0 + max($1.quad.width, $1.quad.height) }
            let standing = regions.filter { isStanding($0.quad) }.reduce(0) { $0 + $1.quad.height }
            return total > 0 ? standing / total : 0
        }

        /// The longest lying lines, best witnesses of the orientation.
        func witnesses(_ count: Int) -> [Image] {
            regions.filter { !isStanding($0.quad) }.sorted { $0.quad.width > $1.quad.width }.prefix(count)
                .map { ink.line(in: $0.quad) }
        }
    }

    private func detect(_ ink: Image, rotation: Int) throws -> Candidate {
        let turned = ink.rotated(quarterTurns: rotation / 90)
        return Candidate(ink: turned, regions: try detector.detect(in: turned), rotation: rotation)
    }

    private func headstandShare(of candidate: Candidate) throws -> Double {
        let images = candidate.witnesses(UprightSearch.witnesses)
        guard !images.isEmpty else { return 0 }
        let votes = try lines.upsideDownProbabilities(of: images)
        return votes.reduce(0, +) / Double(votes.count)
    }

    private func betterRead(_ first: Candidate, _ second: Candidate) throws -> Candidate {
        func legibility(_ candidate: Candidate) throws -> Double {
            let readings = try recognizer.recognize(candidate.witnesses(UprightSearch.witnesses / 2))
            guard !readings.isEmpty else { return 0 }
            // Upside-down text gives few characters with middling scores: both count.
            return readings.reduce(0) { $0 + $1.score * Double(min(10, $1.characters.count)) } / Double(readings.count)
        }
        return try legibility(second) > legibility(first) ? second : first
    }

    /// A picture that is one line of text fills it to the edge, and the detector sees no line: read the whole then.
    private func regionsOrWhole(_ regions: [DetectedRegion], in image: Image) throws -> [DetectedRegion] {
        guard regions.isEmpty, image.height <= 2 * TextRecognizer.lineHeight, image.width > 2 * image.height else {
            return regions
        }
        return [DetectedRegion(quad: Quad(image.bounds), score: 0.5)]
    }
}
