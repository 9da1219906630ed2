import DocumentModel
import Testing

@testable import Extraction

/// The wordings of the term clause found in contracts, numbered as in the collection they come from.
struct ContractTermExtractorTests {
    private func read(_ lines: [String]) -> PageExtraction {
        FieldExtraction().extract(from: SyntheticPage(["劳动合同"] + lines).page, attachment: .labourContract)
    }

    @Test func `dates behind a mere list of kinds are the term`() {
        let result = read([
            "第一条 合同类型：□固定期限 □无固定期限 □以完成一定工作任务为期限", "第二条 合同起止日期：2024/01/01 — 2026/12/31",
            "第三条 乙方工作岗位是安全主管。",
        ])
        #expect(result.values(.contractStart) == ["2024-01-01"])
        #expect(result.values(.contractEnd) == ["2026-12-31"])
    }

    @Test func `a two whose option was left blank is a one on its ruling`() {
        let result = read([
            "甲乙双方选择以下第二种形式确定本合同期限：", "（一）有固定期限：自2025年9月10日至2028年9月9日止。",
            "（二）无固定期限：自__年__月__日起至法定或约定的终止条件出现时止。", "第二条 工作岗位是安全主管。",
        ])
        #expect(result.values(.contractStart) == ["2025-09-10"])
        #expect(result.values(.contractEnd) == ["2028-09-09"])
    }

    @Test func `an open-ended term that is filled in stays chosen`() {
        let result = read([
            "甲乙双方选择以下第二种形式确定本合同期限：", "（一）有固定期限：自2025年9月10日至2028年9月9日止。",
            "（二）无固定期限：自2025年9月10日起至法定或约定的终止条件出现时止。", "第二条 工作岗位是安全主管。",
        ])
        #expect(result.values(.contractEnd).first == "open-ended")
    }

    /// Wordings with one clear reading: start, end.
    @Test(arguments: [
        // 1: all options filled in
        (
            [
                "双方约定按下列第1种方式确定劳动合同期限：", "1.固定期限：自2026年7月1日起至2029年7月1日止，其中，试用期从用工之日起至", "2026年10月1日止。",
                "2.无固定期限：自2026年7月1日起至依法解除、终止劳动合同时止，其中，试用期从用工之日起至2026年10月1日止。",
                "3.以完成一定工作任务为期限：自2026年7月1日起至项目工作任务完成时止。",
            ], "2026-07-01", "2029-07-01"
        ),
        // 1b: the second option
        (
            [
                "双方约定按下列第 2 种方式确定劳动合同期限：", "1.固定期限：自2026年7月1日起至2029年7月1日止，其中，试用期从用工之日起至2026年10月1日止。",
                "2.无固定期限：自2026年7月2日起至依法解除、终止劳动合同时止，其中，试用期从用工之日起至2026年10月1日止。",
                "3.以完成一定工作任务为期限：自____年__月__日起至____工作任务完成时止。",
            ], "2026-07-02", "open-ended"
        ),
        // 2: Shenzhen
        (
            [
                "甲乙双方同意按以下第__1__种方式确定本合同期限：", "1.有固定期限：从2024年3月1日起至2027年2月28日止。", "2.无固定期限：从____年__月__日起至法定终止条件出现时止。",
                "3.以完成一定工作任务为期限：从____年__月__日起至工作任务完成时止。", "（二）试用期：3个月，从2024年3月1日起至2024年5月31日止。",
            ], "2024-03-01", "2027-02-28"
        ),
        // 3: older Shenzhen, no selection written
        (
            [
                "一、合同期限", "1、有固定期限：从2024年3月1日起至2027年2月28日止。", "2、无固定期限：从  年  月  日起。",
                "3、以完成一定工作为期限：从  年  月  日起至工作任务完成时止。完成工作任务的标志是",
            ], "2024-03-01", "2027-02-28"
        ),
        // 4
        (
            [
                "劳动合同类型及期限按下列第1项确定。", "1、固定期限：自2021年3月12日起至2022年3月11日止。", "2、无固定期限：自年月日起至法定的解除或终止合同的条件出现时止。",
                "试用期自2021年3月12日起至2021年4月11日止。",
            ], "2021-03-12", "2022-03-11"
        ),
        // 5: the open-ended option itself prints an end
        (
            [
                "甲、乙双方选择以下第2等形式确定本合同期限：", "1、固定期限：自____年__月__日起至____年__月__日止。", "2、无固定期限：自2024年3月1日起至____年__月__日止。",
            ], "2024-03-01", "open-ended"
        ),
        // 6: letters
        (
            [
                "劳动合同期限采取下列第A种形式。", "A、固定期限：自2024年3月1日起至2027年2月28日止，其中试用期从2024年3月1日至2024年5月31日止。",
                "B、无固定期限：自____年__月__日起至法定的劳动合同终止条件出现时止。",
            ], "2024-03-01", "2027-02-28"
        ),
        // 6b: ticks
        (
            [
                "劳动合同期限采取下列形式：", "□固定期限：自2024年3月1日起至2027年2月28日止", "☑无固定期限：自2025年3月1日起至法定的劳动合同终止条件出现时止。",
            ], "2025-03-01", "open-ended"
        ),
        // 7
        (["本合同为固定期限劳动合同，合同期从2024年01月01日起至2027年01月01日止。其中试用期从2024年01月01日起至2024年03月31日止。"], "2024-01-01", "2027-01-01"),
        // 8: no 起, no 止
        (["本合同为固定期限劳动合同，期限 3 年，自 2026 年 9 月 1 日至 2029 年 8 月 31 日；其中试用期 6 个月。"], "2026-09-01", "2029-08-31"),
        // 11
        (["本合同期限类型为固定期限合同。本合同生效日期：2024年3月1日，终止日期：2027年2月28日，其中试用期为3个月。"], "2024-03-01", "2027-02-28"),
        // 12
        (["本合同有效期自【2024年3月1日】起至【2027年2月28日】止，共计【3年】。试用期自【2024年3月1日】起至【2024年5月31日】止。"], "2024-03-01", "2027-02-28"),
        // 13
        (["本合同期限为三年，自2026年7月15日起至2029年7月14日止。"], "2026-07-15", "2029-07-14"),
        // 14
        (["本合同期限为三年，自2024年1月1日起至2027年1月1日止。"], "2024-01-01", "2027-01-01"),
        // 15
        (["劳动合同期限自【2024】年【3】月【1】日（\"劳动合同起始日\"）起至【2027】年【2】月【28】日止。"], "2024-03-01", "2027-02-28"),
        // 16
        (["本合同为无固定期限劳动合同，自2024年3月1日起生效。"], "2024-03-01", "open-ended"),
        // 16b
        (["劳动合同期限自2025-01-01起为无固定期限"], "2025-01-01", "open-ended"),
        // 17: Shanghai, probation in its own article
        (
            [
                "第一条 合同期限 甲、乙双方选择以下第（一）种形式：", "（一）有固定期限合同。期限3年，自2024年3月1日至2027年2月28日。", "（二）无固定期限合同。自____年__月__日起。",
                "第二条 本合同的试用期自2024年3月1日至2024年5月31日。",
            ], "2024-03-01", "2027-02-28"
        ),
        // 18: Beijing
        (["第一条 本合同为固定期限劳动合同。", "本合同于2024年3月1日生效，其中试用期至2024年5月31日止。本合同于2027年2月28日终止。"], "2024-03-01", "2027-02-28"),
        // 19
        (["本合同自2024年3月1日起,至2027年2月28日止,共3年。其中试用期至2024年5月31日止,共3月。"], "2024-03-01", "2027-02-28"),
        // 20
        (["本协议期限为1年0月,自 2024年3月1日起至 2025年2月28日止。"], "2024-03-01", "2025-02-28"),
        // 21
        (
            ["本合同为固定期限的劳动合同。自2024年3月1日起至2027年2月28日止,期限为3年;其中试用期为3个月,自2024年3月1日起至2024年5月31日止。"], "2024-03-01",
            "2027-02-28"
        ),
        // 22
        (
            [
                "一、劳动合同期限：第2种", "1.固定期限：自____年__月__日起至____年__月__日止。",
                "2.无固定期限:自2024年3月1日起至法定的或本合同所约定的终止条件出现时止。其中试用期自2024年3月1日至2024年5月31日止,期限为90天。",
            ], "2024-03-01", "open-ended"
        ),
        // 23: two ranges, the renewal is the later one
        (["合同期限：自2026年7月1日起至2027年7月1日止；续订期：自2027年7月1日起至2028年7月1日止。"], "2027-07-01", "2028-07-01"),
        // 24: the first range is the old term
        (
            ["原合同约定合同期限自2021年3月1日起至2024年2月29日止，现双方一致同意对原合同进行延期，", "延期期限自2024年3月1日起至2027年2月28日止。"], "2024-03-01",
            "2027-02-28"
        ),
        // 27: Chinese numerals
        (["劳动合同期限自二〇二四年一月一日起至二〇二六年十二月三十一日止。"], "2024-01-01", "2026-12-31"),
        // 28: renewal sheet
        (["本合同期限自2021年3月1日起至2024年2月29日止。", "续订劳动合同", "本合同经甲乙双方协商同意续订至2027年2月28日。"], "2021-03-01", "2027-02-28"),
        // a renewal without an end, in whose clause two days of signing stand side by side
        (
            [
                "本合同为固定期限劳动合同，自2023年5月26日起至2024年5月25日止。", "二、工作内容", "续订劳动合同", "经协商同意，续订为无固定期限劳动合同，自2024_年5月26日起。",
                "用人单位（公章）：劳动者（签名）：", "2024年5月21日2024年5月21日",
            ], "2024-05-26", "open-ended"
        ),
        // the clause broken in the middle of a date
        (["本合同为固定期限劳动合同，合同期从2024年3月", "1日起至2027年2月28", "日止。"], "2024-03-01", "2027-02-28"),
        // shorthand
        (["合同期限：2024.3.1-2027.2.28"], "2024-03-01", "2027-02-28"),
    ])
    func `a clear wording gives its start and end`(lines: [String], start: String, end: String) {
        let result = read(lines)
        #expect(result.values(.contractStart).first == start)
        #expect(result.values(.contractEnd).first == end)
        #expect(result.first(.contractStart)?.isComplete == true)
        #expect(result.first(.contractEnd)?.isComplete == true)
    }

    /// 9 and 10: neither start nor end.
    @Test(arguments: ["本合同为固定期限劳动合同，期限为叁年。", "本合同期限类型为固定期限合同，合同期限为三年。"])
    func `a length alone is not complete`(line: String) {
        let result = read([line])
        #expect(result.values(.contractStart).isEmpty)
        #expect(result.first(.contractEnd)?.value == "3年")
        #expect(result.first(.contractEnd)?.isComplete == false)
    }

    @Test func `a start and a length give both usual ends with a note`() {
        let result = read(["本合同期限为三年（自2024年3月1日起）。"])
        #expect(result.values(.contractStart) == ["2024-03-01"])
        #expect(result.values(.contractEnd) == ["2027-02-28", "2027-03-01"])
        #expect(result.first(.contractEnd)?.note?.contains("推算") == true)
    }

    /// 25
    @Test func `a probation alone is no certain term`() {
        let result = read(["甲方聘用乙方为试用期员工,试用期3个月,自2024年3月1日起至2024年5月31日止。"])
        #expect(result.first(.contractStart)?.isComplete != true)
        #expect(result.first(.contractEnd)?.isComplete != true)
    }

    /// 26
    @Test func `an agreement that ends a contract is no contract`() {
        let page = SyntheticPage(["解除劳动合同协议书", "甲乙双方于2021年3月1日签订劳动合同,合同期至2024年2月29日,现同意解除劳动合同关系。"]).page
        let result = FieldExtraction().extract(from: page, attachment: .labourContract)
        #expect(result.kind == .otherAgreement)
        #expect(result.values(.contractEnd).isEmpty)
    }

    @Test func `several filled options without a choice stay open`() {
        let result = read([
            "双方约定按下列第__种方式确定劳动合同期限：", "1.固定期限：自2026年7月1日起至2029年7月1日止。", "2.无固定期限：自2026年7月1日起至依法解除、终止劳动合同时止。",
        ])
        #expect(!result.fields.filter { $0.name == .contractEnd }.isEmpty)
        #expect(result.fields.filter { $0.name == .contractEnd }.allSatisfy { !$0.isComplete })
    }

    @Test func `the only filled option is taken with a note`() {
        let result = read([
            "双方约定按下列第__种方式确定劳动合同期限：", "1.固定期限：自2026年7月1日起至2029年7月1日止。", "2.无固定期限：自__年__月__日起至依法解除、终止劳动合同时止。",
        ])
        #expect(result.first(.contractEnd)?.value == "2029-07-01")
        #expect(result.first(.contractEnd)?.isComplete == true)
        #expect(result.first(.contractEnd)?.note != nil)
    }

    @Test func `blanks are no dates`() {
        let result = read([
            "双方约定按下列第__种方式确定劳动合同期限：", "1.固定期限：自____年__月__日起至____年__月__日止。", "2.无固定期限：自____年__月__日起至依法解除、终止劳动合同时止。",
        ])
        #expect(
            result.fields.filter { $0.name == .contractStart || $0.name == .contractEnd }.allSatisfy { !$0.isComplete })
    }

    @Test func `a half-filled date is told as such`() {
        let result = read(["本合同为固定期限劳动合同，自2024年3月1日起至2027年__月__日止。"])
        #expect(result.first(.contractStart)?.value == "2024-03-01")
        #expect(result.first(.contractEnd)?.isComplete == false)
    }

    @Test func `talk of open-ended contracts elsewhere is no term`() {
        let result = read([
            "劳动合同期限自2024年3月1日起至2027年2月28日止。", "第九条 乙方符合订立无固定期限劳动合同条件的，甲方应当与其订立无固定期限劳动合同。",
        ])
        #expect(result.values(.contractEnd).first == "2027-02-28")
    }

    @Test func `two different terms are both told`() {
        let result = read(["合同期限：自2024年3月1日起至2027年2月28日止。", "第十条 合同期限自2024年3月1日起至2028年2月28日止。"])
        #expect(result.values(.contractEnd) == ["2027-02-28", "2028-02-28"])
        #expect(result.first(.contractEnd)?.note != nil)
    }

    @Test func `other dates of the contract are not the term`() {
        let result = read([
            "签订日期：2024年2月20日", "乙方出生日期：1987年3月15日", "参加工作时间：2009年7月1日", "第一条 合同期限自2024年3月1日起至2027年2月28日止。",
            "第二条 工作内容：安全管理", "《劳动合同法》自2008年1月1日起施行", "保密期限为3年，自2027年3月1日起至2030年2月28日止。",
        ])
        #expect(result.values(.contractStart) == ["2024-03-01"])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
    }

    @Test func `a clause that goes over pages puts each field on its page`() {
        let first = SyntheticPage(["劳动合同", "甲方（用人单位）：福建闽安工程技术有限公司", "第一条 本合同为固定期限劳动合同，合同期从2024年3月1日起"]).page
        let second = SyntheticPage(["至2027年2月28日止。其中试用期从2024年3月1日起至2024年5月31日止。", "第二条 工作内容"]).page
        let results = FieldExtraction().extract(document: [first, second], attachment: .labourContract)
        #expect(results.map(\.kind) == [.labourContract, .labourContract])
        #expect(results[0].values(.contractStart) == ["2024-03-01"])
        #expect(results[0].values(.contractEnd) == [])
        #expect(results[1].values(.contractEnd) == ["2027-02-28"])
    }

    @Test func `the quad covers the date alone`() throws {
        let field = try #require(read(["合同期限：自2024年3月1日起至2027年2月28日止"]).first(.contractEnd))
        // 至 stands after 5 full-width characters, 自 and a date of 7 full-width and half-width signs, 起.
        let line = "合同期限：自2024年3月1日起至"
        let left = line.reduce(200.0) { $0 + ($1.isASCII ? 16 : 32) }
        #expect(abs(field.quad.boundingBox.x - left) < 1)
        #expect(abs(field.quad.boundingBox.width - 7 * 16 - 3 * 32) < 1)
        #expect(field.text == "合同期限：自2024年3月1日起至2027年2月28日止")
    }
}
