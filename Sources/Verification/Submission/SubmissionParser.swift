import DocumentModel

/// Reads `submission.json`.
///
/// Everything that is wrong is told at once, each with its path, its line and what is allowed. Unknown fields are
/// warnings: a newer system may send more than this version knows.
public struct SubmissionParser: Sendable {
    /// Larger files are refused unread: a real submission has a few kilobytes.
    public static let greatestByteCount = 4 << 20
    /// Files of one submission: a real one has about five, a contract photographed page by page some dozens.
    public static let greatestFileCount = 200

    public init() {}

    /// - Parameter bytes: the whole file; UTF-8, a byte order mark is allowed.
    /// - Throws: ``SubmissionError`` with every problem found. A syntax error hides what comes after it.
    public func parse(_ bytes: [UInt8]) throws(SubmissionError) -> SubmissionFile {
        guard bytes.count <= SubmissionParser.greatestByteCount else {
            throw SubmissionError(problems: [
                SubmissionProblem(path: "", line: 1, message: "文件超过4 MiB，不是一份申请数据。")
            ])
        }
        let root: JSONNode
        do {
            root = try JSONReader.read(bytes)
        } catch {
            throw SubmissionError(problems: [
                SubmissionProblem(path: "", line: error.line, message: "不是有效的JSON：\(error.message)")
            ])
        }
        var fields = FieldReader()
        let submission = SubmissionParser.submission(from: root, &fields)
        guard let submission, fields.problems.isEmpty else {
            throw SubmissionError(problems: inFileOrder(fields.problems), warnings: inFileOrder(fields.warnings))
        }
        return SubmissionFile(submission: submission, warnings: inFileOrder(fields.warnings))
    }

    private func inFileOrder(_ problems: [SubmissionProblem]) -> [SubmissionProblem] {
        problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    /// Nil only if a required value is missing or wrong; the reader then holds the reason.
    private static func submission(from root: JSONNode, _ fields: inout FieldReader) -> Submission? {
        let known = [
            "id", "registration", "submittedOn", "applicant", "employer", "position", "contract", "specialty",
            "qualification", "previousRegistration", "continuingEducation", "attachments",
        ]
        guard let top = fields.object(root, path: "", known: known) else { return nil }
        let id = fields.requiredText("id", in: top)
        let registration: RegistrationKind? = fields.requiredChoice("registration", in: top)
        let submittedOn = fields.date("submittedOn", in: top)
        let applicant = fields.requiredObject(
            "applicant", in: top, known: ["name", "idType", "idNumber", "employmentStatus"]
        )
        .flatMap { readApplicant($0, &fields) }
        let employer = fields.requiredObject(
            "employer", in: top, known: ["name", "formerName", "legalRepresentative", "creditCode"]
        ).flatMap { readEmployer($0, &fields) }
        let attachments = readAttachments(in: top, &fields)
        let position = fields.optionalObject("position", in: top, known: ["department", "post"])
        let contract = fields.optionalObject("contract", in: top, known: ["start", "end"])
        let qualification = fields.optionalObject("qualification", in: top, known: ["certificateNumber", "issuedOn"])
        let previous = fields.optionalObject("previousRegistration", in: top, known: ["expiresOn"])
        let education = fields.optionalObject(
            "continuingEducation", in: top, known: ["hours", "specialtyHours", "source"])

        let department = fields.text("department", in: position)
        let post = fields.text("post", in: position)
        let contractStart = fields.date("start", in: contract)
        let contractEnd = fields.contractEnd("end", in: contract)
        let specialty = fields.text("specialty", in: top)
        let certificateNumber = fields.text("certificateNumber", in: qualification)
        let issuedOn = fields.date("issuedOn", in: qualification)
        let expiresOn = fields.date("expiresOn", in: previous)
        let hours = fields.hours("hours", in: education)
        let specialtyHours = fields.hours("specialtyHours", in: education)
        let source: EducationSource? = fields.choice("source", in: education)

        guard let id, let registration, let applicant, let employer, let attachments else { return nil }
        var submission = Submission(
            id: id, registration: registration, applicant: applicant, employer: employer, attachments: attachments)
        submission.submittedOn = submittedOn
        submission.department = department
        submission.post = post
        submission.contractStart = contractStart
        submission.contractEnd = contractEnd
        submission.specialty = specialty
        submission.certificateNumber = certificateNumber
        submission.certificateIssuedOn = issuedOn
        submission.previousRegistrationExpiresOn = expiresOn
        submission.educationHours = hours
        submission.educationSpecialtyHours = specialtyHours
        submission.educationSource = source
        return submission
    }

    private static func readApplicant(_ object: FieldReader.Object, _ fields: inout FieldReader) -> Submission
        .Applicant?
    {
        let name = fields.requiredName("name", in: object)
        let idType: IDType? = fields.choice("idType", in: object)
        let idNumber = fields.requiredText("idNumber", in: object)
        let status: EmploymentStatus? = fields.choice("employmentStatus", in: object)
        guard let name, let idNumber else { return nil }
        return Submission.Applicant(name: name, idType: idType, idNumber: idNumber, employmentStatus: status)
    }

    private static func readEmployer(_ object: FieldReader.Object, _ fields: inout FieldReader) -> Submission.Employer?
    {
        let name = fields.requiredName("name", in: object)
        let formerName = fields.text("formerName", in: object)
        let representative = fields.text("legalRepresentative", in: object)
        let creditCode = fields.text("creditCode", in: object)
        guard let name else { return nil }
        return Submission.Employer(
            name: name, formerName: formerName, legalRepresentative: representative, creditCode: creditCode)
    }

    private static func readAttachments(
        in top: FieldReader.Object, _ fields: inout FieldReader
    ) -> [Submission.Attachment]? {
        guard let elements = fields.requiredArray("attachments", in: top) else { return nil }
        var count = 0
        var named: [AttachmentKind: Set<[UInt8]>] = [:]
        return elements.compactMap { element in
            guard let object = fields.object(element.node, path: element.path, known: ["kind", "files"]) else {
                return nil
            }
            let kind: AttachmentKind? = fields.requiredChoice("kind", in: object)
            guard let entries = fields.requiredArray("files", in: object) else { return nil }
            // Told where the limit is passed, once.
            if count <= greatestFileCount, count + entries.count > greatestFileCount {
                fields.refuse(entries[greatestFileCount - count], "附件超过\(greatestFileCount)个文件，请合并或分开申请。")
            }
            count += entries.count
            guard count <= greatestFileCount else { return nil }
            let files = entries.compactMap { entry -> String? in
                guard let name = fields.fileName(entry) else { return nil }
                // One file may show papers of two kinds; twice under the same kind it shows nothing more.
                if let kind, !named[kind, default: []].insert(place(of: name)).inserted {
                    fields.refuse(entry, "同一个文件在这类附件中写了两次，请删去一处。")
                }
                return name
            }
            guard let kind else { return nil }
            return Submission.Attachment(kind: kind, files: files)
        }
    }

    /// The path without parts that lead nowhere, as bytes: a file system tells apart what looks alike.
    private static func place(of name: String) -> [UInt8] {
        Array(
            name.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
                .joined(separator: "/".utf8))
    }
}
