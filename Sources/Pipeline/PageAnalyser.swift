import DocumentModel
import Extraction
import Faces
import Imaging
import Recognition
import Seals

/// One page, read; not yet understood: a contract's clauses run over its pages.
struct ReadPage: Sendable {
    /// Counted from 1 inside its file, those included that could not be decoded.
    var number: Int
    var text: RecognizedPage
    var quality: PageQuality
    var seals: [Seal]
    var signingPlaces: [SigningPlace] = []
    var inkedEntries: Set<Int> = []
    var faces: [Face] = []
    var portrait: PortraitLook?
    /// By which the same picture is known again; nil for an empty page.
    var print: PagePrint?
    /// Upright; only kept where somebody will draw on it.
    var image: Image?
}

/// Reads pages: text, seals and signatures. Lives on one thread.
final class PageAnalyser {
    private let reader: any PageReader
    private let seals: SealFinder
    private let faces: FaceFinder
    private let signing: SigningPlaceFinder
    private let boxes = TickBoxes()
    private let keepsImages: Bool
    private let times: StageTimes

    init(
        reader: any PageReader, seals: SealFinder, faces: FaceFinder, signing: SigningPlaceFinder, keepsImages: Bool,
        times: StageTimes
    ) {
        self.reader = reader
        self.seals = seals
        self.faces = faces
        self.signing = signing
        self.keepsImages = keepsImages
        self.times = times
    }

    /// - Parameters:
    ///   - image: as decoded, in any of the four orientations.
    ///   - number: of the page in its file.
    ///   - dpi: where the file tells it.
    func read(_ image: Image, number: Int, dpi: Double?, searches: PageSearches) throws -> ReadPage {
        times.countPage(pixels: image.width * image.height)
        var (reading, isMirrored) = try times.measure(.text) {
            try read(image, mayBeMirrored: searches.mayBeMirrored)
        }
        if searches.isPortrait, reading.sureCharacters < PageAnalyser.fewestOnDocument {
            // What was taken for text is hair and cloth; it says nothing about which way up the picture is.
            reading = PageReading(
                image: image, text: RecognizedPage(width: image.width, height: image.height, lines: []), rotation: 0,
                skewDegrees: 0)
        }
        let inspection = times.measure(.quality) {
            PageInspection(
                reading.image, lines: reading.text.lines.filter { $0.score >= PageAnalyser.leastLineScore }.map(\.quad),
                skewDegrees: reading.skewDegrees,
                isScene: searches.isPortraitOrCard)
        }
        var quality = PageQuality(
            sharpness: inspection.sharpness, skewDegrees: reading.skewDegrees, rotation: reading.rotation,
            problems: inspection.problems)
        quality.isMirrored = isMirrored
        let found =
            searches.seals
            ? try times.measure(.seals) { try seals.seals(in: reading.image, dpi: dpi) } : []
        if searches.seals {
            reading.text.lines = times.measure(.signing) {
                boxes.told(in: reading.image, lines: reading.text.lines)
            }
        }
        var page = ReadPage(
            number: number,
            text: reading.text, quality: quality,
            seals: found,
            // What has no seals (a scene) has no signatures either.
            signingPlaces: searches.seals
                ? try times.measure(.signing) {
                    try signing.places(in: reading.image, lines: reading.text.lines, seals: found)
                } : [],
            image: keepsImages ? reading.image : nil)
        if searches.seals {
            page.inkedEntries = times.measure(.signing) {
                signing.inkedEntries(in: reading.image, lines: reading.text.lines, seals: found)
            }
        }
        if searches.faces, searches.isPortraitOrCard || PageSearches.mayShowPersons(reading) {
            try times.measure(.faces) {
                page.faces = try faces.faces(
                    in: reading.image, besideText: reading.text.extent, onCard: reading.text.cardArea,
                    isPortrait: searches.isPortrait)
                page.portrait = page.faces.first.flatMap { PortraitLook(of: reading.image, face: $0.box) }
            }
        }
        page.print = times.measure(.quality) { PagePrint(of: reading.image) }
        return page
    }

    /// Reads again with care what was only sketched on a page, and judges the places to sign by it.
    ///
    /// - Parameter image: as decoded.
    func readWithCare(_ page: DocumentPage, in image: Image, searches: PageSearches) throws -> DocumentPage {
        var page = page
        guard let upright = page.upright(image) else { return page }
        page.text = try times.measure(.secondLooks) { try reader.readWithCare(page.text, of: upright) }
        guard searches.seals else { return page }
        page.text.lines = times.measure(.signing) { boxes.told(in: upright, lines: page.text.lines) }
        page.signingPlaces = try times.measure(.signing) {
            try signing.places(in: upright, lines: page.text.lines, seals: page.seals)
        }
        page.inkedEntries = times.measure(.signing) {
            signing.inkedEntries(in: upright, lines: page.text.lines, seals: page.seals)
        }
        return page
    }

    /// Reads a picture, and where no card was recognised also its mirror image. Mirrored text is read as other text, and
    /// surely in part, so that scores do not tell: of nine mirrored cards five had 18 and more sure characters. Words of a
    /// card do: none of the nine had two, and all nine were read the other way round.
    private func read(_ image: Image, mayBeMirrored: Bool) throws -> (reading: PageReading, isMirrored: Bool) {
        let reading = try reader.read(image)
        guard mayBeMirrored, !reading.text.showsCard else { return (reading, false) }
        let other = try reader.read(image.mirrored())
        return other.text.showsCard ? (other, true) : (reading, false)
    }

    /// Lines below this are mostly texture and say nothing about the text: pages of which a tenth could be read had a mean
    /// of 0.56, those of which half could 0.68.
    private static let leastLineScore = 0.6
    /// Fewer surely read characters on a portrait are no text: a studio's mark has about ten.
    private static let fewestOnDocument = 18
}

extension PageReading {
    /// Characters read with a probability of 0.8 and more.
    fileprivate var sureCharacters: Int {
        text.lines.reduce(0) { $0 + $1.glyphs.count { $0.score >= 0.8 } }
    }
}
