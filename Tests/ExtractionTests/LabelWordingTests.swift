import DocumentModel
import Testing

@testable import Extraction

struct LabelWordingTests {
    private func form(_ rows: [[String]]) -> PageExtraction {
        FieldExtraction().extract(from: SyntheticPage(rows: rows).page, attachment: .applicationForm)
    }

    @Test func `the name stands behind 申请人 where other personal data follow`() {
        let title = ["中级注册安全工程师初始注册申请表"]
        #expect(form([title, ["申 请 人", "陈晓东", "性别", "男"]]).values(.applicantName) == ["陈晓东"])
        #expect(form([title, ["申请人：", "陈晓东"], ["本人承诺以上信息属实"]]).values(.applicantName).isEmpty)
    }

    @Test(arguments: ["姓_名：", "姓__名：_"])
    func `the gap inside a label may be read as strokes`(_ label: String) {
        let result = form([["中级注册安全工程师初始注册申请表"], [label, "陈晓东", "性别：", "男"]])
        #expect(result.values(.applicantName) == ["陈晓东"])
    }

    @Test(arguments: [
        ("证件编号", "P88135718"), ("证件号", "30805525"), ("其他有效身份证件号码：", "30805525"), ("护照号码：", "EA1234567"),
        ("通行证号码", "H1234567801"), ("证件号码", "USA110181080300"), ("证件号码No.", "H04518263"),
        ("证件号码", "MAR330188091501"),
    ])
    func `numbers of other documents are read behind their labels`(_ label: String, _ number: String) {
        let result = form([["中级注册安全工程师初始注册申请表"], ["姓名", "陈晓东"], [label, number]])
        let field = result.first(.idNumber)
        #expect(field?.value == number)
        #expect(field?.isComplete == true)
    }

    @Test func `a label broken over two lines stands beside its number`() {
        var page = SyntheticPage()
        page.add("中级注册安全工程师初始注册申请表", x: 400, y: 60)
        page.add("其他有效身份证", x: 120, y: 300)
        page.add("件号码", x: 120, y: 340)
        page.add("H67140982", x: 420, y: 320)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(result.values(.idNumber) == ["H67140982"])
    }

    @Test func `the broken label of a party's table is found beside the party's own name`() {
        var page = SyntheticPage()
        page.add("劳动合同书", x: 600, y: 60)
        page.add("乙", x: 120, y: 260)
        page.add("姓名", x: 300, y: 200)
        page.add("沈凯军", x: 520, y: 200)
        page.add("其他有效身份证", x: 220, y: 300)
        page.add("件号码", x: 284, y: 340)
        page.add("78515322", x: 520, y: 320)
        page.add("方", x: 120, y: 320)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.idNumber) == ["78515322"])
    }

    @Test func `dirt beside a passport's number is no part of it`() {
        let result = form([["中级注册安全工程师初始注册申请表"], ["证件号码", "P02959888", "A"]])
        #expect(result.values(.idNumber) == ["P02959888"])
    }

    @Test func `a passport's name stands below its label`() {
        var page = SyntheticPage(width: 1600, height: 1200)
        page.add("护照", x: 400, y: 200)
        page.add("姓名/Name", x: 400, y: 300)
        page.add("陈晓东", x: 400, y: 350)
        page.add("性别/Sex", x: 400, y: 420)
        page.add("男/M", x: 400, y: 470)
        let result = FieldExtraction().extract(from: page.page, attachment: .idInHand)
        #expect(result.values(.applicantName) == ["陈晓东"])
    }

    @Test func `department and post stand before their names in running text`() {
        let page = SyntheticPage(["劳动合同书", "现在我单位安全环保部（所在部门）从事安全主管岗位工作。"]).page
        let result = FieldExtraction().extract(from: page, attachment: .labourContract)
        #expect(result.values(.department) == ["安全环保部"])
        #expect(result.values(.post) == ["安全主管"])
    }

    @Test func `a statement about the field of work is no post`() {
        let page = SyntheticPage([
            "中级注册安全工程师初始注册申请表", "法律责任。本人在聘用单位从事安全生产相关工作。", "该同志在我单位安全监察部（部门）从事安全总监岗位工作。",
        ]).page
        let result = FieldExtraction().extract(from: page, attachment: .applicationForm)
        #expect(result.values(.post) == ["安全总监"])
        #expect(result.values(.department) == ["安全监察部"])
    }

    @Test func `a verb may stand between a label and its value`() {
        var page = SyntheticPage(["劳动合同书"])
        page.add("乙方工作岗位（工种）为", x: 200, y: 400)
        page.add("安全技术员", x: 640, y: 400)
        page.add("，工作地点为", x: 900, y: 400)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.post) == ["安全技术员"])
    }

    @Test func `a heading at the side makes no employer's name of the unit's kind`() {
        let result = form([
            ["中级注册安全工程师初始注册申请表"], ["", "名称", "闽侯县诚恒祥安全技术服务有限公司"], ["聘用", "单位性质", "有限责任公司"],
        ])
        #expect(!result.values(.employerName).contains("性质有限责任公司"))
    }

    @Test func `what stands before 岗位（工种） in a sentence is the post, what follows is none`() {
        var page = SyntheticPage(["劳动合同"])
        page.add("乙方同意根据甲方工作需要，担任", x: 200, y: 400)
        page.add("行政文员", x: 760, y: 400)
        page.add("岗位（工种）工作，所属部门为", x: 960, y: 400)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.post) == ["行政文员"])
    }

    @Test func `the rest of a long name stands below its beginning`() {
        var page = SyntheticPage(["劳动合同"])
        page.add("姓名", x: 300, y: 400)
        page.add("买买提江·阿不", x: 700, y: 400)
        page.add("都", x: 702, y: 440)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.workerName) == ["买买提江·阿不都"])
    }

    @Test func `a table of schools is no work history`() {
        let result = form([
            ["中级注册安全工程师重新注册申请表"], ["起止年月", "学校", "专业"], ["1998.09-2002.07", "福州大学", "化工"],
            ["聘用单位名称", "长汀县汀江水泥有限公司"],
        ])
        #expect(result.values(.employerName).contains("长汀县汀江水泥有限公司"))
    }

    @Test func `the employers of a work history are not the form's`() {
        let result = form([
            ["中级注册安全工程师重新注册申请表"], ["聘用单位全称", "长汀县汀江水泥有限公司"], ["从事安全生产工作经历"], ["起止年月", "工作单位", "岗位"],
            ["2001.07-2023.10", "福建省永泰机械厂", "安全员"],
        ])
        #expect(result.values(.employerName) == ["长汀县汀江水泥有限公司"])
    }

    @Test func `work history is no post`() {
        let page = SyntheticPage(["中级注册安全工程师初始注册申请表", "从事安全生产工作经历"]).page
        #expect(FieldExtraction().extract(from: page, attachment: .applicationForm).values(.post).isEmpty)
    }

    @Test(
        arguments: [
            (["工作内容（岗位）：安全主管"], ["安全主管"]), (["工作内容（岗位）：甲方安排乙方从事安全工程师岗位工作"], ["安全工程师"]),
            (["二、工作内容（岗位）和工作地点", "乙方从事安全主管岗位工作。"], ["安全主管"]),
            (["职称（职务）：高级工程师"], []),
        ] as [([String], [String])])
    func `工作内容（岗位） labels the post, a heading and other labels with such a bracket do not`(
        lines: [String], posts: [String]
    ) {
        let page = SyntheticPage(["劳动合同书"] + lines).page
        #expect(FieldExtraction().extract(from: page, attachment: .labourContract).values(.post) == posts)
    }

    @Test(
        arguments: [
            ("甲方聘用乙方在安全主管岗位工作。", ["安全主管"]), ("甲方聘任乙方为安全工程师，聘期三年。", ["安全工程师"]),
            ("甲方聘用乙方为合同制员工，双方协商一致。", []), ("乙方在工作岗位上应当遵守操作规程。", []),
            ("乙方在试用期内不能胜任岗位工作的，甲方可以解除合同。", []), ("乙方在安全生产过程中违反岗位操作规程的，应当赔偿。", []),
        ] as [(String, [String])])
    func `a sentence that appoints tells the post, a clause about any post does not`(sentence: String, posts: [String])
    {
        let page = SyntheticPage(["劳动合同书", sentence]).page
        #expect(FieldExtraction().extract(from: page, attachment: .labourContract).values(.post) == posts)
    }
}
