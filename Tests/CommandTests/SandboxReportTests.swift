import Foundation
import Testing

/// What the commands say of the sandbox, here and on a kernel that lacks a part of it.
@Suite(.enabled(if: Fixture.isComplete, "Run Scripts/setup and swift build first."))
struct SandboxReportTests {
    private static let olderKernel = ["hedui-escape", "--hide-landlock"]

    private func check(_ more: String..., by launcher: [String] = []) throws -> ProgramRun {
        let folder = try TemporaryFolder()
        let file = try folder.write("not a picture", to: "a.jpg")
        return try ProgramRun(["check", file, "--kind", "id-in-hand", "--format", "json"] + more, by: launcher)
    }

    private func sandbox(of run: ProgramRun) throws -> [String: [String]] {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let versions = try #require(report["versions"] as? [String: Any])
        return try #require(versions["sandbox"] as? [String: [String]])
    }

    @Test func `a report says that the sandbox was whole, and it can be required`() throws {
        let run = try check("--require-sandbox")
        #expect([0, 1, 3].contains(run.status))
        let sandbox = try sandbox(of: run)
        #expect(sandbox["missing"] == [])
        #expect(sandbox["active"] == ["limits", "no-new-privileges", "landlock", "seccomp"])
    }

    @Test func `a report names the part that the kernel lacks`() throws {
        let run = try check(by: Self.olderKernel)
        #expect([0, 1, 3].contains(run.status))
        #expect(try sandbox(of: run)["missing"] == ["landlock"])
    }

    @Test func `where it is required and incomplete, nothing is read`() throws {
        let single = try check("--require-sandbox", by: Self.olderKernel)
        #expect(single.status == 70 && single.output.isEmpty)
        #expect(single.errors.contains("landlock") && single.errors.contains("hedui doctor"))
        let folder = try TemporaryFolder()
        let file = try folder.write("not a picture", to: "heap/a.jpg")
        let read = try ProgramRun(["read", file, "--require-sandbox"], by: Self.olderKernel)
        #expect(read.status == 70 && read.errors.contains("landlock"))
        let batch = try ProgramRun(
            [
                "batch", folder.path + "/heap", "--out", folder.path + "/out", "--data", folder.path + "/data",
                "--require-sandbox",
            ], by: Self.olderKernel)
        #expect(batch.status == 70 && batch.errors.contains("landlock"))
    }

    @Test func `the doctor names the part that is missing and what to do`() throws {
        let run = try ProgramRun(["doctor", "--format", "text"], by: Self.olderKernel)
        #expect(run.status == 70)
        let line = run.output.split(separator: "\n").first { $0.contains("sandbox landlock") }
        #expect(line?.contains("✗ 缺少") == true && line?.contains("lsm=") == true)
        #expect(run.output.contains("有缺失，办法见上。"))
        let whole = try ProgramRun(["doctor", "--format", "text"])
        #expect(whole.output.contains("sandbox seccomp") && whole.output.contains("全部齐备。"))
    }
}
