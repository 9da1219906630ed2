import Foundation
import Verification

/// Reads the `submission.json` of a bundle.
enum SubmissionFolder {
    static let fileName = "submission.json"

    /// - Throws: ``ListError`` with everything that is wrong.
    static func read(_ folder: String) throws(ListError) -> SubmissionFile {
        let path = "\(folder)/\(fileName)"
        let bytes: [UInt8]
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            // One byte more than allowed: the parser then says that it is too large.
            bytes = Array(try handle.read(upToCount: SubmissionParser.greatestByteCount + 1) ?? Data())
        } catch {
            throw ListError("submission.json 无法读取，请检查文件和权限。")
        }
        do {
            return try SubmissionParser().parse(bytes)
        } catch {
            throw ListError("申报数据有误：" + error.problems.map(\.description).joined(separator: " "))
        }
    }
}
