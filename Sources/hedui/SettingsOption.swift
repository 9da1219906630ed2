import ArgumentParser
import Foundation
import Verification

/// The file with the office's answers to what its guide leaves open.
struct SettingsOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("核对设置（JSON），可用的设置见 hedui rules --settings；不给时全部用默认值。", valueName: "settings.json"),
        completion: .file(extensions: ["json"]))
    var settings: String?

    /// - Throws: ``CommandFailure``: 66 if there is no such file, 74 if it cannot be read, 65 with everything that is wrong
    ///   in it.
    func read() throws -> RuleSettings {
        guard let path = settings else { return .standard }
        guard try FileType(path: path) == .file else {
            throw CommandFailure(.noInput, "“\(path)”是文件夹，--settings 应指定一个 JSON 文件。")
        }
        let bytes: [UInt8]
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            // One byte more than allowed: the parser then says that it is too large.
            bytes = Array(try handle.read(upToCount: RuleSettings.greatestByteCount + 1) ?? Data())
        } catch {
            throw CommandFailure(.inputOutput, "“\(path)”无法读取，请检查文件和权限。")
        }
        do {
            return try RuleSettings(json: bytes)
        } catch {
            let lines = error.problems.map { "\(path) \($0)" }
            throw CommandFailure(.data, "核对设置有误：\n" + lines.joined(separator: "\n"))
        }
    }
}
