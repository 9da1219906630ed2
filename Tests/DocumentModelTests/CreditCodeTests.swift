import DocumentModel
import Testing

struct CreditCodeTests {
    @Test(arguments: [
        "91350100M000100Y43", "91350102MA2Y0001X6", "91350200MA31ABCD0D", "123500004880000115", "11350000003590018K",
        "93350121MA8TT00147",
    ])
    func `both check characters of a lawful code are right`(text: String) throws {
        let code = try #require(CreditCode(text))
        #expect(code.isChecksumValid && code.isUnitChecksumValid)
        #expect(CreditCode(text.lowercased()) == code)
    }

    /// Early codes of pilot regions, lawful all the same.
    @Test(arguments: [("91350100M0001TGQXM", "1"), ("91350211M0000XUF46", "R"), ("91350203M0001FUE2P", "J")])
    func `early codes of Fujian fail the outer check only`(text: String, expected: Character) throws {
        let code = try #require(CreditCode(text))
        #expect(!code.isChecksumValid && code.isUnitChecksumValid)
        #expect(code.expectedCheckCharacter == expected)
    }

    @Test func `a made-up code fails both checks`() throws {
        let code = try #require(CreditCode("91110108MA01ABCDEF"))
        #expect(!code.isChecksumValid && !code.isUnitChecksumValid)
        #expect(code.expectedCheckCharacter == "N" && code.expectedUnitCheckCharacter == "5")
    }

    @Test func `every single changed character breaks the outer check`() throws {
        let text = Array("91350102MA2Y0001X6")
        for place in text.indices {
            for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != text[place] {
                var changed = text
                changed[place] = other
                #expect(try #require(CreditCode(String(changed))).isChecksumValid == false)
            }
        }
    }

    @Test(arguments: [
        "", "9", "91350102MA2Y0001X", "91350102MA2Y0001X66", "91350102MA2Y0O01X6", "91350102MAZY0001X6",
        "９１350102MA2Y0001X6",
        "91350102MA2Y0001X\u{301}6", "91350102MA2Y 001X6", String(repeating: "9", count: 4000),
    ])
    func `anything else is no code`(text: String) {
        #expect(CreditCode(text) == nil)
    }

    @Test func `the first characters tell the kind of unit`() throws {
        let kinds: [(String, CreditCode.UnitKind)] = [
            ("11350000003590018K", .organ), ("123500004880000115", .publicInstitution),
            ("91350102MA2Y0001X6", .enterprise), ("93350121MA8TT00147", .enterprise), ("51350102MA2Y0001X6", .other),
        ]
        for (text, kind) in kinds { #expect(try #require(CreditCode(text)).unitKind == kind) }
    }
}
