import ArgumentParser
import DocumentModel

/// `hedui` (核对): finds where the scans of a registration application contradict its form.
struct Hedui: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hedui",
        abstract: "核对注册申请的扫描件与申报信息是否一致。",
        discussion: """
            示例：
              hedui check 申请/FJ-20261120-0007
              hedui check id.jpg --kind 手持身份证件照片 --id-number 350102198703154217
              hedui batch 今日申请 --out 结果
              hedui read contract.pdf --kind labour-contract
              hedui doctor

            退出码：0 未发现问题；1 发现不符；3 需人工查看；64 用法有误；65 申报数据有误；66 找不到输入；
            70 内部错误；74 读写错误；75 稍后再试；130 被中断。

            命令补全：hedui --generate-completion-script bash > ~/.local/share/bash-completion/completions/hedui
            （zsh、fish 同理）
            """,
        version: Release.version,
        subcommands: [
            CheckCommand.self, BatchCommand.self, ReadCommand.self, StoreCommand.self, StatsCommand.self,
            ServeCommand.self, UserCommand.self, TokenCommand.self, RulesCommand.self, DoctorCommand.self,
            EvaluateCommand.self,
            CalibrateCommand.self,
        ])
}
