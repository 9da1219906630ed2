import DocumentModel
import Testing

@testable import Extraction

/// How papers of many makers set the same values.
struct PaperVarietyTests {
    private func contract(_ page: SyntheticPage) -> PageExtraction {
        FieldExtraction().extract(from: page.page, attachment: .labourContract)
    }

    @Test func `names stand below labels without a colon, in a row of values`() {
        var page = SyntheticPage()
        page.add("劳动合同", x: 600, y: 100, size: 48)
        page.add("用人单位名称", x: 120, y: 240, size: 26)
        page.add("劳动者姓名", x: 820, y: 240, size: 26)
        page.add("福建闽安工程技术有限公司", x: 120, y: 290)
        page.add("庄晓彤", x: 820, y: 290)
        page.add("法定代表人（主要负责人）", x: 120, y: 370, size: 26)
        page.add("公民身份号码", x: 820, y: 370, size: 26)
        page.add("方志诚", x: 120, y: 420)
        page.add("350102198703154217", x: 820, y: 420)
        let result = contract(page)
        #expect(result.values(.workerName) == ["庄晓彤"])
        #expect(result.values(.legalRepresentative) == ["方志诚"])
    }

    @Test(arguments: [("姓名", "籍贯"), ("劳动者姓名", "学历"), ("法定代表人", "企业性质"), ("法定代表人", "见证人：")])
    func `below a name that was left blank no other row's word is one`(label: String, word: String) {
        var page = SyntheticPage(["劳动合同书"])
        page.add(label, x: 200, y: 400)
        page.add(word, x: 200, y: 460)
        let result = contract(page)
        #expect(result.values(.workerName).isEmpty && result.values(.legalRepresentative).isEmpty)
    }

    @Test func `what stands behind a colon is the value, also before another one`() {
        let result = contract(SyntheticPage(["劳动合同", "乙方（劳动者）：JOHN SMITH Passport No：E12345678"]))
        #expect(result.values(.workerName).first?.hasPrefix("JOHN") == true)
    }

    @Test func `a contract of two languages goes on in English behind its labels`() {
        let result = contract(
            SyntheticPage([
                "劳动合同", "甲方（用人单位）PartyA（Employer）：厦门瑞科精密（中国）有限公司", "乙方（雇员）PartyB（Employee）：何俊豪",
            ]))
        #expect(result.values(.employerName) == ["厦门瑞科精密（中国）有限公司"])
        #expect(result.values(.workerName) == ["何俊豪"])
    }

    @Test func `what the seal says below its star is no employer`() {
        var page = SyntheticPage(["中级注册安全工程师初始注册申请表", "聘用单位名称：莆田秀屿港储运有限公司", "聘用单位意见："])
        page.add("单位（公章）：", x: 300, y: 900)
        page.add("人力资源部", x: 560, y: 910)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(result.values(.employerName) == ["莆田秀屿港储运有限公司"])
    }

    @Test func `a bar code above the title is no part of it`() {
        var page = SyntheticPage()
        page.add("m", x: 1000, y: 60, size: 46, score: 0.34)
        page.add("注册安全工程师初始注册申请表", x: 500, y: 130, size: 38)
        page.add("姓名：陈晓东", x: 120, y: 260)
        page.add("聘用单位名称：福建闽安工程技术有限公司", x: 120, y: 340)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(result.values(.formTitle) == ["注册安全工程师初始注册申请表"])
    }

    @Test func `hours in brackets behind 合计 are the specialty's`() {
        let page = SyntheticPage(
            rows: [
                ["继续教育证书"], ["课程", "学时"], ["安全生产法规", "24"], ["化工安全技术", "40"], ["合计（其中化工安全专业40学时）", "64"],
            ], columns: [120, 900])
        let result = FieldExtraction().extract(from: page.page, attachment: .continuingEducation)
        #expect(result.values(.educationHours) == ["64"])
    }

    @Test func `the last character of a value may be a box of its own`() {
        var page = SyntheticPage(["中级注册安全工程师初始注册申请表", "聘用单位意见："])
        page.add("岗位：安全总", x: 200, y: 500)
        page.add("监", x: 382, y: 502)
        page.add("手机", x: 700, y: 500)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(result.values(.post) == ["安全总监"])
    }
}
