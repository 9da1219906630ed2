import DocumentModel
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
    /// Upright; only kept where somebody will draw on it.
    var image: Image?
}

/// Reads pages: text and seals. Lives on one thread.
final class PageAnalyser {
    private let reader: any PageReader
    private let seals: SealFinder
    private let faces: FaceFinder
    private let keepsImages: Bool

    init(reader: any PageReader, seals: SealFinder, faces: FaceFinder, keepsImages: Bool) {
        self.reader = reader
        self.seals = seals
        self.faces = faces
        self.keepsImages = keepsImages
    }

    /// - Parameters:
    ///   - image: as decoded, in any of the four orientations.
    ///   - dpi: where the file tells it.
    func read(_ image: Image, dpi: Double?, searches: PageSearches) throws -> ReadPage {
        let reading = try reader.read(image)
        var page = ReadPage(
            text: reading.text,
            quality: PageQuality(
                sharpness: sharpness(of: reading), skewDegrees: reading.skewDegrees, rotation: reading.rotation),
            seals: searches.seals ? try seals.seals(in: reading.image, dpi: dpi) : [],
            image: keepsImages ? reading.image : nil)
        if searches.faces, searches.isPortraitOrCard || PageSearches.mayShowPersons(reading) {
            page.faces = try faces.faces(in: reading.image, besideText: reading.text.extent)
        }
        return page
    }

    /// The sharpness of the text, not of the picture: most of a photo is background, and that may be out of focus.
    private func sharpness(of reading: PageReading) -> Double {
        // A dozen of the longest lines say enough.
        let lines = reading.text.lines.sorted { $0.quad.width > $1.quad.width }.prefix(12)
        let measured = lines.map { reading.image.cropped(to: $0.boundingBox).sharpness }.sorted()
        return measured.isEmpty ? reading.image.sharpness : measured[measured.count / 2]
    }
}
