import Foundation

/// One run of the built program.
struct ProgramRun {
    var status: Int32
    var output: String
    var errors: String

    /// The program beside the test runner: both come from the same build.
    static var program: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("hedui")
    }

    /// - Parameters:
    ///   - environment: added to the environment of the tests.
    ///   - path: of another place of the program.
    ///   - launcher: a program beside this one and its arguments, which starts it.
    init(_ arguments: [String], environment: [String: String] = [:], by launcher: [String] = [], at path: String? = nil)
        throws
    {
        let process = Process()
        process.executableURL = path.map { URL(fileURLWithPath: $0) } ?? ProgramRun.program
        process.arguments = arguments
        if let name = launcher.first {
            process.executableURL = ProgramRun.program.deletingLastPathComponent().appendingPathComponent(name)
            process.arguments = launcher.dropFirst() + [ProgramRun.program.path] + arguments
        }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let folder = try TemporaryFolder()
        // Into files: two pipes read one after the other could block the program.
        let outputPath = folder.path + "/out"
        let errorPath = folder.path + "/err"
        for path in [outputPath, errorPath] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = String(decoding: FileManager.default.contents(atPath: outputPath) ?? Data(), as: UTF8.self)
        errors = String(decoding: FileManager.default.contents(atPath: errorPath) ?? Data(), as: UTF8.self)
    }
}

/// A folder that is gone when its owner is.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "hedui-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    // Nothing to do where a left-over cannot be removed.
    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// - Returns: the path of the new file.
    func write(_ text: String, to name: String) throws -> String {
        let file = "\(path)/\(name)"
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }
}
