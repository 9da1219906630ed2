import DocumentModel
import Testing

struct ReturnReasonTests {
    private func finding(_ outcome: Outcome, _ reason: String?, _ change: (inout Finding) -> Void = { _ in }) -> Finding
    {
        var finding = Finding(rule: "r", outcome: outcome, confidence: 1, message: "。", returnReason: reason)
        change(&finding)
        return finding
    }

    @Test func `groups come in one order, empty ones not at all`() {
        let groups = [
            finding(.invalid, "甲。") { $0.returnGroup = .refile }, finding(.missing, "乙。"), finding(.mismatch, "丙。"),
        ].returnReasonGroups
        #expect(groups == [.init(group: .correct, reasons: ["乙。", "丙。"]), .init(group: .refile, reasons: ["甲。"])])
        #expect([Finding]().returnReasonGroups.isEmpty)
    }

    @Test func `a defect is told once`() {
        let findings = [
            finding(.missing, "缺证明。") { $0.defects = ["a", "b"] }, finding(.mismatch, "更名。") { $0.defects = ["a"] },
            finding(.mismatch, "其他。") { $0.defects = ["c"] }, finding(.missing, "缺证明。"),
        ]
        #expect(findings.returnReasonGroups.flatMap(\.reasons) == ["缺证明。", "其他。"])
    }

    @Test func `one finding may have several reasons, and only what flags has any`() {
        let findings = [
            finding(.invalid, "甲。乙。") { $0.separateReasons = ["甲。", "乙。"] }, finding(.doubtful, "丙。"),
            finding(.mismatch, nil),
        ]
        #expect(findings.returnReasonGroups.flatMap(\.reasons) == ["甲。", "乙。"])
    }

    @Test(arguments: [
        ([], ""), ([3], "3"), ([1, 2, 3], "1–3"), ([5, 1, 2, 2], "1–2、5"),
        ([Int.max, Int.min], "\(Int.min)、\(Int.max)"),
    ])
    func `page numbers are drawn together`(pages: [Int], text: String) {
        #expect(pageRanges(pages) == text)
    }
}
