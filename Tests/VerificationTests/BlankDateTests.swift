import DocumentModel
import Testing

@testable import Verification

/// Dates that were left blank, on pages that are poor.
struct BlankDateTests {
    private func finding(_ confidence: Double) -> Finding {
        FormSignatureDate().evaluate(
            .example([
                .firstSheet(),
                .secondSheet(blurred: true).signed(
                    .example(.applicant, .handwritten, date: .blank, confidence: confidence)),
            ]))
    }

    @Test func `where all printed signs were read surely a poor page hides no date`() {
        #expect(finding(SigningPlace.clearlyBlank).outcome == .missing)
        #expect(finding(0.95).outcome == .unreadable)
        #expect(finding(0.95).message.contains("未见日期"))
    }
}
