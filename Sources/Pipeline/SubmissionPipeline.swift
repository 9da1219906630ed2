import Decoding
public import DocumentModel
import Extraction
import Faces
import Foundation
import Inference
import Recognition
import Seals
public import Verification

/// A file to be read.
public struct PipelineFile: Hashable, Sendable {
    public var attachment: AttachmentKind
    /// As named in the submission: what reports call it.
    public var name: String
    /// Where it lies, links followed.
    public var path: String
    /// Of the bytes at `path`, where they are known: names what was read on them.
    public var contentHash: String?

    public init(attachment: AttachmentKind, name: String, path: String, contentHash: String? = nil) {
        self.attachment = attachment
        self.name = name
        self.path = path
        self.contentHash = contentHash
    }
}

/// A page with all that was found on it.
public struct AnalysedPage: Sendable {
    public var page: DocumentPage
    /// Upright; only if the configuration keeps images.
    public var image: Image?
    public var print: PagePrint?
}

public struct FileAnalysis: Sendable {
    public var pages: [AnalysedPage]
    public var problems: [FileProblem]
    /// Where the pages came from, so that they can be looked at again.
    var sources: [PipelineFile] = []
}

/// The way of a submission: decode, read, find seals, extract, verify.
///
/// One object serves any number of submissions at once; its threads and models are shared by them.
public final class SubmissionPipeline: Sendable {
    let configuration: PipelineConfiguration
    let decoder: PageDecoder
    /// Threads that wait for decoding processes.
    let decoding: ComputePool<Void>
    /// Threads that compute.
    let reading: ComputePool<PageWorker>
    /// What class scores of readings refer to.
    let alphabets: [Alphabet]
    private let models: ModelLibrary
    /// Nil for servers and batches, which keep no prepared models and have pages for all cores at once, and for readers that need
    /// other models.
    private let loadingAhead: LoadingAhead?
    /// Where the time went, since this object was made.
    public let times: StageTimes
    public let modelIdentifiers: [String]
    /// What the decoding process takes from itself on this machine.
    public let sandbox: SandboxState

    /// Loads the models: half a second.
    ///
    /// - Throws: if models, libraries or a part of the sandbox that is required are missing.
    public init(configuration: PipelineConfiguration) throws {
        self.configuration = configuration
        decoder = PageDecoder(
            executable: configuration.decoderPath, limits: DecodingLimits(),
            requiresSandbox: configuration.requiresSandbox)
        sandbox = try decoder.sandbox()
        if configuration.requiresSandbox, !sandbox.isComplete {
            throw PipelineError.sandboxIncomplete(missing: sandbox.missing)
        }
        if let bytes = MemoryAllowance.bytes, bytes < MemoryAllowance.least {
            throw PipelineError.memoryRefused(bytes: bytes)
        }
        models = try ModelLibrary(
            folder: configuration.modelsFolder, prepared: configuration.preparedModels)
        times = StageTimes(work: models.work)
        let engine = try PPOCREngine(models: models)
        let usesThem = configuration.reader == .ppocr && configuration.sketches
        loadingAhead = configuration.preparedModels != nil && usesThem ? LoadingAhead(engine.inOrderOfUse) : nil
        let secondModels = SecondModels(models: models, engine: engine)
        alphabets = engine.alphabets
        let sealModels = try SealModels(models: models)
        let ringModel = try RingModel(models: models)
        let faceModels = try FaceModels(models: models)
        let (choice, keepsImages, sketches) = (
            configuration.reader, configuration.keepsImages, configuration.sketches
        )
        modelIdentifiers =
            (choice == .tesseract ? ["tesseract-\(TesseractReader.version)"] : [])
            + PPOCREngine.modelIdentifiers + SealModels.modelIdentifiers + [RingModel.identifier]
            + FaceModels.modelIdentifiers
            + (configuration.usesSecondLooks ? [SecondRecognizers.otherGeneration] : [])
        decoding = ComputePool(width: configuration.decoders, capacity: 64) {}
        // Two pages may wait: enough to keep the threads busy, little enough that a long PDF is never in memory whole.
        reading = ComputePool(width: configuration.workers, capacity: 2) { [times] in
            let ppocr = try engine.makeReader(sketches: sketches)
            let ring = try ringModel.makeRecognizer()
            let reader: any PageReader = choice == .tesseract ? try TesseractReader() : ppocr
            let analyser = PageAnalyser(
                reader: reader,
                seals: SealFinder(models: sealModels, ring: ring, recognizer: ppocr),
                faces: FaceFinder(models: faceModels), signing: SigningPlaceFinder(recognizer: ppocr),
                keepsImages: keepsImages, times: times)
            return PageWorker(analyser: analyser) { try SecondLooker(models: secondModels, same: ppocr, ring: ring) }
        }
    }

    /// The time that the networks alone would have taken for all that was done so far, as many side by side as pages are
    /// read. Blocks; nothing else may run meanwhile.
    ///
    /// - Throws: if a model cannot be run.
    public func networkFloor() throws -> Double {
        try NetworkFloor(models: models, width: configuration.workers).seconds(of: times.work)
    }

    /// Reads files and tells what they show; the files of one attachment are one document, in their order.
    public func analyse(_ files: [PipelineFile]) async throws -> FileAnalysis {
        let documents = try await withThrowingTaskGroup(of: (Int, [ReadPage], [FileProblem]).self) { group in
            for index in SubmissionPipeline.largestFirst(files) {
                let file = files[index]
                group.addTask {
                    let reading = try await self.decoding.run { _ in try self.read(file) }
                    return (index, reading.pages, reading.problems)
                }
            }
            var results: [(Int, [ReadPage], [FileProblem])] = []
            for try await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }
        }
        let read = documents.flatMap { index, pages, _ in pages.map { (file: files[index], page: $0) } }
        let pages = read.map { file, page in
            var analysed = DocumentPage(
                attachment: file.attachment, file: file.name, page: page.number, kind: .unknown, quality: page.quality,
                text: page.text, fields: [], seals: page.seals)
            analysed.signingPlaces = page.signingPlaces
            analysed.inkedEntries = page.inkedEntries
            analysed.faces = page.faces
            analysed.portrait = page.portrait
            return AnalysedPage(page: analysed, image: page.image, print: page.print)
        }
        return FileAnalysis(pages: understood(pages), problems: documents.flatMap { $0.2 }, sources: files)
    }

    /// Tells what the pages are and what they say, attachment by attachment.
    ///
    /// - Parameter attachments: those wanted; the pages of others stay as they are.
    func understood(
        _ pages: [AnalysedPage], of attachments: Set<AttachmentKind> = Set(AttachmentKind.allCases)
    ) -> [AnalysedPage] {
        var pages = pages
        for attachment in AttachmentKind.allCases where attachments.contains(attachment) {
            let indices = pages.indices.filter { pages[$0].page.attachment == attachment }
            guard !indices.isEmpty else { continue }
            let extracted = times.measure(.extraction) {
                LevelledExtraction().extract(from: indices.map { pages[$0].page }, attachment: attachment)
            }
            for (index, extraction) in zip(indices, extracted) {
                pages[index].page.kind = extraction.kind
                pages[index].page.formSheets = extraction.formSheets
                pages[index].page.fields = extraction.fields
                pages[index].page.isKindCertain = extraction.isKindCertain
                if pages[index].page.showsPortraitOnly { pages[index].page.kind = .portrait }
            }
        }
        return pages
    }

    /// Checks a whole submission.
    ///
    /// - Parameter folder: the bundle's; attachments outside it are refused and become problems.
    public func check(
        _ submission: Submission, folder: String
    ) async throws -> (report: VerificationReport, analysis: FileAnalysis) {
        var files: [PipelineFile] = []
        var refused: [FileProblem] = []
        for attachment in submission.attachments {
            for name in attachment.files {
                do throws(BundlePathError) {
                    let path = try BundlePath.resolve(name, in: folder)
                    files.append(PipelineFile(attachment: attachment.kind, name: name, path: path))
                } catch {
                    refused.append(FileProblem(error, attachment: attachment.kind, file: name))
                }
            }
        }
        return try await check(submission, files: files, refused: refused)
    }

    /// Checks a whole submission whose files have been found.
    ///
    /// - Parameter refused: files that could not be opened.
    public func check(
        _ submission: Submission, files: [PipelineFile], refused: [FileProblem]
    ) async throws -> (report: VerificationReport, analysis: FileAnalysis) {
        let start = ContinuousClock.now
        var analysis = try await analyse(files)
        analysis.problems = refused + analysis.problems
        let today = submission.submittedOn ?? .today()
        let declaration = Declaration(submission)
        analysis = try await lookAgain(at: analysis, for: declaration, today: today)
        let report = verify(declaration, id: submission.id, analysis: analysis, today: today, since: start)
        return (report, analysis)
    }

    /// What the rules are asked with.
    func evidence(of analysis: FileAnalysis, _ declaration: Declaration, today: CalendarDate) -> Evidence {
        var pages = analysis.pages.map(\.page)
        if !configuration.usesLikelihood {
            for index in pages.indices { pages[index].text.dropScores() }
        }
        return Evidence(
            declaration: declaration, pages: pages, problems: analysis.problems, today: today,
            settings: configuration.settings)
    }

    /// Runs the rules on what was read.
    public func verify(
        _ declaration: Declaration, id: String, analysis: FileAnalysis, today: CalendarDate,
        since start: ContinuousClock.Instant
    ) -> VerificationReport {
        let evidence = evidence(of: analysis, declaration, today: today)
        let findings = times.measure(.verification) { Verifier().findings(for: evidence) }
        let elapsed = ContinuousClock.now - start
        return VerificationReport(
            submission: id, findings: findings, documents: evidence.pages, problems: analysis.problems,
            versions: Versions(
                hedui: Release.version, rules: Verifier.version(with: configuration.settings), models: modelIdentifiers,
                sandbox: sandbox),
            seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    }
}

extension RecognizedPage {
    /// What is left is what a reader without class scores gives.
    fileprivate mutating func dropScores() {
        for index in lines.indices { lines[index].scores = nil }
    }
}
