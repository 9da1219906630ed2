import ArgumentParser

/// `hedui stats`: how much, how fast, how good.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stats", abstract: "统计。")
}
