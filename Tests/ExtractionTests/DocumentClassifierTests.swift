import DocumentModel
import Testing

@testable import Extraction

struct DocumentClassifierTests {
    private func read(_ lines: [String], _ attachment: AttachmentKind = .other) -> PageExtraction {
        FieldExtraction().extract(from: SyntheticPage(lines).page, attachment: attachment)
    }

    @Test(arguments: [
        ("劳动合同", DocumentKind.labourContract), ("劳动合同书", .labourContract), ("劳动合同（通用）", .labourContract),
        ("全日制劳动合同书", .labourContract), ("固定期限劳动合同", .labourContract), ("劳动台同书", .labourContract),
        ("聘用合同书", .employmentAgreement),
        ("事业单位聘用合同", .employmentAgreement), ("退休人员返聘协议书", .employmentAgreement), ("聘书", .appointmentLetter),
        ("聘任书", .appointmentLetter), ("聘用书", .appointmentLetter), ("聘用证明", .employmentCertificate),
        ("在职证明", .employmentCertificate),
        ("解除劳动合同协议书", .otherAgreement), ("劳务协议", .otherAgreement), ("劳务合同", .otherAgreement),
        ("录用通知书", .otherAgreement), ("集体合同", .otherAgreement), ("营业执照（副本）", .businessLicence),
        ("关于同意福州安捷工程有限公司更名的批复", .nameChangeProof), ("企业名称变更核准通知书", .nameChangeProof), ("个人述职报告", .dutyStatement),
        ("安全生产工作总结", .dutyStatement), ("履职情况说明", .dutyStatement), ("专业技术人员继续教育学时证明", .continuingEducation),
        ("注销注册申请表", .cancellationForm), ("中级注册安全工程师注销注册申请表", .cancellationForm),
        ("增项考试合格证明", .specialtyExamCertificate),
        ("准予变更登记通知书", .nameChangeProof), ("继续教育证书", .continuingEducation), ("事业单位法人证书", .institutionCertificate),
        ("退休证", .retirementCertificate), ("注册安全工程师履职情况陈述", .dutyStatement),
        ("中级注册安全工程师职业资格证书", .specialtyExamCertificate),
        ("中级注册安全工程师延续注册申请表", .applicationForm), ("中级注册安全工程师延续注册审请表", .applicationForm),
        ("中级注册安全工程师注册证书（标签）补办申请表", .reissueForm), ("中级注册安全工程师变更注册申请表（变更聘用单位名称）", .applicationForm),
    ])
    func `a title names the kind`(title: String, kind: DocumentKind) {
        #expect(read([title, "姓名：陈晓东"]).kind == kind)
    }

    @Test func `words of running text are no title`() {
        #expect(read(["根据劳动合同法，双方签订劳动合同。", "其他内容"]).kind == .unknown)
        #expect(read(["劳动合同期限自2024年3月1日至2027年2月28日"]).kind != .labourContract)
    }

    @Test func `a contract's later page is told by its words`() {
        #expect(read(["第三条 甲方安排乙方执行标准工时制度", "第四条 劳动报酬 乙方试用期工资"], .labourContract).kind == .labourContract)
    }

    @Test func `a title in two lines is put together`() {
        let result = read(["中级注册安全工程师", "初始注册申请表", "姓名：陈晓东", "证件名称：居民身份证", "毕业院校：福州某大学", "注册类别：化工安全"])
        #expect(result.kind == .applicationForm)
        #expect(result.formSheets == [1])
    }

    @Test func `the second sheet with a repeated title is the second`() {
        let result = read(["中级注册安全工程师初始注册申请表（续）", "本人签名：", "所在部门：安全部", "经办人："])
        #expect(result.formSheets == [2])
    }

    @Test func `the kind comes from the text, not from what it was uploaded as`() {
        #expect(read(["聘书", "兹聘请陈晓东同志为安全主管"], .labourContract).kind == .appointmentLetter)
        #expect(read(["劳动合同书", "甲方：福建闽安工程技术有限公司"], .applicationForm).kind == .labourContract)
    }

    @Test func `an annex does not end the contract before it`() {
        let pages = [
            ["劳动合同书", "甲方：福建闽安工程技术有限公司", "合同期限自2024年3月1日起"], ["至2027年2月28日止。", "第二条 工作内容"], ["保密协议", "甲方乙方约定如下"],
        ].map { SyntheticPage($0).page }
        let results = FieldExtraction().extract(document: pages, attachment: .labourContract)
        #expect(results.count == 3)
        #expect(results[1].values(.contractEnd) == ["2027-02-28"])
    }

    @Test func `a cancellation form without its title is none of the registration forms`() {
        let rows = [
            "姓名：陈晓东 性别：男 出生年月：1987年3月", "证件名称：居民身份证 证件号码：350102198503124510", "注册证号：35200123456 联系电话：13800000000",
            "通讯地址：福州市鼓楼区 邮政编码：350001", "申请注销的原因：已退休", "本人签名：", "聘用单位意见", "负责人（签名）： （单位公章）", "初审机构意见", "国家注册机构意见",
        ]
        #expect(read(rows).kind == .cancellationForm)
        #expect(read(["中级注册安全工程师往销注册申请表"] + rows).kind == .cancellationForm)
        #expect(read(rows.map { $0.replacing("申请注销的原因：已退休", with: "申请补办：☑注册证书 □标签") }).kind == .reissueForm)
    }

    @Test(arguments: [
        (
            ["本人在注册周期内完成了以下工作。", "2023年5月在福清厂区开展安全检查，排查隐患12项；", "2024年6月组织应急演练一次，参加人员56人。", "陈述人：陈晓东"],
            DocumentKind.dutyStatement
        ),
        (
            ["名称：福州某研究院", "宗旨和业务范围：安全技术研究", "住所：福州市", "法定代表人：林国栋", "经费来源：财政补助", "开办资金：100万元", "举办单位：某厅"],
            .institutionCertificate
        ),
        (
            ["姓名：陈晓东 性别：男", "出生年月：1960年3月", "退休时间：2020年4月", "参加工作时间：1980年", "经批准退休，享受退休待遇", "发证单位：某局"],
            .retirementCertificate
        ),
        (["名称：福建闽安工程技术有限公司", "类型：有限责任公司", "注册资本：壹仟万元", "成立日期：2010年1月1日", "经营范围：工程技术服务", "登记机关"], .businessLicence),
        (["由“福州安捷工程有限公司”变更为“福建闽安工程技术有限公司”。", "经审查，准予变更登记。", "企业名称变更如上。", "福州市市场监督管理局"], .nameChangeProof),
        (["兹证明陈晓东同志参加注册安全工程师继续教育培训，", "共计48学时，其中专业课24学时，考核合格。", "证书编号：JX2025001"], .continuingEducation),
        (
            ["持证人通过国家统一组织的考试，取得注册安全工程师职业资格。", "姓名：陈晓东", "专业：化工安全", "批准日期：2025年11月2日", "管理号：3520250001"],
            .specialtyExamCertificate
        ),
    ])
    func `a page without a title is told by what it prints`(lines: [String], kind: DocumentKind) {
        #expect(read(lines).kind == kind)
    }

    @Test(arguments: [
        ["今天天气很好。", "我们去了公园。", "大家都很高兴。"], ["变更"], ["学时"], ["公司全体员工：", "请按时参加会议。", "安全生产人人有责。"],
        ["退休人员名单", "一、张某某"], ["名称变更前请联系我们。"], [String](repeating: "安全生产", count: 40),
    ])
    func `what is nothing of all this stays unknown`(lines: [String]) {
        #expect(read(lines).kind == .unknown)
    }

    @Test func `a labour contract about safety is no statement`() {
        let lines = ["乙方应遵守安全生产规章制度。", "甲方对乙方进行安全培训，排查事故隐患。", "发生事故时本人应报告。"]
        #expect(read(lines, .labourContract).kind != .dutyStatement)
    }
}
