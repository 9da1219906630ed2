import DocumentModel
import Seals
import Testing

struct SealClassifierTests {
    private let name = "福建闽安工程有限公司"

    @Test(arguments: [
        ("劳动合同专用章", SealKind.labourContract), ("合同专用章", .contract), ("合同专用章（1）", .contract), ("财务专用章", .finance),
        ("发票专用章", .invoice), ("人力资源部", .personnel), ("人事科", .personnel), ("人事专用章", .personnel), ("工程部", .department),
        ("综合办公室", .department), ("厦门分公司", .branch), ("连江第公司", .branch), ("湖里营业部", .branch), ("投标专用章", .other),
        ("现金收讫章", .other), ("动合同专", .labourContract), ("合同专", .contract), ("移动合同专用章", .contract),
        ("第二项目部", .other), ("第二目部", .other), ("自部", .other), ("工会委员会", .other), ("", .official),
    ])
    func `the words across tell what a round seal is for`(lineText: String, kind: SealKind) {
        #expect(SealClassifier().kind(text: name, lineText: lineText, shape: .circle) == kind)
    }

    @Test(arguments: [
        ("福建闽安工程有限公司劳动合同专用章", SealKind.labourContract), ("福建闽安工程有限公司合同专用章", .contract),
        ("福建闽安工程有限公司人力资源部", .personnel), ("福建闽安工程有限公司工会委员会", .other), ("中共福建闽安工程有限公司支部", .other),
        ("福建闽安工程有限公司技术专用章", .other), ("福建闽安工程有限公司厦门分公司", .official), ("", .unknown),
    ])
    func `the words on the ring tell it too`(text: String, kind: SealKind) {
        #expect(SealClassifier().kind(text: text, lineText: "", shape: .circle) == kind)
    }

    @Test func `a square with a name is a name seal, one with more words is not`() {
        #expect(SealClassifier().kind(text: "", lineText: "李甲印", shape: .square) == .personal)
        #expect(SealClassifier().kind(text: "", lineText: "", shape: .square) == .personal)
        // With what the form prints under it.
        #expect(SealClassifier().kind(text: "福建闽安工程有限公司", lineText: "盖工程部年", shape: .circle) == .department)
        #expect(SealClassifier().kind(text: "福建闽安工程有限公司", lineText: "2026年5月", shape: .circle) == .official)
        #expect(SealClassifier().kind(text: "", lineText: "财务专用章", shape: .square) == .finance)
        #expect(SealClassifier().kind(text: "", lineText: "测试事务所报告章", shape: .square) == .other)
    }

    @Test func `what stands across and was not read leaves the kind open`() {
        #expect(SealClassifier().kind(text: name, lineText: "", shape: .circle, hasUnreadLine: true) == .unknown)
        #expect(SealClassifier().kind(text: name, lineText: "劳动专用章", shape: .circle) == .labourContract)
        #expect(SealClassifier().kind(text: name, lineText: "（合专用）", shape: .circle) == .unknown)
        #expect(SealClassifier().kind(text: name, lineText: "南位士司专用章", shape: .circle) == .unknown)
        #expect(SealClassifier().kind(text: name, lineText: "出图专用章", shape: .circle) == .other)
    }

    @Test func `an oval without a star is an official seal`() {
        #expect(SealClassifier().kind(text: name, lineText: "", shape: .ellipse) == .official)
    }
}
