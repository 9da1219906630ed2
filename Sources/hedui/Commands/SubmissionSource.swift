import DocumentModel
import Foundation
import Verification

/// A bundle on disk: its folder and its `submission.json`.
struct SubmissionSource: Hashable {
    var folder: String
    var file: String

    /// - Parameter path: a `submission.json`, by whatever name, or the folder that holds one.
    /// - Throws: ``CommandFailure`` with status 66 if it is not there.
    init(path: String) throws {
        switch try FileType(path: path) {
        case .folder:
            folder = path
            file = path.hasSuffix("/") ? "\(path)submission.json" : "\(path)/submission.json"
            guard FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure(.noInput, "文件夹“\(path)”中没有 submission.json，请指定一份申请的文件夹。")
            }
            // A pipe in its place would be waited for without end.
            let target = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
            let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
            // What cannot be looked at cannot be read either, and is refused there.
            guard type == nil || type == .typeRegular else {
                throw CommandFailure(.noInput, "“\(file)”不是普通文件，请检查路径。")
            }
        case .file:
            file = path
            folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
            if folder.isEmpty { folder = "/" }
        }
    }

    /// - Throws: ``CommandFailure``: 74 if the file cannot be read, 65 with every problem if it is no submission.
    func read() throws -> SubmissionFile {
        let bytes: [UInt8]
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            // One byte more than allowed: the parser then says that it is too large.
            bytes = Array(try handle.read(upToCount: SubmissionParser.greatestByteCount + 1) ?? Data())
        } catch {
            throw CommandFailure(.inputOutput, "“\(file)”无法读取，请检查文件和权限。")
        }
        do {
            return try SubmissionParser().parse(bytes)
        } catch {
            let lines = error.problems.map { "\(file) \($0)" }
            throw CommandFailure(.data, "申报数据有误：\n" + lines.joined(separator: "\n"))
        }
    }
}

/// What a path on the command line points to.
enum FileType: Hashable {
    case folder, file

    /// - Throws: ``CommandFailure`` with status 66 if nothing is there.
    init(path: String) throws {
        var isFolder = ObjCBool(false)
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(.noInput, "找不到“\(path)”，请检查路径。")
        }
        self = isFolder.boolValue ? .folder : .file
    }
}
