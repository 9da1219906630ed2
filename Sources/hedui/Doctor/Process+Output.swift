import Foundation

/// What a program that was run has printed.
struct ProgramOutput {
    var status: Int32
    var standardOutput: String

    /// Runs a program to its end; its standard error is dropped, its standard input empty.
    /// - Returns: nil if it cannot be started.
    static func run(_ path: String, _ arguments: [String]) -> ProgramOutput? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return nil
        }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // A program that a signal ended gave no answer.
        guard process.terminationReason == .exit else { return nil }
        return ProgramOutput(
            status: process.terminationStatus, standardOutput: String(decoding: data, as: UTF8.self))
    }
}
