import DocumentModel
import Testing

@testable import Decoding

struct WireFormatTests {
    private static let messages: [WireMessage] = [
        .page(PageHeader(number: 3, width: 1654, height: 2339, format: .rgb8, dpi: 200)),
        .page(PageHeader(number: 1, width: 1, height: 1, format: .gray8, dpi: nil)),
        .problem(DecodingProblem(.damaged, pages: [7])),
        .problem(DecodingProblem(.unsupportedType, format: .officeDocument)),
        .problem(DecodingProblem(.tooLarge, quantity: .pixels, measured: 900_000_000, limit: 80_000_000)),
        .end(pages: 12),
    ]

    private func parsed(_ bytes: [UInt8]) -> WireMessage? {
        guard let (kind, length) = WireMessage.prefix(Array(bytes.prefix(WireMessage.prefixLength))),
            bytes.count == WireMessage.prefixLength + length
        else { return nil }
        return WireMessage(kind: kind, body: Array(bytes.dropFirst(WireMessage.prefixLength)))
    }

    @Test(arguments: messages)
    func `a message is read as it was written`(message: WireMessage) {
        #expect(parsed(message.encoded) == message)
        #expect(message.encoded.count <= WireMessage.prefixLength + WireMessage.longestBody)
    }

    @Test(arguments: messages)
    func `a message that is cut or has bytes too many is none`(message: WireMessage) {
        let bytes = message.encoded
        let body = Array(bytes.dropFirst(WireMessage.prefixLength))
        guard let (kind, _) = WireMessage.prefix(Array(bytes.prefix(WireMessage.prefixLength))) else {
            Issue.record("no prefix")
            return
        }
        for count in 0..<body.count { #expect(WireMessage(kind: kind, body: Array(body.prefix(count))) == nil) }
        #expect(WireMessage(kind: kind, body: body + [0]) == nil)
    }

    @Test(arguments: messages)
    func `changed bytes never trap`(message: WireMessage) {
        let bytes = message.encoded
        for index in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = value
                _ = parsed(changed)
            }
        }
    }

    @Test func `limits survive the way through the arguments`() {
        var limits = DecodingLimits()
        limits.pages = 7
        limits.memoryBytes = 123_456_789
        #expect(DecodingLimits(arguments: limits.arguments) == limits)
    }

    @Test(arguments: ["pages", "pages=", "pages=x", "pages=0", "pages=-1", "pages=99999999999999", "paper=3", "=3", ""])
    func `arguments that are no limits are refused`(argument: String) {
        #expect(DecodingLimits(arguments: [argument]) == nil)
    }

    @Test func `problems of single pages become one`() {
        let merged = DecodingProblem.merged([
            DecodingProblem(.damaged, pages: [2]), DecodingProblem(.tooLarge, pages: [3], quantity: .pixels),
            DecodingProblem(.damaged, pages: [5]), DecodingProblem(.damaged),
        ])
        #expect(merged.map(\.pages) == [[2, 5], [3], []])
        #expect(merged[0].message.contains("第 2、5 页"))
    }

    @Test(arguments: FileProblem.Reason.allCases)
    func `every reason has one Chinese sentence`(reason: FileProblem.Reason) {
        let message = DecodingProblem(reason).message
        #expect(message.hasSuffix("。") && message.filter { $0 == "。" }.count == 1)
    }
}
