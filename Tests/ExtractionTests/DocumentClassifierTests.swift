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
        ("聘任书", .appointmentLetter), ("聘用证明", .employmentCertificate), ("在职证明", .employmentCertificate),
        ("解除劳动合同协议书", .other), ("劳务协议", .other), ("劳务合同", .other), ("录用通知书", .other), ("集体合同", .other),
        ("准予变更登记通知书", .nameChangeProof), ("继续教育证书", .continuingEducation), ("事业单位法人证书", .institutionCertificate),
        ("退休证", .retirementCertificate), ("注册安全工程师履职情况陈述", .dutyStatement),
        ("中级注册安全工程师职业资格证书", .specialtyExamCertificate),
        ("中级注册安全工程师延续注册申请表", .applicationForm), ("中级注册安全工程师延续注册审请表", .applicationForm),
        ("中级注册安全工程师注册证书（标签）补办申请表", .other),
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
}
