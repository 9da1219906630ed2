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

    @Test(arguments: [
        ("月27日", true), ("签订日期：2026-61", true), ("27日", false), ("15日", false), ("3年", false), ("20年月日", false),
        ("20年", false), ("日期： 2026年", true), ("三月二十七日", true), ("2024.2.2", true), ("日期：", false),
        ("年月日", false), ("2", false), ("第2页共2页", false), ("电话：2026-61", false), ("35010219900101", false), ("", false),
    ])
    func `pieces of a date are known by their signs`(text: String, isPiece: Bool) {
        #expect(OtherPartysDate.isPiece(text) == isPiece)
    }
}
