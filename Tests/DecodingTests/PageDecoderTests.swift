import DocumentModel
import Foundation
import Testing

@testable import Decoding

struct PageDecoderTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("FakeDecoders")

    private func decode(
        with fake: String, waitingSeconds: Int = 20
    ) throws -> (pages: Int, problems: [FileProblem.Reason]) {
        var limits = DecodingLimits()
        limits.waitingSeconds = waitingSeconds
        let decoder = PageDecoder(executable: Self.folder.appendingPathComponent(fake).path, limits: limits)
        var pages = 0
        let problems = try decoder.decode(path: Fixture.path("patches.png")) { _ in pages += 1 }
        return (pages, problems.map(\.reason))
    }

    @Test(arguments: [
        ("honest", 1, []), ("lingers", 1, []), ("floods", 0, [FileProblem.Reason.decoderFailed]),
        ("repeats", 1, [.decoderFailed]), ("complains", 0, [.damaged, .decoderFailed]), ("dies", 1, [.decoderFailed]),
        ("computes", 0, [.tooSlow]), ("stops", 1, [.decoderFailed]), ("stops-in-pixels", 0, [.decoderFailed]),
        ("boasts", 0, [.decoderFailed]), ("rambles", 0, [.decoderFailed]), ("miscounts", 0, [.decoderFailed]),
        ("evades", 0, [.decoderFailed]),
    ])
    func `whatever the process says, a result comes`(
        fake: String, pages: Int, problems: [FileProblem.Reason]
    ) throws {
        let outcome = try decode(with: fake)
        #expect(outcome.pages == pages)
        #expect(outcome.problems == problems)
    }

    @Test(arguments: [("hangs", 1), ("never-greets", 0)])
    func `a process that hangs is stopped at the limit`(fake: String, pages: Int) throws {
        let start = ContinuousClock.now
        let outcome = try decode(with: fake, waitingSeconds: 1)
        #expect(outcome.pages == pages)
        #expect(outcome.problems == [.tooSlow])
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `time spent with a page is not counted`() throws {
        var limits = DecodingLimits()
        limits.waitingSeconds = 2
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable(), limits: limits)
        var pages = 0
        let problems = try decoder.decode(path: Fixture.path("three-pages.tif")) { _ in
            pages += 1
            usleep(1_000_000)
        }
        #expect(pages == 3 && problems.isEmpty)
    }

    @Test(arguments: ["refuses", "other-language", "breaks-down", "not-there"])
    func `a program that is missing or of another version is the machine's fault`(fake: String) {
        #expect(throws: PageDecoderError.self) { try decode(with: fake) }
    }

    @Test func `an error from the receiver stops the decoding and comes back`() throws {
        struct Enough: Error {}
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable())
        var pages = 0
        #expect(throws: Enough.self) {
            try decoder.decode(path: Fixture.path("three-pages.tif")) { _ in
                pages += 1
                throw Enough()
            }
        }
        #expect(pages == 1)
    }

    @Test(arguments: [
        ("/nonexistent/a.pdf", FileProblem.Reason.notFound), ("/dev/zero", .unsupportedType),
        ("/tmp", .unsupportedType),
        ("", .notFound), ("/tmp/a\u{0}b", .notFound), (String(repeating: "x", count: 5_000), .notFound),
    ])
    func `what is no file has its reason`(path: String, reason: FileProblem.Reason) throws {
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable())
        let problems = try decoder.decode(path: path) { _ in Issue.record("a page of nothing") }
        #expect(problems.map(\.reason) == [reason])
    }

    @Test func `a file above the limit is refused before it is opened to the process`() throws {
        var limits = DecodingLimits()
        limits.bytes = 100
        let decoder = PageDecoder(executable: "/nonexistent", limits: limits)
        let problems = try decoder.decode(path: Fixture.path("patches.png")) { _ in }
        #expect(problems.map(\.reason) == [.tooLarge])
    }

    @Test func `many threads decode at once and leave nothing behind`() async throws {
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable())
        let before = openDescriptors()
        let pages = try await withThrowingTaskGroup(of: Int.self) { group in
            for round in 0..<420 {
                group.addTask {
                    var pages = 0
                    let name = ["patches.png", "patches.jpg", "locked.pdf"][round % 3]
                    _ = try decoder.decode(path: Fixture.path(name)) { _ in pages += 1 }
                    return pages
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(pages == 280)
        // Other tests run meanwhile: their databases and servers held up to 70. One leak in two files would show.
        #expect(openDescriptors() - before < 210)
        #expect(zombies() < 210)
    }

    private func openDescriptors() -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }

    /// Children of this process that ended and were not waited for.
    private func zombies() -> Int {
        let own = "\(getpid())"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.count { name in
            guard Int(name) != nil, let line = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8),
                let end = line.lastIndex(of: ")")
            else { return false }
            let fields = line[end...].split(separator: " ")
            return fields.count > 2 && fields[1] == "Z" && fields[2] == own
        }
    }
}
