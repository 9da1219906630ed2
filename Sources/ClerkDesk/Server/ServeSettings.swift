import Accounts
public import Configuration
import Foundation

/// A setting of `hedui serve` that was not understood: one sentence, in Chinese.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
}

/// Reads the settings of `hedui serve` and remembers where each came from: flags before the environment
/// (`HEDUI_SERVE_PORT`), the environment before the file, the file before the standard.
public struct ServeSettings: Sendable {
    /// A setting with its value and where it came from.
    public struct Line: Hashable, Sendable {
        public var key: String
        public var value: String
        /// `flag`, `environment HEDUI_SERVE_PORT`, the file's path, or `default`.
        public var origin: String
    }

    public private(set) var configuration = ServeConfiguration()
    public private(set) var lines: [Line] = []

    private let providers: [(origin: String, provider: any ConfigProvider)]

    /// - Parameters:
    ///   - flags: by key.
    ///   - file: a JSON file; nil for none.
    /// - Throws: ``SettingError``
    public init(
        flags: [String: ConfigValue], environment: [String: String], file: String?
    ) async throws {
        let keys = flags.map { (AbsoluteConfigKey($0.key.split(separator: ".").map(String.init)), $0.value) }
        var providers: [(String, any ConfigProvider)] = [
            ("flag", InMemoryProvider(values: Dictionary(keys, uniquingKeysWith: { first, _ in first }))),
            (
                "environment",
                EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "hedui.serve")
            ),
        ]
        if let file {
            do {
                let place = ConfigReader(
                    provider: InMemoryProvider(values: ["filePath": ConfigValue(stringLiteral: file)]))
                providers.append((file, try await FileProvider<JSONSnapshot>(config: place)))
            } catch {
                throw SettingError(description: "设置文件“\(file)”无法读取，或不是有效的 JSON。")
            }
        }
        self.providers = providers
        try read()
    }

    private mutating func read() throws {
        typealias Standard = ServeConfiguration
        let standard = Standard()
        configuration.host = try text("host", standard.host)
        configuration.port = try number("port", standard.port, 0...65_535)
        configuration.tlsCertificate = try optional("tls.certificate")
        configuration.tlsKey = try optional("tls.key")
        configuration.isBehindProxy = try flag("behindProxy", standard.isBehindProxy)
        configuration.terms.idle = 60 * (try number("session.idleMinutes", standard.terms.idle / 60, 1...1440))
        configuration.terms.longest = 3600 * (try number("session.hours", standard.terms.longest / 3600, 1...72))
        configuration.terms.failures = try number("logIn.failures", standard.terms.failures, 3...100)
        configuration.terms.lock = 60 * (try number("logIn.lockMinutes", standard.terms.lock / 60, 1...1440))
        configuration.holidays = try optional("holidays")
        configuration.uploadMegabytes = try number("uploadMegabytes", standard.uploadMegabytes, 1...65_536)
        configuration.spoolMegabytes = try number("spoolMegabytes", standard.spoolMegabytes, 1...16_777_216)
        configuration.freeMegabytes = try number("freeMegabytes", standard.freeMegabytes, 0...16_777_216)
        configuration.pictureMegabytes = try number("pictureMegabytes", standard.pictureMegabytes, 1...65_536)
        configuration.secondLookPercent = try number("secondLook.percent", standard.secondLookPercent, 0...100)
        configuration.logLevel = try text("logLevel", standard.logLevel)
        configuration.checks = try flag("checks", standard.checks)
        configuration.isInsecure = try flag("insecure", standard.isInsecure)
        if !configuration.isSecure, !configuration.isInsecure, !ServeSettings.isLoopback(configuration.host) {
            throw SettingError(
                description: "在 \(configuration.host) 上监听会以明文传送密码和证件：请给出 tls.certificate 和 tls.key，"
                    + "或放在代理之后（--behind-proxy）；确需明文时用 --insecure。")
        }
        if (configuration.tlsCertificate == nil) != (configuration.tlsKey == nil) {
            throw SettingError(description: "tls.certificate 和 tls.key 必须一起给出。")
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    private mutating func text(_ key: String, _ standard: String) throws -> String {
        guard case .string(let value) = try look(key, .string) else { return note(key, standard) }
        return value
    }

    private mutating func optional(_ key: String) throws -> String? {
        guard case .string(let value) = try look(key, .string), !value.isEmpty else {
            note(key, "")
            return nil
        }
        return value
    }

    private mutating func number(_ key: String, _ standard: Int, _ range: ClosedRange<Int>) throws -> Int {
        guard case .int(let value) = try look(key, .int) else { return note(key, standard) }
        guard range.contains(value) else {
            throw SettingError(description: "设置 \(key) 应为 \(range.lowerBound) 到 \(range.upperBound) 之间的整数。")
        }
        return value
    }

    private mutating func flag(_ key: String, _ standard: Bool) throws -> Bool {
        guard case .bool(let value) = try look(key, .bool) else { return note(key, standard) }
        return value
    }

    @discardableResult
    private mutating func note<Value>(_ key: String, _ value: Value) -> Value {
        if !lines.contains(where: { $0.key == key }) {
            lines.append(Line(key: key, value: "\(value)", origin: "default"))
        }
        return value
    }

    /// The first provider that knows the key decides.
    private mutating func look(_ key: String, _ type: ConfigType) throws -> ConfigContent? {
        let absolute = AbsoluteConfigKey(key.split(separator: ".").map(String.init))
        for (origin, provider) in providers {
            do {
                let found = try provider.value(forKey: absolute, type: type)
                guard let value = found.value else { continue }
                let place = origin == "environment" ? "environment \(found.encodedKey)" : origin
                lines.append(Line(key: key, value: ServeSettings.shown(value.content), origin: place))
                return value.content
            } catch {
                throw SettingError(description: "设置 \(key)（来自 \(origin)）的值无法识别。")
            }
        }
        return nil
    }

    private static func shown(_ content: ConfigContent) -> String {
        switch content {
        case .string(let text): text
        case .int(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        default: ""
        }
    }
}
