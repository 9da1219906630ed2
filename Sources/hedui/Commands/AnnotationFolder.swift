import DocumentModel
import Foundation
import Pipeline
import Reporting

/// Writes pages with the evidence drawn on them, as `01-contract.pdf-p1.jpg`: file by file in the order of the upload.
struct AnnotationFolder {
    private let path: String
    /// Several submissions share it: each then has a folder of its own, named by its id.
    private let isShared: Bool
    private var takenNames: Set<String> = []

    /// - Throws: ``CommandFailure`` with status 74 if the folder cannot be made.
    init(path: String, isShared: Bool) throws {
        self.path = path
        self.isShared = isShared
        try AnnotationFolder.make(path)
    }

    /// - Returns: number of pages written.
    mutating func write(_ result: CheckResult) throws -> Int {
        var folder = path
        if isShared {
            let name = AnnotationFolder.safeName(result.report.submission)
            var candidate = name
            var number = 2
            while !takenNames.insert(candidate).inserted {
                candidate = "\(name)-\(number)"
                number += 1
            }
            folder += "/\(candidate)"
            try AnnotationFolder.make(folder)
        }
        var files: [String] = []
        var count = 0
        for analysed in result.analysis.pages {
            guard let image = analysed.image else { continue }
            let page = analysed.page
            if !files.contains(page.file) { files.append(page.file) }
            let number = (files.firstIndex(of: page.file) ?? 0) + 1
            let marks = result.report.marks(file: page.file, page: page.page)
            guard let bytes = JPEGFile.bytes(of: PageAnnotator.annotated(image, with: marks)) else { continue }
            let name =
                (number < 10 ? "0" : "") + "\(number)-\(AnnotationFolder.safeName(page.file))-p\(page.page).jpg"
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic)
            } catch {
                throw CommandFailure(.inputOutput, "标注页无法写入“\(folder)”，请检查磁盘空间和权限。")
            }
            count += 1
        }
        return count
    }

    private static func make(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(.inputOutput, "文件夹“\(folder)”无法建立，请检查路径和权限。")
        }
    }

    /// Names come from applicants: the last component, without control characters and leading dots, short enough for
    /// any file system (255 bytes, of which a Chinese character takes 3).
    static func safeName(_ name: String) -> String {
        let plain = sanitized(lastComponent(name)).filter { $0 != "\u{FFFD}" && $0 != "/" && $0 != "\\" }
        let short = String(plain.drop { $0 == "." || $0 == "-" || $0 == " " }.prefix(60))
        return short.utf8.count > 200 || short.isEmpty ? "page" : short
    }
}
