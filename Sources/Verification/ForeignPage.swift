import DocumentModel

extension DocumentPage {
    /// The parties, whom every page of a contract that looks like the form's list of personal data names.
    private static let parties = ["甲方", "乙方"]

    /// Whether the page surely shows a document of another kind than it was uploaded as, so that its values are no
    /// evidence: the application form in the place of the contract repeats every declared value, and would agree in all.
    ///
    /// Only the kinds that are told with certainty count. Copies of identity cards belong to many contracts.
    func isForeign(to attachment: AttachmentKind) -> Bool {
        if attachment == .applicationForm { return false }
        if kind == .applicationForm, !formSheets.isEmpty, line(holding: DocumentPage.parties) == nil {
            return true
        }
        let isContract = kind == .labourContract || kind == .employmentAgreement
        return attachment == .idInHand && isContract && Legibility.isLegible(self)
    }
}
