import DocumentModel
import Foundation
import Testing

@testable import Intake

struct ArchiveTests {
    private static let bundle = """
        b='{"id":"Z-1","registration":"initial","applicant":{"name":"陈晓东","idNumber":"350102198703154212"},"employer":{"name":"福建虚构检测有限公司"},"attachments":[{"kind":"application-form","files":["a.jpg"]}]}'
        z.writestr('甲/submission.json', b)
        z.writestr('甲/a.jpg', 'x')
        """

    @Test func `an archive of bundles is taken`() throws {
        let folder = try IntakeFolder()
        try folder.zip(Self.bundle, to: "a.zip")
        let result = folder.take()
        #expect(result.submissions.map(\.submission.id) == ["Z-1"])
        #expect(result.rejects.isEmpty)
    }

    @Test(arguments: [
        ("z.writestr('../out.jpg','x')", ".."), ("z.writestr('/etc/x','x')", "绝对路径"),
        ("i=zipfile.ZipInfo('link');i.create_system=3;i.external_attr=0o120777<<16;z.writestr(i,'/etc/passwd')", "链接"),
        ("z.writestr('bomb.bmp',b'\\0'*(64<<20))", "压缩"), ("z.writestr('in.zip','PK')", "还有压缩包"),
    ])
    func `what an archive must not hold is left out and named`(script: String, word: String) throws {
        let folder = try IntakeFolder()
        try folder.zip(Self.bundle + "\n" + script, to: "a.zip")
        let result = folder.take()
        #expect(result.submissions.count == 1)
        #expect(result.rejects.contains { $0.reason.contains(word) }, "\(result.rejects.map(\.reason))")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/.spool/out.jpg"))
    }

    @Test func `where nothing can be unpacked, that is the machine's fault, and taken again it may do`() throws {
        let folder = try IntakeFolder()
        try folder.zip("z.writestr('a/submission.json', '{}')", to: "申请.zip")
        try folder.write("x", to: ".spool")
        let result = folder.take()
        #expect(result.isIncomplete && result.rejects.count == 1)
        #expect(result.rejects.first?.reason.contains("磁盘") == true)
    }

    @Test func `a truncated archive is a reject`() throws {
        let folder = try IntakeFolder()
        try folder.zip(Self.bundle, to: "a.zip")
        let whole = try #require(FileManager.default.contents(atPath: folder.path + "/a.zip"))
        for count in [0, 10, whole.count / 2, whole.count - 1] {
            try folder.write(Array(whole.prefix(count)), to: "a.zip")
            let result = folder.take()
            #expect(result.submissions.isEmpty && !result.rejects.isEmpty)
        }
    }
}
