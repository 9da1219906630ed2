public import DocumentModel

extension SubmissionPipeline {
    /// Tells from what files show as what attachment they were meant; nil for what shows no kind of attachment.
    public func kinds(of files: [PipelineFile]) async throws -> [AttachmentKind?] {
        var unsorted = files
        for index in unsorted.indices { unsorted[index].attachment = .other }
        let pages = try await analyse(unsorted).pages.map(\.page)
        return files.map { file in
            // The first page that is plainly something says what the file is: cards and forms have one sort of page, and
            // a contract's title stands on its first.
            let kinds = pages.filter { $0.file == file.name }.compactMap { AttachmentKind(showing: $0.kind) }
            return kinds.first
        }
    }
}

extension AttachmentKind {
    /// The attachment that a document of this kind is uploaded as.
    init?(showing kind: DocumentKind) {
        switch kind {
        case .labourContract, .employmentAgreement, .appointmentLetter, .employmentCertificate, .otherAgreement:
            self = .labourContract
        case .idCard, .idCardEmblem: self = .idInHand
        case .businessLicence, .other, .unknown: return nil
        default: self.init(rawValue: kind.rawValue)
        }
    }
}
