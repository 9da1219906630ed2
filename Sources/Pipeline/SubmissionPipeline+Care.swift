import Decoding
import DocumentModel
import Imaging
import Verification

extension SubmissionPipeline {
    /// Reads the attachments with care about which a rule has something to say, where they were only sketched.
    ///
    /// A quick network settles most lines (``TextLine/isSketch``). That is enough to say that an attachment is right: what was read
    /// equals the form. It is not enough to call it wrong, since the quick network does not know rare characters and passes over
    /// single ones; so nothing is told against an applicant that rests on its word alone.
    func readWithCare(
        _ analysis: FileAnalysis, for declaration: Declaration, today: CalendarDate
    ) async throws -> FileAnalysis {
        var result = analysis
        // What is told of an attachment read with care may rest on another one that was not; there are few attachments.
        while true {
            let sketched = Set(result.pages.filter(\.isSketched).map(\.page.attachment))
            guard !sketched.isEmpty else { return result }
            let evidence = evidence(of: result, declaration, today: today)
            let findings = times.measure(.verification) { Verifier().findings(for: evidence) }
            let told = findings.filter {
                ($0.outcome.flags || $0.outcome.isUndecided) && !Self.picturesDecide.contains($0.rule)
            }
            let attachments = told.reduce(into: Set()) { $0.formUnion(Self.attachments(of: $1, in: result)) }
                .intersection(sketched)
            guard !attachments.isEmpty else { return result }
            result.pages = try await readWithCare(attachments, of: result)
        }
    }

    /// Rules about seals, faces and portraits: no line of text decides them, and seals are what most findings are about.
    static let picturesDecide: Set<String> = [
        "form.seal", "form.seal-kind", "form.seal-name", "contract.employer-seal", "id-photo.holder", "portrait.face",
        "portrait.upright", "portrait.sharp", "portrait.background", "portrait.proportions",
    ]

    /// The attachments that a finding rests on; all, where it is about the submission as a whole and names no place.
    private static func attachments(of finding: Finding, in analysis: FileAnalysis) -> Set<AttachmentKind> {
        let files = Set(finding.evidence.map(\.file))
        let pages = analysis.pages.map(\.page)
        if finding.attachment == nil, files.isEmpty { return Set(pages.map(\.attachment)) }
        return Set(pages.filter { files.contains($0.file) }.map(\.attachment))
            .union(finding.attachment.map { [$0] } ?? [])
    }

    private func readWithCare(
        _ attachments: Set<AttachmentKind>, of analysis: FileAnalysis
    ) async throws -> [AnalysedPage] {
        var result = analysis.pages
        let careful = try await withThrowingTaskGroup(of: [(Int, DocumentPage)].self) { group in
            for source in analysis.sources where attachments.contains(source.attachment) {
                let pages = analysis.pages.indices.filter {
                    let page = analysis.pages[$0]
                    return page.isSketched && page.page.file == source.name
                        && page.page.attachment == source.attachment
                }
                guard !pages.isEmpty else { continue }
                let wanted = pages.map { analysis.pages[$0].page }
                group.addTask {
                    let read = try await self.decoding.run { _ in try self.readWithCare(wanted, of: source) }
                    return Array(zip(pages, read))
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        for (index, page) in careful { result[index].page = page }
        // What could not be read again, since the file was exchanged in between, stays as it is, and is not tried for ever.
        for index in result.indices where attachments.contains(result[index].page.attachment) {
            for line in result[index].page.text.lines.indices { result[index].page.text.lines[line].isSketch = false }
        }
        return understood(result, of: attachments)
    }

    /// Ends a decoding once the last page wanted was seen.
    private struct Enough: Error {}

    /// Decodes a file again and hands the pages wanted to the reading threads. Blocks.
    private func readWithCare(_ pages: [DocumentPage], of source: PipelineFile) throws -> [DocumentPage] {
        let searches = PageSearches(attachment: source.attachment, textOnly: configuration.readsTextOnly)
        let collector = PageCollector<DocumentPage>()
        let last = pages.map(\.page).max() ?? 0
        do {
            // What is wrong with the file was told when it was read first.
            _ = try decoder.decode(path: source.path) { decoded in
                if let page = pages.first(where: { $0.page == decoded.pageNumber }) {
                    collector.expect()
                    reading.submit { worker in
                        collector.finish(
                            page.page,
                            with: Result {
                                try worker.get().analyser.readWithCare(page, in: decoded.image, searches: searches)
                            })
                    }
                }
                if decoded.pageNumber >= last { throw Enough() }
            }
        } catch is Enough {}
        let careful = try collector.wait()
        return pages.map { page in careful.first { $0.page == page.page } ?? page }
    }
}

extension AnalysedPage {
    fileprivate var isSketched: Bool { page.text.lines.contains(where: \.isSketch) }
}

extension DocumentPage {
    /// The picture of this page as it was read: turned upright, and not mirrored.
    ///
    /// - Parameter image: as decoded.
    /// - Returns: nil where it is another picture: the file was exchanged in between.
    func upright(_ image: Image) -> Image? {
        let upright = (quality.isMirrored ? image.mirrored() : image).rotated(quarterTurns: quality.rotation / 90)
        return upright.width == text.width && upright.height == text.height ? upright : nil
    }
}
