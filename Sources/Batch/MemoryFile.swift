import CContainers
import Foundation

/// Bytes as a file in memory, for the decoder: it opens files, and scans that are kept encrypted are never written in
/// plain to a disk.
package final class MemoryFile: Sendable {
    private let descriptor: Int32

    /// - Throws: `CocoaError` where memory runs out.
    package init(_ bytes: [UInt8]) throws {
        descriptor = hedui_memory_file()
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                close(descriptor)
                throw CocoaError(.fileWriteUnknown)
            }
            rest = rest.dropFirst(count)
        }
    }

    deinit { close(descriptor) }

    /// Of this process; opening it starts at the first byte.
    package var path: String { "/proc/self/fd/\(descriptor)" }
}
