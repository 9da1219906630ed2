import DocumentModel
import Pipeline
import Reporting
import Store
import Verification

/// Pictures of the pages that two submissions have in common, to stand side by side in the report.
struct TwinPictures: Sendable {
    let store: RecordStore
    let pipeline: SubmissionPipeline

    private static let rule = "submission.duplicate"

    /// - Returns: one picture for each page that can still be opened; its scan may have been purged.
    func pictures(
        of document: ReportDocument, submission: String, desk: ComputePool<Void>
    ) async throws -> [EvidencePicture] {
        let finding = document.findings.first { $0.rule == Self.rule }
        var pictures: [EvidencePicture] = []
        for (index, spot) in (finding?.evidence ?? []).enumerated() {
            let owner = spot.submission ?? submission
            let page = try await desk.run { _ in try Self.page(spot, of: owner, in: store) }
            guard let page else { continue }
            // The file must live until it was decoded.
            defer { withExtendedLifetime(page.memory) {} }
            let file = PipelineFile(attachment: page.record.attachment, name: spot.file, path: page.memory.path)
            let image = try await pipeline.picture(
                of: file, page: spot.page, rotation: page.record.quality.rotation,
                isMirrored: page.record.quality.mirrored ?? false)
            guard let image, let bytes = JPEGFile.bytes(of: image, quality: 70) else { continue }
            let hash = ContentHash(of: bytes)
            try await desk.run { _ in try store.keep(bytes, named: hash) }
            pictures.append(EvidencePicture(rule: Self.rule, spot: index, object: hash))
        }
        return pictures
    }

    private static func page(
        _ spot: EvidenceSpot, of submission: String, in store: RecordStore
    ) throws -> (memory: MemoryFile, record: PageRecord)? {
        guard let stored = try store.report(of: submission),
            let record = stored.document.documents.first(where: { $0.file == spot.file && $0.page == spot.page }),
            let object = stored.attachments.first(where: { $0.file == spot.file && $0.kind == record.attachment })?
                .object,
            // A scan that is gone or damaged has no picture; `hedui store verify` tells of it.
            let bytes = try? store.objects.content(object)
        else { return nil }
        return (try MemoryFile(bytes), record)
    }
}
