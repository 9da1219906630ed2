import Glibc

/// Reads exact numbers of bytes from a stream and keeps count of the time spent waiting for them.
struct ChildOutput {
    enum Interruption: Error, Hashable {
        /// The writer closed its end, or reading failed.
        case ended
        case tooSlow
    }

    private let descriptor: Int32
    private var left: Duration

    /// - Parameter budget: waiting time in all. What happens between two reads is not counted.
    init(descriptor: Int32, budget: Duration) {
        self.descriptor = descriptor
        left = budget
    }

    /// - Precondition: `count` has been checked against the limits: memory for it is taken at once.
    mutating func read(_ count: Int) throws(Interruption) -> [UInt8] {
        var interruption: Interruption?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(Interruption) {
                while filled < count {
                    let part = unsafe UnsafeMutableRawBufferPointer(
                        rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                    unsafe filled += try readSome(into: part)
                }
            } catch {
                interruption = error
            }
        }
        if let interruption { throw interruption }
        return bytes
    }

    /// Waits for at least one byte.
    private mutating func readSome(into buffer: UnsafeMutableRawBufferPointer) throws(Interruption) -> Int {
        try wait()
        while true {
            let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { return count }
            guard count == -1, errno == EINTR else { throw .ended }
        }
    }

    private mutating func wait() throws(Interruption) {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            guard left > .zero else { throw .tooSlow }
            let start = ContinuousClock.now
            let milliseconds = Int32(clamping: left.components.seconds &* 1_000 &+ 1_000)
            let ready = unsafe poll(&request, 1, min(milliseconds, 1_000))
            left -= ContinuousClock.now - start
            if ready > 0 { return }
            guard ready == 0 || errno == EINTR else { throw .ended }
        }
    }
}
