import Foundation
import Testing

/// Runs the whole way on the committed pictures: needs `Models/`, the decoder and the two engines.
@Suite(.serialized, .enabled(if: Fixture.isComplete, "Run Scripts/setup and swift build first."))
struct CheckTests {
    @Test func `a report is JSON where standard output is no terminal, and nothing else is there`() throws {
        let run = try ProgramRun(["check", Fixture.bundle("initial-flagged")])
        #expect(run.status == 1)
        let report = try object(run.output)
        #expect(report["schema"] as? String == "hedui.report/1")
        #expect(report["verdict"] as? String == "flagged")
        let findings = try #require(report["findings"] as? [[String: Any]])
        let flagged = findings.filter { ["mismatch", "missing", "invalid"].contains($0["outcome"] as? String) }
        #expect(!flagged.isEmpty)
        #expect(flagged.allSatisfy { ($0["evidence"] as? [Any])?.isEmpty == false })
        let rules = findings.compactMap { $0["rule"] as? String }
        #expect(Set(rules).count == rules.count)
    }

    @Test func `one bad bundle does not stop the others, and the gravest status wins`() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("{", to: "bad/submission.json")
        let annotated = folder.path + "/标注/一"
        let run = try ProgramRun([
            "check", folder.path + "/bad", "/nonexistent", Fixture.bundle("initial-clean") + "/submission.json",
            "--format", "jsonl", "--annotate", annotated,
        ])
        #expect(run.status == 65)
        #expect(run.output.split(separator: "\n").count == 1)
        let report = try object(run.output)
        #expect(report["submission"] as? String == "T-initial-clean")
        #expect(run.errors.contains("申报数据有误") && run.errors.contains("找不到“/nonexistent”"))
        // One picture a page.
        let files = try FileManager.default.contentsOfDirectory(atPath: annotated)
        #expect(files.count == (report["documents"] as? [Any])?.count)
        #expect(files.allSatisfy { $0.hasSuffix(".jpg") })
    }

    @Test(arguments: ["never", "always"])
    func `the text report masks ID numbers, and has colours only where they are asked for`(colour: String) throws {
        let run = try ProgramRun(
            [
                "check", Fixture.page("id-photo.jpg"), "--kind", "手持身份证件照片", "--id-number", "350102198703154217",
                "--format", "text", "--color", colour,
            ], environment: ["NO_COLOR": "1"])
        #expect(run.status == 1)
        #expect(run.output.contains("发现不符") && run.output.contains("不通过原因"))
        #expect(run.output.contains("\u{1B}[") == (colour == "always"))
        #expect(run.output.range(of: "[0-9]{17}[0-9Xx]", options: .regularExpression) == nil)
        #expect(run.errors.isEmpty)
    }

    @Test func `one file is compared with single values, and nothing else is asked of it`() throws {
        let file = Fixture.page("contract-born-digital.pdf")
        let run = try ProgramRun([
            "check", file, "--kind", "劳动合同或聘用文件", "--employer", "福建虚构检测有限公司", "--contract-end", "open-ended",
        ])
        #expect(run.status == 1)
        let findings = try #require(try object(run.output)["findings"] as? [[String: Any]])
        let outcomes = Dictionary(
            findings.map { ($0["rule"] as? String ?? "", $0["outcome"] as? String ?? "") },
            uniquingKeysWith: { first, _ in first })
        #expect(outcomes["contract.employer-name"] == "mismatch")
        #expect(outcomes["submission.required-attachments"] == nil)
        #expect(outcomes["form.pages"] == nil)
    }

    @Test func `with nothing to compare it reports what it reads`() throws {
        let file = Fixture.page("id-photo.jpg")
        let run = try ProgramRun(["check", file, "--kind", "id-in-hand", "--format", "text"])
        #expect(run.output.contains("证件号码"))
        #expect(run.output.contains("第 1 页"))
    }

    @Test func `a file that is no picture is a problem of the report and no error`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("not a picture", to: "a.jpg")
        let run = try ProgramRun(["check", file, "--kind", "id-in-hand", "--name", "陈晓东"])
        #expect([0, 1, 3].contains(run.status))
        let problems = try #require(try object(run.output)["problems"] as? [[String: Any]])
        #expect(problems.first?["file"] as? String == "a.jpg")
    }

    @Test func `a folder that cannot be made ends with 74`() throws {
        let run = try ProgramRun(["check", Fixture.bundle("initial-clean"), "--annotate", "/proc/none/x"])
        #expect(run.status == 74)
        #expect(run.output.isEmpty)
    }

    @Test func `reading gives lines with a box for each character`() throws {
        let run = try ProgramRun(["read", Fixture.page("form-on-its-side.jpg")])
        #expect(run.status == 0)
        let reading = try object(run.output)
        #expect(reading["schema"] as? String == "hedui.reading/1")
        let page = try #require((reading["pages"] as? [[String: Any]])?.first)
        let line = try #require(
            (page["lines"] as? [[String: Any]])?.first { ($0["text"] as? String)?.isEmpty == false })
        let characters = try #require(line["characters"] as? [[String: Any]])
        #expect(characters.compactMap { $0["text"] as? String }.joined() == line["text"] as? String)
        #expect((characters.first?["quad"] as? [[Int]])?.count == 4)
    }

    @Test func `a file that cannot be read ends reading with 65`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "empty.pdf")
        let run = try ProgramRun(["read", file])
        #expect(run.status == 65)
        #expect(run.errors.contains("empty.pdf"))
    }

    @Test func `the doctor finds everything and says how to get what is missing`() throws {
        let run = try ProgramRun(["doctor", "--format", "json"])
        #expect(run.status == 0)
        let components = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        let names = components.compactMap { $0["name"] as? String }
        for name in ["OpenVINO", "Tesseract", "PDFium", "hedui-decode", "PP-OCRv6_rec_small"] {
            #expect(names.contains(name))
        }
    }

    @Test func `an interrupt ends the program with 130`() throws {
        let process = Process()
        process.executableURL = ProgramRun.program
        process.arguments = ["check", Fixture.bundle("initial-clean")]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Past the parsing of the command line, long before the end of the work.
        Thread.sleep(forTimeInterval: 0.6)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
    }

    @Test func `the committed submissions can be evaluated`() throws {
        let folder = try TemporaryFolder()
        let bundle = Fixture.bundle("initial-clean")
        let saved = folder.path + "/reports.jsonl"
        let run = try ProgramRun(["evaluate", bundle, "--save", saved, "--format", "json"])
        #expect(run.status == 0)
        let again = try ProgramRun(["evaluate", bundle, "--reports", saved, "--format", "json"])
        #expect(again.status == 0)
        let first = try object(run.output)["rules"] as? NSDictionary
        let second = try object(again.output)["rules"] as? NSDictionary
        #expect(first != nil && first == second)
    }

    private func object(_ json: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }
}

/// The committed pictures.
enum Fixture {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func bundle(_ name: String) -> String { "\(root)/TestImages/submissions/\(name)" }
    static func page(_ name: String) -> String { "\(root)/TestImages/pages/\(name)" }

    static var isComplete: Bool {
        let decoder = ProgramRun.program.deletingLastPathComponent().appendingPathComponent("hedui-decode").path
        return FileManager.default.isExecutableFile(atPath: decoder)
            && FileManager.default.fileExists(atPath: "\(root)/Models/PP-OCRv6_rec_small/model.onnx")
    }
}
