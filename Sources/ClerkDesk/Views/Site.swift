import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Mustache
import NIOCore

/// Templates, words and files of the page, read once at the start.
struct Site: Sendable {
    /// A file that browsers load.
    struct Asset: Sendable {
        var bytes: ByteBuffer
        var type: String
    }

    /// The folder with the site is not where the program is.
    struct Missing: Error, CustomStringConvertible {
        var folder: String
        var description: String {
            "缺少网页文件“\(folder)”。请运行 swift build -c release 或 Scripts/hedui；安装程序时请连同 hedui_ClerkDesk.resources 一起复制。"
        }
    }

    private let templates: MustacheLibrary
    private let words: [Language: [String: String]]
    /// The words that scripts use, as JSON.
    private let scriptWords: [Language: String]
    private let assets: [String: Asset]
    /// Changes with any of the assets: part of their address, so that browsers may keep them.
    let version: String
    /// Seconds after which a session that is not used is over.
    private let idle: Int

    /// - Parameter folder: with `templates`, `assets` and `words.json`.
    init(folder: String, idle: Int) async throws {
        self.idle = idle
        guard FileManager.default.fileExists(atPath: "\(folder)/words.json") else { throw Missing(folder: folder) }
        templates = try await MustacheLibrary(directory: "\(folder)/templates")
        let pairs = try JSONDecoder().decode(
            [String: [String]].self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/words.json")))
        var words: [Language: [String: String]] = [:]
        var scriptWords: [Language: String] = [:]
        for (index, language) in Language.allCases.enumerated() {
            let own = pairs.mapValues { $0.indices.contains(index) ? $0[index] : $0.first ?? "" }
            words[language] = own
            let shared = own.filter { $0.key.hasPrefix("js_") }
            scriptWords[language] = String(decoding: try JSONEncoder().encode(shared), as: UTF8.self)
        }
        self.words = words
        self.scriptWords = scriptWords
        var assets: [String: Asset] = [:]
        var sum: UInt64 = 14_695_981_039_346_656_037
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/assets").sorted() {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/assets/\(name)"))
            // FNV-1a: tells versions apart, keeps no secret.
            for byte in bytes { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
            assets[name] = Asset(bytes: ByteBuffer(bytes: bytes), type: Site.type(of: name))
        }
        self.assets = assets
        version = String(sum, radix: 36)
    }

    /// Where the site lies beside the running program.
    static func folder(besides program: String) -> String { "\(program)/hedui_ClerkDesk.resources/Site" }

    func asset(_ name: String) -> Asset? { assets[name] }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }

    func word(_ key: String, _ language: Language) -> String { words[language]?[key] ?? key }

    /// - Parameter view: the values of the page.
    func page(
        _ name: String, _ view: any Sendable, _ context: DeskContext, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let account = context.session?.account
        var values: [String: Any] = [
            "t": words[context.language] ?? [:], "page": view, "lang": context.language.tag,
            "words": scriptWords[context.language] ?? "{}", "version": version, "idle": idle,
            "formToken": context.session?.formToken ?? "", "user": account?.shownName ?? "",
            "account": account?.name ?? "", "isLoggedIn": account != nil,
            "isLead": account.map { $0.role >= .lead } ?? false, "isEnglish": context.language == .english,
            "is_\(name)": true,
        ]
        if let theme = context.theme { values["theme"] = theme }
        guard let html = templates.render(values, withTemplate: name) else { throw Missing(folder: name) }
        var fields = HTTPFields()
        fields[.contentType] = "text/html; charset=utf-8"
        fields[.contentLanguage] = context.language.tag
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}

/// What went wrong, as a page.
struct ProblemView: Sendable {
    let status: Int
    let detail: String

    init(_ problem: Problem) {
        status = problem.status
        detail = problem.detail
    }
}
