import ArgumentParser

/// `hedui` (核对): finds where the scans of a registration application contradict its form.
@main
struct Hedui: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hedui", abstract: "核对注册申请的扫描件与申报信息是否一致。", version: "0.1.0")
}
