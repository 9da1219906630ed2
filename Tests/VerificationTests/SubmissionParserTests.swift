import DocumentModel
import Testing

@testable import Verification

struct SubmissionParserTests {
    static let complete = """
        {
          "id": "FJ-20261120-0007",
          "registration": "initial",
          "submittedOn": "2026-11-20",
          "applicant": {
            "name": "陈晓东",
            "idType": "resident-id",
            "idNumber": "350102198703154212",
            "employmentStatus": "employee"
          },
          "employer": { "name": "福建闽安工程技术有限公司", "formerName": null, "legalRepresentative": "林国栋", "creditCode": null },
          "position": { "department": "安全环保部", "post": "安全主管" },
          "contract": { "start": "2024-03-01", "end": "2027-02-28" },
          "specialty": "化工安全",
          "qualification": { "certificateNumber": null, "issuedOn": "2022-10-30" },
          "previousRegistration": { "expiresOn": null },
          "continuingEducation": { "hours": 48, "specialtyHours": 24.5, "source": "provider" },
          "attachments": [
            { "kind": "application-form", "files": ["申请表1.jpg", "申请表2.jpg"] },
            { "kind": "id-in-hand", "files": [] }
          ]
        }
        """

    private func parse(_ text: String) throws -> SubmissionFile {
        try SubmissionParser().parse(Array(text.utf8))
    }

    private func problems(_ text: String) -> [SubmissionProblem] {
        do {
            _ = try SubmissionParser().parse(Array(text.utf8))
            return []
        } catch { return error.problems }
    }

    private func changed(_ old: String, _ new: String) -> String {
        #expect(Self.complete.contains(old))
        return Self.complete.replacing(old, with: new)
    }

    @Test(arguments: ["。", "···", "——", "？？", "（）", "\u{200B}·"])
    func `a name of punctuation alone is refused`(name: String) {
        #expect(problems(changed("陈晓东", name)).map(\.path) == ["applicant.name"])
        #expect(problems(changed("福建闽安工程技术有限公司", name)).map(\.path) == ["employer.name"])
    }

    @Test func `a complete submission is read`() throws {
        let file = try parse(Self.complete)
        let submission = file.submission
        #expect(file.warnings.isEmpty)
        #expect(submission.id == "FJ-20261120-0007")
        #expect(submission.registration == .initial)
        #expect(submission.submittedOn == CalendarDate(iso: "2026-11-20"))
        #expect(submission.applicant.name == "陈晓东")
        #expect(submission.applicant.idType == .residentID)
        #expect(submission.applicant.idNumber == "350102198703154212")
        #expect(submission.applicant.employmentStatus == .employee)
        #expect(submission.employer.name == "福建闽安工程技术有限公司")
        #expect(submission.employer.formerName == nil)
        #expect(submission.employer.legalRepresentative == "林国栋")
        #expect(submission.department == "安全环保部" && submission.post == "安全主管")
        #expect(submission.contractStart == CalendarDate(iso: "2024-03-01"))
        #expect(submission.contractEnd == CalendarDate(iso: "2027-02-28").map { .date($0) })
        #expect(submission.specialty == "化工安全")
        #expect(submission.certificateIssuedOn == CalendarDate(iso: "2022-10-30"))
        #expect(submission.educationHours == 48 && submission.educationSpecialtyHours == 24.5)
        #expect(submission.educationSource == .provider)
        #expect(submission.attachments.map(\.kind) == [.applicationForm, .idInHand])
        #expect(submission.attachments.map(\.files) == [["申请表1.jpg", "申请表2.jpg"], []])
    }

    @Test func `one file named thousands of times is one sentence`() {
        let names = Array(repeating: "\"a.jpg\"", count: 5_000).joined(separator: ", ")
        let found = problems(changed("\"files\": []", "\"files\": [\(names)]"))
        #expect(found.map(\.path) == ["attachments[1].files[198]"])
        #expect(found.first?.message.contains("200") == true)
    }

    @Test(arguments: ["申请表1.jpg", "./申请表1.jpg", ".//申请表1.jpg"])
    func `a file stands once under a kind, and may show another kind, too`(name: String) throws {
        let again = problems(changed("\"申请表2.jpg\"", "\"\(name)\""))
        #expect(again.map(\.path) == ["attachments[0].files[1]"])
        let file = try parse(changed("\"files\": []", "\"files\": [\"\(name)\"]"))
        #expect(file.submission.attachments[1].files == [name])
    }

    @Test func `a text of one endless character is too long`() {
        let long = "王" + String(repeating: "\u{301}", count: 33_000)
        #expect(problems(changed("陈晓东", long)).map(\.path) == ["applicant.name"])
        #expect(problems(changed("申请表1.jpg", long)).map(\.path) == ["attachments[0].files[0]"])
        let date = problems(changed("2026-11-20", "1" + String(repeating: "\u{301}", count: 900)))
        #expect(date.count == 1 && date[0].message.unicodeScalars.count < 100)
    }

    @Test func `only six fields are required`() throws {
        let file = try parse(
            """
            {"id":"1","registration":"renewal","applicant":{"name":"陈晓东","idNumber":"350102198703154212"},
            "employer":{"name":"福建闽安工程技术有限公司"},"attachments":[]}
            """)
        #expect(file.submission.applicant.idType == nil)
        #expect(file.submission.contractEnd == nil)
        #expect(file.warnings.isEmpty)
    }

    @Test(arguments: [
        ("\"initial\"", "\"逾期初始注册\""), ("\"resident-id\"", "\"居民身份证\""), ("\"employee\"", "\"事业单位职员\""),
        ("\"provider\"", "\"申请人自填\""), ("\"application-form\"", "\"注册申请表\""), ("\"2027-02-28\"", "\"无固定期限\""),
        ("\"2027-02-28\"", "\"open-ended\""), ("\"2022-10-30\"", "null"), ("{ \"expiresOn\": null }", "null"),
    ])
    func `Chinese names and nulls are accepted`(_ old: String, _ new: String) throws {
        _ = try parse(changed(old, new))
    }

    @Test func `every enumerated value is accepted by both names`() throws {
        for kind in RegistrationKind.allCases {
            #expect(try parse(changed("\"initial\"", "\"\(kind.rawValue)\"")).submission.registration == kind)
            #expect(try parse(changed("\"initial\"", "\"\(kind.chinese)\"")).submission.registration == kind)
        }
        for kind in AttachmentKind.allCases {
            let file = try parse(changed("\"id-in-hand\"", "\"\(kind.chinese)\""))
            #expect(file.submission.attachments[1].kind == kind)
        }
    }

    @Test(arguments: [
        ("\"initial\"", "\"first\"", "registration", 3, "renewal（延续注册）"),
        ("\"initial\"", "7", "registration", 3, "字符串"),
        ("\"2026-11-20\"", "\"2026-02-30\"", "submittedOn", 4, "2026-11-20"),
        ("\"2026-11-20\"", "20261120", "submittedOn", 4, "字符串"),
        ("\"陈晓东\"", "\"  \"", "applicant.name", 6, "必填"),
        ("\"陈晓东\"", "null", "applicant.name", 6, "必填"),
        ("\"resident-id\"", "\"身份证\"", "applicant.idType", 7, "passport（护照）"),
        ("\"350102198703154212\"", "350102198703154212", "applicant.idNumber", 8, "字符串"),
        ("\"2027-02-28\"", "\"长期\"", "contract.end", 13, "open-ended"),
        ("\"2024-03-01\"", "{}", "contract.start", 13, "字符串"),
        ("{ \"expiresOn\": null }", "[]", "previousRegistration", 16, "对象"),
        ("48", "\"48\"", "continuingEducation.hours", 17, "数字"),
        ("48", "-1", "continuingEducation.hours", 17, "0至10000"),
        ("48", "1e999", "continuingEducation.hours", 17, "0至10000"),
        ("24.5", "10001", "continuingEducation.specialtyHours", 17, "0至10000"),
        ("\"application-form\"", "\"form\"", "attachments[0].kind", 19, "labour-contract（劳动合同或聘用文件）"),
        ("\"申请表2.jpg\"", "5", "attachments[0].files[1]", 19, "文件路径"),
        ("\"files\": []", "\"files\": null", "attachments[1].files", 20, "必填"),
        ("\"files\": []", "\"files\": \"a.jpg\"", "attachments[1].files", 20, "数组"),
        ("{ \"kind\": \"id-in-hand\", \"files\": [] }", "7", "attachments[1]", 20, "对象"),
    ])
    func `a wrong value tells path, line and what is allowed`(
        _ old: String, _ new: String, _ path: String, _ line: Int, _ allowed: String
    ) throws {
        let problem = try #require(problems(changed(old, new)).first)
        #expect(problem.path == path)
        #expect(problem.line == line)
        #expect(problem.message.contains(allowed))
    }

    @Test func `everything that is wrong is told at once, in the order of the file`() {
        let text = changed("\"initial\"", "\"x\"").replacing("\"2024-03-01\"", with: "\"y\"").replacing(
            "\"id\": \"FJ-20261120-0007\",", with: "")
        #expect(problems(text).map(\.path) == ["id", "registration", "contract.start"])
    }

    @Test func `an unknown field is a warning that may know better`() throws {
        let file = try parse(changed("\"idType\": \"resident-id\",", "\"idTyp\": \"x\", \"phone\": \"1\","))
        #expect(file.warnings.map(\.path) == ["applicant.idTyp", "applicant.phone"])
        #expect(file.warnings[0].message.contains("idType"))
        #expect(file.warnings.allSatisfy { $0.line == 7 })
    }

    @Test func `an empty string counts as not filled in`() throws {
        let file = try parse(changed("\"安全主管\"", "\"\""))
        #expect(file.submission.post == nil)
        #expect(file.warnings.map(\.path) == ["position.post"])
    }

    @Test func `no personal data stands in an error`() {
        let text = changed("\"350102198703154212\"", "[\"350102198703154212\"]").replacing(
            "\"陈晓东\"", with: "{\"陈晓东\":1}")
        for problem in problems(text) {
            #expect(!problem.description.contains("3501") && !problem.description.contains("陈晓东"))
        }
    }

    @Test(arguments: ["", "null", "[]", "3", "\"x\"", "{}", "{\"attachments\":{}}", "{\"applicant\":[]}", "\u{FEFF}{}"])
    func `other JSON is refused`(_ text: String) {
        #expect(!problems(text).isEmpty)
    }

    @Test func `a file that is too large is refused unread`() {
        let bytes = [UInt8](repeating: 0x20, count: SubmissionParser.greatestByteCount + 1)
        #expect(throws: SubmissionError.self) { try SubmissionParser().parse(bytes) }
    }

    @Test func `every cut of a good file is refused, and none ends the program`() {
        let bytes = Array(Self.complete.utf8)
        for length in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(throws: SubmissionError.self) { try SubmissionParser().parse(Array(bytes[..<length])) }
        }
    }
}
