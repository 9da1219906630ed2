import Glibc

extension PageDecoder {
    /// Name of the decoding program, as the package builds it.
    public static let programName = "hedui-decode"

    /// The decoding program that was built or installed together with the running one: beside it, or in a folder above
    /// it, as tests find the folder of products.
    ///
    /// - Throws: ``PageDecoderError/programMissing(path:)`` with the place where it should be.
    public static func standardExecutable() throws(PageDecoderError) -> String {
        let own = try ownPath()
        var folder = own[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let candidate = "\(folder)/\(programName)"
            if unsafe access(candidate, X_OK) == 0 { return candidate }
        }
        let beside = own.lastIndex(of: "/").map { "\(own[..<$0])/\(programName)" } ?? programName
        throw .programMissing(path: beside)
    }

    private static func ownPath() throws(PageDecoderError) -> String {
        // Linux allows paths of 4,096 bytes (PATH_MAX).
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let length = unsafe buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
            return unsafe readlink("/proc/self/exe", start, bytes.count)
        }
        guard length > 0 else { throw .systemCall(name: "readlink", code: errno) }
        return String(decoding: buffer.prefix(length), as: UTF8.self)
    }
}
