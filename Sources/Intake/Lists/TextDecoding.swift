import CContainers
import Foundation

/// The text of a file made by an office's programs: UTF-8 with or without a byte order mark, UTF-16 with one, or GB 18030.
enum TextDecoding {
    /// - Returns: nil for bytes that are none of these, or hold zero bytes as no text does.
    static func text(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return String(bytes: bytes, encoding: .utf16)
        }
        if bytes.contains(0) { return nil }
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        return String(validating: plain, as: UTF8.self) ?? fromGB18030(plain)
    }

    /// GB 18030 takes in GBK and GB 2312, which spreadsheets in China write.
    static func fromGB18030(_ bytes: [UInt8]) -> String? {
        if bytes.isEmpty { return "" }
        // Two bytes become at most three.
        var text = [UInt8](repeating: 0, count: bytes.count * 3 / 2 + 16)
        let count = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe text.withUnsafeMutableBufferPointer { output in
                unsafe hedui_from_gb18030(input.baseAddress, input.count, output.baseAddress, output.count)
            }
        }
        guard count >= 0 else { return nil }
        return String(validating: text.prefix(Int(count)), as: UTF8.self)
    }
}
