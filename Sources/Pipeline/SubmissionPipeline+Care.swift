import Decoding
import DocumentModel
import Verification

extension SubmissionPipeline {
    /// Reads the pages of attachments with care about which a rule has something to say, where they were only sketched.
    ///
    /// A quick network settles most lines (``TextLine/isSketch``). That is enough to say that an attachment is right: what was read
    /// equals the form. It is not enough to call it wrong, since the quick network does not know rare characters and passes over
    /// single ones; so nothing is told against an applicant that rests on its word alone.
    func readWithCare(
        _ analysis: FileAnalysis, for declaration: Declaration, today: CalendarDate
    ) async throws -> FileAnalysis {
        guard analysis.pages.contains(where: \.isSketched) else { return analysis }
        let evidence = Evidence(
            declaration: declaration, pages: analysis.pages.map(\.page), problems: analysis.problems, today: today,
            settings: configuration.settings)
        let findings = times.measure(.verification) { Verifier().findings(for: evidence) }
        let attachments = Set(findings.filter { $0.outcome.flags || $0.outcome.isUndecided }.compactMap(\.attachment))
        var result = analysis
        for source in analysis.sources where attachments.contains(source.attachment) {
            let pages = analysis.pages.indices.filter {
                let page = analysis.pages[$0]
                return page.isSketched && page.page.file == source.name && page.page.attachment == source.attachment
            }
            guard !pages.isEmpty else { continue }
            let wanted = pages.map { analysis.pages[$0].page }
            let careful = try await decoding.run { _ in try self.readWithCare(wanted, of: source) }
            for (index, page) in zip(pages, careful) { result.pages[index].page = page }
        }
        result.pages = understood(result.pages, of: attachments)
        return result
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
