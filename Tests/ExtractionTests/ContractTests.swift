import DocumentModel
import Testing

@testable import Extraction

struct ContractTests {
    private func read(_ lines: [String]) -> PageExtraction {
        FieldExtraction().extract(from: SyntheticPage(lines).page, attachment: .labourContract)
    }

    private let plain = [
        "劳动合同（通用）", "甲方（用人单位）：福建闽安工程技术有限公司", "统一社会信用代码：91350102MA2Y0001X6", "法定代表人（主要负责人）或委托代理人：林国栋",
        "注册地：福州市鼓楼区五四路1号", "联系电话：0591-87650001", "乙方（劳动者）：陈晓东", "居民身份证号码：350102198503124510", "户籍地址：福州市台江区工业路2号",
        "联系电话：13800000001", "第一条 双方约定按下列第1种方式确定劳动合同期限：", "1.固定期限：自2024年3月1日起至2027年2月28日止。",
        "2.无固定期限：自__年__月__日起至依法解除、终止劳动合同时止。", "3.以完成一定工作任务为期限：自__年__月__日起至__工作任务完成时止。", "第二条 乙方工作岗位是安全主管，岗位职责为安全生产管理。",
        "甲方（盖章）          乙方（签字）", "2024年2月25日          2024年2月26日",
    ]

    @Test func `a general labour contract gives all its fields`() {
        let result = read(plain)
        #expect(result.kind == .labourContract)
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.workerName) == ["陈晓东"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
        #expect(result.values(.legalRepresentative) == ["林国栋"])
        #expect(result.values(.contractStart) == ["2024-03-01"])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
        #expect(result.values(.post) == ["安全主管"])
        #expect(result.values(.signingDate).contains("2024-02-25"))
    }

    @Test func `talk of contracts for a task is no choice of a term`() {
        let result = read([
            "劳动合同", "甲方：福建闽安工程技术有限公司", "乙方：陈晓东", "第一条 本合同期限为无固定期限，自2021年7月1日起。",
            "以完成一定工作任务为期限的劳动合同不得约定试用期。",
        ])
        #expect(result.fields.contains { $0.name == .contractEnd && $0.value == "open-ended" && $0.isComplete })
    }

    @Test func `an article's number is no choice, and a lost tick leaves the option without a box`() {
        let result = read([
            "全日制劳动合同", "第一条本合同期限采取下列打“√”的形式：", "□A、固定期限：自年月日起至年月日止。", "B、无固定期限：自2020年2月3日起至法定的劳动合同终止条件出现时止。",
            "第二条本合同的试用期为2个月，自2020年2月3日起至2020年4月2日止。",
        ])
        #expect(result.values(.contractStart) == ["2020-02-03"])
        #expect(result.values(.contractEnd) == ["open-ended"])
    }

    @Test(arguments: [
        (["有国定期限：从2021年月t年1月30日止。"], "二"), (["有国定期限：从2021年7月1日起至2026年6月30日止。"], "（二）"),
    ])
    func `of choices whose marks were not read none is taken for certain`(_ fixed: [String], _ mark: String) {
        let result = read([
            "劳动合同", "第一条甲、乙双方选择以下第一种形式确定本合同期限", "（一）" + fixed[0], mark + "无固定期限：从 年 月 日起至法定终止条件出现时止",
            "三以完成一定工作任务为期限：从 年 月 日起至工作任务完成",
        ])
        let ends = result.fields.filter { $0.name == .contractEnd }
        #expect(!ends.contains { $0.isComplete && $0.value == "open-ended" })
    }

    @Test func `a long label may have one character misread, a short one may not`() {
        let page = SyntheticPage([
            "本人声明：以上所填内容真实。", "本人签名：", "聘用单位意见", "所在部门：工程部", "劳动台同期限：2023年11月1日至2033年10月31日", "负责人（签名）：",
        ]).page
        let form = FieldExtraction().extract(from: page, attachment: .applicationForm)
        #expect(form.values(.contractEnd) == ["2033-10-31"])
        #expect(read(["女名：陈晓东"]).values(.workerName).isEmpty)
    }

    @Test func `signing dates side by side are no second term`() {
        let first = SyntheticPage([
            "劳动合同", "甲方：福建闽安工程技术有限公司", "第一条 本合同为固定期限劳动合同，期限叁年，自2025年8月1日至2028年7月31日止。", "第九条 本合同一式两份。",
        ]).page
        var second = SyntheticPage()
        second.add("甲方（公章）", x: 200, y: 200)
        second.add("乙方（签字） 陈晓东", x: 900, y: 200)
        second.add("2025年8月1日", x: 200, y: 400)
        second.add("2025年8月1日", x: 900, y: 400)
        let pages = FieldExtraction().extract(document: [first, second.page], attachment: .labourContract)
        #expect(pages[0].values(.contractEnd) == ["2028-07-31"])
        #expect(pages[1].values(.contractEnd).isEmpty)
    }

    @Test func `a slanted scan reads the same`() {
        let result = FieldExtraction().extract(
            from: SyntheticPage(plain).slanted(by: 0.03), attachment: .labourContract)
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
        #expect(result.values(.contractEnd) == ["2027-02-28"])
    }

    @Test(arguments: [
        "甲方（用人单位）：", "甲方（单位）：", "甲方：", "甲方（用人单位）名称：", "甲方名称：", "用人单位：", "聘用单位(甲方)：", "甲 方 ( 用 人 单 位 ) ：", "甲方（用人单位）",
        "甲方",
    ])
    func `the employer is found behind every label`(label: String) {
        let result = read(["劳动合同书", label + "福建闽安工程技术有限公司", "乙方（劳动者）：陈晓东"])
        #expect(result.values(.employerName).first == "福建闽安工程技术有限公司")
        #expect(result.values(.workerName) == ["陈晓东"])
    }

    @Test(arguments: [
        "乙方（劳动者）：", "乙方（劳动者）姓名：", "乙方姓名：", "乙方（员工）：", "乙方（退休返聘人员）：", "受聘人(乙方)：", "乙方（劳 动 者）：", "劳动者：",
    ])
    func `the worker is found behind every label`(label: String) {
        let result = read(["劳动合同书", "甲方：福建闽安工程技术有限公司", label + "陈晓东 性别：男"])
        #expect(result.values(.workerName).first == "陈晓东")
    }

    @Test(arguments: [
        "居民身份证号码：", "身份证号码：", "身份证号：", "身份证号码/其他有效身份证件号码：", "居民身份证号码（或其他有效身份证件号码）：", "公民身份号码", "身份证号码", "身份证：",
    ])
    func `the number is found behind every label`(label: String) {
        let result = read(["劳动合同书", "甲方：福建闽安工程技术有限公司", "乙方：陈晓东", label + "35010319880115006x"])
        #expect(result.values(.idNumber) == ["35010319880115006X"])
        #expect(result.first(.idNumber)?.note == nil)
    }

    @Test func `a name that goes on in the next line is put together`() throws {
        let result = read(["劳动合同书", "甲方（用人单位）：福建闽安工程技术服务股份", "有限公司 法定代表人：林国栋", "乙方：陈晓东"])
        let field = try #require(result.first(.employerName))
        #expect(field.value == "福建闽安工程技术服务股份有限公司")
        #expect(field.quad.boundingBox.y == 260)
        #expect(result.values(.legalRepresentative) == ["林国栋"])
    }

    @Test func `a printed bracket is no part of the name, a registered one is`() {
        #expect(
            read(["劳动合同", "甲方：闽安（福建）科技有限公司（盖章）"]).values(.employerName) == ["闽安（福建）科技有限公司"])
        #expect(
            read(["劳动合同", "甲方：福州闽安咨询合伙企业(有限合伙)（以下简称“甲方”）"]).values(.employerName) == ["福州闽安咨询合伙企业（有限合伙）"])
    }

    @Test func `both parties in one line are told apart`() {
        let result = read(["劳动合同", "甲方：福建闽安工程技术有限公司 乙方：陈晓东", "法定代表人：林国栋 身份证号码：350102198503124510"])
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.workerName) == ["陈晓东"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    @Test func `a table with two columns is read by cells`() {
        let page = SyntheticPage(
            rows: [
                ["劳动合同书"], ["甲方", "名 称", "福建闽安工程技术有限公司"], ["", "法定代表人", "林国栋"], ["乙方", "姓 名", "陈晓东"],
                ["", "身份证号码", "350102198503124510"],
            ], columns: [120, 320, 620])
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.workerName) == ["陈晓东"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
        #expect(result.values(.legalRepresentative) == ["林国栋"])
    }

    @Test func `side headings written downwards name no value`() {
        var page = SyntheticPage(["福建省劳动合同书"])
        for (text, x, y) in [
            ("名称", 298.0, 334.0), ("泉州市闽澜电力工程有限责任公司", 451, 341), ("法定代表人", 273, 390), ("(主要负责人)", 264, 425),
            ("付福", 445, 407),
            ("身份证号码", 700, 407), ("350521195606013028", 900, 407), ("统一社会信用代", 246, 525),
            ("91350598MA2Y0001X6", 446, 544),
            ("码", 320, 562), ("姓名", 292, 620), ("温晓宇", 445, 620), ("居民身份证号码", 246, 690),
            ("35010319880115006X", 490, 690),
        ] { page.add(text, x: x, y: y, size: 30) }
        for (text, y) in [("甲方", 418.0), ("乙方", 675.0)] {
            let box = Quad(Rect(x: 183, y: y, width: 40, height: 80))
            page.page.lines.append(
                TextLine(quad: box, glyphs: text.map { Glyph(text: String($0), quad: box, score: 0.99) }, score: 0.99))
        }
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.values(.employerName) == ["泉州市闽澜电力工程有限责任公司"])
        #expect(result.values(.legalRepresentative) == ["付福"])
        #expect(result.values(.workerName) == ["温晓宇"])
        #expect(result.values(.idNumber) == ["35010319880115006X"])
    }

    @Test func `an emergency contact's number is passed over`() {
        let result = read([
            "劳动合同", "甲方：福建闽安工程技术有限公司", "乙方：陈晓东", "身份证号码：350102198503124510", "紧急联系人：王小红 身份证号码：350521195606013028",
        ])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    @Test func `an emergency contact's number alone is never certain`() {
        let result = read(["劳动合同", "甲方：福建闽安工程技术有限公司", "乙方：陈晓东", "紧急联系人：王小红 身份证号码：350521195606013028"])
        #expect(result.fields.filter { $0.name == .idNumber }.allSatisfy { !$0.isComplete })
    }

    @Test func `the legal representative's number is not the worker's`() {
        let result = read([
            "劳动合同", "甲方：福建闽安工程技术有限公司", "法定代表人：林国栋 身份证号码：350521195606013028", "乙方：陈晓东", "身份证号码：350102198503124510",
        ])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    @Test func `a credit code of digits is no ID number`() {
        let result = read(["劳动合同", "甲方：福州闽安检测中心", "统一社会信用代码：123500004880000115", "乙方：陈晓东"])
        #expect(result.values(.idNumber).isEmpty)
    }

    @Test(arguments: [
        ("350102 19850312 4510", "350102198503124510"), ("3 5 0 1 0 2 1 9 8 5 0 3 1 2 4 5 1 0", "350102198503124510"),
        ("３５０１０２１９８５０３１２４５１０", "350102198503124510"), ("350102198503124510 13800000001", "350102198503124510"),
    ])
    func `spaces and neighbours do not hide the number`(written: String, number: String) {
        let result = read(["劳动合同", "乙方：陈晓东", "身份证号码：" + written])
        #expect(result.values(.idNumber) == [number])
    }

    @Test func `one look-alike letter is corrected and told`() throws {
        let field = try #require(read(["劳动合同", "乙方：陈晓东", "身份证号码：35O102198503124510"]).first(.idNumber))
        #expect(field.value == "350102198503124510")
        #expect(field.note?.contains("校正") == true)
    }

    @Test func `digits are never corrected`() throws {
        let field = try #require(read(["劳动合同", "乙方：陈晓东", "身份证号码：350102198503124518"]).first(.idNumber))
        #expect(field.value == "350102198503124518")
        #expect(field.isComplete)
        #expect(field.note == "号码校验不通过")
    }

    @Test func `a number with a digit missing is not complete`() throws {
        let field = try #require(read(["劳动合同", "乙方：陈晓东", "身份证号码：35010219850312451"]).first(.idNumber))
        #expect(!field.isComplete)
    }

    @Test func `the receiving unit of a dispatched worker is not the employer`() {
        let result = read([
            "劳动合同", "甲方（劳务派遣单位）：福州闽聚人力资源有限公司", "乙方（用工单位）：福建闽安工程技术有限公司", "丙方（劳动者）：陈晓东", "身份证号码：350102198503124510",
        ])
        #expect(result.values(.employerName) == ["福州闽聚人力资源有限公司"])
        #expect(result.values(.workerName) == ["陈晓东"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    @Test func `the parties of a preamble are found without labels`() {
        let result = read(["聘用协议书", "福建闽安工程技术有限公司（以下简称甲方）与陈晓东（以下简称乙方）经协商订立本协议。"])
        #expect(result.kind == .employmentAgreement)
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.workerName) == ["陈晓东"])
    }

    @Test func `dates below the signatures are those of signing`() {
        var page = SyntheticPage(["劳动合同", "甲方：福建闽安工程技术有限公司", "第九条 本合同自双方签字之日起生效。"])
        page.add("甲方（公章）", x: 267, y: 752)
        page.add("乙方（签字）", x: 950, y: 776)
        page.add("法定代表人（签字或盖章）林国栋", x: 312, y: 1003)
        page.add("2025年12月24日", x: 323, y: 1164)
        page.add("2025年12月25日", x: 987, y: 1167)
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(Set(result.values(.signingDate)) == ["2025-12-24", "2025-12-25"])
    }

    @Test func `a short range without its heading may be a probation`() {
        let result = read(["劳动合同", "甲方：福建闽安工程技术有限公司", "一：月一用", "自二○二五年六月二日起至二〇二五年九月一日止。", "第二条 工作内容"])
        #expect(result.first(.contractEnd)?.isComplete == false)
    }

    @Test func `names of minorities keep their dots`() {
        #expect(read(["劳动合同", "乙方：阿依古丽•买买提"]).values(.workerName) == ["阿依古丽·买买提"])
    }

    @Test func `the score is that of the weakest character`() throws {
        var page = SyntheticPage(["劳动合同", "乙方：陈晓东"])
        page.page.lines[1].glyphs[4].score = 0.4
        let result = FieldExtraction().extract(from: page.page, attachment: .labourContract)
        #expect(result.first(.workerName)?.score == 0.4)
    }
}
