public import Accounts
public import ArgumentParser
import Store

extension TokenScope: ExpressibleByArgument {}

/// `hedui token`: which programs may use the interface.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "管理 HTTP 接口的令牌。",
        discussion: """
            令牌只在建立时显示一次，记录库中只有它的哈希值。

            示例：
              hedui token add portal --scope submit --scope read
              hedui token list
              hedui token revoke portal
            """,
        subcommands: [Add.self, List.self, Revoke.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "建立令牌，并显示一次。")
        @Argument(help: "名称：小写字母、数字、点、下划线、短横。") var name: String
        @Option(help: "权限，可以有几项：submit 提交，read 读报告，export 读取和导出决定。") var scope: [TokenScope] = []
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open())
            let token = try UserCommand.work {
                try book.addToken(name: name, scopes: Set(scope), by: UserCommand.actor)
            }
            try StandardOutput.write(token + "\n")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出令牌。")
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open(mustExist: true))
            for token in try UserCommand.work({ try book.tokens() }) {
                var words = [token.name, token.scopes.map(\.rawValue).sorted().joined(separator: " ")]
                words.append("建立于 \(StoreCommand.time(token.madeAt))")
                words.append(token.usedAt.map { "最近使用 \(StoreCommand.time($0))" } ?? "未使用过")
                if let revoked = token.revokedAt { words.append("已撤销 \(StoreCommand.time(revoked))") }
                try StandardOutput.write(words.joined(separator: "  ") + "\n")
            }
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "撤销令牌，立即失效。")
        @Argument(help: "名称。") var name: String
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open(mustExist: true))
            try UserCommand.work { try book.revokeToken(name: name, by: UserCommand.actor) }
        }
    }
}
