import Testing

@testable import Verification

struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONNode { try JSONReader.read(Array(text.utf8)) }

    private func failure(_ bytes: [UInt8]) -> JSONSyntaxError? {
        do {
            _ = try JSONReader.read(bytes)
            return nil
        } catch { return error }
    }

    @Test func `every kind of value is read with its line`() throws {
        let node = try read("{\n\"a\": [1, -2.5e+3, true,\n false, null],\n\"b\": {\"c\": \"d\"}}")
        guard case .object(let members) = node.value, case .array(let elements) = members[0].node.value else {
            Issue.record("not an object with an array")
            return
        }
        #expect(members.map(\.name) == ["a", "b"])
        #expect(members.map(\.line) == [2, 4])
        #expect(elements.map(\.value) == [.number("1"), .number("-2.5e+3"), .boolean(true), .boolean(false), .null])
        #expect(elements.map(\.line) == [2, 2, 2, 3, 3])
    }

    @Test(arguments: [
        (#""\u9648\u6653\u4e1c""#, "陈晓东"), (#""\uD842\uDFB7""#, "𠮷"),
        (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"),
        ("\"😀\"", "😀"), ("\"\"", ""), (#""\u0000""#, "\0"),
    ])
    func `strings are read with their escapes`(_ text: String, _ value: String) throws {
        #expect(try read(text).value == .string(value))
    }

    @Test func `a byte order mark is skipped`() throws {
        #expect(try JSONReader.read([0xEF, 0xBB, 0xBF] + Array("1".utf8)).value == .number("1"))
    }

    @Test(arguments: [
        "", " ", "{", "[", "\"", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "[1,]", "[,1]", "{,}", "{a:1}",
        "{'a':1}",
        "tru", "nul", "falsee", "+1", "01", "-", "1.", ".5", "1e", "1e+", "0x10", "NaN", "Infinity", "1 2", "{} {}",
        "// comment\n1", "{\"a\":1 \"b\":2}", "[1 2]", "\"\n\"", "\"\u{1}\"", #""\x""#, #""\u12""#, #""\u12G4""#,
        #""\uD800""#,
        #""\uDC00""#, #""\uD800\n""#, #""\uD800A""#, #""\"#, "\"\\", "]", "}", ":", ",", "\u{FEFF}\u{FEFF}1",
        "{\"a\":1,\"a\":2}",
    ])
    func `what is no JSON is refused`(_ text: String) {
        #expect(failure(Array(text.utf8)) != nil)
    }

    @Test(arguments: [
        [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80],
        [0xE4, 0xBD], [0xE4], [0x80], [0xF0, 0x9F, 0x98], [0xC3, 0x28],
    ])
    func `bad UTF-8 is refused with its line`(_ bytes: [UInt8]) {
        let error = failure(Array("[\n\"".utf8) + bytes + Array("\"]".utf8))
        #expect(error?.line == 2)
        #expect(error?.message.contains("UTF-8") == true)
    }

    @Test func `UTF-16 is named`() {
        #expect(failure([0xFF, 0xFE, 0x7B, 0x00])?.message.contains("UTF-16") == true)
        #expect(failure([0xFE, 0xFF, 0x00, 0x7B])?.message.contains("UTF-16") == true)
    }

    @Test func `deep nesting is refused and ends no program`() {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(failure(deep)?.message.contains("嵌套") == true)
        let objects = Array(String(repeating: "{\"a\":", count: 100_000).utf8)
        #expect(failure(objects)?.message.contains("嵌套") == true)
    }

    @Test func `a repeated name tells both lines`() {
        let error = failure(Array("{\"a\": 1,\n\"a\": 2}".utf8))
        #expect(error?.line == 2)
        #expect(error?.message.contains("第1行") == true)
    }

    @Test func `huge numbers are kept as written`() throws {
        let digits = String(repeating: "9", count: 100_000)
        #expect(try read(digits).value == .number(digits))
        #expect(try read("1e999999999").value == .number("1e999999999"))
    }

    @Test func `random bytes never end the program`() {
        var state: UInt64 = 1
        func next() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        let alphabet = Array("{}[]\",:\\u0123dD8tfn-+.eE \n陈".utf8)
        for length in 0..<3000 {
            let bytes = (0..<(length % 80)).map { _ in
                length.isMultiple(of: 3) ? next() : alphabet[Int(next()) % alphabet.count]
            }
            _ = failure(bytes)
        }
    }
}
