import Decoding
import DocumentModel
import Foundation

extension SubmissionPipeline {
    /// The order in which files are begun: a photo of twelve megapixels that comes last keeps one thread busy while the others have
    /// nothing left (Graham, *Bounds on Multiprocessing Timing Anomalies*, 1969: longest processing time first). Bytes stand for
    /// time; a long PDF of text is the exception, and its pages are shared by the threads in any case.
    static func largestFirst(_ files: [PipelineFile]) -> [Int] {
        let sizes = files.map { (try? FileManager.default.attributesOfItem(atPath: $0.path)[.size] as? Int) ?? 0 }
        return files.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    }

    /// Reads one file, or takes what was read on it before. Blocks.
    func read(_ file: PipelineFile) throws -> FileReading {
        let searches = PageSearches(attachment: file.attachment, textOnly: configuration.readsTextOnly)
        guard let cache = configuration.readings, let content = file.contentHash, !configuration.keepsImages else {
            return try read(file, searches)
        }
        let versions = readingVersions(for: searches)
        if let bytes = cache.find(content, versions),
            let known = ReadingCoding.reading(bytes, alphabets: alphabets, of: file)
        {
            for _ in known.pages { configuration.onPage?(true) }
            return known
        }
        let reading = try read(file, searches)
        if reading.isLasting { cache.keep(content, versions, ReadingCoding.bytes(of: reading, alphabets: alphabets)) }
        return reading
    }

    /// Decodes one file and hands its pages to the reading threads while the next ones are decoded. Blocks.
    private func read(_ file: PipelineFile, _ searches: PageSearches) throws -> FileReading {
        let collector = PageCollector<ReadPage>()
        let onPage = configuration.onPage
        let start = ContinuousClock.now
        // Of the time of decoding, what was spent waiting for the reading threads.
        var waited = Duration.zero
        let problems = try decoder.decode(path: file.path) { page in
            collector.expect()
            let handed = ContinuousClock.now
            reading.submit { worker in
                collector.finish(
                    page.pageNumber,
                    with: Result {
                        try worker.get().analyser.read(
                            page.image, number: page.pageNumber, dpi: page.dpi, searches: searches)
                    })
                onPage?(false)
            }
            waited += ContinuousClock.now - handed
        }
        times.add(ContinuousClock.now - start - waited, to: .decoding)
        return FileReading(
            pages: try collector.wait(),
            problems: problems.map { $0.fileProblem(attachment: file.attachment, file: file.name) })
    }

    /// Names everything that a reading depends on beside the bytes: program, reader, models, and what was looked for.
    private func readingVersions(for searches: PageSearches) -> String {
        let parts = [
            configuration.build, configuration.reader.rawValue, "\(searches)", "\(configuration.sketches)",
            modelIdentifiers.joined(separator: " "), "\(ReadingCoding.version)",
        ]
        // FNV-1a, 64 bits: a name, not a proof; versions are few.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in parts.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
