import Testing

@testable import Verification

struct LegalFormTests {
    @Test(arguments: [
        ("福建闽安工程有限责任公司三明分公司", "福建闽安工程有限司三明分公司"), ("福建闽安工程有限公司", "福建闽安工程有根公司"),
        ("福建闽安工程有限公司长乐分公司", "福建闽安工程有限公司长乐公公司"), ("福建闽安工程股份有限公司", "福建闽安工程股分有限公可"),
    ])
    func `what is no legal form was misread`(expected: String, found: String) {
        #expect(LegalForm.isBroken(TextDifference(from: expected, to: found)))
    }

    @Test(arguments: [
        ("福建闽安工程有限责任公司", "福建闽安工程有限公司"), ("福建闽安工程有限公司", "福建闽安工程股份有限公司"), ("福建闽安工程有限公司", "福建闽安工程科技有限公司"),
        ("福建闽安工程有限公司", "福州闽安工程有限公司"), ("福建闽安工程有限公司", "福州闽安工程有根公司"), ("福建闽安工程有限公司", "福建闽安工程有限公司"),
        ("漳州市产品质量检验所", "漳州市产品质量检验院"), ("福建闽安有限公司", "福建闽安集团公司"),
        ("福建闽安有限公司福州分公司", "福建闽安有限公司福州支公司"), ("福建闽安工程有限公司", "福建闽安工程科技有根公司"), ("", ""), ("", "有限公司"),
    ])
    func `another form, or a difference elsewhere, is none of the reader's making`(expected: String, found: String) {
        #expect(!LegalForm.isBroken(TextDifference(from: expected, to: found)))
    }

    @Test(arguments: [
        ("福建闽安工程有限公司", "福建闽安工程有限司", true), ("福建闽安工程股份有限公司", "福建闽安工程股份有限公", true),
        ("福建闽安工程有限公司", "福建闽安工程有根公司", false), ("福建闽安工程有限公司", "福建闽安工程限公司", false),
        ("福建闽安工程有限责任公司", "福建闽安工程有限任公司", false), ("福建闽安有限公司福州分公司", "福建闽安有限公司福州分司", false),
        ("福建闽安工程有限公司", "福州闽安工程有限司", false), ("福建闽安工程有限责任公司", "福建闽安工程有限公司", false), ("", "", false),
    ])
    func `one character lost from a form is the reader's where no other form is near`(
        expected: String, found: String, isMisread: Bool
    ) {
        #expect(LegalForm.isMisread(TextDifference(from: expected, to: found)) == isMisread)
    }
}
