import Foundation

/// A file that is whole or not there: written under another name beside it, forced to disk, and renamed at the end.
public final class WholeFile {
    public let path: String
    /// Where it is written meanwhile; gone if ``finish()`` is never called.
    let temporaryPath: String
    private var handle: FileHandle?
    private var buffer = Data()
    private var isFinished = false

    private static let bufferSize = 1 << 20

    /// - Parameter isWrittenByOthers: a library writes to `temporaryPath`.
    /// - Throws: ``OutputError``
    public init(path: String, isWrittenByOthers: Bool = false) throws(OutputError) {
        self.path = path
        let url = URL(fileURLWithPath: path)
        temporaryPath = url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).\(UUID().uuidString).part"
        if isWrittenByOthers { return }
        guard
            FileManager.default.createFile(
                atPath: temporaryPath, contents: nil, attributes: [.posixPermissions: 0o600 as NSNumber]),
            let handle = FileHandle(forWritingAtPath: temporaryPath)
        else { throw OutputError(path: path, code: errno) }
        self.handle = handle
    }

    deinit {
        // Closing twice does no harm; a file that is gone needs no removal.
        try? handle?.close()
        if !isFinished { try? FileManager.default.removeItem(atPath: temporaryPath) }
    }

    /// - Throws: ``OutputError``
    public func write(_ text: String) throws(OutputError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= WholeFile.bufferSize { try flush() }
    }

    private func flush() throws(OutputError) {
        do {
            try handle?.write(contentsOf: buffer)
        } catch {
            throw OutputError(path: path, code: errno)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Puts the file in its place; what stood there is gone.
    ///
    /// - Throws: ``OutputError``; the old file then stands as it was.
    public func finish() throws(OutputError) {
        try flush()
        let descriptor = unsafe open(temporaryPath, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0, fchmod(descriptor, 0o600) == 0, unsafe rename(temporaryPath, path) == 0 else {
            throw OutputError(path: path, code: errno)
        }
        isFinished = true
    }
}

/// A result that could not be written.
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    var code: Int32

    /// - Parameter code: of the system's error; 0 where it tells none.
    public init(path: String, code: Int32 = 0) {
        self.path = path
        self.code = code
    }

    public var description: String {
        let reason = code == 0 ? "请检查磁盘空间和权限" : unsafe String(cString: strerror(code))
        return "“\(path)”无法写入：\(reason)。"
    }
}
