import Foundation
import Testing

@Suite(.serialized) struct BadInputTests {
    private static let valid = """
        { "id": "T-1", "registration": "initial",
          "applicant": { "name": "陈晓东", "idType": "resident-id", "idNumber": "350102198703154217" },
          "employer": { "name": "福建闽安工程技术有限公司" }, "attachments": [] }
        """

    @Test func `a path that leads nowhere ends with 66`() throws {
        let run = try ProgramRun(["check", "/nonexistent/path"])
        #expect(run.status == 66)
        #expect(run.output.isEmpty)
        #expect(run.errors == "hedui: 找不到“/nonexistent/path”，请检查路径。\n")
    }

    @Test func `a folder without a submission ends with 66`() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun(["check", folder.path])
        #expect(run.status == 66)
        #expect(run.errors.contains("submission.json"))
    }

    @Test func `a pipe in the place of a submission ends with 66 instead of waiting`() throws {
        let folder = try TemporaryFolder()
        let status = unsafe mkfifo("\(folder.path)/submission.json", 0o600)
        try #require(status == 0)
        let run = try ProgramRun(["check", folder.path])
        #expect(run.status == 66)
        #expect(run.errors.contains("不是普通文件"))
    }

    @Test(arguments: ["", "{", "[]", "null", "{\"id\": 1}", "\u{0}\u{1}", "{\"id\":\"x\",\"id\":\"y\"}"])
    func `a file that is no submission ends with 65 and a sentence`(json: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(json, to: "submission.json")
        let run = try ProgramRun(["check", file])
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("申报数据有误"))
        #expect(run.errors.contains("第1行"))
    }

    @Test func `a wrong value is named with its path, line and what is allowed`() throws {
        let folder = try TemporaryFolder()
        let json = BadInputTests.valid.replacingOccurrences(of: "resident-id", with: "library-card")
        let run = try ProgramRun(["check", try folder.write(json, to: "submission.json")])
        #expect(run.status == 65)
        #expect(run.errors.contains("第2行 applicant.idType"))
        #expect(run.errors.contains("passport（护照）"))
        #expect(!run.errors.contains("350102198703154217"))
    }

    @Test func `a name with escape sequences is printed without them`() throws {
        let run = try ProgramRun(["check", "/nonexistent/\u{1B}[31mred"])
        #expect(run.status == 66)
        #expect(!run.errors.contains("\u{1B}"))
    }

    @Test func `one attachment file needs its kind`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", to: "a.jpg")
        let missing = try ProgramRun(["check", file])
        #expect(missing.status == 64)
        #expect(missing.errors.contains("labour-contract（劳动合同或聘用文件）"))
        let wrong = try ProgramRun(["check", file, "--kind", "nonsense"])
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("“nonsense”不可用"))
    }

    @Test(arguments: [
        ["--contract-start", "2024-02-30"], ["--contract-end", "soon"], ["--name", " "], ["--id-number", ""],
        ["--contract-start", "open-ended"],
    ])
    func `a single value that is none is refused before anything is read`(options: [String]) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", to: "a.jpg")
        let run = try ProgramRun(["check", file, "--kind", "劳动合同或聘用文件"] + options)
        #expect(run.status == 64)
        #expect(run.errors.contains(options[0]))
    }

    @Test func `single values do not go with a whole submission`() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(BadInputTests.valid, to: "submission.json")
        #expect(try ProgramRun(["check", folder.path, "--name", "陈晓东"]).status == 64)
    }

    @Test func `a folder of reports without truth cannot be evaluated`() throws {
        let folder = try TemporaryFolder()
        #expect(try ProgramRun(["evaluate", folder.path]).status == 66)
        _ = try folder.write("{}", to: "a/truth.json")
        #expect(try ProgramRun(["evaluate", folder.path]).status == 66)
        _ = try folder.write("{}", to: "a/submission.json")
        let run = try ProgramRun(["evaluate", folder.path])
        #expect(run.status == 65)
        #expect(run.errors.contains("truth.json"))
    }

    @Test func `a line that is no report is named`() throws {
        let folder = try TemporaryFolder()
        let truth = #"{"schema":"hedui.truth/1","submission":"T-1","defects":[],"rules":{},"pages":[]}"#
        _ = try folder.write(truth, to: "a/truth.json")
        _ = try folder.write(BadInputTests.valid, to: "a/submission.json")
        let reports = try folder.write("{}\n", to: "reports.jsonl")
        let run = try ProgramRun(["evaluate", folder.path, "--reports", reports])
        #expect(run.status == 65)
        #expect(run.errors.contains("第 1 行"))
    }

    @Test func `saved reports are measured without reading a picture`() throws {
        let folder = try TemporaryFolder()
        let truth =
            #"{"schema":"hedui.truth/1","submission":"T-1","defects":[],"rules":{"form.seal":["match"]},"pages":[]}"#
        _ = try folder.write(truth, to: "a/truth.json")
        _ = try folder.write(BadInputTests.valid, to: "a/submission.json")
        let report = """
            {"schema":"hedui.report/1","submission":"T-1","verdict":"flagged","findings":[{"rule":"form.seal",\
            "outcome":"missing","confidence":0.9,"evidence":[],"message":""}],"returnReasons":[],"documents":[],\
            "versions":{"hedui":"0","rules":"1","models":[]},"seconds":1}
            """
        let reports = try folder.write(report, to: "reports.jsonl")
        let run = try ProgramRun(["evaluate", folder.path, "--reports", reports, "--list-misses"])
        #expect(run.status == 0)
        #expect(run.output.contains("false-flag: T-1 form.seal: expected match, got missing"))
    }
}
