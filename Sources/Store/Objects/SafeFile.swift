import DocumentModel
import Foundation

/// Files that are whole or not there: written under another name, forced to disk, and renamed.
enum SafeFile {
    /// - Parameter path: replaced if it is there; readable by the owner only.
    /// - Throws: ``SystemError``; nothing is then left behind.
    static func write(_ bytes: Data, to path: String) throws {
        let folder = path.parentPath
        let temporary = "\(folder)/.\(UUID().uuidString).part"
        let file = unsafe Foundation.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemError("open") }
        do {
            defer { close(file) }
            var written = 0
            while written < bytes.count {
                let count = unsafe bytes.withUnsafeBytes { buffer in
                    unsafe Foundation.write(
                        file, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
                }
                if count < 0 {
                    if errno == EINTR { continue }
                    throw SystemError("write")
                }
                written += count
            }
            guard fsync(file) == 0 else { throw SystemError("fsync") }
            guard unsafe rename(temporary, path) == 0 else { throw SystemError("rename") }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        syncFolder(folder)
    }

    /// The new name is on disk only when the folder is. Some file systems refuse; then there is nothing more to do.
    static func syncFolder(_ folder: String) {
        let descriptor = unsafe Foundation.open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// - Throws: ``SystemError``
    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700 as NSNumber])
        } catch {
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
            throw SystemError("mkdir", code: code.map { Int32(clamping: $0) } ?? EACCES)
        }
    }
}
