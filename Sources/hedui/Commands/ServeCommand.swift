import ArgumentParser
import ClerkDesk
import Configuration
import Decoding
import DocumentModel
import Foundation
import Logging
import Pipeline
import Store
import Verification

/// `hedui serve`: the clerks' page and the interface.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "审核员网页和 HTTP 接口。",
        discussion: """
            网页只在本机可见，除非用 --host 指定其他地址；给别的机器使用时，请用 --tls-certificate 和 --tls-key，
            或放在提供 TLS 的反向代理之后（--behind-proxy）。用户由 hedui user add 建立。

            每项设置依次取自：命令行、环境变量（HEDUI_SERVE_PORT、HEDUI_SERVE_TLS_CERTIFICATE……）、--config 文件（JSON）、默认值；
            --print-config 显示各项的值及来源。SIGTERM 或 Ctrl-C：完成手中的请求和核对后停止。

            示例：
              hedui serve --demo
              hedui serve --data /srv/hedui --port 8080
              hedui serve --host 0.0.0.0 --port 443 --tls-certificate cert.pem --tls-key key.pem
              hedui serve --config /etc/hedui/serve.json --print-config
            """)

    @OptionGroup(title: "记录") var dataOptions: DataOptions
    @Option(help: ArgumentHelp("设置文件（JSON）。", valueName: "文件"), completion: .file(extensions: ["json"])) var config:
        String?
    @Flag(help: "显示各项设置的值及来源，不启动。") var printConfig = false
    @Flag(help: "演示：在临时文件夹中核对示例申请，建立一个用户并显示密码。") var demo = false

    @OptionGroup(title: "网络") var network: NetworkOptions
    @Option(help: ArgumentHelp("节假日表（JSON），用于期限和批次。", valueName: "文件")) var holidays: String?
    @Option(help: ArgumentHelp("多少分钟不操作后需重新登录。", valueName: "分钟")) var idleMinutes: Int?
    @Option(help: ArgumentHelp("随机抽取百分之多少的申请，由两人各自独立决定；默认 0。", valueName: "百分比")) var secondLookPercent: Int?
    @Option(help: "日志级别：debug、info、warning、error。") var logLevel: String?
    @Flag(help: "不核对提交的申请，只显示已核对的。") var noChecks = false
    @Option(help: ArgumentHelp("同时识别的页数；默认为处理器核数。", valueName: "数量")) var workers: Int?
    @OptionGroup(title: "规则") var settingsOption: SettingsOption
    @OptionGroup(title: "识别") var readerOptions: ReaderOptions

    struct NetworkOptions: ParsableArguments {
        @Option(help: ArgumentHelp("监听的地址；默认 127.0.0.1，只限本机。", valueName: "地址")) var host: String?
        @Option(help: ArgumentHelp("端口；默认 8080，0 为任意空闲端口。", valueName: "端口")) var port: Int?
        @Option(help: ArgumentHelp("TLS 证书链（PEM）。", valueName: "文件"), completion: .file()) var tlsCertificate: String?
        @Option(help: ArgumentHelp("TLS 私钥（PEM）。", valueName: "文件"), completion: .file()) var tlsKey: String?
        @Flag(help: "在提供 TLS 的反向代理之后。") var behindProxy = false

        @Flag(help: "允许在本机以外的地址上以明文（HTTP）监听。") var insecure = false
    }

    private var flags: [String: ConfigValue] {
        var flags: [String: ConfigValue] = [:]
        func set(_ key: String, _ value: String?) {
            value.map { flags[key] = ConfigValue(.string($0), isSecret: false) }
        }
        func set(_ key: String, _ value: Int?) { value.map { flags[key] = ConfigValue(.int($0), isSecret: false) } }
        set("host", network.host)
        set("port", network.port)
        set("tls.certificate", network.tlsCertificate)
        set("tls.key", network.tlsKey)
        if network.insecure { flags["insecure"] = ConfigValue(.bool(true), isSecret: false) }
        if network.behindProxy { flags["behindProxy"] = ConfigValue(.bool(true), isSecret: false) }
        set("holidays", holidays)
        set("session.idleMinutes", idleMinutes)
        set("secondLook.percent", secondLookPercent)
        set("logLevel", logLevel)
        if noChecks { flags["checks"] = ConfigValue(.bool(false), isSecret: false) }
        return flags
    }

    func run() async throws {
        let settings: ServeSettings
        do {
            settings = try await ServeSettings(
                flags: flags, environment: ProcessInfo.processInfo.environment, file: config)
        } catch let error as SettingError {
            throw CommandFailure(.usage, error.description)
        }
        if printConfig {
            try StandardOutput.write("data = \(dataOptions.folder)    # \(dataOptions.origin)\n")
            for line in settings.lines {
                try StandardOutput.write("\(line.key) = \(line.value)    # \(line.origin)\n")
            }
            return
        }
        guard let level = Logger.Level(rawValue: settings.configuration.logLevel) else {
            throw CommandFailure(.usage, "日志级别应为 debug、info、notice、warning 或 error。")
        }
        let rules = try settingsOption.read()
        do {
            if demo {
                let place = try await Demonstration.prepare(
                    reader: readerOptions, rules: rules, folder: dataOptions.data)
                try await serve(settings.configuration, place.store, rules, level, words: place.words)
            } else {
                let store = try dataOptions.open()
                try await serve(settings.configuration, store, rules, level, words: [])
            }
        } catch let error as StoreError {
            throw CommandFailure(error)
        } catch let error as DeskServer.Unusable {
            throw CommandFailure(.noInput, error.description)
        } catch let error as PipelineError {
            throw CommandFailure(.software, error.description)
        }
    }

    private func serve(
        _ configuration: ServeConfiguration, _ store: RecordStore, _ rules: RuleSettings, _ level: Logger.Level,
        words: [String]
    ) async throws {
        let standard = try readerOptions.configuration(settings: rules)
        let decoder = PageDecoder(executable: standard.decoderPath, requiresSandbox: standard.requiresSandbox)
        if standard.requiresSandbox {
            let sandbox = try decoder.sandbox()
            guard sandbox.isComplete else { throw PipelineError.sandboxIncomplete(missing: sandbox.missing) }
        }
        let (reader, workers) = (readerOptions, workers)
        let scheme = configuration.tlsCertificate == nil ? "http" : "https"
        let logger = Logger(label: "hedui") { label in JSONLog(label: label, level: level) }
        let server = try await DeskServer(
            configuration, store: store, program: PipelineConfiguration.programFolder(), decoder: decoder,
            pipeline: {
                var configuration = try reader.configuration(settings: rules)
                if let workers { configuration.workers = max(1, min(256, workers)) }
                return configuration
            }, logger: logger,
            onRunning: { port in
                StandardError.say("网页：\(scheme)://\(configuration.host):\(port)/")
                for word in words { StandardError.say(word) }
            })
        do {
            try await server.run()
        } catch {
            throw CommandFailure(
                .tryAgain, "无法在 \(configuration.host):\(configuration.port) 上监听：端口可能已被占用，请用 --port 指定另一个。（\(error)）")
        }
    }
}
