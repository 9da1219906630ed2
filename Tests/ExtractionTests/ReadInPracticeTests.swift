import DocumentModel
import Testing

@testable import Extraction

struct ReadInPracticeTests {
    private func contract(_ lines: [String]) -> PageExtraction {
        FieldExtraction().extract(from: SyntheticPage(lines).page, attachment: .labourContract)
    }

    @Test func `options may be numbered 甲 乙 丙, and the start of work is no start of the contract`() {
        let result = contract([
            "劳动合同书", "在甲方工作起始时间：2022年8月12日", "一、合同期限", "第一条双方同意按以下第乙_种方式确定本合同期限：", "甲、有固定期限：从年月日起至年月日止。",
            "乙、无固定期限：从2023年8月12日起至法定的终止条件出现时止。", "丙、以完成一定工作为期限：从年月日起至工作任务完成时止。",
        ])
        #expect(result.first(.contractStart)?.value == "2023-08-12")
        #expect(result.first(.contractEnd)?.value == "open-ended")
    }

    @Test func `the option whose ticked box was not read is the one that was chosen`() {
        let result = contract([
            "劳动合同书", "第一条劳动合同期限（在□内打√）：", "□固定期限：从年月日起至年月日止。", "无固定期限：从2025年8月24日起至法定终止条件出现时止。",
            "□以完成一定工作任务为期限：从年月日起至工作任务完成时止。",
        ])
        #expect(result.values(.contractStart) == ["2025-08-24"])
        #expect(result.values(.contractEnd) == ["open-ended"])
    }

    @Test(
        arguments: [
            ("2026-310", "2026-03-10"), ("2026-1225", "2026-12-25"), ("2026.112", nil), ("2026-999", nil),
        ] as [(String, String?)])
    func `a date may lack a separator`(_ text: String, _ date: String?) {
        #expect(DateParser.readings(in: text).first?.date?.description == date)
    }

    @Test func `a number of hours may be broken over two lines`() {
        let page = SyntheticPage([
            "继续教育证书", "李德平同志参加继续教育培训，所学专业为金属非金属矿山安全，共计4", "8学时，其中专业课程26学时，经考核成绩合格。",
        ]).page
        let result = FieldExtraction().extract(from: page, attachment: .continuingEducation)
        #expect(result.values(.educationHours) == ["48"])
    }

    @Test func `a former name goes on in the next line of its cell`() {
        var page = SyntheticPage()
        page.add("变更登记信息查询单", x: 600, y: 100)
        page.add("变更日期", x: 120, y: 400)
        page.add("变更事项", x: 320, y: 400)
        page.add("变更前内容", x: 620, y: 400)
        page.add("变更后内容", x: 1120, y: 400)
        page.add("泉州市云碇建材有限公司", x: 520, y: 480)
        page.add("泉州市岭秀恒建材有限公", x: 1020, y: 480)
        page.add("2026-03-31", x: 120, y: 500)
        page.add("名称变更", x: 320, y: 500)
        page.add("厦门分公司", x: 520, y: 524)
        page.add("司厦门分公司", x: 1020, y: 524)
        let result = FieldExtraction().extract(from: page.page, attachment: .nameChangeProof)
        #expect(result.values(.formerName) == ["泉州市云碇建材有限公司厦门分公司"])
        #expect(result.values(.newName) == ["泉州市岭秀恒建材有限公司厦门分公司"])
    }

    @Test func `the short last line of a cell belongs to it, though its middle lies under the neighbour`() {
        var page = SyntheticPage()
        page.add("企业变更信息", x: 660, y: 400)
        page.add("变更日期", x: 315, y: 620)
        page.add("变更事项", x: 506, y: 620)
        page.add("变更前内容", x: 752, y: 620)
        page.add("变更后内容", x: 1081, y: 620)
        page.add("三明峰屿石化有限责任公", x: 676, y: 716)
        page.add("三明喆晟石化有限责任公", x: 1006, y: 716)
        page.add("名称变更", x: 481, y: 734)
        page.add("司", x: 672, y: 752)
        page.add("司", x: 1004, y: 752)
        let result = FieldExtraction().extract(from: page.page, attachment: .nameChangeProof)
        #expect(result.values(.formerName) == ["三明峰屿石化有限责任公司"])
        #expect(result.values(.newName) == ["三明喆晟石化有限责任公司"])
    }

    @Test func `labels and names in traditional forms are read as the simplified ones that were printed`() {
        let result = FieldExtraction().extract(
            from: SyntheticPage(["继续教育证书", "姓名：黃锦強", "学时数：72学時", "其中专業学時：30学時"]).page,
            attachment: .continuingEducation)
        #expect(result.values(.educationHours) == ["72"])
        #expect(result.values(.applicantName) == ["黄锦强"])
    }

    @Test func `a hand's 无 that was misread leaves the term without an end`() {
        var page = SyntheticPage()
        page.add("中级注册安全工程师初始注册申请表", x: 400, y: 100)
        page.add("所在部门", x: 140, y: 470)
        page.add("合同期限", x: 140, y: 530)
        page.add("2021年3月18日至天固定期限", x: 320, y: 530)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(result.values(.contractStart) == ["2021-03-18"])
        #expect(result.values(.contractEnd) == ["open-ended"])
    }

    @Test func `a date is as sure as its figures, whatever was read of the ruling and of 年`() {
        var page = SyntheticPage(["退休人员返聘协议书", "协议期限为无固定期限，自2025_年6月22_日起至双方约定的终止条件出现时止。"])
        for index in page.page.lines[1].glyphs.indices where "_年".contains(page.page.lines[1].glyphs[index].text) {
            page.page.lines[1].glyphs[index].score = 0.4
        }
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.first(.contractStart)?.value == "2025-06-22")
        #expect(result.first(.contractStart)?.score == 0.99)
    }

    @Test func `a post's title in a cell of its own is the post, though what follows was not read`() {
        var page = SyntheticPage(["聘用合同", "第一条本合同期限为叁年，自2025年1月1日起至2027年12月31日止。"])
        page.add("第二条甲方聘用乙方在", x: 200, y: 320)
        page.add("工程部", x: 560, y: 320)
        page.add("从事", x: 700, y: 320)
        page.add("工程师", x: 800, y: 320)
        page.add("第三条本合同未尽事宜，按照国家有关法律、法规执行。", x: 200, y: 380)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.post) == ["工程师"])
        #expect(result.values(.department) == ["工程部"])
    }

    @Test func `the date of the seal below an illegible term is no term`() {
        var page = SyntheticPage()
        page.add("中级注册安全工程师初始注册申请表", x: 400, y: 100)
        page.add("合同期限", x: 140, y: 530)
        page.add("202", x: 520, y: 530)
        page.add("情况属实，同意申报。", x: 140, y: 580)
        page.add("时间：2026年9月4日", x: 600, y: 620)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(!result.values(.contractStart).contains("2026-09-04"))
        #expect(!result.values(.contractEnd).contains("2026-09-04"))
    }

    @Test func `labels that lost their first character are known`() {
        let result = contract([
            "劳动合同书", "甲方（用人单位）：福建闽安工程技术有限公司", "定代表人（主要负责人）：林国栋", "方：陈晓东", "身份证号码：350102198503124510",
        ])
        #expect(result.values(.legalRepresentative) == ["林国栋"])
        #expect(result.values(.workerName) == ["陈晓东"])
    }

    @Test func `what begins with 方： is no worker where one was found, or where no employer was`() {
        let both = contract(["劳动合同书", "甲方：福建闽安工程技术有限公司", "乙方：陈晓东", "方：王志远"])
        #expect(both.values(.workerName) == ["陈晓东"])
        #expect(contract(["劳动合同书", "方：王志远"]).values(.workerName).isEmpty)
    }

    @Test func `the end of another label is no date of signing`() {
        let result = contract([
            "劳动合同书", "甲方：福建闽安工程技术有限公司", "第一条本合同期限类型为固定期限合同。本合同生效日期：2025-08-01，终止", "日期：2026-07-31，其中试用期为1个月。",
        ])
        #expect(!result.values(.signingDate).contains("2026-07-31"))
    }

    @Test(arguments: ["劳动者（乙方）：MARIA GARCIA LOPE2性别：男", "劳动者（乙方）：11M S00 JIN"])
    func `a name of Latin letters that ends beside a figure is no whole name`(text: String) {
        let result = contract(["劳动合同书", "甲方：福建闽安工程技术有限公司", text])
        #expect(result.first(.workerName)?.isComplete == false)
        #expect(contract(["劳动合同书", "乙方：MARIA GARCIA LOPEZ"]).first(.workerName)?.isComplete == true)
    }
}
