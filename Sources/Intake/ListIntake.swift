import DocumentModel
import Foundation
import Verification

/// Takes in the submissions of one list with the attachments beside it.
struct ListIntake {
    /// As told to people.
    let shownPath: String
    let folder: String
    private(set) var submissions: [IncomingSubmission] = []
    private(set) var rejects: [Reject] = []
    private(set) var warnings: [String] = []
    /// Names beside the list that belong to its rows.
    private(set) var claimed: Set<String> = []

    /// - Parameters:
    ///   - path: of the list on disk.
    ///   - shownPath: as told to people.
    ///   - listing: of the list's folder.
    init(path: String, shownPath: String, folder: String, listing: FolderListing) {
        self.shownPath = shownPath
        self.folder = folder
        do throws(ListError) {
            try take(ListIntake.table(path), listing: listing)
        } catch {
            reject(error)
        }
    }

    private mutating func reject(_ error: ListError, id: String? = nil) {
        rejects.append(
            Reject(source: IntakeSource(path: shownPath, line: error.line), submission: id, reason: error.reason))
    }

    /// The first table with a heading, and that.
    private static func table(_ path: String) throws(ListError) -> (Table, ListHeading)? {
        if fileExtension(path) == "xlsx" {
            var found: (Table, ListHeading)?
            try XLSXReader.walk(path: path) { table in
                found = ListHeading(of: table).map { (table, $0) }
                return found == nil
            }
            return found
        }
        let bytes: [UInt8]
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            bytes = Array(try handle.read(upToCount: ListLimits.bytes + 1) ?? Data())
        } catch {
            throw ListError("列表无法读取，请检查文件和权限。")
        }
        let table = try CSVReader.table(bytes)
        return ListHeading(of: table).map { (table, $0) }
    }

    private mutating func take(_ found: (Table, ListHeading)?, listing: FolderListing) throws(ListError) {
        guard let (table, heading) = found else {
            let needed = ListColumn.required.map(ListColumn.chineseName).joined(separator: "、")
            throw ListError("没有找到表头：前几行中应有 \(needed) 等列名。")
        }
        if !heading.missing.isEmpty {
            throw ListError("缺少这些列：\(heading.missing.joined(separator: "、"))。")
        }
        if !heading.repeated.isEmpty {
            throw ListError("这些列重复：\(heading.repeated.joined(separator: "、"))，请只保留一列。")
        }
        for (index, column) in heading.columns.enumerated() where column == nil && !heading.names[index].isEmpty {
            warnings.append("\(shownPath)：不认识的列“\(heading.names[index].beginning(40))”，已忽略。")
        }
        let name = shownPath.lastPathPart
        let listName = String(name.prefix(name.count - fileExtension(name).count - 1).prefix(60))
        var rows: [(line: Int, row: ListRow)] = []
        var rejected: [[String]] = []
        for row in table.rows.dropFirst(heading.rowCount) where !row.isEmpty {
            do throws(ListError) {
                rows.append((row.line, try ListRow(row, heading: heading, listName: listName)))
            } catch {
                let id = heading.columns.firstIndex(of: .value("id")).map { row.cell($0) }
                reject(error, id: id.flatMap { $0.isEmpty ? nil : $0.beginning(60) })
                rejected.append(
                    ["id", "applicant.idNumber", "applicant.name"].compactMap { path in
                        heading.columns.firstIndex(of: .value(path)).map { row.cell($0) }
                    })
            }
        }
        var finder = AttachmentFinder(
            folder: folder, listing: listing, rows: rows.map(\.row.submission), rejected: rejected)
        for (index, (line, row)) in rows.enumerated() {
            var submission = row.submission
            let found = finder.attachments(ofRow: index, columns: row.files)
            submission.attachments = found.attachments
            let source = IntakeSource(path: shownPath, line: line)
            if submission.attachments.isEmpty {
                rejects.append(
                    Reject(
                        source: source, submission: submission.id,
                        reason: "没有找到附件：请在列中写明文件名，或把文件放在列表旁以编号、证件号码或姓名命名的文件夹中。"))
                continue
            }
            let most = SubmissionParser.greatestFileCount
            guard submission.attachments.reduce(0, { $0 + $1.files.count }) <= most else {
                rejects.append(
                    Reject(
                        source: source, submission: submission.id,
                        reason: "附件超过 \(most) 个文件：请检查以编号、证件号码或姓名命名的文件夹，或合并文件。"))
                continue
            }
            var incoming = IncomingSubmission(submission: submission, folder: folder, source: source)
            incoming.unsortedFiles = found.unsorted
            submissions.append(incoming)
        }
        claimed = finder.claimed
        for name in finder.ambiguous {
            warnings.append("\(shownPath)：旁边的“\(name.prefix(60))”可能属于几个申请人，未使用；请改用编号或证件号码命名。")
        }
    }
}
