import Foundation
import Testing

/// `hedui batch`, `store` and `stats` as programs, on small pictures.
@Suite(.serialized, .enabled(if: Fixture.isComplete, "Run Scripts/setup and swift build first."))
struct BatchTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("DecodingTests/Fixtures").path
        for (id, picture) in [("B-1", "patches.jpg"), ("B-2", "grey.png")] {
            let data = FileManager.default.contents(atPath: "\(fixtures)/\(picture)") ?? Data()
            let path = try folder.write("", to: "heap/\(id)/\(picture)")
            try data.write(to: URL(fileURLWithPath: path))
            _ = try folder.write(
                """
                {"id": "\(id)", "registration": "initial", "submittedOn": "2026-11-20",
                 "applicant": {"name": "陈晓东", "idNumber": "350102198703154212"},
                 "employer": {"name": "福建虚构检测有限公司"},
                 "attachments": [{"kind": "application-form", "files": ["\(picture)"]}]}
                """, to: "heap/\(id)/submission.json")
        }
        _ = try folder.write("{", to: "heap/bad/submission.json")
    }

    private func batch(_ more: String...) throws -> ProgramRun {
        try ProgramRun(
            ["batch", folder.path + "/heap", "--out", folder.path + "/out", "--data", folder.path + "/data"] + more)
    }

    @Test func `a heap gives a report for each good one and a reject for the bad one, and is known the second time`()
        throws
    {
        let first = try batch("--progress", "json")
        #expect(first.status == 65)
        #expect(first.output.hasPrefix("2 份"))
        let reports = try text("out/reports.jsonl")
        #expect(reports.split(separator: "\n").count == 2)
        #expect(try text("out/rejects.jsonl").contains("heap/bad"))
        #expect(first.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
        let second = try batch("--quiet")
        #expect(second.status == 65 && second.errors.isEmpty)
        #expect(try text("out/reports.jsonl") == reports)
        #expect(second.output.contains("本次识别 0 页"))

        // A corrected form is checked anew, from what was read before.
        let form = try text("heap/B-1/submission.json").replacingOccurrences(of: "虚构", with: "改正")
        _ = try folder.write(form, to: "heap/B-1/submission.json")
        let third = try batch("--quiet")
        #expect(third.output.contains("本次识别 0 页，已有报告 1 份"))
        #expect(try text("out/reports.jsonl") != reports)

        let data = ["--data", folder.path + "/data"]
        #expect(try ProgramRun(["store", "verify"] + data).status == 0)
        #expect(try ProgramRun(["store", "show", "B-1"] + data).output.contains("hedui.report/1"))
        #expect(try ProgramRun(["store", "show", "B-9"] + data).status == 66)
        let stats = try ProgramRun(["stats", "--format", "json"] + data)
        #expect(stats.status == 0 && stats.output.contains("\"2026-12-01\""))
        let purge = ["store", "purge", "--kind", "attachments", "--older-than", "0"] + data
        #expect(try ProgramRun(purge + ["--dry-run"]).output.contains("将清除"))
        #expect(try ProgramRun(purge).output.contains("文件"))
        #expect(try ProgramRun(["store", "verify"] + data).status == 0)
    }

    @Test func `an output folder that cannot be made ends before the work`() throws {
        let run = try ProgramRun([
            "batch", folder.path + "/heap", "--out", "/proc/none/x", "--data", folder.path + "/data",
        ])
        #expect(run.status == 74 && run.errors.contains("/proc/none/x"))
    }

    @Test(arguments: [
        ["batch"], ["batch", ".", "--out", "x", "--workers", "0"], ["store", "purge", "--older-than", "3"],
        ["stats", "--from", "gestern"],
    ])
    func `usage errors end with 64`(arguments: [String]) throws {
        #expect(try ProgramRun(arguments).status == 64)
    }

    @Test func `without a store there is nothing to show`() throws {
        let run = try ProgramRun(["store", "list", "--data", folder.path + "/none"])
        #expect(run.status == 66)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
    }

    @Test func `a watched folder is taken although its files come from the future`() throws {
        for path in FileManager.default.enumerator(atPath: folder.path + "/heap")?.allObjects as? [String] ?? [] {
            // 2040: a machine whose clock is wrong, or this one's before it was set.
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 2_208_988_800)],
                ofItemAtPath: "\(folder.path)/heap/\(path)")
        }
        let process = Process()
        process.executableURL = ProgramRun.program
        process.arguments = [
            "batch", folder.path + "/heap", "--out", folder.path + "/out", "--data", folder.path + "/data", "--watch",
            "--settle", "1", "--quiet",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { process.waitUntilExit() }
        let end = ContinuousClock.now + .seconds(120)
        var reports = 0
        while reports < 2, ContinuousClock.now < end {
            Thread.sleep(forTimeInterval: 0.2)
            let bytes = FileManager.default.contents(atPath: folder.path + "/out/reports.jsonl") ?? Data()
            reports = bytes.count { $0 == UInt8(ascii: "\n") }
        }
        process.interrupt()
        #expect(reports == 2)
    }

    private func text(_ name: String) throws -> String {
        String(
            decoding: try #require(FileManager.default.contents(atPath: "\(folder.path)/\(name)")), as: UTF8.self)
    }
}
