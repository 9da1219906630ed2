import Crypto
import Foundation

/// The key by which scans and readings are encrypted (AES-GCM, 256 bits), held in a file of the office's.
public struct StoreKey: Sendable {
    private let key: SymmetricKey
    /// Tells keys apart without telling anything about them.
    public let fingerprint: String

    /// - Parameter path: of a file of 32 bytes, or 64 hexadecimal digits.
    /// - Throws: ``StoreError/keyUnusable(path:)``
    public init(file path: String) throws(StoreError) {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 4096 else {
            throw .keyUnusable(path: path)
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if data.count == 32 {
            self.init(bytes: Array(data))
        } else if let bytes = StoreKey.bytes(hexadecimal: text), bytes.count == 32 {
            self.init(bytes: bytes)
        } else {
            throw .keyUnusable(path: path)
        }
    }

    init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
        fingerprint = String(ContentHash(of: Array("hedui store key".utf8) + bytes).description.prefix(16))
    }

    /// - Parameter name: bound to the content: sealed bytes put under another name do not open.
    func seal(_ bytes: Data, name: String) throws -> Data {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Data(name.utf8))
        // Always there for the nonce of 12 bytes that GCM makes itself.
        guard let combined = box.combined else { throw StoreError.objectDamaged(name) }
        return combined
    }

    func open(_ sealed: Data, name: String) throws -> Data {
        do {
            return try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Data(name.utf8))
        } catch {
            throw StoreError.objectDamaged(name)
        }
    }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
