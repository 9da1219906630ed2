public import DocumentModel

/// What was read from one page.
public struct PageExtraction: Hashable, Sendable {
    public var kind: DocumentKind
    /// Which sheets of the application form the page shows; empty for other documents.
    public var formSheets: Set<Int>
    /// Several fields of one name where there are several readings, the best first.
    public var fields: [ExtractedField]

    public init(kind: DocumentKind, formSheets: Set<Int> = [], fields: [ExtractedField]) {
        self.kind = kind
        self.formSheets = formSheets
        self.fields = fields
    }
}

/// Turns recognised pages into typed fields, each with the ink it was read from.
///
/// A pure function of the text: it knows nothing of what was declared, so it never bends a reading towards it.
public struct FieldExtraction: Sendable {
    public init() {}

    /// - Parameter attachment: what the file was uploaded as; a hint only, the text decides.
    public func extract(from page: RecognizedPage, attachment: AttachmentKind) -> PageExtraction {
        extract(document: [page], attachment: attachment).first ?? PageExtraction(kind: .unknown, fields: [])
    }

    /// Reads a document of several pages as one text: clauses go over pages, and later pages have no title.
    ///
    /// - Returns: one extraction a page, in the same order. A field stands with the page on which most of its value is.
    ///   Where a name has several readings in the document, each but the best carries a note.
    public func extract(document pages: [RecognizedPage], attachment: AttachmentKind) -> [PageExtraction] {
        var results: [PageExtraction] = []
        var run: [RecognizedPage] = []
        var runKind = DocumentKind.unknown
        func close() {
            guard !run.isEmpty else { return }
            results +=
                DocumentClassifier.isEmployment(runKind, attachment: attachment)
                ? contract(run, kind: runKind) : run.map { single($0, attachment: attachment) }
            run = []
        }
        for page in pages {
            let found = DocumentClassifier(page: LabelledPage(pages: [page])).classify()
            // A page without a title of its own goes on with the document before it; so does an annex (保密协议).
            let isAnnex = found.kind == .other && DocumentClassifier.isEmployment(runKind, attachment: attachment)
            if run.isEmpty || found.isCertain && runKind != .unknown && found.kind != runKind && !isAnnex {
                close()
                runKind = found.kind
            } else if runKind == .unknown {
                runKind = found.kind
            }
            run.append(page)
        }
        close()
        return results
    }

    // MARK: Documents of the employment

    private func contract(_ pages: [RecognizedPage], kind: DocumentKind) -> [PageExtraction] {
        let page = LabelledPage(pages: pages)
        let parties = PartyBlocks(page: page)
        let names = PersonNameExtractor(page: page, parties: parties)
        let values = LabelledValueExtractor(page: page)
        var fields = EmployerNameExtractor(page: page, parties: parties).contractNames()
        fields += names.workerNames()
        fields += IDNumberExtractor(page: page, parties: parties).fields()
        fields += ContractTermExtractor(flow: page.flow).fields()
        fields += names.legalRepresentatives()
        fields += values.departments() + values.posts() + values.addresses(isCard: false)
        fields += SigningDateExtractor(page: page).fields()
        return pages.indices.map { index in
            PageExtraction(kind: kind, fields: fields.filter { $0.page == index }.map(\.field))
        }
    }

    // MARK: Single pages

    private func single(_ recognized: RecognizedPage, attachment: AttachmentKind) -> PageExtraction {
        let page = LabelledPage(pages: [recognized])
        let found = DocumentClassifier(page: page).classify()
        let fields: [LocatedField] =
            switch found.kind {
            case .applicationForm: form(page, title: found.title)
            case .idCard, .idCardEmblem: card(page)
            default: attachment == .idInHand && found.kind == .unknown ? card(page) : other(page)
            }
        return PageExtraction(kind: found.kind, formSheets: found.formSheets, fields: fields.map(\.field))
    }

    private func form(_ page: LabelledPage, title: Range<Int>?) -> [LocatedField] {
        let parties = PartyBlocks(page: page)
        let names = PersonNameExtractor(page: page, parties: parties)
        let values = LabelledValueExtractor(page: page)
        var fields = names.applicantNames()
        fields += IDNumberExtractor(page: page, parties: parties).fields()
        fields += EmployerNameExtractor(page: page, parties: parties).formNames()
        fields += FormTermExtractor(page: page).fields()
        fields += values.departments() + values.posts() + values.specialties() + values.sexes() + values.birthDates()
        fields += names.legalRepresentatives()
        fields += SigningDateExtractor(page: page).fields()
        if let title, let field = page.flow.field(.formTitle, title) { fields.append(field) }
        return fields
    }

    private func card(_ page: LabelledPage) -> [LocatedField] {
        let parties = PartyBlocks(page: page)
        let values = LabelledValueExtractor(page: page)
        var fields = PersonNameExtractor(page: page, parties: parties).applicantNames()
        fields += IDNumberExtractor(page: page, parties: parties, isCard: true).fields()
        fields += values.sexes() + values.birthDates() + values.addresses(isCard: true)
        return fields
    }

    private func other(_ page: LabelledPage) -> [LocatedField] {
        let parties = PartyBlocks(page: page)
        var fields = PersonNameExtractor(page: page, parties: parties).applicantNames()
        fields += IDNumberExtractor(page: page, parties: parties).fields()
        fields += EmployerNameExtractor(page: page, parties: parties).formNames()
        fields += SigningDateExtractor(page: page).fields()
        return fields
    }
}

extension DocumentClassifier {
    /// Documents read like a contract. An unknown page uploaded as one is read as one.
    static func isEmployment(_ kind: DocumentKind, attachment: AttachmentKind) -> Bool {
        switch kind {
        case .labourContract, .employmentAgreement, .appointmentLetter, .employmentCertificate: true
        case .unknown: attachment == .labourContract
        default: false
        }
    }
}
