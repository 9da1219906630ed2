import DocumentModel
import Testing

@testable import Extraction

/// The names of the two parties, where a contract has them in columns or below their labels.
struct ContractPartyTests {
    @Test func `a name below its label is read, in a contract of two columns`() {
        var page = SyntheticPage()
        page.add("劳动合同书", x: 700, y: 150)
        page.add("甲方（用人单位）：", x: 160, y: 260)
        page.add("乙方（劳动者）：陈晓东", x: 900, y: 275)
        page.add("福建闽安工程技术有限公司", x: 160, y: 310)
        page.add("法定代表人：林国栋", x: 160, y: 370)
        page.add("身份证号码：350102198503124510", x: 900, y: 370)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.workerName) == ["陈晓东"])
        #expect(result.values(.legalRepresentative) == ["林国栋"])
    }

    @Test(arguments: ["甲方（单位）：）", "甲方（单位）："])
    func `brackets of a label are no part of the name beside it`(label: String) {
        var page = SyntheticPage()
        page.add("劳动合同", x: 700, y: 150)
        page.add(label, x: 160, y: 260)
        page.add("福建闽安工程技术有限公司", x: 480, y: 260)
        page.add("乙方（员工）：陈晓东", x: 160, y: 320)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
    }

    @Test func `a seal's corner before a name is no part of it`() {
        var page = SyntheticPage()
        page.add("劳动合同", x: 700, y: 150)
        page.add("甲方（用人单位）：福建闽安工程技术有限公司", x: 160, y: 260)
        page.add("法定代表人或委托代理人：", x: 160, y: 320)
        page.add("口", x: 560, y: 320)
        page.add("曾峰", x: 600, y: 320)
        page.add("乙方（员工）：陈晓东", x: 160, y: 380)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.legalRepresentative) == ["曾峰"])
    }

    @Test func `a blank label takes no name from the row of another`() {
        var page = SyntheticPage()
        page.add("全日制劳动合同书", x: 700, y: 150)
        page.add("甲方（用人单位）：福建闽安工程技术有限公司", x: 310, y: 518)
        page.add("法人代表：", x: 310, y: 570)
        page.add("乙方：", x: 310, y: 622)
        page.add("庄敏先", x: 583, y: 617)
        page.add("身份证号码：350102198503124510", x: 310, y: 674)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.workerName) == ["庄敏先"])
        #expect(result.values(.legalRepresentative).isEmpty)
    }

    @Test func `below an empty label stands no name unless it looks like one`() {
        var page = SyntheticPage()
        page.add("劳动合同书", x: 700, y: 150)
        page.add("甲方（用人单位）：", x: 160, y: 260)
        page.add("根据有关法律规定签订本合同", x: 160, y: 310)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName).isEmpty)
    }

    @Test func `of a name below its label a single character may stand on a second line`() {
        var page = SyntheticPage()
        page.add("劳动合同", x: 700, y: 150)
        page.add("甲方（用人单位）：", x: 160, y: 260)
        page.add("乙方（劳动者）：陈晓东", x: 900, y: 252)
        page.add("福建省闽安化工科技有限责任公司泉港分公", x: 160, y: 300)
        page.add("司", x: 160, y: 342)
        page.add("法定代表人：林国栋", x: 160, y: 400)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName) == ["福建省闽安化工科技有限责任公司泉港分公司"])
    }
}
