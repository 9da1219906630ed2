import Glibc

/// The machine, not the document, is at fault.
public enum PageDecoderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The decoding program is not where it was said to be, or may not be run.
    case programMissing(path: String)
    /// The decoding program started but did not answer, as when one of its libraries is missing.
    case programSilent(path: String, exit: String)
    /// The decoding program said it does not understand its arguments: it is of another version.
    case programOutdated(path: String)
    /// The kernel lacks a part of the sandbox, and files must not be decoded without it.
    case sandboxIncomplete(path: String)
    /// The file is there but may not be opened; the name is left out on purpose.
    case fileUnavailable(code: Int32)
    /// The system refused a pipe, a process or a descriptor.
    case systemCall(name: String, code: Int32)

    public var description: String {
        switch self {
        case .programMissing(let path):
            "The decoding program \(path) is missing or cannot be run. Build it with: swift build --product hedui-decode"
        case .programSilent(let path, let exit):
            "The decoding program \(path) ended before it answered (\(exit)). Run Scripts/setup, then build again."
        case .programOutdated(let path):
            "The decoding program \(path) is of another version. Build it with: swift build --product hedui-decode"
        case .sandboxIncomplete(let path):
            "The decoding program \(path) cannot enter its whole sandbox here. See: hedui doctor"
        case .fileUnavailable(let code):
            "A file cannot be opened: \(Self.text(code)). Check the rights of the folder and its files."
        case .systemCall(let name, let code):
            "The system call \(name) failed: \(Self.text(code)). Check the limits on open files and processes."
        }
    }

    private static func text(_ code: Int32) -> String {
        // strerror_r fills the buffer or returns a constant; both live through the copy.
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            guard let start = buffer.baseAddress, unsafe strerror_r(code, start, buffer.count) == 0 else {
                return "error \(code)"
            }
            return unsafe String(cString: start)
        }
    }
}
