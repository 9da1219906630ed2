import Crypto
import CryptoExtras
import Foundation

/// Passwords as they are kept: `$scrypt$ln=15,r=8,p=3$salt$hash`, both in base64.
///
/// Takes 32 MiB and a few tenths of a second of a core; never call it on a cooperative thread.
enum Password {
    /// NIST SP 800-63B asks for 8, and for more where there is no second factor.
    static let leastLength = 10
    /// Bytes. Long enough for any sentence, short enough to hash.
    static let greatestLength = 512

    /// The logarithm of the rounds, and how often they are run: 2^15 rounds of 1 KiB, three times, one of the equivalent
    /// settings of the OWASP Password Storage Cheat Sheet.
    struct Cost: Hashable, Sendable {
        var logarithm = 15
        var blockSize = 8
        var parallelism = 3

        /// Settings read from a record, held to what this machine would ever have written.
        var isSane: Bool {
            (1...20).contains(logarithm) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
        }
    }

    /// - Throws: ``AccountError`` for a password that does not do.
    static func check(_ password: String, of name: String) throws(AccountError) {
        guard password.count >= leastLength else { throw .passwordTooShort }
        guard password.utf8.count <= greatestLength else { throw .passwordTooLong }
        let lower = password.lowercased()
        let digits = lower.compactMap(\.wholeNumberValue)
        let isRun =
            digits.count == lower.count
            && zip(digits, digits.dropFirst()).allSatisfy { [1, 9].contains(($1 - $0 + 10) % 10) }
        if Set(lower).count < 4 || lower.contains(name.lowercased()) || isRun { throw .passwordTooCommon }
    }

    static func hashed(_ password: String, cost: Cost) throws -> String {
        let salt = Secret.bytes(16)
        let hash = try derive(password, salt: salt, cost: cost)
        return "$scrypt$ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)"
            + "$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }

    /// - Parameter written: nil for an account that does not exist; as much work is done, and the answer is no.
    static func isRight(_ password: String, _ written: String?, cost: Cost) throws -> Bool {
        let parts = (written ?? "").split(separator: "$")
        let numbers =
            parts.count == 4 ? parts[1].split(separator: ",").compactMap { Int($0.drop { !$0.isNumber }) } : []
        guard parts.count == 4, parts[0] == "scrypt", numbers.count == 3,
            let salt = Data(base64Encoded: String(parts[2])),
            let hash = Data(base64Encoded: String(parts[3])),
            case let kept = Cost(logarithm: numbers[0], blockSize: numbers[1], parallelism: numbers[2]), kept.isSane
        else {
            _ = try derive(password, salt: [UInt8](repeating: 0, count: 16), cost: cost)
            return false
        }
        return Secret.isEqual(try derive(password, salt: Array(salt), cost: kept), Array(hash))
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        // The same characters typed on another keyboard may be composed otherwise.
        let words = Data(password.precomposedStringWithCompatibilityMapping.utf8.prefix(greatestLength * 4))
        let key = try KDF.Scrypt.deriveKey(
            from: words, salt: salt, outputByteCount: 32, rounds: 1 << cost.logarithm, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        return unsafe key.withUnsafeBytes { unsafe Array($0) }
    }
}
