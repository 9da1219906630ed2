import DocumentModel
import Foundation
import Testing

@testable import Intake

struct FolderTests {
    @Test func `bundles are found at any depth, and the broken ones are named`() throws {
        let folder = try IntakeFolder()
        try folder.writeBundle("A-1", at: "甲")
        try folder.writeBundle("A-2", at: "x/y/z")
        try folder.write("{", to: "坏/submission.json")
        try folder.write("x", to: "无申报/申请表.jpg")
        try FileManager.default.createDirectory(atPath: folder.path + "/空", withIntermediateDirectories: true)
        let result = folder.take()
        #expect(Set(result.submissions.map(\.submission.id)) == ["A-1", "A-2"])
        #expect(result.rejects.count == 3)
        for name in ["坏", "无申报", "空"] {
            #expect(result.rejects.contains { $0.source.path.hasSuffix("/\(name)") }, "\(name)")
        }
    }

    @Test func `of two bundles with one id the second is rejected`() throws {
        let folder = try IntakeFolder()
        try folder.writeBundle("A-1", at: "1")
        try folder.writeBundle("A-1", at: "2")
        let result = folder.take()
        #expect(result.submissions.count == 1)
        #expect(result.rejects.map(\.submission) == ["A-1"])
    }

    @Test func `links are not followed`() throws {
        let folder = try IntakeFolder()
        try folder.writeBundle("A-1", at: "1")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: folder.path)
        #expect(folder.take().submissions.count == 1)
    }
}
