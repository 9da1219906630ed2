import Foundation
import Intake

/// A folder for one test, gone with its owner.
final class IntakeFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "hedui-intake-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    // Nothing to do where a left-over cannot be removed.
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = "\(path)/\(name)"
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
    }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    /// A bundle with one attachment.
    func writeBundle(_ id: String, at name: String) throws {
        try write(
            """
            {"id": "\(id)", "registration": "initial", "applicant": {"name": "陈晓东", "idNumber": "350102198703154212"},
             "employer": {"name": "福建虚构检测有限公司"}, "attachments": [{"kind": "application-form", "files": ["a.jpg"]}]}
            """, to: "\(name)/submission.json")
        try write("x", to: "\(name)/a.jpg")
    }

    func take() -> IntakeResult {
        var intake = Intake(spool: "\(path)/.spool")
        return intake.take([path])
    }

    /// Makes an archive by Python's zipfile, which every machine with the set-up has.
    func zip(_ script: String, to name: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c", "import zipfile,sys\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\n\(script)\nz.close()",
            "\(path)/\(name)",
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
