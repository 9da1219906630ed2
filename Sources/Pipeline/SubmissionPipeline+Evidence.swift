import Decoding
public import DocumentModel
import Imaging

/// A piece of a page, cut out to be shown.
public struct EvidenceCrop: Sendable {
    /// Index of the place among those asked for.
    public var index: Int
    public var image: Image
}

extension SubmissionPipeline {
    /// Cuts places out of the files that were analysed, to show them: each with some of what surrounds it.
    ///
    /// The files are decoded once more: pages are not kept in memory (see ``lookAgain(at:for:today:)``).
    ///
    /// - Parameter spots: on pages of the analysis; others are passed over.
    public func crops(of spots: [EvidenceSpot], in analysis: FileAnalysis) async throws -> [EvidenceCrop] {
        var crops: [EvidenceCrop] = []
        for source in analysis.sources {
            let wanted = spots.indices.filter { spots[$0].file == source.name }
            let pages = analysis.pages.map(\.page).filter {
                $0.file == source.name && $0.attachment == source.attachment
            }
            guard !wanted.isEmpty, !pages.isEmpty else { continue }
            crops += try await decoding.run { _ in try self.crops(of: wanted.map { ($0, spots[$0]) }, pages, source) }
        }
        return crops
    }

    /// One page of a file as a small picture, turned as it was read before.
    ///
    /// - Parameters:
    ///   - number: counted from 1.
    ///   - rotation: as in ``PageQuality/rotation``.
    /// - Returns: nil where the file has no such page any more.
    public func picture(
        of file: PipelineFile, page number: Int, rotation: Int, isMirrored: Bool
    ) async throws -> Image? {
        try await decoding.run { _ in
            var picture: Image?
            do {
                // What is wrong with the file was told when it was read first.
                _ = try self.decoder.decode(path: file.path) { decoded in
                    guard decoded.pageNumber >= number else { return }
                    if decoded.pageNumber == number {
                        let image = isMirrored ? decoded.image.mirrored() : decoded.image
                        picture = image.rotated(quarterTurns: rotation / 90).limited(toLongSide: Self.longestSide)
                    }
                    throw Enough()
                }
            } catch is Enough {}
            return picture
        }
    }

    private struct Enough: Error {}

    private func crops(
        of spots: [(index: Int, spot: EvidenceSpot)], _ pages: [DocumentPage], _ source: PipelineFile
    ) throws -> [EvidenceCrop] {
        var crops: [EvidenceCrop] = []
        let last = spots.map(\.spot.page).max() ?? 0
        do {
            // What is wrong with the file was told when it was read first.
            _ = try decoder.decode(path: source.path) { decoded in
                let here = spots.filter { $0.spot.page == decoded.pageNumber }
                if !here.isEmpty, let page = pages.first(where: { $0.page == decoded.pageNumber }),
                    let upright = page.upright(decoded.image)
                {
                    for (index, spot) in here {
                        guard let crop = Self.crop(spot.quad, of: upright) else { continue }
                        crops.append(EvidenceCrop(index: index, image: crop))
                    }
                }
                if decoded.pageNumber >= last { throw Enough() }
            }
        } catch is Enough {}
        return crops
    }

    /// Pixels of the longer side: legible on a screen, about 15 KB as JPEG.
    private static let longestSide = 720

    private static func crop(_ quad: Quad, of page: Image) -> Image? {
        let box = quad.boundingBox
        guard box.x.isFinite, box.y.isFinite, box.width.isFinite, box.height.isFinite else { return nil }
        // A line's height around it: enough to see the label and the lines beside it.
        let margin = min(160, max(24, min(box.width, box.height)))
        let piece = page.cropped(to: box.insetBy(-margin))
        return piece.isEmpty ? nil : piece.limited(toLongSide: longestSide)
    }
}
