import DocumentModel
import Testing

@testable import Extraction

/// Nothing a reader can produce stops the extraction.
struct RobustnessTests {
    private func read(_ page: RecognizedPage) {
        for attachment in AttachmentKind.allCases { _ = FieldExtraction().extract(from: page, attachment: attachment) }
    }

    @Test func `an empty page has no fields`() {
        let result = FieldExtraction().extract(
            from: RecognizedPage(width: 0, height: 0, lines: []), attachment: .labourContract)
        #expect(result.kind == .unknown)
        #expect(result.fields.isEmpty)
        #expect(FieldExtraction().extract(document: [], attachment: .labourContract).isEmpty)
    }

    @Test func `lines without glyphs or without places are passed over`() {
        let nowhere = Quad(Rect(x: .nan, y: .infinity, width: -1, height: .nan))
        let glyph = Glyph(text: "姓名：陈晓东", quad: nowhere, score: .nan)
        let empty = Glyph(text: "", quad: Quad(Rect(x: 0, y: 0, width: 0, height: 0)), score: 0)
        read(
            RecognizedPage(
                width: 100, height: 100,
                lines: [
                    TextLine(quad: nowhere, glyphs: [glyph], score: 0), TextLine(quad: nowhere, glyphs: [], score: 0),
                    TextLine(quad: empty.quad, glyphs: [empty, empty], score: 0),
                    TextLine(quad: empty.quad, glyphs: [glyph], score: 0),
                ]))
    }

    @Test(arguments: [
        "年", "年月日", "自年月日起至年月日止", "甲方：", "身份证号码：", "姓名", "（", "）", "👩‍👩‍👧‍👦", "1", "X", "固定期限", "试用期自2024年3月1日起至", "：", "_",
        "第1种",
        "续订至2024年3月1日", "合同期限", "350102198503124510", "e\u{301}", "\u{0}", "\u{202E}",
    ])
    func `one word over and over is harmless`(word: String) {
        read(SyntheticPage([String](repeating: String(repeating: word, count: 40), count: 60)).page)
        read(SyntheticPage([String](repeating: word, count: 300)).page)
    }

    @Test func `random pages of words of the trade are harmless`() {
        let words = [
            "甲方", "乙方", "（", "）", "：", "年", "月", "日", "自", "起", "至", "止", "2024", "3", "1", "28", "固定期限", "无固定期限", "第",
            "种",
            "1.", "2.", "身份证号码", "350102198503124510", "35010219", "X", "姓名", "陈晓东", "聘用单位", "公司", "福建闽安", "劳动合同期限",
            "试用期", "续订",
            "原合同", "三年", "个月", "工作经历", "紧急联系人", "☑", "□", "十", "廿", "元", "_", "。", "；", "🙂", "岗位", "在", "部门", "担任",
        ]
        var random = SplitMix64(state: 20_261_123)
        for _ in 0..<150 {
            var page = SyntheticPage(width: Int.random(in: 100...3000, using: &random), height: 2000)
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                    words.randomElement(using: &random) ?? ""
                }
                page.add(
                    text.joined(), x: .random(in: -50...2000, using: &random),
                    y: .random(in: -50...2000, using: &random),
                    size: .random(in: 0...60, using: &random))
            }
            _ = FieldExtraction().extract(document: [page.page, page.page], attachment: .labourContract)
            _ = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
            _ = FieldExtraction().extract(from: page.page, attachment: .idInHand)
        }
    }

    /// The bounds are for an unoptimised build on a busy machine; a release build takes about a twentieth.
    @Test func `time grows with the length of the page, not with its square`() {
        let lines = [
            "甲方（用人单位）：福建闽安工程技术有限公司", "乙方（劳动者）：陈晓东 身份证号码：350102198503124510", "第一条 合同期限自2024年3月1日起至2027年2月28日止。",
            "第二条 工作内容：乙方同意根据甲方工作需要，担任安全主管岗位工作。",
        ]
        let clock = ContinuousClock()
        let short = SyntheticPage((0..<200).map { lines[$0 % 4] }).page
        let long = SyntheticPage((0..<10_000).map { lines[$0 % 4] }).page
        let shortTime = clock.measure { _ = FieldExtraction().extract(from: short, attachment: .labourContract) }
        let longTime = clock.measure { _ = FieldExtraction().extract(from: long, attachment: .labourContract) }
        print("extraction: 200 lines in \(shortTime), 10,000 lines in \(longTime)")
        #expect(shortTime < .seconds(2))
        #expect(longTime < .seconds(60))
    }
}

/// Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
