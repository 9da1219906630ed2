import Foundation
import Testing

/// The programs beside a decoder that dies, lies or is missing: the finding is about the file, and the next run goes on.
@Suite(.serialized, .enabled(if: Fixture.isComplete, "Run Scripts/setup and swift build first."))
struct FaultyDecoderTests {
    /// A second place of the program, with a decoder of its own. The folder is inside the first, so that models are found.
    private final class Place {
        let path: String
        private static let products = ProgramRun.program.deletingLastPathComponent().path

        init() throws {
            path = "\(Place.products)/faulty-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try FileManager.default.linkItem(atPath: "\(Place.products)/hedui", toPath: "\(path)/hedui")
        }

        // Nothing to do where a left-over cannot be removed.
        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// Tells the truth about its sandbox; everything else is done by `line` of shell.
        func decode(by line: String) throws {
            let decoder = "\(path)/hedui-decode"
            let script = """
                #!/bin/sh
                [ "$1" = --sandbox ] && exec '\(Place.products)/hedui-decode' "$@"
                \(line)

                """
            try Data(script.utf8).write(to: URL(fileURLWithPath: decoder))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: decoder)
        }

        var honest: String { "exec '\(Place.products)/hedui-decode' \"$@\"" }

        func fake(_ name: String) -> String {
            let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
            return "exec '\(tests)/DecodingTests/FakeDecoders/\(name)'"
        }

        func run(_ arguments: [String]) throws -> ProgramRun { try ProgramRun(arguments, at: "\(path)/hedui") }
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let picture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("DecodingTests/Fixtures/patches.jpg").path
        for id in ["F-1", "F-2"] {
            _ = try folder.write(
                """
                {"id": "\(id)", "registration": "initial", "submittedOn": "2026-11-20",
                 "applicant": {"name": "陈晓东", "idNumber": "350102198703154212"},
                 "employer": {"name": "福建虚构检测有限公司"},
                 "attachments": [{"kind": "application-form", "files": ["a.jpg"]}]}
                """, to: "heap/\(id)/submission.json")
            try FileManager.default.copyItem(atPath: picture, toPath: "\(folder.path)/heap/\(id)/a.jpg")
        }
    }

    private func reasons(of json: some StringProtocol) throws -> [String] {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        return (report["problems"] as? [[String: Any]] ?? []).compactMap { $0["reason"] as? String }
    }

    @Test(arguments: [("dies", "decoder-failed"), ("stops-in-pixels", "decoder-failed"), ("computes", "too-slow")])
    func `a decoder that fails is a finding about its file`(fake: String, reason: String) throws {
        let place = try Place()
        try place.decode(by: place.fake(fake))
        let run = try place.run(["check", "\(folder.path)/heap/F-1", "--format", "json"])
        #expect([1, 3].contains(run.status))
        #expect(try reasons(of: run.output) == [reason])
    }

    @Test func `a decoder that cannot start is the machine's fault, told once and in one sentence`() throws {
        let place = try Place()
        try place.decode(by: "exit 127")
        let run = try place.run(["check", "\(folder.path)/heap/F-1", "--format", "json"])
        #expect(run.status == 70 && run.output.isEmpty)
        #expect(run.errors.contains("Scripts/setup"))
    }

    @Test func `too little memory is told before the models are loaded`() throws {
        let command = "ulimit -v 700000; exec '\(ProgramRun.program.path)' check '\(folder.path)/heap/F-1'"
        let run = try ProgramRun(["-c", command], at: "/bin/sh")
        #expect(run.status == 70 && run.output.isEmpty)
        #expect(run.errors.contains("716 MB") && run.errors.contains("ulimit -v"))
    }

    @Test func `after a bad night the batch reads anew what a broken decoder read, each once`() throws {
        let place = try Place()
        let batch = [
            "batch", "\(folder.path)/heap", "--out", "\(folder.path)/out", "--data", "\(folder.path)/data", "--quiet",
        ]
        try place.decode(by: place.fake("dies"))
        #expect([1, 3].contains(try place.run(batch).status))
        #expect(try reports().allSatisfy { try reasons(of: $0) == ["decoder-failed"] })
        try place.decode(by: place.honest)
        #expect([1, 3].contains(try place.run(batch).status))
        let reports = try reports()
        #expect(reports.count == 2)
        #expect(try reports.allSatisfy { try reasons(of: $0).isEmpty })
        #expect(try place.run(["store", "verify", "--data", "\(folder.path)/data"]).status == 0)
    }

    private func reports() throws -> [Substring] {
        let path = "\(folder.path)/out/reports.jsonl"
        let text = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        return text.split(separator: "\n")
    }
}
