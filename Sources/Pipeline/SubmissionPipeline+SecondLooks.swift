import Decoding
public import DocumentModel
import Imaging
public import Verification

extension SubmissionPipeline {
    /// Reads values about which the rules are in doubt again, after whole pages that were only sketched.
    ///
    /// The few files concerned are decoded once more: pages of all files held in memory until the rules have been asked
    /// would cost hundreds of megabytes a submission, a second decoding of one file a tenth of a second. What is looked at
    /// depends on bytes and form alone, never on how much fitted into memory.
    public func lookAgain(
        at analysis: FileAnalysis, for declaration: Declaration, today: CalendarDate
    ) async throws -> FileAnalysis {
        let analysis = try await readWithCare(analysis, for: declaration, today: today)
        guard configuration.usesSecondLooks else { return analysis }
        let evidence = evidence(of: analysis, declaration, today: today)
        let verifier = Verifier()
        let (doubts, seals) = times.measure(.verification) {
            (verifier.doubts(about: evidence), verifier.sealDoubts(about: evidence))
        }
        return try await lookAgain(at: analysis, doubts, seals: seals)
    }

    /// Reads the values named by `doubts` and the seals named by `seals` again; their pages are counted in the order of the
    /// analysis.
    public func lookAgain(
        at analysis: FileAnalysis, _ doubts: [FieldDoubt], seals: [SealDoubt] = []
    ) async throws -> FileAnalysis {
        let pages = analysis.pages.map(\.page)
        let doubts = doubts.filter {
            pages.indices.contains($0.page) && pages[$0.page].fields.indices.contains($0.field)
        }
        let seals = seals.filter { pages.indices.contains($0.page) && pages[$0.page].seals.indices.contains($0.seal) }
        var result = analysis
        for source in analysis.sources {
            func isHere(_ page: Int) -> Bool {
                pages[page].file == source.name && pages[page].attachment == source.attachment
            }
            let fields = doubts.filter { isHere($0.page) }
            let rings = seals.filter { isHere($0.page) }
            guard !fields.isEmpty || !rings.isEmpty else { continue }
            let crops = try await decoding.run { _ in try self.crops(for: fields, rings, of: pages, in: source) }
            for (doubt, crops, drawing) in crops.fields {
                let (looks, drawings) = try await reading.run { [times] worker in
                    try times.measure(.secondLooks) {
                        let looker = try worker.looker()
                        return (try looker.look(at: crops), drawing.map { looker.draw($0) } ?? [])
                    }
                }
                result.pages[doubt.page].page.fields[doubt.field].looks = looks
                result.pages[doubt.page].page.fields[doubt.field].drawings = drawings
            }
            for (doubt, crop) in crops.seals {
                let answers = try await reading.run { [times] worker in
                    try times.measure(.secondLooks) { try worker.looker().look(at: crop, for: doubt.names) }
                }
                result.pages[doubt.page].page.seals[doubt.seal].settle(answers.looks, own: answers.own)
            }
        }
        return result
    }

    private struct Crops: Sendable {
        var fields: [(FieldDoubt, [LookCrop], DrawingCrop?)] = []
        var seals: [(SealDoubt, SealCrop)] = []
    }

    /// Ends a decoding once the last page wanted was seen.
    private struct Enough: Error {}

    /// Decodes a file again and cuts out what is in doubt, page by page. Blocks.
    private func crops(
        for doubts: [FieldDoubt], _ seals: [SealDoubt], of pages: [DocumentPage], in source: PipelineFile
    ) throws -> Crops {
        var crops = Crops()
        let last = (doubts.map(\.page) + seals.map(\.page)).map { pages[$0].page }.max() ?? 0
        do {
            // What is wrong with the file was told when it was read first.
            _ = try decoder.decode(path: source.path) { decoded in
                let here = doubts.filter { pages[$0.page].page == decoded.pageNumber }
                let rings = seals.filter { pages[$0.page].page == decoded.pageNumber }
                if let page = (here.map(\.page) + rings.map(\.page)).first.map({ pages[$0] }) {
                    if let upright = page.upright(decoded.image) {
                        let isPaper = page.text.isRedRemoved
                        for doubt in here {
                            let field = page.fields[doubt.field]
                            let cut = field.ink.filter { page.text.lines.indices.contains($0.line) }.compactMap {
                                LookCrop(of: $0, in: page.text.lines[$0.line], on: upright, isPaper: isPaper)
                            }
                            let drawing = DrawingCrop(
                                of: doubt.exchanges, in: field, lines: page.text.lines, on: upright, isPaper: isPaper)
                            crops.fields.append((doubt, cut, drawing))
                        }
                        for doubt in rings {
                            if let crop = SealCrop(page.seals[doubt.seal], on: upright) {
                                crops.seals.append((doubt, crop))
                            }
                        }
                    }
                }
                if decoded.pageNumber >= last { throw Enough() }
            }
        } catch is Enough {}
        return crops
    }
}
