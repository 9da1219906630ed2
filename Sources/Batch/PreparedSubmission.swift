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
    /// Bytes of all files: a submission has about 4 MiB, and a few submissions are under way at once.
    static let greatestTotal = 300 << 20

    /// Reads all files, each once however often it is named. Blocks.
    ///
    /// - Parameters:
    ///   - versions: of program, rules, models and settings.
    ///   - greatestTotal: bytes; what comes after them is told as not read.
    init(
        _ incoming: IncomingSubmission, versions: String, greatestTotal: Int = PreparedSubmission.greatestTotal
    ) throws {
        self.incoming = incoming
        var words = [versions, try SubmissionWriter.json(incoming.submission), "\(incoming.unsortedFiles)"]
        // Without a day of its own a submission is judged by today's.
        if incoming.submission.submittedOn == nil { words.append(CalendarDate.today().description) }
        var known: [String: (bytes: [UInt8], hash: ContentHash)] = [:]
        var left = greatestTotal
        for attachment in incoming.submission.attachments {
            for name in attachment.files {
                do throws(BundlePathError) {
                    let path = try BundlePath.resolve(name, in: incoming.folder)
                    switch known[path].map({ .content($0.bytes, $0.hash) })
                        ?? PreparedSubmission.content(of: path, left)
                    {
                    case .content(let bytes, let hash):
                        if known.updateValue((bytes, hash), forKey: path) == nil { left -= bytes.count }
                        files.append(File(kind: attachment.kind, name: name, bytes: bytes, hash: hash))
                        words.append(hash.description)
                    case .other:
                        others.append(PipelineFile(attachment: attachment.kind, name: name, path: path))
                        words.append("other")
                    case .overTotal:
                        let sentence = "附件合计超过 \(greatestTotal >> 20) MiB，未读取这个文件；请缩小后重新提交。"
                        refused.append(
                            FileProblem(
                                attachment: attachment.kind, file: name, reason: .tooLarge,
                                message: "\(attachment.kind.chinese)：\(sentence)"))
                        words.append("over total")
                    }
                } catch {
                    refused.append(FileProblem(error, attachment: attachment.kind, file: name))
                    words.append(error == .notFound ? "missing" : "refused")
                }
            }
        }
        key = ContentHash(of: words.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    }

    private enum Reading {
        case content([UInt8], ContentHash)
        /// No plain file of a size that is read, or it cannot be opened.
        case other
        case overTotal
    }

    private static func content(of path: String, _ left: Int) -> Reading {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { return .other }
        defer { close(file) }
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 0,
            facts.st_size <= greatestFile
        else { return .other }
        guard facts.st_size <= left else { return .overTotal }
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
        if filled < bytes.count { bytes.removeLast(bytes.count - filled) }
        return .content(bytes, ContentHash(of: bytes))
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
