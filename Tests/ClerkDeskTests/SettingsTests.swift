import Accounts
import Configuration
import Foundation
import Testing

@testable import ClerkDesk

struct SettingsTests {
    private func settings(
        _ flags: [String: ConfigValue] = [:], _ environment: [String: String] = [:], file: String? = nil
    ) async throws -> ServeSettings {
        try await ServeSettings(flags: flags, environment: environment, file: file)
    }

    private func file(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "hedui-settings-\(UUID().uuidString).json"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `flags come before the environment, the environment before the file`() async throws {
        let path = try file(#"{"port": 1003, "host": "::1", "session": {"idleMinutes": 5}, "behindProxy": true}"#)
        let found = try await settings(
            ["port": ConfigValue(.int(1001), isSecret: false)],
            ["HEDUI_SERVE_PORT": "1002", "HEDUI_SERVE_HOST": "10.0.0.1", "HEDUI_SERVE_LOG_IN_FAILURES": "5"], file: path
        )
        #expect(found.configuration.port == 1001)
        #expect(found.configuration.host == "10.0.0.1")
        #expect(found.configuration.terms.idle == 300)
        #expect(found.configuration.terms.failures == 5)
        #expect(found.configuration.isBehindProxy)
        let origins = Dictionary(found.lines.map { ($0.key, $0.origin) }, uniquingKeysWith: { first, _ in first })
        #expect(origins["port"] == "flag")
        #expect(origins["host"] == "environment HEDUI_SERVE_HOST")
        #expect(origins["session.idleMinutes"] == path)
        #expect(origins["logLevel"] == "default")
    }

    @Test func `limits and the share for two are settings like the others`() async throws {
        let found = try await settings(
            ["secondLook.percent": ConfigValue(.int(10), isSecret: false)],
            [
                "HEDUI_SERVE_SPOOL_MEGABYTES": "7", "HEDUI_SERVE_FREE_MEGABYTES": "0",
                "HEDUI_SERVE_SECOND_LOOK_PERCENT": "3",
            ])
        #expect(found.configuration.secondLookPercent == 10)
        #expect(found.configuration.spoolMegabytes == 7 && found.configuration.freeMegabytes == 0)
        #expect(try await settings().configuration.secondLookPercent == 0)
        await #expect(throws: SettingError.self) {
            _ = try await self.settings([:], ["HEDUI_SERVE_SECOND_LOOK_PERCENT": "101"])
        }
    }

    @Test func `without anything it listens on this machine only`() async throws {
        let found = try await settings()
        #expect(found.configuration == ServeConfiguration())
        #expect(found.configuration.host == "127.0.0.1")
        #expect(found.lines.allSatisfy { $0.origin == "default" })
    }

    @Test(arguments: [
        #"{"port": "eighty"}"#, #"{"port": 70000}"#, #"{"behindProxy": "perhaps"}"#, "{", "[]", "",
        #"{"tls": {"certificate": "a.pem"}}"#,
    ])
    func `what is not understood is told in one sentence`(text: String) async throws {
        let path = try file(text)
        await #expect(throws: SettingError.self) { _ = try await self.settings(file: path) }
    }

    @Test func `a file that is not there is told`() async throws {
        await #expect(throws: SettingError.self) { _ = try await self.settings(file: "/nowhere/serve.json") }
    }
}
