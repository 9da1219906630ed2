public import DocumentModel
public import Verification

/// A file of a submission.
public struct AttachmentEntry: Hashable, Sendable {
    public var kind: AttachmentKind
    /// As named in the submission.
    public var file: String
    /// Nil for a file that is not there, or is not kept.
    public var object: ContentHash?
    public var byteCount: Int

    public init(kind: AttachmentKind, file: String, object: ContentHash?, byteCount: Int) {
        self.kind = kind
        self.file = file
        self.object = object
        self.byteCount = byteCount
    }
}

/// A page, as far as later submissions are compared with it and statistics count it.
public struct PageEntry: Hashable, Sendable {
    public var attachment: AttachmentKind
    public var file: String
    /// Counted from 1 inside its file.
    public var page: Int
    public var kind: DocumentKind
    public var isHardToRead: Bool
    /// Nil for pages that may rightly be the same for several applicants.
    public var print: [UInt8]?

    public init(
        attachment: AttachmentKind, file: String, page: Int, kind: DocumentKind, isHardToRead: Bool, print: [UInt8]?
    ) {
        self.attachment = attachment
        self.file = file
        self.page = page
        self.kind = kind
        self.isHardToRead = isHardToRead
        self.print = print
    }
}

/// An identity number that stands on a page.
public struct MarkEntry: Hashable, Sendable {
    public var value: String
    public var file: String
    public var page: Int
    public var quad: Quad

    public init(value: String, file: String, page: Int, quad: Quad) {
        self.value = value
        self.file = file
        self.page = page
        self.quad = quad
    }
}

/// The picture of one place that a finding rests on.
public struct EvidencePicture: Hashable, Sendable {
    public var rule: String
    /// Index into the finding's evidence.
    public var spot: Int
    public var object: ContentHash

    public init(rule: String, spot: Int, object: ContentHash) {
        self.rule = rule
        self.spot = spot
        self.object = object
    }
}

/// All that one check leaves behind; kept in one transaction.
public struct FinishedCheck: Sendable {
    public var submission: Submission
    /// Where it came from, for people.
    public var source: String
    /// Names the bytes, the form and the versions that the report was made of.
    public var key: ContentHash
    public var attachments: [AttachmentEntry]
    public var report: ReportDocument
    public var pages: [PageEntry]
    public var marks: [MarkEntry]
    public var evidence: [EvidencePicture]

    public init(
        submission: Submission, source: String, key: ContentHash, attachments: [AttachmentEntry],
        report: ReportDocument, pages: [PageEntry], marks: [MarkEntry], evidence: [EvidencePicture]
    ) {
        self.submission = submission
        self.source = source
        self.key = key
        self.attachments = attachments
        self.report = report
        self.pages = pages
        self.marks = marks
        self.evidence = evidence
    }
}
