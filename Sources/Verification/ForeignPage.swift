import DocumentModel

extension DocumentPage {
    /// Headings that only the application form has.
    private static let formHeadings = ["注册申请表", "聘用单位意见", "初审机构意见"]

    /// Whether the page surely shows a document of another kind than it was uploaded as, so that its values are no
    /// evidence: the application form in the place of the contract repeats every declared value, and would agree in all.
    ///
    /// Only the kinds that are told with certainty count. Copies of identity cards belong to many contracts.
    func isForeign(to attachment: AttachmentKind) -> Bool {
        if attachment == .applicationForm { return false }
        if kind == .applicationForm, !formSheets.isEmpty, line(holding: DocumentPage.formHeadings) != nil {
            return true
        }
        let isContract = kind == .labourContract || kind == .employmentAgreement
        return attachment == .idInHand && isContract && Legibility.isLegible(self)
    }
}
