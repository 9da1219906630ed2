import Crypto
public import Foundation

/// SHA-256 of a content, by which everything in the store is named.
public struct ContentHash: Hashable, Sendable, Codable, CustomStringConvertible {
    /// 64 hexadecimal digits in lower case.
    public let description: String

    public init(of bytes: some Sequence<UInt8>) {
        var hasher = SHA256()
        hasher.update(data: Data(bytes))
        description = hasher.finalize().map(Self.hexadecimal).joined()
    }

    /// Of a content that comes in pieces.
    public struct Builder: Sendable {
        private var hasher = SHA256()

        public init() {}

        public mutating func add(_ piece: Data) { hasher.update(data: piece) }

        public var hash: ContentHash { ContentHash(digest: hasher.finalize()) }
    }

    private init(digest: SHA256.Digest) { description = digest.map(Self.hexadecimal).joined() }

    /// Nil unless `text` is 64 hexadecimal digits in lower case.
    public init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        description = text
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
