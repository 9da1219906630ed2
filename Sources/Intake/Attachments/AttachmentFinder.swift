import DocumentModel
import Foundation
import Verification

/// Finds the attachments of a list's rows: named in columns, or lying beside the list under the applicant's name, number
/// or folder.
struct AttachmentFinder {
    /// Files and folders beside the list that belong to some row.
    private(set) var claimed: Set<String> = []
    /// Files and folders that could be two rows'.
    private(set) var ambiguous: [String] = []
    private let folder: String
    private var beside: [[String]]

    /// - Parameters:
    ///   - folder: the list's.
    ///   - rejected: what may stand in names of rows that are no submissions: their files are claimed, too, so that they are
    ///     not told twice.
    init(folder: String, listing: FolderListing, rows: [Submission], rejected: [[String]]) {
        self.folder = folder
        beside = Array(repeating: [], count: rows.count)
        let index = OwnerIndex(
            keys: rows.map { [$0.id, $0.applicant.idNumber, $0.applicant.name] }, rejected: rejected)
        for name in listing.folders + listing.files.filter({ !AttachmentFinder.isListOrArchive($0) }) {
            switch index.owner(of: name) {
            case .row(let row):
                claimed.insert(name)
                guard row < rows.count else { continue }
                beside[row] +=
                    listing.folders.contains(name)
                    ? FolderListing.files(below: "\(folder)/\(name)", prefix: "\(name)/") : [name]
            case .ambiguous: ambiguous.append(name)
            case .nobody: break
            }
        }
    }

    static func isListOrArchive(_ name: String) -> Bool {
        ["csv", "xlsx", "xls", "zip", "rar", "7z", "json"].contains(fileExtension(name))
    }

    /// The attachments of a row, and the names of those whose kind is not known yet.
    mutating func attachments(
        ofRow row: Int, columns: [(kind: AttachmentKind?, names: [String])]
    ) -> (attachments: [Submission.Attachment], unsorted: [String]) {
        var files: [(kind: AttachmentKind?, name: String)] = []
        var taken: Set<String> = []
        func add(_ kind: AttachmentKind?, _ name: String) {
            if taken.insert(name).inserted { files.append((kind, name)) }
        }
        for (kind, names) in columns {
            for name in names {
                for found in locate(name, row: row) { add(kind ?? AttachmentNaming.kind(of: found), found) }
            }
        }
        for name in beside[row] { add(AttachmentNaming.kind(of: name), name) }
        let unsorted = files.filter { $0.kind == nil }.map(\.name)
        let sorted = AttachmentKind.allCases.compactMap { kind -> Submission.Attachment? in
            let names = files.filter { ($0.kind ?? .other) == kind }.map(\.name)
            return names.isEmpty ? nil : Submission.Attachment(kind: kind, files: names)
        }
        return (sorted, unsorted)
    }

    /// Where a name from a column leads: beside the list, into the row's own folder, or to all files of a folder. What
    /// leads nowhere stays as it is and is reported as missing when it is opened.
    private mutating func locate(_ name: String, row: Int) -> [String] {
        guard BundlePath.refusal(of: name) == nil else { return [name] }
        if let first = name.split(separator: "/").first { claimed.insert(String(first)) }
        var isFolder = ObjCBool(false)
        if unsafe FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder) {
            guard isFolder.boolValue else { return [name] }
            let trimmed = name.hasSuffix("/") ? String(name.dropLast()) : name
            return FolderListing.files(below: "\(folder)/\(trimmed)", prefix: "\(trimmed)/")
        }
        let own = beside[row].filter { $0 == name || $0.hasSuffix("/\(name)") }
        return own.isEmpty ? [name] : own
    }
}
