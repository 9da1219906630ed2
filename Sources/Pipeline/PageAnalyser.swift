import DocumentModel
import Extraction
import Faces
import Imaging
import Recognition
import Seals

/// One page, read; not yet understood: a contract's clauses run over its pages.
struct ReadPage: Sendable {
    var text: RecognizedPage
    var quality: PageQuality
    var seals: [Seal]
    var signingPlaces: [SigningPlace] = []
    var faces: [Face] = []
    var portrait: PortraitLook?
    /// Upright; only kept where somebody will draw on it.
    var image: Image?
}

/// Reads pages: text, seals and signatures. Lives on one thread.
final class PageAnalyser {
    private let reader: any PageReader
    private let seals: SealFinder
    private let faces: FaceFinder
    private let signing: SigningPlaceFinder
    private let keepsImages: Bool

    init(reader: any PageReader, seals: SealFinder, faces: FaceFinder, signing: SigningPlaceFinder, keepsImages: Bool) {
        self.reader = reader
        self.seals = seals
        self.faces = faces
        self.signing = signing
        self.keepsImages = keepsImages
    }

    /// - Parameters:
    ///   - image: as decoded, in any of the four orientations.
    ///   - dpi: where the file tells it.
    func read(_ image: Image, dpi: Double?, searches: PageSearches) throws -> ReadPage {
        let (reading, isMirrored) = try read(image, mayBeMirrored: searches.mayBeMirrored)
        let inspection = PageInspection(
            reading.image, lines: reading.text.lines.map(\.quad), skewDegrees: reading.skewDegrees,
            isScene: searches.isPortraitOrCard)
        var quality = PageQuality(
            sharpness: inspection.sharpness, skewDegrees: reading.skewDegrees, rotation: reading.rotation,
            problems: inspection.problems)
        quality.isMirrored = isMirrored
        let found = searches.seals ? try seals.seals(in: reading.image, dpi: dpi) : []
        var page = ReadPage(
            text: reading.text, quality: quality,
            seals: found,
            // What has no seals (a scene) has no signatures either.
            signingPlaces: searches.seals
                ? try signing.places(in: reading.image, lines: reading.text.lines, seals: found) : [],
            image: keepsImages ? reading.image : nil)
        if searches.faces, searches.isPortraitOrCard || PageSearches.mayShowPersons(reading) {
            page.faces = try faces.faces(
                in: reading.image, besideText: reading.text.extent, isPortrait: searches.isPortrait)
            page.portrait = page.faces.first.flatMap { PortraitLook(of: reading.image, face: $0.box) }
        }
        return page
    }

    /// Reads a picture, and where hardly anything was read also its mirror image.
    private func read(_ image: Image, mayBeMirrored: Bool) throws -> (reading: PageReading, isMirrored: Bool) {
        let reading = try reader.read(image)
        guard mayBeMirrored, reading.sureCharacters < PageAnalyser.fewestOnCard else { return (reading, false) }
        let other = try reader.read(image.mirrored())
        // Mirrored text still has characters that are their own mirror images; the right way round has far more.
        return other.sureCharacters > 2 * reading.sureCharacters + 8 ? (other, true) : (reading, false)
    }

    /// The side with the portrait prints 20 characters of labels and 18 of the number, the side with the emblem 20 in all;
    /// of a mirrored card up to 9 were read (symmetrical ones: 口, 中, 田, digits 1, 8, 0).
    private static let fewestOnCard = 18
}

extension PageReading {
    /// Characters read with a probability of 0.8 and more.
    fileprivate var sureCharacters: Int {
        text.lines.reduce(0) { $0 + $1.glyphs.count { $0.score >= 0.8 } }
    }
}
