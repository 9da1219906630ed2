public import DocumentModel

/// What was read from one page.
public struct PageExtraction: Hashable, Sendable {
    public var kind: DocumentKind
    /// Which sheets of the application form the page shows; empty for other documents.
    public var formSheets: Set<Int>
    /// The kind was told by a title, or by labels that no other document has, rather than by words of running text.
    public var isKindCertain: Bool
    /// Several fields of one name where there are several readings, the best first.
    public var fields: [ExtractedField]

    public init(
        kind: DocumentKind, formSheets: Set<Int> = [], isKindCertain: Bool = false, fields: [ExtractedField]
    ) {
        self.kind = kind
        self.formSheets = formSheets
        self.isKindCertain = isKindCertain
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
        var isCertain = false
        func close() {
            guard !run.isEmpty else { return }
            if DocumentClassifier.isEmployment(runKind, attachment: attachment) {
                results += contract(run, kind: runKind, isCertain: isCertain)
            } else if runKind == .dutyStatement || runKind == .unknown && attachment == .dutyStatement {
                results += statement(run, kind: runKind, isCertain: isCertain)
            } else {
                results += run.map { single($0, attachment: attachment) }
            }
            run = []
        }
        for page in pages {
            let found = DocumentClassifier(page: LabelledPage(pages: [page])).classify()
            // A page without a title of its own goes on with the document before it; so does an annex (保密协议).
            let isAnnex =
                (found.kind == .other || found.kind == .otherAgreement)
                && DocumentClassifier.isEmployment(runKind, attachment: attachment)
            if run.isEmpty || found.isCertain && runKind != .unknown && found.kind != runKind && !isAnnex {
                close()
                (runKind, isCertain) = (found.kind, found.isCertain)
            } else if runKind == .unknown {
                (runKind, isCertain) = (found.kind, found.isCertain)
            } else if found.kind == runKind {
                isCertain = isCertain || found.isCertain
            }
            run.append(page)
        }
        close()
        return results
    }

    /// Pages of one statement, read as one text.
    private func statement(_ pages: [RecognizedPage], kind: DocumentKind, isCertain: Bool) -> [PageExtraction] {
        let fields = StatementExtractor(page: LabelledPage(pages: pages)).fields()
        return pages.indices.map { index in
            PageExtraction(
                kind: kind, isKindCertain: isCertain, fields: fields.filter { $0.page == index }.map(\.field))
        }
    }

    // MARK: Documents of the employment

    private func contract(_ pages: [RecognizedPage], kind: DocumentKind, isCertain: Bool) -> [PageExtraction] {
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
        fields += documentTitle(of: pages)
        return pages.indices.map { index in
            PageExtraction(
                kind: kind, isKindCertain: isCertain, fields: fields.filter { $0.page == index }.map(\.field))
        }
    }

    /// The heading of the first page.
    private func documentTitle(of pages: [RecognizedPage]) -> [LocatedField] {
        guard let first = pages.first else { return [] }
        let page = LabelledPage(pages: [first])
        guard let title = DocumentClassifier(page: page).classify().title else { return [] }
        return [page.flow.field(.documentTitle, title)].compactMap(\.self)
    }

    // MARK: Single pages

    private func single(_ recognized: RecognizedPage, attachment: AttachmentKind) -> PageExtraction {
        let page = LabelledPage(pages: [recognized])
        let found = DocumentClassifier(page: page).classify()
        let certificates = CertificateFields(page: page)
        let fields: [LocatedField] =
            switch found.kind {
            case .applicationForm: form(page, title: found.title)
            case .reissueForm, .cancellationForm:
                form(page, title: found.title) + AnnexFormExtractor(page: page).fields()
            case .idCard, .idCardEmblem: card(page, of: recognized)
            case .unknown where attachment == .idInHand: card(page, of: recognized)
            // What the page shows could not be told: it is read as what it was uploaded as.
            case .unknown: certificates.fields(of: attachment.documentKind) ?? other(page)
            default: certificates.fields(of: found.kind) ?? other(page)
            }
        let titles = found.kind == .otherAgreement ? documentTitle(of: [recognized]) : []
        return PageExtraction(
            kind: found.kind, formSheets: found.formSheets, isKindCertain: found.isCertain,
            fields: (fields + titles).map(\.field))
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

    private func card(_ page: LabelledPage, of recognized: RecognizedPage) -> [LocatedField] {
        let parties = PartyBlocks(page: page)
        let values = LabelledValueExtractor(page: page)
        var fields = PersonNameExtractor(page: page, parties: parties, isTravelDocument: recognized.showsTravelDocument)
            .applicantNames()
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

extension AttachmentKind {
    /// What a page uploaded as this should show; `other` for a slot that takes anything.
    fileprivate var documentKind: DocumentKind { DocumentKind(rawValue: rawValue) ?? .other }
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
