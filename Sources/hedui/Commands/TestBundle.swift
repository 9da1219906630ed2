import DocumentModel
import Evaluation
import Foundation
import Pipeline
import Verification

/// A generated submission with its truth.
struct TestBundle: Sendable {
    var folder: String
    var truth: Truth

    /// All bundles in `folder` and below, in the order of their paths.
    /// - Throws: ``CommandFailure``: 66 if there is no such folder, 65 if a truth cannot be understood.
    static func all(below folder: String) throws -> [TestBundle] {
        guard try FileType(path: folder) == .folder else {
            throw CommandFailure(.noInput, "“\(folder)”不是文件夹。")
        }
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return try names.filter { lastComponent($0) == "truth.json" }.sorted().compactMap { name in
            let path = "\(folder)/\(name)"
            // Single pages may have a truth of their own; only submissions are checked.
            let submission = "\(path.dropLast("truth.json".count))submission.json"
            guard FileManager.default.fileExists(atPath: submission) else { return nil }
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CommandFailure(.inputOutput, "“\(path)”无法读取。")
            }
            do {
                let truth = try JSONDecoder().decode(Truth.self, from: data)
                guard truth.schema == Truth.schema else {
                    throw CommandFailure(.data, "“\(path)”的 schema 应为 \(Truth.schema)。")
                }
                return TestBundle(folder: String(path.dropLast("/truth.json".count)), truth: truth)
            } catch let error as DecodingError {
                throw CommandFailure(.data, "“\(path)”不符合 \(Truth.schema)：\(error)")
            }
        }
    }

    func check(_ pipeline: SubmissionPipeline) async -> Result<ReportDocument, any Error> {
        do {
            let source = try SubmissionSource(path: folder)
            let report = try await pipeline.check(source.read().submission, folder: source.folder).report
            return .success(ReportDocument(report))
        } catch {
            return .failure(error)
        }
    }
}

/// Reports saved as JSON Lines.
struct SavedReports {
    var byIdentifier: [String: ReportDocument] = [:]

    /// - Throws: ``CommandFailure``: 66 if the file is not there, 65 with the line that is no report.
    init(path: String) throws {
        guard try FileType(path: path) == .file, let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.noInput, "“\(path)”无法读取。")
        }
        for (index, line) in data.split(separator: 10).enumerated() {
            do {
                let report = try ReportDocument(json: String(decoding: line, as: UTF8.self))
                byIdentifier[report.submission] = report
            } catch {
                throw CommandFailure(.data, "“\(path)”第 \(index + 1) 行不是一份报告。")
            }
        }
    }
}

/// Appends reports to a file as they are made.
final class ReportFile {
    private let handle: FileHandle
    private let path: String

    /// Starts the file anew.
    init(path: String) throws {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw CommandFailure(.inputOutput, "“\(path)”无法写入。")
        }
        do {
            handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        } catch {
            throw CommandFailure(.inputOutput, "“\(path)”无法写入。")
        }
    }

    func append(_ report: ReportDocument) throws {
        let line = try report.json(indented: false) + "\n"
        do {
            try handle.write(contentsOf: Data(line.utf8))
        } catch {
            throw CommandFailure(.inputOutput, "“\(path)”无法写入，请检查磁盘空间。")
        }
    }
}
