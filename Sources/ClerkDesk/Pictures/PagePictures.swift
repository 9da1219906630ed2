import Batch
import Decoding
import DocumentModel
import Foundation
import Imaging
import Pipeline
import Reporting
import Store
import Verification

/// Pages of scans as browsers may see them: decoded by the decoding process, turned upright, and written anew as JPEG. The
/// applicant's own bytes never reach a browser.
///
/// Kept in memory, as nothing of an encrypted record may lie in plain on a disk.
actor PagePictures {
    struct Page: Hashable, Sendable {
        var content: ContentHash
        var number: Int
        var rotation: Int
        var isMirrored: Bool
    }

    /// A file that is being decoded, and the pages made of it: of the same scan in two submissions they may be turned another
    /// way.
    private struct Work: Hashable {
        var object: ContentHash
        var pages: [Page]
    }

    private let store: RecordStore
    private let decoder: PageDecoder
    private let metrics: Metrics
    private var cache: PictureCache
    /// Files being decoded, with those who wait for a page of them.
    private var waiting: [Work: [Page: [CheckedContinuation<[UInt8]?, Never>]]] = [:]
    /// Two files at a time: each decoding takes a core, and the checking needs them, too.
    private let pool = ComputePool<Void>(width: 2, capacity: 1024) {}

    init(store: RecordStore, decoder: PageDecoder, metrics: Metrics, megabytes: Int) {
        self.store = store
        self.decoder = decoder
        self.metrics = metrics
        cache = PictureCache(capacity: megabytes << 20)
    }

    /// The page at `index` of a report.
    ///
    /// - Returns: a JPEG; nil where there is no such page, or its scan is gone or cannot be decoded any more.
    func jpeg(_ stored: StoredReport, index: Int) async -> [UInt8]? {
        guard stored.document.documents.indices.contains(index) else { return nil }
        let record = stored.document.documents[index]
        let object = stored.attachments.first { $0.file == record.file && $0.kind == record.attachment }?.object
        guard let object else { return nil }
        let wanted = PagePictures.page(record, object)
        if let known = cache.value(wanted) {
            metrics.countPicture("known")
            return known
        }
        let file = stored.document.documents.filter { $0.file == record.file && $0.attachment == record.attachment }
        return await withCheckedContinuation { continuation in
            let work = Work(object: object, pages: file.map { PagePictures.page($0, object) })
            if waiting[work] != nil {
                waiting[work]?[wanted, default: []].append(continuation)
            } else {
                waiting[work] = [wanted: [continuation]]
                Task { await decode(work) }
            }
        }
    }

    /// The page with the evidence drawn on it; made anew each time.
    ///
    /// - Returns: as ``jpeg(_:index:)``.
    func annotated(_ stored: StoredReport, index: Int) async throws -> [UInt8]? {
        guard stored.document.documents.indices.contains(index) else { return nil }
        let record = stored.document.documents[index]
        let object = stored.attachments.first { $0.file == record.file && $0.kind == record.attachment }?.object
        // A scan that is gone or damaged has no picture; `hedui store verify` tells of it.
        guard let object, let content = try? store.objects.content(object) else { return nil }
        let (decoder, marks, page) = (decoder, stored.document.marks(on: index), PagePictures.page(record, object))
        return try await pool.run { _ in
            struct Enough: Error {}
            let memory = try MemoryFile(content)
            defer { withExtendedLifetime(memory) {} }
            var bytes: [UInt8]?
            do {
                _ = try decoder.decode(path: memory.path) { decoded in
                    guard decoded.pageNumber == page.number else { return }
                    let image = page.isMirrored ? decoded.image.mirrored() : decoded.image
                    let upright = page.rotation == 0 ? image : image.rotated(quarterTurns: page.rotation / 90)
                    bytes = JPEGFile.bytes(of: PageAnnotator.annotated(upright, with: marks))
                    throw Enough()
                }
            } catch is Enough {}
            return bytes
        }
    }

    private static func page(_ record: PageRecord, _ object: ContentHash) -> Page {
        Page(
            content: object, number: record.page, rotation: record.quality.rotation,
            isMirrored: record.quality.mirrored ?? false)
    }

    /// Decodes a file once for all of its pages: to get at the last one, the decoder has to pass the others anyway.
    private func decode(_ wanted: Work) async {
        let (stream, output) = AsyncStream.makeStream(of: (Page, [UInt8]).self)
        let (store, decoder) = (store, decoder)
        let (object, pages) = (wanted.object, wanted.pages)
        let work = Task {
            defer { output.finish() }
            try await pool.run { _ in
                let memory = try MemoryFile(store.objects.content(object))
                defer { withExtendedLifetime(memory) {} }
                _ = try decoder.decode(path: memory.path) { decoded in
                    for page in pages where page.number == decoded.pageNumber {
                        let image = page.isMirrored ? decoded.image.mirrored() : decoded.image
                        let upright = page.rotation == 0 ? image : image.rotated(quarterTurns: page.rotation / 90)
                        if let bytes = JPEGFile.bytes(of: upright, quality: 80) { output.yield((page, bytes)) }
                    }
                }
            }
        }
        for await (page, bytes) in stream {
            metrics.countPicture("made")
            cache.keep(bytes, for: page)
            for waiter in waiting[wanted]?.removeValue(forKey: page) ?? [] { waiter.resume(returning: bytes) }
        }
        // A scan that is gone, or a decoder that fails: whoever waits sees that there is no picture.
        _ = await work.result
        for waiter in (waiting.removeValue(forKey: wanted) ?? [:]).values.joined() {
            metrics.countPicture("failed")
            waiter.resume(returning: nil)
        }
    }
}

/// The pictures looked at last, up to a number of bytes.
struct PictureCache {
    private struct Entry {
        var bytes: [UInt8]
        var usedAt: Int
    }

    private let capacity: Int
    private var entries: [PagePictures.Page: Entry] = [:]
    private var size = 0
    private var tick = 0

    init(capacity: Int) { self.capacity = capacity }

    mutating func value(_ page: PagePictures.Page) -> [UInt8]? {
        tick += 1
        entries[page]?.usedAt = tick
        return entries[page]?.bytes
    }

    mutating func keep(_ bytes: [UInt8], for page: PagePictures.Page) {
        guard bytes.count <= capacity, entries[page] == nil else { return }
        tick += 1
        entries[page] = Entry(bytes: bytes, usedAt: tick)
        size += bytes.count
        while size > capacity, let oldest = entries.min(by: { $0.value.usedAt < $1.value.usedAt }) {
            size -= oldest.value.bytes.count
            entries[oldest.key] = nil
        }
    }
}
