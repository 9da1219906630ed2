import Crypto
import Foundation

/// Random secrets of 256 bits: the values of cookies and tokens. Kept is only their SHA-256; of a random value no slow
/// hash is needed.
public enum Secret {
    /// From the system's generator.
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// 43 characters of base64url.
    public static func random() -> String { written(bytes(32)) }

    static func hash(of secret: String) -> String { SHA256.hash(data: Data(secret.utf8)).map(twoDigits).joined() }

    /// A value that only who knows the secret can name; what the secret is cannot be told from it.
    public static func derived(from secret: String, for purpose: String) -> String {
        let key = SymmetricKey(data: Data(secret.utf8))
        return written(Array(HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: key)))
    }

    /// In a time that does not depend on where the first difference is.
    public static func isEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        guard first.count == second.count else { return false }
        return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func written(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    private static func twoDigits(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
