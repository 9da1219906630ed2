import DocumentModel
import Foundation
public import Intake
public import OfficeReports
public import Store
import Verification

/// Writes the results of a batch: all of them made from what the store has, each file whole or not there.
public struct BatchOutputs: Sendable {
    /// The reports, one a line (`spec/formats`, section 2).
    public static let reports = "reports.jsonl"
    /// What could not be checked, one a line.
    public static let rejects = "rejects.jsonl"
    public static let workbook = "核对结果.xlsx"
    public static let page = "核对报告.html"

    private let store: RecordStore
    private let folder: String
    private let title: String

    /// - Parameters:
    ///   - folder: made if need be.
    ///   - title: of the reports for people.
    /// - Throws: ``OutputError`` where nothing can be written there.
    public init(store: RecordStore, folder: String, title: String) throws {
        self.store = store
        self.folder = folder
        self.title = title
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700 as NSNumber])
        } catch {
            throw OutputError(path: folder, code: errno)
        }
        // Found out before the night's work, not after it.
        _ = try WholeFile(path: "\(folder)/\(BatchOutputs.reports)")
        BatchOutputs.removeParts(in: folder)
    }

    /// Parts of files whose program was killed while it wrote them.
    private static func removeParts(in folder: String) {
        let old = Date().addingTimeInterval(-3600)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix(".") && name.hasSuffix(".part") {
            let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            // Another batch may be writing the newer ones. What stays is taken next time.
            guard let changed = facts?[.modificationDate] as? Date, changed < old else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    /// - Returns: the counts, for a last line.
    /// - Throws: ``OutputError``, ``StoreError``; files that are not finished are not there, old ones stand as they were.
    public func write(_ submissions: [String], rejects: [Reject]) throws -> BatchCounts {
        var counts = BatchCounts()
        counts.rejected = rejects.count
        var rules: Set<String> = []
        for id in submissions {
            guard let facts = try store.facts(of: id) else { continue }
            counts.verdicts[facts.verdict, default: 0] += 1
            counts.pages += facts.pageCount
            rules.formUnion(facts.rules)
        }
        let lines = try WholeFile(path: "\(folder)/\(BatchOutputs.reports)")
        let workbook = try WorkbookReport(path: "\(folder)/\(BatchOutputs.workbook)", title: title)
        let page = try HTMLReport(
            path: "\(folder)/\(BatchOutputs.page)", title: title, counts: counts,
            rules: Array(rules))
        for id in submissions {
            guard let stored = try store.report(of: id) else { continue }
            try lines.write(stored.json + "\n")
            let entry = ReportEntry(
                document: stored.document, applicantName: stored.summary.applicantName,
                employerName: stored.summary.employerName, registration: stored.summary.registration,
                source: stored.summary.source, pictures: pictures(of: stored))
            workbook.add(entry)
            try page.add(entry)
        }
        let rejected = try WholeFile(path: "\(folder)/\(BatchOutputs.rejects)")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for reject in rejects {
            let entry = RejectedEntry(
                source: reject.source.description, submission: reject.submission, reason: reject.reason)
            workbook.add(entry)
            page.add(entry)
            try rejected.write(String(decoding: try encoder.encode(reject), as: UTF8.self) + "\n")
        }
        try workbook.finish()
        try page.finish()
        try rejected.finish()
        // Last: whoever waits for the reports finds the rest there.
        try lines.finish()
        return counts
    }

    private func pictures(of stored: StoredReport) -> [ReportEntry.EvidencePlace: [UInt8]] {
        var pictures: [ReportEntry.EvidencePlace: [UInt8]] = [:]
        for picture in stored.evidence {
            // A picture that is gone is left out: the report names the place all the same.
            guard let bytes = try? store.objects.content(picture.object) else { continue }
            pictures[ReportEntry.EvidencePlace(rule: picture.rule, spot: picture.spot)] = bytes
        }
        return pictures
    }
}
