import CContainers
import DocumentModel
import Foundation

/// A folder of files named by hashes, each written once: `ab/abcdef…`. Files are 0600, optionally packed, optionally
/// encrypted.
///
/// A file begins with a byte that says what was done to it: bit 0 packed, bit 1 encrypted.
public struct ObjectFolder: Sendable {
    let path: String
    private let key: StoreKey?
    private let packs: Bool

    init(path: String, key: StoreKey?, packs: Bool) {
        self.path = path
        self.key = key
        self.packs = packs
    }

    private static let packedBit: UInt8 = 1
    private static let sealedBit: UInt8 = 2
    /// A content is at most as large as the largest upload twice.
    private static let greatestContent = 256 << 20

    /// - Parameter variant: one of several files that belong to the same content.
    private func file(_ name: ContentHash, _ variant: String?) -> String {
        "\(path)/\(name.description.prefix(2))/\(name)" + (variant.map { ".\($0)" } ?? "")
    }

    public func contains(_ name: ContentHash, variant: String? = nil) -> Bool {
        FileManager.default.fileExists(atPath: file(name, variant))
    }

    /// Where the content is there already, only its time is set: a purge spares what somebody has put just now.
    ///
    /// - Parameter variant: letters and digits.
    func put(_ bytes: [UInt8], named name: ContentHash, variant: String? = nil) throws {
        let place = file(name, variant)
        if unsafe utimensat(AT_FDCWD, place, nil, 0) == 0 { return }
        var kind: UInt8 = 0
        var content = Data(bytes)
        if packs, let packed = Self.packed(bytes) {
            kind |= Self.packedBit
            content = packed
        }
        if let key {
            kind |= Self.sealedBit
            content = try key.seal(content, name: name.description)
        }
        try SafeFile.makeFolder(place.parentPath)
        try SafeFile.write(Data([kind]) + content, to: place)
    }

    /// - Throws: ``StoreError/objectMissing(_:)``, ``StoreError/objectDamaged(_:)``, ``StoreError/keyMissing``
    public func content(_ name: ContentHash, variant: String? = nil) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file(name, variant)) else {
            throw StoreError.objectMissing(name.description)
        }
        guard let kind = data.first, kind <= 3 else { throw StoreError.objectDamaged(name.description) }
        var content = data.dropFirst()
        if kind & Self.sealedBit != 0 {
            guard let key else { throw StoreError.keyMissing }
            content = try key.open(Data(content), name: name.description)
        }
        guard kind & Self.packedBit != 0 else { return Array(content) }
        guard let bytes = Self.unpacked(Array(content)) else { throw StoreError.objectDamaged(name.description) }
        return bytes
    }

    /// A file on disk.
    struct Item {
        /// Nil for what a write that was broken off has left.
        var name: ContentHash?
        var path: String
        /// On disk.
        var byteCount: Int
        var madeAt: Date
    }

    /// When a file was made, or put again; nil where it is no more.
    static func time(of path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }

    /// All files, in no order.
    func items() -> [Item] {
        var items: [Item] = []
        for folder in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? [] {
                let place = "\(path)/\(folder)/\(name)"
                let facts = try? FileManager.default.attributesOfItem(atPath: place)
                // What vanished meanwhile is no item any more.
                guard let facts else { continue }
                items.append(
                    Item(
                        name: ContentHash(String(name.prefix(64))), path: place,
                        byteCount: (facts[.size] as? NSNumber)?.intValue ?? 0,
                        madeAt: facts[.modificationDate] as? Date ?? Date.distantPast))
            }
        }
        return items
    }

    /// The count of bytes, eight, and what zlib made of them.
    private static func packed(_ bytes: [UInt8]) -> Data? {
        var packed = [UInt8](repeating: 0, count: hedui_packed_bound(bytes.count))
        var count = packed.count
        let failed = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe packed.withUnsafeMutableBufferPointer { output in
                unsafe hedui_pack(input.baseAddress, input.count, output.baseAddress, &count)
            }
        }
        guard failed == 0 else { return nil }
        let length = (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
        return Data(length) + Data(packed.prefix(count))
    }

    private static func unpacked(_ content: [UInt8]) -> [UInt8]? {
        guard content.count >= 8 else { return nil }
        let count = content.prefix(8).enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
        guard (0...greatestContent).contains(count) else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let failed = unsafe content[8...].withUnsafeBufferPointer { input in
            unsafe bytes.withUnsafeMutableBufferPointer { output in
                unsafe hedui_unpack(input.baseAddress, input.count, output.baseAddress, output.count)
            }
        }
        return failed == 0 ? bytes : nil
    }
}
