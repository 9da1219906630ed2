import Foundation
import Testing

@Suite(.serialized) struct UsageTests {
    @Test func `the version goes to standard output`() throws {
        let run = try ProgramRun(["--version"])
        #expect(run.status == 0)
        #expect(run.output.split(separator: ".").count == 3)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [["--help"], ["check", "--help"], ["read", "--help"], ["evaluate", "--help"]])
    func `help shows examples and goes to standard output`(arguments: [String]) throws {
        let run = try ProgramRun(arguments)
        #expect(run.status == 0)
        #expect(run.output.contains("示例"))
        #expect(run.errors.isEmpty)
    }

    @Test func `help tells the exit codes`() throws {
        #expect(try ProgramRun(["--help"]).output.contains("退出码：0 未发现问题；1 发现不符；3 需人工查看；64"))
    }

    @Test(arguments: [
        ["check"], ["nonsense"], ["check", "x", "--format", "xml"], ["check", "x", "--reader", "other"],
        ["check", "x", "--unknown"], ["evaluate", ".", "--jobs", "0"], ["rules", "no.such-rule"],
        ["rules", "contract.term", "--settings"],
    ])
    func `wrong usage ends with 64 and nothing on standard output`(arguments: [String]) throws {
        let run = try ProgramRun(arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("hedui: "))
    }

    @Test func `a completion script is printed`() throws {
        let run = try ProgramRun(["--generate-completion-script", "bash"])
        #expect(run.status == 0)
        #expect(run.output.contains("hedui"))
    }

    @Test func `the rules are listed, and one is explained`() throws {
        let list = try ProgramRun(["rules"])
        #expect(list.status == 0)
        let id = "contract.employer-name"
        #expect(list.output.contains(id))
        #expect(list.output.contains("依据：") && !list.output.contains("示例"))
        let rule = try ProgramRun(["rules", id])
        #expect(rule.status == 0)
        #expect(rule.output.contains("示例"))
        let all = try ProgramRun(["rules", "--examples", "--format", "json"])
        let records = try #require(
            try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [[String: Any]])
        #expect(records.allSatisfy { Set($0.keys) == ["id", "title", "rationale", "examples"] })
    }

    @Test func `the settings are listed with their defaults`() throws {
        let list = try ProgramRun(["rules", "--settings"])
        #expect(list.status == 0)
        #expect(list.output.contains("ageOverSeventy  默认：doubtful"))
        let json = try ProgramRun(["rules", "--settings", "--format", "jsonl"])
        #expect(json.output.contains(#""key":"ageOverSeventy""#))
    }

    @Test func `a reader that goes away ends the program without a word`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The reader is closed before the program writes.
        process.arguments = ["-c", "(sleep 0.5; \"$0\" --help; echo $? >&2) | true", ProgramRun.program.path]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(!errors.contains("hedui:"))
    }
}
