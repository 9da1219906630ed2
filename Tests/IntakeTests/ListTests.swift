import DocumentModel
import Foundation
import Testing

@testable import Intake

struct ListTests {
    private static let head = "编号,姓名,证件号码,聘用单位名称,注册种类,提交日期,劳动合同期限\n"
    private static let good = "FJ-1,陈晓东,350102198703154212,福建虚构检测有限公司,初始注册,2026/11/20,2024-03-01至2027-02-28\n"

    @Test func `rows become submissions, with the files of the applicant's folder told apart by name`() throws {
        let folder = try IntakeFolder()
        try folder.write(Self.head + Self.good, to: "名单.csv")
        for name in ["申请表2.jpg", "申请表10.jpg", "申请表1.jpg", "劳动合同.pdf", "手持身份证.jpg", "IMG_1.jpg"] {
            try folder.write("x", to: "陈晓东/\(name)")
        }
        let result = folder.take()
        let incoming = try #require(result.submissions.first)
        #expect(result.rejects.isEmpty)
        #expect(incoming.submission.submittedOn?.description == "2026-11-20")
        #expect(incoming.submission.contractEnd?.fieldValue == "2027-02-28")
        let files = Dictionary(uniqueKeysWithValues: incoming.submission.attachments.map { ($0.kind, $0.files) })
        #expect(files[.applicationForm] == ["陈晓东/申请表1.jpg", "陈晓东/申请表2.jpg", "陈晓东/申请表10.jpg"])
        #expect(files[.labourContract] == ["陈晓东/劳动合同.pdf"])
        #expect(files[.idInHand] == ["陈晓东/手持身份证.jpg"])
        #expect(incoming.unsortedFiles == ["陈晓东/IMG_1.jpg"])
    }

    @Test func `commas without end are too many`() {
        let row = Array(repeating: UInt8(ascii: ","), count: 500) + [10]
        #expect(throws: ListError("列表超过 2000000 格，请分成几份。")) {
            try CSVReader.table(Array(repeatElement(row, count: 4_000).joined()))
        }
    }

    @Test func `a row with more files than a submission has is a reject`() throws {
        let folder = try IntakeFolder()
        try folder.write(Self.head + Self.good, to: "名单.csv")
        for number in 1...201 { try folder.write("x", to: "陈晓东/\(number).jpg") }
        let result = folder.take()
        #expect(result.submissions.isEmpty && result.rejects.map(\.submission) == ["FJ-1"])
    }

    @Test func `files may be named in columns, in English, or lie beside the list`() throws {
        let folder = try IntakeFolder()
        try folder.write(
            "id;name;idNumber;employer;registration;application-form\nE-7;陈晓东;350102198703154212;福建虚构检测有限公司;renewal;form.jpg|b.jpg\n",
            to: "list.csv")
        for name in ["form.jpg", "b.jpg", "E-7 contract.pdf", "E-70 contract.pdf"] { try folder.write("x", to: name) }
        let submission = try #require(folder.take().submissions.first?.submission)
        #expect(submission.attachments.map(\.kind) == [.applicationForm, .labourContract])
        #expect(submission.attachments.map(\.files) == [["form.jpg", "b.jpg"], ["E-7 contract.pdf"]])
    }

    @Test func `a list in GB 18030 is read like one in UTF-8`() throws {
        let folder = try IntakeFolder()
        let gb: [UInt8] = [0xB3, 0xC2, 0xCF, 0xFE, 0xB6, 0xAB]
        #expect(TextDecoding.text(of: gb) == "陈晓东")
        #expect(TextDecoding.text(of: [0xEF, 0xBB, 0xBF, 0x61]) == "a")
        #expect(TextDecoding.text(of: [0xFF, 0xFF, 0x80]) == nil)
        #expect(TextDecoding.text(of: [0x61, 0x00]) == nil)
        try folder.write(gb, to: "x.txt")
    }

    @Test(arguments: [
        ("FJ-2,陈晓东,3.50102E+17,福建虚构检测有限公司,初始注册,,\n", "数值"),
        ("FJ-2,,350102198703154212,福建虚构检测有限公司,初始注册,,\n", "姓名"),
        ("FJ-2,陈晓东,350102198703154212,福建虚构检测有限公司,入学,,\n", "注册种类"),
        ("FJ-2,陈晓东,350102198703154212,福建虚构检测有限公司,初始注册,2026-02-30,\n", "提交日期"),
        ("FJ-2,陈晓东,350102198703154212,福建虚构检测有限公司,初始注册,,明年\n", "劳动合同期限"),
        ("FJ-1,陈晓西,350102198703154212,福建虚构检测有限公司,初始注册,,\n", "重复"),
    ])
    func `a bad row is named by its line, and the others go on`(row: String, word: String) throws {
        let folder = try IntakeFolder()
        try folder.write(Self.head + Self.good + row, to: "名单.csv")
        try folder.write("x", to: "陈晓东/申请表.jpg")
        try folder.write("x", to: "陈晓西/申请表.jpg")
        let result = folder.take()
        #expect(result.submissions.map(\.submission.id) == ["FJ-1"])
        let reject = try #require(result.rejects.first)
        #expect(reject.source.line == 3)
        #expect(reject.reason.contains(word), "\(reject.reason)")
        #expect(!reject.reason.contains("350102198703154212"))
    }

    @Test func `quotes, line breaks in cells and the last line without an end`() throws {
        let table = try CSVReader.table(Array("a,\"b\"\"c\",\"d\r\ne\"\r\n\r\n1,2,3".utf8))
        #expect(table.rows.map(\.cells) == [["a", "b\"c", "d\ne"], [""], ["1", "2", "3"]])
        #expect(table.rows.map(\.line) == [1, 3, 4])
    }

    @Test func `quotes without an end are told with their line`() {
        #expect(throws: ListError("从这一行开始的引号没有结束。", line: 2)) {
            try CSVReader.table(Array("a,b\n\"c,d\n".utf8))
        }
    }

    @Test(arguments: ["", "a,b,c\n1,2,3\n", "姓名,证件号码,聘用单位名称\n", "\u{0}\u{1}", "姓名,姓名,证件号码,聘用单位,注册种类\n"])
    func `what is no list is a reject`(text: String) throws {
        let folder = try IntakeFolder()
        try folder.write(text, to: "a.csv")
        let result = folder.take()
        #expect(result.submissions.isEmpty && result.rejects.count == 1)
    }

    @Test func `garbage is rejected and never traps`() throws {
        var generator = SeededGenerator(state: 7)
        for size in [1, 7, 64, 999] {
            let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = try? CSVReader.table(bytes)
            let folder = try IntakeFolder()
            for name in ["a.csv", "b.xlsx", "c.zip"] { try folder.write(bytes, to: name) }
            #expect(folder.take().submissions.isEmpty)
        }
    }

    @Test(arguments: [
        ("2026-11-20", "2026-11-20"), ("2026/1/5", "2026-01-05"), ("2026年11月20日", "2026-11-20"),
        ("20261120", "2026-11-20"), ("46346", "2026-11-20"), ("2026-11-20 09:30", "2026-11-20"), ("2026.2.30", ""),
        ("明天", ""), ("12", ""),
    ])
    func `days are read as people write them`(text: String, day: String) {
        #expect((ListDate.date(text)?.description ?? "") == day)
    }

    @Test func `a name that is part of another's is not taken for it`() {
        let index = OwnerIndex(keys: [["FJ-1", "陈晓"], ["FJ-12", "陈晓东"], ["FJ-3", "林一"], ["FJ-4", "林一"]])
        #expect(index.owner(of: "陈晓东_申请表.jpg") == .row(1))
        #expect(index.owner(of: "陈晓 合同.pdf") == .row(0))
        #expect(index.owner(of: "FJ-12.pdf") == .row(1))
        #expect(index.owner(of: "FJ-123.pdf") == .nobody)
        #expect(index.owner(of: "林一.jpg") == .ambiguous)
        #expect(index.owner(of: "FJ-3林一.jpg") == .row(2))
    }
}

/// The same numbers on every run (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
