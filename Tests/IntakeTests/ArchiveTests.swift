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

    @Test func `two slashes before a name in Chinese end nothing`() throws {
        let folder = try IntakeFolder()
        try folder.zip(
            Self.bundle + "\nz.writestr('丙//丁//submission.json', b)\nz.writestr('甲//乙.jpg', 'x')", to: "a.zip")
        #expect(folder.take().submissions.contains { $0.submission.id == "Z-1" })
    }

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

    @Test func `what needs more room than there is is refused before anything is written`() throws {
        let folder = try IntakeFolder()
        try folder.zip(Self.bundle + "\nz.writestr('甲/b.jpg', b'x'*100000)", to: "a.zip")
        var small = Intake(spool: "\(folder.path)/.spool", budget: 100_000)
        let refused = small.take([folder.path + "/a.zip"])
        #expect(refused.submissions.isEmpty && refused.rejects.count == 1 && refused.unpackedBytes == 0)
        #expect(refused.lacksRoom && !refused.isIncomplete)
        #expect(refused.rejects.first?.reason.contains("空间") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/.spool/1"))
        var large = Intake(spool: "\(folder.path)/.spool", budget: 300_000)
        let taken = large.take([folder.path + "/a.zip", folder.path + "/a.zip", folder.path + "/a.zip"])
        #expect(taken.submissions.count == 1 && taken.unpackedBytes > 200_000)
        #expect(taken.rejects.count { $0.reason.contains("空间") } == 1, "All archives together.")
    }

    @Test func `an archive that cannot be unpacked to its end leaves nothing`() throws {
        let folder = try IntakeFolder()
        // A file where a folder is wanted: what the disk says in the middle of the work.
        try folder.zip("z.writestr('甲','x')\nz.writestr('甲/a.jpg','x')", to: "a.zip")
        let result = folder.take()
        #expect(result.isIncomplete && result.rejects.count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/.spool/1"))
    }

    @Test func `folders without end are refused`() throws {
        let folder = try IntakeFolder()
        try folder.zip(
            "z.compression=0\nfor i in range(11000): z.writestr('%d/a/b'%i,'')", to: "a.zip")
        let result = folder.take()
        #expect(result.rejects.map(\.reason) == ["压缩包内超过 20000 个文件夹，请分成几个。"])
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/.spool/1"))
    }

    @Test func `the beginning of a damaged file is no attachment`() throws {
        let folder = try IntakeFolder()
        try folder.zip(
            Self.bundle + "\nz.compression=0\nz.writestr('甲/b.jpg', b'mark'*50000)", to: "a.zip")
        var bytes = Array(try #require(FileManager.default.contents(atPath: folder.path + "/a.zip")))
        let place = try #require(Data(bytes).range(of: Data("markmarkmark".utf8))).lowerBound
        bytes[place + 150_000] ^= 1
        try folder.write(bytes, to: "a.zip")
        let result = folder.take()
        #expect(result.rejects.contains { $0.reason.contains("损坏") })
        #expect(FileManager.default.fileExists(atPath: folder.path + "/.spool/1/甲/a.jpg"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/.spool/1/甲/b.jpg"))
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
