public import DocumentModel

/// All that a rule may know: a rule is a pure function of this, and has no clock, no files and no log.
public struct Evidence: Hashable, Sendable {
    public var declaration: Declaration
    /// Every page that could be opened, in the order of the upload.
    public var pages: [DocumentPage]
    /// Files that gave no page at all, or lost some.
    public var problems: [FileProblem]
    /// The day of the check, given from outside so that a report can be made again.
    public var today: CalendarDate
    /// What the office decided where its guide leaves a question open.
    public var settings: RuleSettings
    /// What other submissions have in common with this one; nil where nobody looked, as for a single submission.
    public var twins: [SubmissionTwin]?

    public init(
        declaration: Declaration, pages: [DocumentPage], problems: [FileProblem], today: CalendarDate,
        settings: RuleSettings = .standard
    ) {
        self.declaration = declaration
        self.pages = pages
        self.problems = problems
        self.today = today
        self.settings = settings
    }
}

extension Evidence {
    /// The day that age and time windows are counted on.
    var dayOfSubmission: CalendarDate { declaration.submittedOn ?? today }

    /// Pages uploaded as `attachment`.
    func pages(of attachment: AttachmentKind) -> [DocumentPage] { pages.filter { $0.attachment == attachment } }

    func problems(of attachment: AttachmentKind) -> [FileProblem] { problems.filter { $0.attachment == attachment } }

    /// Whether anything was uploaded as `attachment`. Where not, rules about its content are not applicable: that it
    /// is absent is told once, by `submission.required-attachments`.
    func hasUpload(of attachment: AttachmentKind) -> Bool {
        if pages.contains(where: { $0.attachment == attachment }) { return true }
        if problems.contains(where: { $0.attachment == attachment }) { return true }
        return (declaration.attachments ?? []).contains { $0.kind == attachment && !$0.files.isEmpty }
    }

    /// The pages uploaded as `attachment`, without those that surely show something else: what stands on an application
    /// form says nothing about a contract, whatever slot it was uploaded in.
    func ownPages(of attachment: AttachmentKind) -> [DocumentPage] {
        pages(of: attachment).filter { !$0.isForeign(to: attachment) }
    }

    /// The fields called `name` on the pages of `attachment`, each with its page.
    func fields(_ name: FieldName, in attachment: AttachmentKind) -> [LocatedField] {
        ownPages(of: attachment).flatMap { page in
            page.fields(named: name).map { LocatedField(field: $0, page: page) }
        }
    }
}

/// A field with the page it stands on.
struct LocatedField: Hashable, Sendable {
    var field: ExtractedField
    var page: DocumentPage

    var spot: EvidenceSpot {
        EvidenceSpot(file: page.file, page: page.page, quad: field.quad, text: field.text)
    }
}
