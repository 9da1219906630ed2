public import DocumentModel
import Foundation

/// Keeps the files of a submission inside its folder.
///
/// Paths come from applicants. What leaves the folder is refused twice: by its text, before the disk is touched, and by
/// the place it really leads to, after links are followed.
public enum BundlePath {
    /// Why `name` is refused by its text alone, in Chinese; nil if it may be looked up.
    ///
    /// Refused are empty and absolute paths, any `..`, and characters that other systems read as separators or ends of
    /// a path: the backslash and control characters.
    public static func refusal(of name: String) -> String? {
        if name.allSatisfy(\.isWhitespace) { return "路径为空" }
        if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) { return "路径含有控制字符" }
        if name.utf8.contains(UInt8(ascii: "\\")) { return "路径含有反斜杠" }
        if name.utf8.first == UInt8(ascii: "/") { return "路径是绝对路径" }
        // Compared as bytes: a combining mark after a dot must not hide it.
        let parts = name.utf8.split(separator: UInt8(ascii: "/"))
        if parts.contains(where: { $0.elementsEqual("..".utf8) }) { return "路径含有“..”" }
        if parts.allSatisfy({ $0.elementsEqual(".".utf8) }) { return "路径不是文件" }
        return nil
    }

    /// The place on disk of the file `name` in `folder`, with all links followed.
    ///
    /// - Returns: a path inside `folder`. Nothing is said about its type; whoever opens it must take this path, not the
    ///   one in the submission.
    /// - Throws: ``BundlePathError`` if the path leaves the folder, or nothing is there.
    public static func resolve(_ name: String, in folder: String) throws(BundlePathError) -> String {
        if let reason = refusal(of: name) { throw .outside(reason) }
        guard let root = realPath(folder), let file = realPath("\(folder)/\(name)") else { throw .notFound }
        let prefix = root == "/" ? "/" : root + "/"
        guard file.utf8.starts(with: prefix.utf8) else { throw .outside("链接指向文件夹之外") }
        return file
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(validatingCString: resolved)
    }
}

/// Why a file of a submission is not opened.
public enum BundlePathError: Error, Hashable, Sendable, CustomStringConvertible {
    case outside(String)
    case notFound

    public var description: String {
        switch self {
        case .outside(let reason): "\(reason)，已拒绝打开；请把文件放在申请文件夹内并使用相对路径。"
        case .notFound: "文件夹中没有这个文件，请补充上传。"
        }
    }
}

extension FileProblem {
    /// The problem of a file that was refused or not found.
    public init(_ error: BundlePathError, attachment: AttachmentKind, file: String) {
        self.init(
            attachment: attachment, file: file, reason: error == .notFound ? .notFound : .outsideBundle,
            message: "\(attachment.chinese)：\(error)")
    }
}
