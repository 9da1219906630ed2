import DocumentModel
import Foundation
import Intake
import Pipeline
import Store
import Verification

/// A submission with the bytes of its files, before anything is decided about it.
struct PreparedSubmission: Sendable {
    struct File: Sendable {
        var kind: AttachmentKind
        var name: String
        var bytes: [UInt8]
        var hash: ContentHash
    }

    var incoming: IncomingSubmission
    var files: [File] = []
    /// Files that are not taken into memory: missing, refused, too large. The pipeline says what is wrong with them.
    var others: [PipelineFile] = []
    var refused: [FileProblem] = []
    /// Names the bytes, the form and the versions: the same key gives the same report.
    let key: ContentHash

    /// Larger files are refused by the decoder (`DecodingLimits.bytes`).
    private static let greatestFile = 100 << 20

    /// Reads all files. Blocks.
    ///
    /// - Parameter versions: of program, rules, models and settings.
    init(_ incoming: IncomingSubmission, versions: String) throws {
        self.incoming = incoming
        var words = [versions, try SubmissionWriter.json(incoming.submission), "\(incoming.unsortedFiles)"]
        // Without a day of its own a submission is judged by today's.
        if incoming.submission.submittedOn == nil { words.append(CalendarDate.today().description) }
        for attachment in incoming.submission.attachments {
            for name in attachment.files {
                do throws(BundlePathError) {
                    let path = try BundlePath.resolve(name, in: incoming.folder)
                    if let bytes = PreparedSubmission.bytes(of: path) {
                        let file = File(kind: attachment.kind, name: name, bytes: bytes, hash: ContentHash(of: bytes))
                        files.append(file)
                        words.append(file.hash.description)
                    } else {
                        others.append(PipelineFile(attachment: attachment.kind, name: name, path: path))
                        words.append("other")
                    }
                } catch {
                    refused.append(FileProblem(error, attachment: attachment.kind, file: name))
                    words.append(error == .notFound ? "missing" : "refused")
                }
            }
        }
        key = ContentHash(of: words.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    }

    /// Nil for what is no plain file of a size that is read, or cannot be opened.
    private static func bytes(of path: String) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 0,
            facts.st_size <= greatestFile
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe read(file, buffer.baseAddress.map { unsafe $0 + filled }, buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            // Shorter than it was a moment ago: what there is, is what was uploaded.
            if count <= 0 { break }
            filled += count
        }
        return filled == bytes.count ? bytes : Array(bytes.prefix(filled))
    }

    var attachments: [AttachmentEntry] {
        files.map { AttachmentEntry(kind: $0.kind, file: $0.name, object: $0.hash, byteCount: $0.bytes.count) }
            + others.map { AttachmentEntry(kind: $0.attachment, file: $0.name, object: nil, byteCount: 0) }
            + refused.map { AttachmentEntry(kind: $0.attachment, file: $0.file, object: nil, byteCount: 0) }
    }

    /// Puts files whose kind was not known where what they show belongs.
    mutating func sort(_ kinds: [String: AttachmentKind]) {
        for index in files.indices {
            if let kind = kinds[files[index].name] { files[index].kind = kind }
        }
        let moved = incoming.submission.attachments.flatMap { attachment in
            attachment.files.map { (kind: kinds[$0] ?? attachment.kind, name: $0) }
        }
        incoming.submission.attachments = AttachmentKind.allCases.compactMap { kind in
            let names = moved.filter { $0.kind == kind }.map(\.name)
            return names.isEmpty ? nil : Submission.Attachment(kind: kind, files: names)
        }
    }
}
