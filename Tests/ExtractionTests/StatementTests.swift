import DocumentModel
import Testing

@testable import Extraction

struct StatementTests {
    private func read(_ pages: [[String]]) -> [PageExtraction] {
        FieldExtraction().extract(document: pages.map { SyntheticPage($0).page }, attachment: .dutyStatement)
    }

    @Test func `each piece of work stands with its time`() {
        let result = read([
            [
                "履职情况书面陈述", "本人陈晓东，在福建闽安工程技术有限公司工作。", "1.2023年5月，在福清厂区开展安全检查，排查隐患12项。", "督促整改全部完成。",
                "2.2024年6月12日，组织应急演练一次。", "陈述人：陈晓东", "2026年3月1日",
            ]
        ])[0]
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.signingDate) == ["2026-03-01"])
        #expect(result.values(.workDate) == ["2023-05", "2024-06-12"])
        #expect(result.first(.workDate)?.text.contains("督促整改") == true)
        #expect(result.first(.workDate)?.text.contains("应急演练") == false)
    }

    @Test func `the pages of one statement are one text`() {
        let result = read([
            ["履职情况说明", "2023年，在福清厂区开展安全检查。"], ["2024年度组织应急演练。", "本人签名：陈晓东 日期：2026年3月1日"],
        ])
        #expect(result.map(\.kind) == [.dutyStatement, .dutyStatement])
        #expect(result[0].values(.workDate) == ["2023"])
        #expect(result[1].values(.workDate) == ["2024"])
        #expect(result[1].values(.signingDate) == ["2026-03-01"])
    }

    @Test func `blanks for the date are no date`() {
        let result = read([["履职情况说明", "负责安全管理。", "陈述人：", "年 月 日"]])[0]
        #expect(result.first(.signingDate)?.isComplete == false)
        #expect(result.values(.workDate).isEmpty)
    }
}
