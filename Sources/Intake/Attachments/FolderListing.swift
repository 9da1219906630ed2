import Foundation

/// What lies in a folder, told from its names; links are left out, they could lead anywhere.
struct FolderListing {
    /// Names of files and folders, in the order of their numbers: 申请表2 before 申请表10.
    var files: [String] = []
    var folders: [String] = []

    /// Left behind by operating systems and office programs.
    static func isJunk(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(name)
    }

    /// - Throws: `CocoaError` where the folder cannot be read.
    init(of path: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where !FolderListing.isJunk(name) {
            let type = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.type] as? FileAttributeType
            switch type {
            case .typeDirectory: folders.append(name)
            case .typeRegular: files.append(name)
            // Links, pipes and devices are nobody's upload; what vanished meanwhile is taken next time.
            default: continue
            }
        }
        files.sort(by: naturallyBefore)
        folders.sort(by: naturallyBefore)
    }

    /// Files below `path`, relative to it with `prefix` before them, at most `depth` levels down.
    static func files(below path: String, prefix: String, depth: Int = 4) -> [String] {
        // A folder that cannot be read has no files for this; the walk reports it.
        guard depth > 0, let listing = try? FolderListing(of: path) else { return [] }
        return listing.files.map { prefix + $0 }
            + listing.folders.flatMap { files(below: "\(path)/\($0)", prefix: "\(prefix)\($0)/", depth: depth - 1) }
    }
}

/// By numbers where names have them, otherwise by characters; the same on every machine, whatever its language.
func naturallyBefore(_ first: String, _ second: String) -> Bool {
    let order = first.compare(second, options: [.numeric, .widthInsensitive])
    return order == .orderedSame ? first < second : order == .orderedAscending
}

/// The part after the last dot, in lower case; empty without one.
func fileExtension(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
}
