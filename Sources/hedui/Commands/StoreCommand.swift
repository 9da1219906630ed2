import ArgumentParser

/// `hedui store`: what the office keeps.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "store", abstract: "查看、导出、检验和清除记录。")
}
