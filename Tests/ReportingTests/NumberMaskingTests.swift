import DocumentModel
import Testing

@testable import Reporting

struct NumberMaskingTests {
    @Test(arguments: [
        ("身份证号码：350102198703154217。", "身份证号码：350102********4217。"),
        ("35010219870315421x", "350102********421X"),
        ("350102 19870315 4217", "350102********4217"),
        ("３５０１０２１９８７０３１５４２１７", "350102********4217"),
        ("35010219870315421", "35*************21"),
        ("电话 13800000000，2024-03-01", "电话 13800000000，2024-03-01"),
        ("3501020012345", "3501020012345"),
        ("", ""), ("x", "x"), ("12 x", "12 x"), ("9", "9"), ("1 ", "1 "),
    ])
    func `long numbers are masked and short ones are not`(text: String, expected: String) {
        #expect(maskingNumbers(in: text) == expected)
    }

    @Test func `two numbers show where they differ`() {
        let (first, second) = maskedComparison("350102198703154217", "350102198708154217")
        #expect(first == "350102*****3**4217")
        #expect(second == "350102*****8**4217")
    }

    @Test func `numbers of two persons are not revealed by their differences`() {
        let (first, second) = maskedComparison("350102198703154217", "350595197605038665")
        #expect(first == "350102********4217")
        #expect(second == "350595********8665")
    }

    @Test func `numbers of different lengths are masked as usual`() {
        let (first, second) = maskedComparison("350102198703154217", "35010219870315421")
        #expect(first == "350102********4217")
        #expect(second == "35*************21")
    }
}
