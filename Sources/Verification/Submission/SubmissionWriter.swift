public import DocumentModel
import Foundation

/// Writes a submission as `submission.json` has it, so that a row of a list can be kept and handed on as a bundle.
public enum SubmissionWriter {
    /// UTF-8, keys in alphabetical order: equal submissions are equal bytes.
    ///
    /// - Throws: `EncodingError`, never for a submission that was read from somewhere.
    public static func json(_ submission: Submission, indented: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if indented { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(Written(submission)), as: UTF8.self)
    }

    private struct Written: Encodable {
        struct Applicant: Encodable {
            var name: String
            var idType: IDType?
            var idNumber: String
            var employmentStatus: EmploymentStatus?
        }
        struct Employer: Encodable {
            var name: String
            var formerName: String?
            var legalRepresentative: String?
            var creditCode: String?
        }
        struct Position: Encodable {
            var department: String?
            var post: String?
        }
        struct Contract: Encodable {
            var start: CalendarDate?
            var end: String?
        }
        struct Qualification: Encodable {
            var certificateNumber: String?
            var issuedOn: CalendarDate?
        }
        struct PreviousRegistration: Encodable { var expiresOn: CalendarDate? }
        struct Education: Encodable {
            var hours: Double?
            var specialtyHours: Double?
            var source: EducationSource?
        }
        struct Attachment: Encodable {
            var kind: AttachmentKind
            var files: [String]
        }

        var id: String
        var registration: RegistrationKind
        var submittedOn: CalendarDate?
        var applicant: Applicant
        var employer: Employer
        var position: Position
        var contract: Contract
        var specialty: String?
        var qualification: Qualification
        var previousRegistration: PreviousRegistration
        var continuingEducation: Education
        var attachments: [Attachment]

        init(_ submission: Submission) {
            id = submission.id
            registration = submission.registration
            submittedOn = submission.submittedOn
            let person = submission.applicant
            applicant = Applicant(
                name: person.name, idType: person.idType, idNumber: person.idNumber,
                employmentStatus: person.employmentStatus)
            let unit = submission.employer
            employer = Employer(
                name: unit.name, formerName: unit.formerName, legalRepresentative: unit.legalRepresentative,
                creditCode: unit.creditCode)
            position = Position(department: submission.department, post: submission.post)
            contract = Contract(start: submission.contractStart, end: submission.contractEnd?.fieldValue)
            specialty = submission.specialty
            qualification = Qualification(
                certificateNumber: submission.certificateNumber, issuedOn: submission.certificateIssuedOn)
            previousRegistration = PreviousRegistration(expiresOn: submission.previousRegistrationExpiresOn)
            continuingEducation = Education(
                hours: submission.educationHours, specialtyHours: submission.educationSpecialtyHours,
                source: submission.educationSource)
            attachments = submission.attachments.map { Attachment(kind: $0.kind, files: $0.files) }
        }
    }
}
