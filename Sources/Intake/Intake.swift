import DocumentModel
import Foundation
import Verification

/// Takes in what lies under the paths of a batch: bundles at any depth, lists with attachments beside them, archives of
/// either. A bad bundle, row, list or archive becomes a reject, and the rest goes on.
public struct Intake {
    private let spool: String
    private let excluded: Set<String>
    private var budget: Int
    private var result = IntakeResult()
    private var archiveCount = 0
    private var sources: [String: IntakeSource] = [:]

    /// Levels of folders; deeper ones are a loop or an attack.
    private static let greatestDepth = 32

    /// - Parameters:
    ///   - spool: a private folder for what archives hold; made if need be, emptied by the caller.
    ///   - excluded: folders that are passed over, as the batch's own output.
    ///   - budget: bytes that all archives together may take up in the spool.
    public init(spool: String, excluding excluded: [String] = [], budget: Int = .max) {
        self.spool = spool
        self.budget = budget
        self.excluded = Set(excluded.map(Intake.realPath))
    }

    /// - Parameter paths: folders, `submission.json` files, lists and archives.
    public mutating func take(_ paths: [String]) -> IntakeResult {
        result = IntakeResult()
        sources = [:]
        for path in paths {
            let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            var isFolder = ObjCBool(false)
            guard unsafe FileManager.default.fileExists(atPath: trimmed, isDirectory: &isFolder) else {
                reject(trimmed, "找不到这个路径，请检查。")
                continue
            }
            if isFolder.boolValue {
                walk(trimmed, shown: trimmed, depth: 0, isInsideArchive: false)
            } else {
                takeFile(trimmed)
            }
        }
        return result
    }

    private mutating func reject(_ shown: String, _ reason: String, id: String? = nil) {
        result.rejects.append(Reject(source: IntakeSource(path: shown), submission: id, reason: reason))
    }

    /// Ids identify records: the second of two is not taken, whatever stands in it.
    private mutating func add(_ incoming: IncomingSubmission) {
        let id = incoming.submission.id
        if let first = sources[id] {
            result.rejects.append(
                Reject(
                    source: incoming.source, submission: id,
                    reason: "编号与 \(first.description) 的重复，请改为不同的编号或删去一份。"))
            return
        }
        sources[id] = incoming.source
        result.submissions.append(incoming)
    }

    private mutating func takeFile(_ path: String) {
        let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
        switch fileExtension(path) {
        case "json": takeBundle(folder.isEmpty ? "/" : folder, shown: folder)
        case "csv", "xlsx": _ = takeList(path, shown: path, folder: folder.isEmpty ? "/" : folder)
        case "zip": takeArchive(path, shown: path, isInsideArchive: false)
        default: reject(path, "不是列表（CSV、XLSX）、压缩包（ZIP）或申请文件夹。")
        }
    }

    private mutating func takeBundle(_ folder: String, shown: String) {
        do throws(ListError) {
            let file = try SubmissionFolder.read(folder)
            for warning in file.warnings { result.warnings.append("\(shown)/\(SubmissionFolder.fileName) \(warning)") }
            add(IncomingSubmission(submission: file.submission, folder: folder, source: IntakeSource(path: shown)))
        } catch {
            reject(shown, error.reason)
        }
    }

    /// - Returns: names beside the list that belong to its rows.
    private mutating func takeList(_ path: String, shown: String, folder: String) -> Set<String> {
        guard let listing = try? FolderListing(of: folder) else {
            reject(shown, "列表所在的文件夹无法读取，请检查权限。")
            return []
        }
        let list = ListIntake(path: path, shownPath: shown, folder: folder, listing: listing)
        for submission in list.submissions { add(submission) }
        result.rejects += list.rejects
        result.warnings += list.warnings
        return list.claimed
    }

    private mutating func takeArchive(_ path: String, shown: String, isInsideArchive: Bool) {
        guard !isInsideArchive else {
            reject(shown, "压缩包内还有压缩包，请先解开。")
            return
        }
        archiveCount += 1
        let folder = "\(spool)/\(archiveCount)"
        var unpacker = ArchiveUnpacker()
        do {
            try unpacker.unpack(path, into: folder, budget: budget)
        } catch let error as ListError {
            reject(shown, error.reason)
            return
        } catch is ArchiveUnpacker.NoRoom {
            reject(shown, "暂存空间不够解开这个压缩包，请分成几个。")
            result.lacksRoom = true
            return
        } catch {
            // Half an archive is of no use, and the room may be what is missing.
            try? FileManager.default.removeItem(atPath: folder)
            reject(shown, "解开压缩包时无法写入临时文件，请检查磁盘空间。")
            result.isIncomplete = true
            return
        }
        budget -= unpacker.bytes
        result.unpackedBytes += unpacker.bytes
        for (name, reason) in unpacker.refusals { reject("\(shown) › \(name)", "\(reason)，未解开。") }
        walk(folder, shown: shown + " ›", depth: 0, isInsideArchive: true)
    }

    private mutating func walk(_ folder: String, shown: String, depth: Int, isInsideArchive: Bool) {
        if excluded.contains(Intake.realPath(folder)) { return }
        guard depth <= Intake.greatestDepth else {
            reject(shown, "文件夹层数过多，未查看。")
            return
        }
        let listing: FolderListing
        do {
            listing = try FolderListing(of: folder)
        } catch {
            reject(shown, "文件夹无法读取，请检查权限。")
            return
        }
        if listing.files.contains(SubmissionFolder.fileName) {
            takeBundle(folder, shown: shown)
            return
        }
        func inside(_ name: String) -> String { shown.hasSuffix("›") ? "\(shown) \(name)" : "\(shown)/\(name)" }
        var claimed: Set<String> = []
        let lists = listing.files.filter { ["csv", "xlsx"].contains(fileExtension($0)) }
        for name in lists { claimed.formUnion(takeList("\(folder)/\(name)", shown: inside(name), folder: folder)) }
        for name in listing.files where fileExtension(name) == "zip" {
            takeArchive("\(folder)/\(name)", shown: inside(name), isInsideArchive: isInsideArchive)
        }
        for name in listing.files where ["rar", "7z", "xls", "et"].contains(fileExtension(name)) {
            reject(inside(name), "不支持的格式，请改用 ZIP（压缩包）或 XLSX、CSV（列表）。")
        }
        for name in listing.folders where !claimed.contains(name) {
            walk("\(folder)/\(name)", shown: inside(name), depth: depth + 1, isInsideArchive: isInsideArchive)
        }
        let rest = listing.files.filter { !claimed.contains($0) && !AttachmentFinder.isListOrArchive($0) }
        if lists.isEmpty, !rest.isEmpty {
            reject(shown, "文件夹中有附件，但没有 submission.json，也没有列表。")
        } else if !lists.isEmpty, !rest.isEmpty {
            let names = rest.prefix(3).map { "“\($0.prefix(60))”" }.joined(separator: "、")
            result.warnings.append("\(shown)：\(rest.count) 个文件不属于列表中的任何一行，如 \(names)。")
        } else if listing.files.isEmpty, listing.folders.isEmpty, depth > 0 {
            reject(shown, "文件夹是空的。")
        }
    }

    private static func realPath(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
