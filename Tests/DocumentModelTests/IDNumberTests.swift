import DocumentModel
import Testing

struct IDNumberTests {
    /// The examples of GB 11643-1999, and made-up numbers.
    @Test(arguments: ["11010519491231002X", "440524188001010014", "35010319880115006X", "810000199101010016"])
    func `a number with the right check character is valid`(text: String) throws {
        #expect(try #require(IDNumber(text)).isChecksumValid)
    }

    @Test func `every single changed digit breaks the check`() throws {
        let digits = Array("350102198503124510")
        for position in 0..<17 {
            for other in "0123456789" where other != digits[position] {
                var changed = digits
                changed[position] = other
                #expect(try #require(IDNumber(String(changed))).isChecksumValid == false)
            }
        }
    }

    @Test func `a birth date must be a day of the calendar`() throws {
        let number = try #require(IDNumber("350203199002290015"))
        #expect(number.isChecksumValid)
        #expect(number.birthDate == nil)
        #expect(IDNumber("11010519491231002x")?.birthDate == CalendarDate(year: 1949, month: 12, day: 31))
    }

    @Test(arguments: ["", "1", "35010219850312451", "3501021985031245101", "35010219850312451Y", "三五零一零二一九八五零三一二四五一零"])
    func `anything else is no number`(text: String) {
        #expect(IDNumber(text) == nil)
    }

    @Test func `masking hides the birth date`() {
        #expect(IDNumber("350102198503124510")?.masked == "350102********4510")
        #expect(maskedNumber("E12345678") == "E1*****78")
        #expect(maskedNumber("") == "")
    }
}
