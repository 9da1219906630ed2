import DocumentModel
import Foundation
import Testing

@testable import Verification

struct BundlePathTests {
    @Test(arguments: [
        "申请表1.jpg", "a/b.pdf", "./a.jpg", "a//b.jpg", "..a.jpg", "a..b/c...jpg", "C:a.jpg", "~/x.jpg", "a b.jpg",
    ])
    func `paths inside are allowed`(_ path: String) {
        #expect(BundlePath.refusal(of: path) == nil)
    }

    @Test(arguments: [
        "", "  ", "/etc/passwd", "//a", "..", "../a.jpg", "a/../../b.jpg", "a/..", "..\\a.jpg", "C:\\a.jpg",
        "\\\\host\\a",
        "a\0.jpg", "a\n.jpg", ".", "./", "./.",
    ])
    func `paths that leave the folder or try to are refused`(_ path: String) {
        #expect(BundlePath.refusal(of: path) != nil)
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bundle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "in/sub"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func `a file inside resolves, also through a link that stays inside`() throws {
        try withFolder { folder in
            let inside = folder.appending(path: "in")
            try Data("x".utf8).write(to: inside.appending(path: "sub/扫描.jpg"))
            try FileManager.default.createSymbolicLink(
                atPath: inside.appending(path: "link.jpg").path, withDestinationPath: "sub/扫描.jpg")
            let direct = try BundlePath.resolve("sub/扫描.jpg", in: inside.path)
            #expect(direct.hasSuffix("/in/sub/扫描.jpg"))
            #expect(try BundlePath.resolve("link.jpg", in: inside.path) == direct)
        }
    }

    @Test func `a link out is refused, as a file and as a folder`() throws {
        try withFolder { folder in
            let inside = folder.appending(path: "in")
            try Data("x".utf8).write(to: folder.appending(path: "secret.jpg"))
            for (name, target) in [("a.jpg", "../secret.jpg"), ("up", ".."), ("root", "/")] {
                try FileManager.default.createSymbolicLink(
                    atPath: inside.appending(path: name).path, withDestinationPath: target)
            }
            for name in ["a.jpg", "up/secret.jpg", "root/etc/hostname"] {
                #expect(throws: BundlePathError.outside("链接指向文件夹之外")) {
                    try BundlePath.resolve(name, in: inside.path)
                }
            }
        }
    }

    @Test func `a neighbour whose name begins the same is outside`() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "in2"), withIntermediateDirectories: true)
            try Data("x".utf8).write(to: folder.appending(path: "in2/a.jpg"))
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "in/n").path, withDestinationPath: "../in2")
            #expect(throws: BundlePathError.self) {
                try BundlePath.resolve("n/a.jpg", in: folder.appending(path: "in").path)
            }
        }
    }

    @Test func `what is not there is not found, with a problem that says so`() throws {
        try withFolder { folder in
            #expect(throws: BundlePathError.notFound) { try BundlePath.resolve("nothing.jpg", in: folder.path) }
            #expect(throws: BundlePathError.notFound) { try BundlePath.resolve("a.jpg", in: "/no/such/folder") }
        }
        let missing = FileProblem(.notFound, attachment: .idInHand, file: "a.jpg")
        #expect(missing.reason == .notFound && missing.message.hasPrefix("手持身份证件照片：") && missing.message.hasSuffix("。"))
        #expect(FileProblem(.outside("路径为空"), attachment: .other, file: "").reason == .outsideBundle)
    }
}
