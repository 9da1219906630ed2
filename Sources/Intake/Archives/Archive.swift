import CContainers

/// A ZIP archive opened for reading. The only user of libzip.
@safe final class Archive {
    struct Entry: Hashable {
        var index: Int
        /// With slashes; a folder's ends with one.
        var name: String
        /// Bytes, as the archive claims.
        var size: UInt64
        var packedSize: UInt64
        var isLink: Bool
        /// Neither a file nor a folder nor a link.
        var isSpecial: Bool
        var isEncrypted: Bool
        var isFolder: Bool { name.hasSuffix("/") }
    }

    enum Failure: Error, Hashable {
        case unavailable
        case damaged
        /// More bytes than the caller allowed.
        case tooLarge
        case encrypted
    }

    private let handle: OpaquePointer
    let entryCount: Int

    init(path: String) throws(Failure) {
        var damaged: Int32 = 0
        guard let handle = unsafe hedui_archive_open(path, &damaged) else {
            throw damaged == 1 ? .damaged : .unavailable
        }
        unsafe self.handle = handle
        entryCount = max(0, Int(unsafe hedui_archive_count(handle)))
    }

    deinit { unsafe hedui_archive_close(handle) }

    /// - Throws: ``Failure/damaged`` where the directory of the archive cannot be read there.
    func entry(at index: Int) throws(Failure) -> Entry {
        var facts = unsafe hedui_archive_entry()
        guard unsafe hedui_archive_entry_at(handle, Int64(index), &facts) == 0, let raw = unsafe facts.name else {
            throw .damaged
        }
        var bytes: [UInt8] = []
        var place = unsafe raw
        // ZIP stores the length of a name in 16 bits.
        while unsafe place.pointee != 0, bytes.count < 65_536 {
            bytes.append(UInt8(bitPattern: unsafe place.pointee))
            unsafe place += 1
        }
        // Names without the flag for UTF-8 are in the code page of whoever made the archive: here GBK.
        guard let name = String(validating: bytes, as: UTF8.self) ?? TextDecoding.fromGB18030(bytes) else {
            throw .damaged
        }
        let mode = unsafe facts.mode
        let type = mode & 0o170_000
        return unsafe Entry(
            index: index, name: name, size: facts.size, packedSize: facts.packed_size, isLink: type == 0o120_000,
            isSpecial: ![0, 0o100_000, 0o040_000, 0o120_000].contains(type), isEncrypted: facts.is_encrypted != 0)
    }

    /// Unpacks an entry piece by piece.
    ///
    /// - Parameters:
    ///   - limit: bytes at most; what the directory claims is not believed.
    ///   - body: gets at most 64 KiB at a time.
    func read(_ entry: Entry, limit: Int, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
        if entry.isEncrypted { throw Failure.encrypted }
        guard let stream = unsafe hedui_archive_stream_open(handle, Int64(entry.index)) else { throw Failure.damaged }
        defer { unsafe hedui_archive_stream_close(stream) }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var total = 0
        while true {
            let count = unsafe buffer.withUnsafeMutableBufferPointer {
                unsafe hedui_archive_stream_read(stream, $0.baseAddress, $0.count)
            }
            if count < 0 { throw Failure.damaged }
            if count == 0 { return }
            total += Int(count)
            if total > limit { throw Failure.tooLarge }
            try body(buffer[..<Int(count)])
        }
    }

    /// The whole entry of that name; nil where there is none.
    func bytes(of name: String, limit: Int) throws -> [UInt8]? {
        for index in 0..<entryCount {
            let entry = try entry(at: index)
            guard entry.name == name else { continue }
            var bytes: [UInt8] = []
            try read(entry, limit: limit) { bytes += $0 }
            return bytes
        }
        return nil
    }
}
