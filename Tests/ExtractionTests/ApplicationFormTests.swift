import DocumentModel
import Testing

@testable import Extraction

struct ApplicationFormTests {
    private var first: SyntheticPage {
        SyntheticPage(rows: [
            ["", "中级注册安全工程师初始注册申请表"], ["姓 名", "陈晓东", "性 别", "男"], ["出生年月", "1985年3月", "民族", "汉"],
            ["证件名称", "居民身份证", "证件号码", "350102198503124510"], ["毕业院校", "福州某大学", "所学专业", "安全工程"],
            ["聘用单位名称", "福建闽安工程技术有限公司"], ["通讯地址", "福州市鼓楼区五四路1号", "邮政编码", "350001"],
            ["注册类别", "化工安全", "批准日期", "2022年10月30日"],
            ["工作经历"], ["起止时间", "工作单位", "岗位"], ["2009.7-2015.6", "福建旧安化工有限公司", "安全员"],
            ["2015.7至今", "福州老安咨询有限公司", "安全主管"],
        ])
    }

    private var second: SyntheticPage {
        var page = SyntheticPage()
        page.add("申请人声明", x: 120, y: 200)
        page.add("本人对填报信息的真实性负责。", x: 120, y: 260)
        page.add("本人签名：", x: 800, y: 340)
        page.add("陈晓东", x: 980, y: 335, size: 44)
        page.add("2026年11月1日", x: 1200, y: 340)
        page.add("聘用单位意见", x: 120, y: 460)
        page.add("所在部门：", x: 120, y: 540)
        page.add("安全环保部", x: 300, y: 533, size: 42)
        page.add("岗位：", x: 800, y: 540)
        page.add("安全主管", x: 920, y: 533, size: 42)
        page.add("劳动合同期限：自", x: 120, y: 640)
        page.add("2024", x: 390, y: 632, size: 44)
        page.add("年", x: 500, y: 640)
        page.add("3", x: 550, y: 634, size: 44)
        page.add("月", x: 600, y: 640)
        page.add("1", x: 650, y: 634, size: 44)
        page.add("日至", x: 700, y: 640)
        page.add("2027", x: 790, y: 632, size: 44)
        page.add("年2月", x: 900, y: 640)
        page.add("28", x: 1000, y: 634, size: 44)
        page.add("日", x: 1060, y: 640)
        page.add("负责人（签名）：", x: 120, y: 760)
        page.add("（单位公章）", x: 900, y: 760)
        page.add("年 月 日", x: 1200, y: 840)
        page.add("初审机构意见", x: 120, y: 960)
        return page
    }

    private func read(_ page: RecognizedPage) -> PageExtraction {
        FieldExtraction().extract(from: page, attachment: .applicationForm)
    }

    @Test func `an entry stands behind its label's ruling`() {
        var page = SyntheticPage()
        page.add("中级注册安全工程师初始注册申请表", x: 400, y: 120)
        page.add("该同志系我单位在职职工，所在部门", x: 300, y: 300)
        page.add("安全监察部", x: 1000, y: 300)
        page.add("岗位_", x: 220, y: 380)
        page.add("安全经理", x: 500, y: 380)
        page.add("，劳动合同期限自", x: 900, y: 380)
        page.add("2024年8月17日起至2029年8月17日止。", x: 220, y: 460)
        page.add("聘用单位意见", x: 60, y: 420)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(result.values(.post) == ["安全经理"])
        #expect(result.values(.department) == ["安全监察部"])
    }

    @Test func `the beginning of a ruling, read as a stroke, is no entry`() {
        var page = SyntheticPage()
        page.add("中级注册安全工程师初始注册申请表", x: 400, y: 120)
        page.add("聘用单位意见", x: 120, y: 460)
        page.add("所在部门：一", x: 120, y: 540)
        page.add("安全环保部", x: 400, y: 533, size: 42)
        page.add("岗位：", x: 800, y: 540)
        page.add("安全主管", x: 920, y: 533, size: 42)
        let result = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(result.values(.department) == ["安全环保部"])
        #expect(result.values(.post) == ["安全主管"])
    }

    @Test(arguments: ["从事安全生产工作", "从事发全生产工作"])
    func `the declaration's own sentence tells no post`(sentence: String) {
        var page = SyntheticPage()
        page.add("安全员", x: 1400, y: 300)
        page.add("负责人（签名）：", x: 120, y: 500)
        page.add("本人具有完全民事行为能力，在聘用单位\(sentence)", x: 120, y: 700)
        page.add("申请人签名：", x: 900, y: 800)
        #expect(FieldExtraction().extract(from: page.page, attachment: .applicationForm).values(.post) == [])
    }

    @Test func `the first sheet gives the applicant and the present employer`() {
        let result = read(first.page)
        #expect(result.kind == .applicationForm)
        #expect(result.formSheets == [1])
        #expect(result.values(.formTitle) == ["中级注册安全工程师初始注册申请表"])
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.sex) == ["男"])
        #expect(result.values(.birthDate) == ["1985-03"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.specialty) == ["化工安全"])
    }

    @Test func `the second sheet gives what the employer wrote`() {
        let result = read(second.page)
        #expect(result.kind == .applicationForm)
        #expect(result.formSheets == [2])
        #expect(result.values(.department) == ["安全环保部"])
        #expect(result.values(.post) == ["安全主管"])
        #expect(result.values(.contractStart) == ["2024-03-01"])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
        #expect(result.values(.signingDate).first == "2026-11-01")
    }

    @Test func `both sheets on one picture are both seen`() {
        var page = first
        page.page.height = 4678
        for line in second.page.lines {
            var moved = line
            moved.quad = SyntheticPage.moved(line.quad, y: 2339)
            moved.glyphs = line.glyphs.map {
                Glyph(text: $0.text, quad: SyntheticPage.moved($0.quad, y: 2339), score: $0.score)
            }
            page.page.lines.append(moved)
        }
        let result = read(page.page)
        #expect(result.formSheets == [1, 2])
        #expect(result.values(.applicantName).first == "陈晓东")
        #expect(result.values(.contractEnd) == ["2027-02-28"])
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
    }

    @Test func `two sheets side by side do not mix`() {
        var page = first
        page.page.width = 3308
        for line in second.page.lines {
            var moved = line
            moved.quad = SyntheticPage.moved(line.quad, x: 1700)
            moved.glyphs = line.glyphs.map {
                Glyph(text: $0.text, quad: SyntheticPage.moved($0.quad, x: 1700), score: $0.score)
            }
            page.page.lines.append(moved)
        }
        let result = read(page.page)
        #expect(result.formSheets == [1, 2])
        #expect(result.values(.applicantName).first == "陈晓东")
        #expect(result.values(.department) == ["安全环保部"])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
    }

    @Test(arguments: [
        ("劳动合同期限：2024.3.1-2027.2.28", "2024-03-01", "2027-02-28"), ("聘用期限：2024年3月1日至无固定期限", "2024-03-01", "open-ended"),
        ("劳动合同期限：起始2024年3月1日 截止2027年2月28日", "2024-03-01", "2027-02-28"),
        ("劳动合同期限：自2024年3月1日至无固定期限", "2024-03-01", "open-ended"),
        ("劳动合同期限自2024年3月1日至2027年2月28日", "2024-03-01", "2027-02-28"),
    ])
    func `the term is read in every shape`(line: String, start: String, end: String) {
        let result = read(SyntheticPage(["聘用单位意见", "所在部门：安全部 岗位：安全员", line, "负责人（签名） （单位公章）", "初审机构意见"]).page)
        #expect(result.values(.contractStart) == [start])
        #expect(result.values(.contractEnd) == [end])
    }

    @Test func `a term with a label for each end is read`() {
        let result = read(
            SyntheticPage([
                "聘用单位意见", "1.所在部门：质量安全部", "2.岗位：注册安全工程师", "3.劳动合同起始日期：2025年12月1日", "劳动合同截止日期：无固定期限", "负责人（签名）：",
                "初审机构意见",
            ]).page)
        #expect(result.values(.contractStart) == ["2025-12-01"])
        #expect(result.values(.contractEnd) == ["open-ended"])
        #expect(result.values(.department) == ["质量安全部"])
        #expect(result.values(.post) == ["注册安全工程师"])
    }

    @Test func `prose with a handwritten open end is read`() {
        var page = SyntheticPage(["本人声明：以上所填内容真实、准确。", "申请人签名：", "该同志系我单位在职职工，所在部门"])
        page.add("工程部", x: 780, y: 310, size: 44)
        page.add("岗位", x: 200, y: 390)
        page.add("安全经理", x: 400, y: 385, size: 40)
        page.add("，劳动合同期限自", x: 613, y: 389)
        page.add("2023年2月5日起至", x: 200, y: 450)
        page.add("无固定期限", x: 520, y: 445, size: 40)
        page.add("同意申请注册。", x: 200, y: 520)
        page.add("经办人：", x: 800, y: 700)
        let result = read(page.page)
        #expect(result.values(.department) == ["工程部"])
        #expect(result.values(.post) == ["安全经理"])
        #expect(result.values(.contractStart) == ["2023-02-05"])
        #expect(result.values(.contractEnd) == ["open-ended"])
    }

    @Test func `the employer's opinion in prose is read`() {
        let result = read(
            SyntheticPage([
                "本人声明：以上所填内容真实、准确。", "本人签名：", "该同志系我单位在职职工，所在部门质量安全部，", "岗位专职安全管理员，劳动合同期限自", "2025年8月1日起至2028年7月31日止。",
                "同意申请注册。", "负责人（签名）：肖秋 （单位盖章）", "经办人：",
            ]).page)
        #expect(result.kind == .applicationForm)
        #expect(result.formSheets == [2])
        #expect(result.values(.department) == ["质量安全部"])
        #expect(result.values(.post) == ["专职安全管理员"])
        #expect(result.values(.contractStart) == ["2025-08-01"])
        #expect(result.values(.contractEnd) == ["2028-07-31"])
    }

    @Test func `a value in two lines, one of them in the label's row, is put together`() {
        var page = SyntheticPage(rows: [["", "中级注册安全工程师变更注册申请表"], ["姓☑名", "陈晓东"]])
        page.add("金属非金属矿山", x: 1255, y: 856, size: 40)
        page.add("原注册证号", x: 231, y: 883, size: 40)
        page.add("83131632197", x: 479, y: 884, size: 38)
        page.add("注册类别", x: 1064, y: 876, size: 44)
        page.add("安全", x: 1329, y: 892, size: 48)
        page.add("聘用单位", x: 214, y: 968, size: 44)
        page.add("福建闽安工程技术有限公司", x: 418, y: 970, size: 36)
        let result = read(page.page)
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.specialty) == ["金属非金属矿山安全"])
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
    }

    @Test func `a term in two lines beside a centred label is read`() {
        var page = SyntheticPage(["聘用单位意见", "所在部门：安全部 岗位：安全员"])
        page.add("劳动合同期限", x: 120, y: 500)
        page.add("自2024年3月1日", x: 420, y: 478)
        page.add("至2027年2月28日", x: 420, y: 524)
        page.add("初审机构意见", x: 120, y: 700)
        let result = read(page.page)
        #expect(result.values(.contractStart) == ["2024-03-01"])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
    }

    @Test func `another word than the prescribed one is not open-ended`() {
        let result = read(SyntheticPage(["聘用单位意见", "所在部门：安全部", "劳动合同期限：自2024年3月1日至长期", "初审机构意见"]).page)
        #expect(result.values(.contractEnd) == ["长期"])
        #expect(result.first(.contractEnd)?.isComplete == false)
        let retirement = read(
            SyntheticPage(["聘用单位意见", "所在部门：安全部", "劳动合同期限：自2024年3月1日至至法定退休", "初审机构意见"]).page)
        #expect(retirement.values(.contractEnd) == ["至法定退休"])
        #expect(retirement.first(.contractEnd)?.isComplete == false)
    }

    @Test func `a blank term is told as not filled in`() {
        let result = read(SyntheticPage(["聘用单位意见", "所在部门：安全部", "劳动合同期限：自  年  月  日至  年  月  日", "初审机构意见"]).page)
        let end = result.first(.contractEnd)
        #expect(end?.isComplete == false)
        #expect(end?.value == "")
        #expect(end?.note == "日期未填写")
    }

    @Test func `a character of a seal above a name is no line of it`() {
        var page = SyntheticPage(rows: [["", "中级注册安全工程师变更注册申请表"], ["姓名", "陈晓东"]])
        page.add("聘用单位名称", x: 120, y: 500)
        page.add("福建闽安工程技术服务有限责任公司", x: 420, y: 510)
        page.add("岱", x: 700, y: 480)
        page.add("通讯地址", x: 120, y: 620)
        #expect(read(page.page).values(.employerName) == ["福建闽安工程技术服务有限责任公司"])
    }

    @Test func `a name in two lines, the first of them short, is put together`() {
        var page = SyntheticPage(rows: [["", "中级注册安全工程师变更注册申请表"], ["姓名", "陈晓东"]])
        page.add("聘用单位名称", x: 120, y: 500)
        page.add("福建省", x: 420, y: 476)
        page.add("闽安工程技术服务有限公司", x: 420, y: 522)
        page.add("通讯地址", x: 120, y: 620)
        #expect(read(page.page).values(.employerName) == ["福建省闽安工程技术服务有限公司"])
    }

    @Test func `a name in two lines beside its label is put together`() {
        var page = SyntheticPage(rows: [["", "中级注册安全工程师变更注册申请表"], ["姓名", "陈晓东"]])
        page.add("聘用单位名称", x: 120, y: 500)
        page.add("福建闽安工程技术服务", x: 420, y: 476)
        page.add("有限责任公司", x: 420, y: 522)
        page.add("通讯地址", x: 120, y: 620)
        #expect(read(page.page).values(.employerName) == ["福建闽安工程技术服务有限责任公司"])
    }

    @Test func `the former employer is not the present one`() {
        let page = SyntheticPage(rows: [
            ["", "中级注册安全工程师变更注册申请表"], ["姓名", "陈晓东"], ["原聘用单位", "福建旧安化工有限公司"], ["聘用单位", "福建闽安工程技术有限公司"],
        ])
        #expect(read(page.page).values(.employerName) == ["福建闽安工程技术有限公司"])
    }
}

extension SyntheticPage {
    static func moved(_ quad: Quad, x: Double = 0, y: Double = 0) -> Quad {
        let by = Point(x: x, y: y)
        return Quad(
            topLeft: quad.topLeft + by, topRight: quad.topRight + by, bottomRight: quad.bottomRight + by,
            bottomLeft: quad.bottomLeft + by)
    }

    @Test func `the two characters of a label may overlap as boxes`() {
        var page = SyntheticPage()
        page.add("中级注册安全工程师初始注册申请表", x: 300, y: 100)
        for (text, x) in [("姓", 198.0), ("名", 218), ("潘燕", 422), ("性", 596), ("别", 616), ("男", 830)] {
            page.add(text, x: x, y: 225, size: 40)
        }
        let form = FieldExtraction().extract(from: page.page, attachment: .applicationForm)
        #expect(form.values(.applicantName) == ["潘燕"])
        #expect(form.values(.sex) == ["男"])
    }
}
