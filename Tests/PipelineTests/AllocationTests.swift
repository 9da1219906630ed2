import CAllocationCount
import Decoding
import DocumentModel
import Extraction
import Faces
import Inference
import Recognition
import Seals
import Testing

@testable import Pipeline

/// Holds what reading a page takes from the heap against what it was: counts, which a slow or busy machine cannot change.
struct AllocationTests {
    private static func analyser() throws -> PageAnalyser {
        let models = try ModelLibrary(folder: RepositoryPaths.folder("Models"))
        let reader = try PPOCREngine(models: models).makeReader()
        return PageAnalyser(
            reader: reader,
            seals: SealFinder(
                models: try SealModels(models: models), ring: try RingModel(models: models).makeRecognizer(),
                recognizer: reader),
            faces: FaceFinder(models: try FaceModels(models: models)), signing: SigningPlaceFinder(recognizer: reader),
            keepsImages: false, times: StageTimes(work: models.work))
    }

    /// Blocks below this are values, not pictures; a build without optimisation makes millions that an optimised one does not.
    private static let leastBlock = 4096

    /// For the second page of `initial-clean`'s form, 2.2 million pixels with a seal, on this thread (the runtime's own threads
    /// are not counted), read a second time: as counted when this was written (899 blocks, 46 bytes a pixel), and a fifth more,
    /// since where a line ends differs a little between processors.
    @Test func `reading a page takes no more from the heap than it did`() throws {
        let analyser = try Self.analyser()
        var pages: [DecodedPage] = []
        let file = RepositoryPaths.folder("TestImages/submissions/initial-clean") + "/申请表2.jpg"
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable(), limits: DecodingLimits())
        #expect(try decoder.decode(path: file) { pages.append($0) }.isEmpty)
        let page = try #require(pages.first)
        let searches = PageSearches(attachment: .applicationForm, textOnly: false)
        // The first time models are loaded and prepared for the shapes of this page.
        _ = try analyser.read(page.image, number: 1, dpi: page.dpi, searches: searches)
        hedui_allocations_begin(Self.leastBlock)
        let read = try analyser.read(page.image, number: 1, dpi: page.dpi, searches: searches)
        let taken = hedui_allocations_end()
        #expect(!read.text.lines.isEmpty && !read.seals.isEmpty)
        #expect(taken.blocks > 0, "nothing is counted")
        let pixels = page.image.width * page.image.height
        #expect(taken.blocks <= 1080, "blocks")
        #expect(taken.bytes <= 55 * pixels, "bytes, for \(pixels) pixels")
    }
}
