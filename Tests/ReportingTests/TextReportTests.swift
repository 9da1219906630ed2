import DocumentModel
import Foundation
import Reporting
import Testing

struct TextReportTests {
    private let findings = [
        SampleReport.finding("a.match", .match),
        SampleReport.finding("b.doubtful", .doubtful),
        SampleReport.finding(
            "c.mismatch", .mismatch, expected: "福建闽安工程技术有限公司", found: "福建闽安工程有限公司",
            quad: SampleReport.quad, text: "甲方：福建闽安工程有限公司", reason: "单位名称不一致。"),
        SampleReport.finding("d.notice", .notice),
        SampleReport.finding("e.none", .notApplicable),
    ]

    private func text(
        _ report: VerificationReport, colour: Bool = false, _ change: (inout TextReport) -> Void = { _ in }
    ) -> String {
        var report = TextReport(
            report: report, titles: ["c.mismatch": "单位名称"], style: TerminalStyle(usesColour: colour))
        change(&report)
        return report.rendered
    }

    @Test func `what flags comes first, and matches take a line each`() throws {
        let text = text(SampleReport.report(findings))
        let order = ["✗  1 单位名称：不一致", "?  2 b.doubtful", "i  3 d.notice", "✓  4 a.match"].map {
            text.range(of: $0)?.lowerBound
        }
        let places = try order.map { try #require($0) }
        #expect(places == places.sorted())
        #expect(!text.contains("a.match：一致"))
        #expect(text.contains("结论    ✗ 发现不符（1 项不符，1 项需人工查看，1 项提示，1 项一致）"))
    }

    @Test func `what agrees says what was read, and where`() {
        let finding = SampleReport.finding(
            "a", .match, expected: "福建闽安工程有限公司", found: "福建闽安工程有限公司", quad: SampleReport.quad, text: "甲方")
        #expect(
            text(SampleReport.report([finding])).contains("✓  1 a：福建闽安工程有限公司  contract.pdf 第 1 页 (412, 610)\n"))
    }

    @Test func `both values, the place and the reading stand under each other`() {
        let text = text(SampleReport.report(findings))
        #expect(text.contains("     申报  福建闽安工程技术有限公司\n     识别  福建闽安工程有限公司\n"))
        #expect(text.contains("     位置  contract.pdf 第 1 页 (412, 610)\n     原文  “甲方：福建闽安工程有限公司”\n"))
        #expect(!text.contains("说明c.mismatch"))
        #expect(text.contains("说明b.doubtful"))
    }

    @Test func `a finding about whole pages names them without coordinates`() {
        let page = Quad(Rect(x: 0, y: 0, width: 1654, height: 2339))
        let text = text(SampleReport.report([SampleReport.finding("a", .missing, quad: page)]))
        #expect(text.contains("     位置  contract.pdf 第 1 页\n"))
    }

    @Test func `reasons are numbered and never broken`() {
        let reason = String(repeating: "很长的原因", count: 60)
        let finding = SampleReport.finding("x", .missing, reason: reason)
        #expect(text(SampleReport.report([finding])).contains("\n1. \(reason)\n"))
    }

    @Test func `reasons are numbered through three groups`() {
        var findings = (0..<4).map { SampleReport.finding("r\($0)", .invalid, reason: "原因\($0)。") }
        findings[0].returnGroup = .refile
        findings[1].returnGroup = .notAccepted
        let text = text(SampleReport.report(findings))
        #expect(
            text.contains(
                """
                不通过原因
                【需要补正的内容】
                1. 原因2。
                2. 原因3。
                【不予受理的原因】
                3. 原因1。
                【应改报其他注册种类或另行择期申请的原因】
                4. 原因0。

                """))
    }

    @Test func `everything is listed on demand`() {
        let text = text(SampleReport.report(findings)) { $0.showsAll = true }
        #expect(text.contains("✓  4 a.match：一致"))
        #expect(text.contains("不适用  e.none"))
    }

    @Test func `ID numbers are masked unless asked for`() {
        let finding = SampleReport.finding(
            "form.id-number", .mismatch, expected: "350102198703154217", found: "350102198708154217",
            quad: SampleReport.quad, text: "公民身份号码350102198708154217", reason: "证件号码应为350102198703154217。")
        let report = SampleReport.report([finding])
        let masked = text(report) { $0.showsReadings = true }
        #expect(!masked.contains("350102198703154217") && !masked.contains("350102198708154217"))
        #expect(masked.contains("350102*****3**4217") && masked.contains("350102*****8**4217"))
        #expect(text(report) { $0.showsIDNumbers = true }.contains("350102198708154217"))
    }

    @Test func `escape sequences from a scan or a file name never reach the terminal`() {
        let problem = FileProblem(
            attachment: .other, file: "\u{1B}]0;x\u{7}.jpg", reason: .damaged, message: "\u{1B}[2J")
        let finding = SampleReport.finding(
            "x", .mismatch, expected: "甲\u{1B}[31m", found: "乙\u{9B}2J", quad: SampleReport.quad,
            text: "\u{1B}[1m", reason: "\u{1B}c")
        var report = SampleReport.report([finding], problems: [problem])
        report.submission = "T\u{1B}[5m"
        let text = text(report) {
            $0.applicantName = "\u{1B}[8m"
            $0.showsReadings = true
        }
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" || $0 == "\u{7}" })
    }

    @Test func `colours mark the characters that differ`() {
        #expect(text(SampleReport.report(findings), colour: true).contains("工程\u{1B}[1;4;31m技术\u{1B}[0m有限公司"))
    }

    @Test func `where nothing could be compared it does not say that nothing is wrong`() {
        let text = text(SampleReport.report([SampleReport.finding("e.none", .notApplicable)]))
        #expect(text.contains("结论    - 没有可核对的项目\n"))
        #expect(text.hasSuffix("hedui 0.1.0 · 规则 1 · m · 3.2 秒\n"))
    }

    @Test func `where all agrees it says so`() {
        let text = text(SampleReport.report([SampleReport.finding("a", .match)]))
        #expect(text.contains("结论    ✓ 未发现问题（1 项一致）\n"))
    }

    @Test func `readings show fields and seals with their places`() {
        let text = text(SampleReport.report([], seals: [SampleReport.seal])) { $0.showsReadings = true }
        #expect(text.contains("contract.pdf 第 1 页（劳动合同，已转正 90°）"))
        #expect(text.contains("证件号码    350102********4217  (412, 610)"))
        #expect(text.contains("“福建闽安工程有限公司”（单位公章，红色圆形）  (900, 1800)"))
    }
}
