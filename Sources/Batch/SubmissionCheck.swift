import DocumentModel
import Intake
import Pipeline
import Reporting
import Store
import Verification

/// One submission, from its bytes to what is kept of it.
struct SubmissionCheck: Sendable {
    let store: RecordStore
    let pipeline: SubmissionPipeline

    /// - Returns: what is to be kept; its scans and pictures are in the store already.
    func run(_ given: PreparedSubmission, desk: ComputePool<Void>) async throws -> FinishedCheck {
        var prepared = given
        let inMemory = try await desk.run { _ in
            // A descriptor each: the same bytes have one, however often they were handed in.
            var inMemory: [ContentHash: MemoryFile] = [:]
            for file in given.files where inMemory[file.hash] == nil {
                try store.keep(file.bytes, named: file.hash)
                inMemory[file.hash] = try MemoryFile(file.bytes)
            }
            return inMemory
        }
        // Their paths are all that the pipeline sees; the files must live until it has looked for the last time.
        defer { withExtendedLifetime(inMemory) {} }
        func pipelineFiles() -> [PipelineFile] {
            prepared.files.compactMap { file in
                inMemory[file.hash].map {
                    PipelineFile(
                        attachment: file.kind, name: file.name, path: $0.path, contentHash: file.hash.description)
                }
            }
        }
        if !prepared.incoming.unsortedFiles.isEmpty {
            let unsorted = pipelineFiles().filter { prepared.incoming.unsortedFiles.contains($0.name) }
            let kinds = try await pipeline.kinds(of: unsorted)
            prepared.sort(
                Dictionary(
                    zip(unsorted, kinds).compactMap { file, kind in kind.map { (file.name, $0) } },
                    uniquingKeysWith: { first, _ in first }))
        }
        let submission = prepared.incoming.submission
        let (report, analysis) = try await pipeline.check(
            submission, files: pipelineFiles() + prepared.others, refused: prepared.refused)
        let evidence = try await pictures(of: report, analysis, desk)
        return FinishedCheck(
            submission: submission, source: prepared.incoming.source.description, key: prepared.key,
            attachments: prepared.attachments, report: ReportDocument(report),
            pages: analysis.pages.map(PageEntry.init), marks: Self.marks(in: analysis), evidence: evidence)
    }

    /// More places than this make a report longer, not clearer.
    private static let shownSpots = 3

    /// Cuts out and keeps what a person has to look at.
    private func pictures(
        of report: VerificationReport, _ analysis: FileAnalysis, _ desk: ComputePool<Void>
    ) async throws -> [EvidencePicture] {
        var places: [(rule: String, spot: Int)] = []
        var spots: [EvidenceSpot] = []
        for finding in report.findings where finding.outcome.flags || finding.outcome.isUndecided {
            for (index, spot) in finding.evidence.prefix(Self.shownSpots).enumerated() {
                places.append((finding.rule, index))
                spots.append(spot)
            }
        }
        if spots.isEmpty { return [] }
        let crops = try await pipeline.crops(of: spots, in: analysis)
        return try await desk.run { [places] _ in
            try crops.compactMap { crop -> EvidencePicture? in
                guard let bytes = JPEGFile.bytes(of: crop.image, quality: 70) else { return nil }
                let hash = ContentHash(of: bytes)
                try store.keep(bytes, named: hash)
                return EvidencePicture(rule: places[crop.index].rule, spot: places[crop.index].spot, object: hash)
            }
        }
    }

    /// Identity numbers that were read whole: their check digit is right.
    private static func marks(in analysis: FileAnalysis) -> [MarkEntry] {
        analysis.pages.map(\.page).flatMap { page in
            page.fields(named: .idNumber).compactMap { field -> MarkEntry? in
                guard field.isComplete, let number = IDNumber(field.value), number.isChecksumValid else { return nil }
                return MarkEntry(value: field.value, file: page.file, page: page.page, quad: field.quad)
            }
        }
    }
}

extension PageEntry {
    init(_ analysed: AnalysedPage) {
        let page = analysed.page
        self.init(
            attachment: page.attachment, file: page.file, page: page.page, kind: page.kind,
            // From the middle of the scale on a problem hides text: see `QualityProblem.severity`.
            isHardToRead: page.quality.problems.contains { $0.severity >= 0.5 },
            print: page.isOfOnePerson ? analysed.print?.cells : nil)
    }
}

extension DocumentPage {
    /// Whether the page belongs to one applicant alone: papers of an employer, and printed clauses of a contract, may
    /// rightly be the same for all its people.
    fileprivate var isOfOnePerson: Bool {
        switch attachment {
        case .nameChangeProof, .institutionCertificate, .other: false
        case .labourContract:
            !seals.isEmpty || signingPlaces.contains { [.handwritten, .thumbprint].contains($0.ink) }
        default: ![.nameChangeProof, .institutionCertificate, .businessLicence].contains(kind)
        }
    }
}
