public import Accounts
public import ArgumentParser
import Foundation
import Store

extension Role: ExpressibleByArgument {}

/// `hedui user`: who may work at the clerks' desk.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "管理网页的用户。",
        discussion: """
            密码从终端输入，或用 --password-file 从文件的第一行读取（- 为标准输入）。

            示例：
              hedui user add lin --shown-name 林审核
              hedui user add wang --role lead
              hedui user list
              hedui user password lin
              hedui user disable lin
            """,
        subcommands: [Add.self, List.self, SetPassword.self, SetRole.self, Disable.self, Enable.self])

    /// Runs a body and turns what accounts and the store say into an exit code.
    static func work<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw CommandFailure(error)
        } catch let error as AccountError {
            throw CommandFailure(.usage, error.description)
        }
    }

    /// The name of whoever runs the command, for the audit.
    static var actor: String { "cli:\(ProcessInfo.processInfo.userName)" }

    struct PasswordSource: ParsableArguments {
        @Option(help: ArgumentHelp("从此文件的第一行读密码；- 为标准输入。", valueName: "文件"), completion: .file())
        var passwordFile: String?

        func read() throws -> String {
            if let path = passwordFile, path != "-" {
                guard let data = FileManager.default.contents(atPath: path), data.count <= 4096 else {
                    throw CommandFailure(.noInput, "密码文件“\(path)”无法读取。")
                }
                return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
                    ?? ""
            }
            if passwordFile == "-" || isatty(STDIN_FILENO) == 0 {
                guard let line = readLine() else { throw CommandFailure(.noInput, "标准输入中没有密码。") }
                return line
            }
            let first = Terminal.hiddenLine("密码：")
            guard Terminal.hiddenLine("再输入一次：") == first else { throw CommandFailure(.usage, "两次输入的密码不同。") }
            return first
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "建立用户。")
        @Argument(help: "用户名：小写字母、数字、点、下划线、短横。") var name: String
        @Option(help: "同事看到的名字。") var shownName: String?
        @Option(help: "角色：clerk 审核员、lead 组长、admin 管理员。") var role: Role = .clerk
        @OptionGroup var source: PasswordSource
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open())
            let password = try source.read()
            try work {
                try book.add(
                    name: name, shownName: shownName, role: role, password: password, by: UserCommand.actor)
            }
            try StandardOutput.write("已建立用户 \(name)（\(role.chinese)）。\n")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出用户。")
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open(mustExist: true))
            for account in try work({ try book.accounts() }) {
                var words = [account.name, account.shownName, account.role.chinese]
                if !account.isActive { words.append("已停用") }
                if let until = account.lockedUntil, until > Date() {
                    words.append("陌生地址暂停登录至 \(StoreCommand.time(until))")
                }
                words.append(account.lastLogInAt.map { "上次登录 \(StoreCommand.time($0))" } ?? "从未登录")
                try StandardOutput.write(words.joined(separator: "  ") + "\n")
            }
        }
    }

    struct SetPassword: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "改密码；该用户需重新登录，登录等待解除。")
        @Argument(help: "用户名。") var name: String
        @OptionGroup var source: PasswordSource
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open(mustExist: true))
            let password = try source.read()
            try work { try book.setPassword(password, of: name, by: UserCommand.actor) }
        }
    }

    struct SetRole: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "role", abstract: "改角色。")
        @Argument(help: "用户名。") var name: String
        @Argument(help: "clerk、lead 或 admin。") var role: Role
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open(mustExist: true))
            try work { try book.setRole(role, of: name, by: UserCommand.actor) }
        }
    }

    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "停用用户；立即失效，记录保留。")
        @Argument(help: "用户名。") var name: String
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open(mustExist: true))
            try work { try book.setActive(false, of: name, by: UserCommand.actor) }
        }
    }

    struct Enable: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "重新启用用户，解除登录等待。")
        @Argument(help: "用户名。") var name: String
        @OptionGroup var dataOptions: DataOptions

        func run() throws {
            let book = AccountBook(try dataOptions.open(mustExist: true))
            try work { try book.setActive(true, of: name, by: UserCommand.actor) }
        }
    }
}
