import Foundation
import Pipeline
import Testing

@testable import ClerkDesk

struct SiteTests {
    private let folder = Site.folder(besides: PipelineConfiguration.programFolder())

    @Test func `every word is there in both languages`() async throws {
        let pairs = try JSONDecoder().decode(
            [String: [String]].self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/words.json")))
        for (key, texts) in pairs { #expect(texts.count == 2 && !texts.contains(""), "\(key)") }
        let templates = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/templates")
        #expect(templates.count > 6)
        for name in templates {
            let text = try String(contentsOfFile: "\(folder)/templates/\(name)", encoding: .utf8)
            for match in text.matches(of: /\{\{t\.([a-z_0-9-]+)\}\}/) {
                #expect(pairs[String(match.1)] != nil, "\(name): \(match.1)")
            }
            // A strict policy refuses these; a template with one would be broken in silence.
            #expect(!text.contains("style=") && !text.contains("onclick") && !text.contains("{{{"), "\(name)")
        }
    }

    @Test func `every word that scripts use is there`() async throws {
        let site = try await Site(folder: folder, idle: 60)
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/assets") where name.hasSuffix(".js")
        {
            let text = try String(contentsOfFile: "\(folder)/assets/\(name)", encoding: .utf8)
            for match in text.matches(of: /word\("([a-zA-Z_]+)"\)/) {
                let key = "js_\(match.1)"
                #expect(site.word(key, .english) != key, "\(name): \(match.1)")
            }
        }
    }

    @Test func `a site that is not there is told`() async {
        await #expect(throws: Site.Missing.self) { _ = try await Site(folder: "/nowhere", idle: 60) }
    }

    @Test func `the document of the interface is JSON, and knows every route`() async throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/assets/openapi.json"))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let paths = try #require(root["paths"] as? [String: Any])
        #expect(paths.count >= 18)
        #expect(root["openapi"] as? String == "3.1.0")
    }
}
