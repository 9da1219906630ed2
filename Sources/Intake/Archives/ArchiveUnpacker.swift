import DocumentModel
import Foundation
import Verification

/// Unpacks an archive of submissions into a private folder, and nothing outside it.
///
/// Refused are paths that leave the folder, links, devices, passwords, archives in archives, and everything that unpacks
/// to more than it should: what the archive claims is added up before anything is written, and no file gets a byte more
/// than was claimed for it.
struct ArchiveUnpacker {
    /// More files than any day brings: 300 submissions have about 1,200.
    static let greatestEntryCount = 50_000
    /// Bytes of one file: what the decoder takes at most.
    static let greatestFile = 100 << 20
    /// Bytes in all: a day of 1,000 submissions has about 1 GiB.
    static let greatestTotal = 8 << 30
    /// Deflate packs zeros 1,032 times, tables of text 10 to 30 times, scans hardly at all.
    static let greatestRatio = 200
    /// Below this an entry may pack as well as it likes: the text of a small list.
    static let unratedSize = 4 << 20
    /// Levels of folders.
    static let greatestDepth = 32
    /// Folders, also those that only paths name: each submission has one.
    static let greatestFolderCount = 20_000
    /// Bytes that a file or folder takes up beside its content: a block of the usual file systems.
    static let block = 4096

    /// The archive takes up more than it may.
    struct NoRoom: Error {}

    /// What was left out, each with its reason.
    private(set) var refusals: [(name: String, reason: String)] = []
    /// What is unpacked takes up, at most.
    private(set) var bytes = 0

    /// - Parameters:
    ///   - path: the archive.
    ///   - folder: made here, readable by nobody else.
    ///   - budget: bytes that it may take up.
    /// - Throws: ``ListError`` where the archive as a whole is refused, ``NoRoom`` before anything is written; `CocoaError` where the folder cannot be written.
    ///   What was unpacked until then stays.
    mutating func unpack(_ path: String, into folder: String, budget: Int = .max) throws {
        let archive: Archive
        do {
            archive = try Archive(path: path)
        } catch .unavailable {
            throw ListError("压缩包无法读取，请检查文件和权限。")
        } catch {
            throw ListError("不是有效的 ZIP 压缩包，或已损坏，请重新打包。")
        }
        guard archive.entryCount <= ArchiveUnpacker.greatestEntryCount else {
            throw ListError("压缩包内超过 \(ArchiveUnpacker.greatestEntryCount) 个文件，请分成几个。")
        }
        let entries = try plan(archive, budget: budget)
        try makeFolder(folder)
        for entry in entries {
            let place = "\(folder)/\(entry.name)"
            if entry.isFolder {
                try makeFolder(place)
                continue
            }
            do {
                try unpack(entry, of: archive, to: place)
            } catch let failure as Archive.Failure {
                // The beginning of a file is no attachment.
                try FileManager.default.removeItem(atPath: place)
                refuse(entry, ArchiveUnpacker.sentence(failure))
            }
        }
    }

    /// What is to be unpacked, by the archive's directory.
    private mutating func plan(_ archive: Archive, budget: Int) throws -> [Archive.Entry] {
        var entries: [Archive.Entry] = []
        var names: Set<String> = []
        var folders: Set<String> = []
        for index in 0..<archive.entryCount {
            let entry: Archive.Entry
            do {
                entry = try archive.entry(at: index)
            } catch {
                throw ListError("压缩包的目录已损坏，请重新打包。")
            }
            if let reason = ArchiveUnpacker.refusal(of: entry) {
                refuse(entry, reason)
                continue
            }
            // Case and composition apart, so that no file hides behind another on any system.
            guard entry.isFolder || names.insert(entry.name.precomposedStringWithCanonicalMapping.lowercased()).inserted
            else {
                refuse(entry, "压缩包内有同名文件")
                continue
            }
            // From the innermost: where one is known, those around it are.
            for end in entry.name.indices.reversed() where entry.name[end] == "/" {
                guard folders.insert(String(entry.name[..<end])).inserted else { break }
            }
            if !entry.isFolder { bytes += Int(clamping: entry.size) + ArchiveUnpacker.block }
            guard folders.count <= ArchiveUnpacker.greatestFolderCount else {
                throw ListError("压缩包内超过 \(ArchiveUnpacker.greatestFolderCount) 个文件夹，请分成几个。")
            }
            let total = bytes + folders.count * ArchiveUnpacker.block
            guard total <= ArchiveUnpacker.greatestTotal else {
                throw ListError("压缩包解开后超过 \(ArchiveUnpacker.greatestTotal >> 30) GiB，未解开，请分成几个。")
            }
            guard total <= budget else { throw NoRoom() }
            entries.append(entry)
        }
        bytes += folders.count * ArchiveUnpacker.block
        return entries
    }

    private mutating func refuse(_ entry: Archive.Entry, _ reason: String) {
        refusals.append((String(entry.name.prefix(200)), reason))
    }

    private static func refusal(of entry: Archive.Entry) -> String? {
        let name = entry.isFolder ? String(entry.name.dropLast()) : entry.name
        if let reason = BundlePath.refusal(of: name) { return reason }
        if name.utf8.count > 1000 || name.split(separator: "/").contains(where: { $0.utf8.count > 255 }) {
            return "文件名过长"
        }
        if name.split(separator: "/").count > greatestDepth { return "文件夹层数过多" }
        if entry.isLink { return "是链接，不予解开" }
        if entry.isSpecial { return "不是普通文件" }
        if entry.isEncrypted { return "有密码，请去掉密码后重新打包" }
        if entry.size > UInt64(greatestFile) { return "超过 \(greatestFile >> 20) MiB" }
        if entry.size > UInt64(unratedSize), entry.size / UInt64(greatestRatio) > entry.packedSize {
            return "压缩比异常（疑为压缩炸弹）"
        }
        return nil
    }

    private static func sentence(_ failure: Archive.Failure) -> String {
        switch failure {
        case .tooLarge: "解开后的大小与标明的不符（疑为压缩炸弹）"
        case .encrypted: "有密码，请去掉密码后重新打包"
        case .damaged, .unavailable: "已损坏"
        }
    }

    private func unpack(_ entry: Archive.Entry, of archive: Archive, to path: String) throws {
        try makeFolder(path.parentPath)
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600 as NSNumber])
        else { throw CocoaError(.fileWriteUnknown) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        // Closing twice does no harm; what fails here has failed in the write before.
        defer { try? handle.close() }
        // The claimed size was checked; one byte more is a lie.
        try archive.read(entry, limit: Int(clamping: entry.size)) { try handle.write(contentsOf: Data($0)) }
    }

    private func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700 as NSNumber])
    }
}
