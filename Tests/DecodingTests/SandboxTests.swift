import DocumentModel
import Foundation
import Testing

@testable import Decoding

/// What a decoder that was broken into tries, inside the sandbox and outside.
struct SandboxTests {
    /// Started as a decoder; does what its file says.
    private static func escape() throws -> String {
        let decoder = try PageDecoder.standardExecutable()
        return String(decoder.dropLast(PageDecoder.programName.count)) + "hedui-escape"
    }

    /// The escaping program on a kernel without seccomp.
    private func withoutSeccomp() throws -> String {
        try script("exec '\(try Self.escape())' --hide-seccomp '\(try Self.escape())' \"$@\"")
    }

    /// A program that the decoder's side starts: two lines of shell.
    private func script(_ line: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("hedui-\(UUID().uuidString)").path
        // Written by a process of its own: what this one has open for writing, a program that another test starts at the
        // moment inherits, and the kernel does not run a file that is open for writing (ETXTBSY).
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = ["-c", #"printf '#!/bin/sh\n%s\n' "$1" > "$2" && chmod 755 "$2""#, "sh", line, path]
        try writer.run()
        writer.waitUntilExit()
        return path
    }

    private func problems(
        of deed: String, by executable: String? = nil, _ change: (inout DecodingLimits) -> Void = { _ in }
    ) throws -> [FileProblem.Reason] {
        var limits = DecodingLimits()
        change(&limits)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("hedui-\(UUID().uuidString)")
        try Data((deed + "\n").utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try PageDecoder(executable: executable ?? Self.escape(), limits: limits).decode(path: path.path) { _ in }
            .map(\.reason)
    }

    @Test(arguments: [
        "open-file", "list-folder", "write-file", "connect", "fork", "execute", "kill", "open-many", "run-bytes",
        "get-root", "look-into", "leave-behind",
    ])
    func `what decoding does not need is stopped, and told of the file`(deed: String) throws {
        #expect(try problems(of: deed) == [.forbiddenAction])
        // Without the sandbox it works, so it is the sandbox that stopped it.
        #expect(try problems(of: "free \(deed)") == [.encrypted])
    }

    @Test(arguments: ["open-file", "list-folder", "write-file", "connect", "open-many"])
    func `each layer holds where the other is missing`(deed: String) throws {
        // Landlock and the limits refuse instead of ending the process, which then gives up by itself.
        let launcher = try withoutSeccomp()
        defer { try? FileManager.default.removeItem(atPath: launcher) }
        #expect(try problems(of: "partly \(deed)", by: launcher) == [.decoderFailed])
        #expect(try problems(of: "free \(deed)", by: launcher) == [.encrypted])
    }

    @Test func `what the parent forgot to close is closed`() throws {
        // Open in this process and, without close-on-exec, in every process it starts.
        let forgotten = unsafe open("/etc/passwd", O_RDONLY)
        defer { close(forgotten) }
        let launcher = try withoutSeccomp()
        defer { try? FileManager.default.removeItem(atPath: launcher) }
        #expect(try problems(of: "partly read-inherited", by: launcher) == [.decoderFailed])
        #expect(try problems(of: "free read-inherited") == [.encrypted])
    }

    @Test func `memory has an end`() throws {
        #expect(try problems(of: "eat-memory") == [.decoderFailed])
        #expect(try problems(of: "free eat-memory") == [.encrypted])
    }

    @Test func `processor time has an end`() throws {
        #expect(try problems(of: "spin") { $0.processorSeconds = 1 } == [.tooSlow])
        #expect(try problems(of: "free spin") { $0.processorSeconds = 1 } == [.encrypted])
    }

    @Test func `time by the wall has an end, with the sandbox and without`() throws {
        let start = ContinuousClock.now
        #expect(try problems(of: "hang") { $0.waitingSeconds = 1 } == [.tooSlow])
        #expect(try problems(of: "free hang") { $0.waitingSeconds = 1 } == [.tooSlow])
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `what a decoder without a sandbox leaves behind ends with it`() throws {
        // A limit that no other test has, to tell its processes by.
        let mark = 1_000_000 + Int.random(in: 0..<1_000_000)
        #expect(try problems(of: "free leave-behind") { $0.waitingSeconds = mark } == [.encrypted])
        usleep(200_000)
        let left = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
            guard Int(name) != nil else { return false }
            let words = try? String(contentsOfFile: "/proc/\(name)/cmdline", encoding: .utf8)
            return words?.contains("waiting-seconds=\(mark)") == true
        }
        #expect(left.isEmpty)
    }

    @Test func `here the sandbox is whole, and the decoder says so`() throws {
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable(), requiresSandbox: true)
        #expect(try decoder.sandbox().missing == [])
        #expect(try decoder.decode(path: Fixture.path("patches.png")) { _ in }.isEmpty)
    }

    @Test(arguments: Fixture.names)
    func `no sample file needs what the sandbox forbids`(name: String) throws {
        let decoder = PageDecoder(executable: try PageDecoder.standardExecutable(), requiresSandbox: true)
        let problems = try decoder.decode(path: Fixture.path(name)) { _ in }
        #expect(!problems.contains { [.forbiddenAction, .decoderFailed].contains($0.reason) })
    }

    @Test(arguments: [("landlock", SandboxPart.landlock), ("seccomp", .seccomp)])
    func `a part that the kernel lacks is named, and required where asked`(name: String, part: SandboxPart) throws {
        let standard = try PageDecoder.standardExecutable()
        let launcher = try script("exec '\(try Self.escape())' --hide-\(name) '\(standard)' \"$@\"")
        defer { try? FileManager.default.removeItem(atPath: launcher) }
        var decoder = PageDecoder(executable: launcher)
        #expect(try decoder.sandbox().missing == [part])
        var pages = 0
        #expect(try decoder.decode(path: Fixture.path("patches.png")) { _ in pages += 1 }.isEmpty)
        #expect(pages == 1)
        decoder.requiresSandbox = true
        #expect(throws: PageDecoderError.sandboxIncomplete(path: launcher)) {
            try decoder.decode(path: Fixture.path("patches.png")) { _ in }
        }
    }

    @Test(arguments: ["", "landlock ok\n", "landlock ok\nlandlock ok\n", "limits maybe\n", "HEDUIPX1"])
    func `an answer that is none is not believed`(text: String) {
        #expect(SandboxAnswer.state(from: Array(text.utf8)) == nil)
    }

    @Test func `an answer is read as it was given`() {
        for state in [SandboxState(active: []), SandboxState(active: [.limits, .seccomp])] {
            #expect(SandboxAnswer.state(from: SandboxAnswer.bytes(for: state)) == state)
        }
    }
}
