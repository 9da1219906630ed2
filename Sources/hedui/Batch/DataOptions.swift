import ArgumentParser
import Foundation
import Store

/// Where the office's record lies.
struct DataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "记录库所在的文件夹；默认为环境变量 HEDUI_DATA，否则为 ~/.local/share/hedui。", valueName: "文件夹"),
        completion: .directory)
    var data: String?

    @Option(
        help: ArgumentHelp("密钥文件（32 字节，或 64 位十六进制数）：扫描件和识别结果加密保存。", valueName: "文件"), completion: .file())
    var keyFile: String?

    /// Where the folder was told: for people.
    var origin: String {
        if data != nil { return "flag" }
        return ProcessInfo.processInfo.environment["HEDUI_DATA"] == nil ? "default" : "environment HEDUI_DATA"
    }

    var folder: String {
        data ?? RecordStore.standardFolder(environment: ProcessInfo.processInfo.environment)
    }

    /// - Parameter mustExist: a store that is not there is an error instead of being made.
    /// - Throws: ``CommandFailure``: 66, 74 or 75.
    func open(mustExist: Bool = false) throws -> RecordStore {
        if mustExist, !FileManager.default.fileExists(atPath: "\(folder)/hedui.sqlite") {
            throw CommandFailure(.noInput, "“\(folder)”中没有记录库；请先运行 hedui batch，或用 --data 指定文件夹。")
        }
        do {
            return try RecordStore(folder: folder, key: try keyFile.map { try StoreKey(file: $0) })
        } catch let error as StoreError {
            throw CommandFailure(error)
        }
    }
}

extension CommandFailure {
    init(_ error: StoreError) {
        self.init(error.isTemporary ? .tryAgain : .inputOutput, error.description)
    }
}
