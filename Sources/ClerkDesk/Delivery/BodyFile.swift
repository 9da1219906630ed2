import Foundation
import Hummingbird
import NIOCore
import Store

/// A request's body, written to a file as it comes in: however large, never more than one piece of it is in memory.
struct BodyFile {
    /// Bytes gathered before they are written: one write, and one hand-over to another thread, for several packets.
    private static let pieceSize = 1 << 18
    /// What was set aside for a body is not held longer: the largest delivery comes in an hour at 300 KB a second.
    private static let longest = Duration.seconds(3600)

    var size: Int
    var hash: ContentHash

    /// - Parameters:
    ///   - most: bytes; more is refused.
    ///   - exactly: what the request announced; nil where it announced nothing.
    /// - Throws: ``Problem``; an error of the file system where the disk is full.
    static func write(_ request: Request, to path: String, most: Int, exactly: Int?, parts: DeskParts) async throws
        -> BodyFile
    {
        let handle = try await parts.onDesk {
            guard
                FileManager.default.createFile(
                    atPath: path, contents: nil, attributes: [.posixPermissions: 0o600 as NSNumber])
            else { throw Problem.spoolFull }
            return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        }
        var builder = ContentHash.Builder()
        var count = 0
        let begin = ContinuousClock.now
        var piece = Data()
        do {
            for try await buffer in request.body {
                count += buffer.readableBytes
                guard count <= most else { throw Problem.tooLarge }
                // A line that is silent altogether is cut before.
                guard ContinuousClock.now - begin < longest else { throw Problem.tooSlow }
                piece.append(contentsOf: buffer.readableBytesView)
                guard piece.count >= pieceSize else { continue }
                builder.add(piece)
                let full = piece
                try await parts.onDesk { try handle.write(contentsOf: full) }
                piece = Data()
            }
            builder.add(piece)
            let last = piece
            try await parts.onDesk {
                try handle.write(contentsOf: last)
                try handle.close()
            }
            guard exactly == nil || count == exactly else { throw Problem.badRequest("文件没有传完。") }
        } catch {
            // The first error is the one to tell.
            try? handle.close()
            throw error
        }
        return BodyFile(size: count, hash: builder.hash)
    }
}
