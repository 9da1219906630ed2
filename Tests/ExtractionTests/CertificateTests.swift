import DocumentModel
import Testing

@testable import Extraction

struct CertificateTests {
    private func read(_ lines: [String], _ attachment: AttachmentKind = .other) -> PageExtraction {
        FieldExtraction().extract(from: SyntheticPage(lines).page, attachment: attachment)
    }

    // MARK: Hours

    @Test(arguments: [
        ("共计48学时，其中专业课24学时", ["48"], ["24"]), ("完成继续教育肆拾捌学时", ["48"], []), ("累计四十八课时", ["48"], []),
        ("总学时：48 专业学时：24", ["48"], ["24"]), ("公需科目24学时，专业科目24学时", ["48"], ["24"]), ("学时数：52.5", ["52.5"], []),
        ("公需科目24学时，专业科目24学时，共计48学时", ["48"], ["24"]), ("一百二十学时", ["120"], []), ("48（学时）", ["48"], []),
        ("参加化工安全专业继续教育培训48学时，其中化工安全专业24学时", ["48"], ["24"]), ("学时", [], []), ("学时：2026年3月", [], []),
        ("99999999学时", [], []), ("完成课程共56学时，其中专业课程32学时、公共课程24学时", ["56"], ["32"]),
        ("专业课程20学时、公共课程28学时，共计48学时", ["48"], ["20"]),
    ])
    func `hours are read with the words that say whose they are`(text: String, total: [String], specialty: [String]) {
        let result = read(["继续教育证书", text])
        #expect(result.values(.educationHours) == total)
        #expect(result.values(.specialtyHours) == specialty)
    }

    @Test func `a certificate's row that begins with a name in Latin letters names its holder`() {
        let page = SyntheticPage(["职业资格考试成绩合格通知单", "JAMES0'NEIL（证件号码：935325196601048733）参加2026年度中级注册安全工程师考试"]).page
        let result = FieldExtraction().extract(from: page, attachment: .specialtyExamCertificate)
        #expect(result.values(.applicantName) == ["JAMESO'NEIL"])
    }

    @Test func `a date and a certificate's number above hours are none`() {
        for above in ["培训时间：2024.03.11-2024.03.15", "证书编号：AQ-48"] {
            var page = SyntheticPage(["继续教育证书"])
            page.add(above, x: 200, y: 300)
            page.add("学时：12", x: 200, y: 350)
            let result = FieldExtraction().extract(from: page.page, attachment: .continuingEducation)
            #expect(result.values(.educationHours) == ["12"])
        }
    }

    @Test func `hours whose unit begins the next line are read`() {
        var page = SyntheticPage(["继续教育学时证明"])
        page.add("参加注册安全工程师继续教育培训，完成课程共56学时，其中专业课程32", x: 200, y: 300)
        page.add("学时、公共课程24学时，考核合格。", x: 200, y: 350)
        let result = FieldExtraction().extract(from: page.page, attachment: .continuingEducation)
        #expect(result.values(.educationHours) == ["56"])
        #expect(result.values(.specialtyHours) == ["32"])
    }

    @Test func `a column of hours gives its sum`() {
        var page = SyntheticPage(rows: [
            ["课程名称", "日期", "学时"], ["安全生产法律法规（公需）", "2025-03-01", "24"], ["化工安全技术（专业）", "2025-03-08", "24"],
            ["合计", "", "48"],
        ])
        page.add("继续教育证明", x: 500, y: 100, size: 50)
        let result = FieldExtraction().extract(from: page.page, attachment: .continuingEducation)
        #expect(result.values(.educationHours) == ["48"])
        #expect(result.values(.specialtyHours) == ["24"])
    }

    @Test(arguments: [
        "兹证明陈晓东同志（身份证号：350102198503124510）参加继续教育，共48学时。", "姓名：陈晓东 身份证号：350102198503124510",
        "学员陈晓东，身份证号350102198503124510，修满48学时。", "陈晓东同志于2025年参加培训，身份证号：350102198503124510",
    ])
    func `the holder is read from labels and from sentences`(text: String) {
        let result = read(["继续教育证书", text])
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    @Test(arguments: [
        ("陈慧月（证件号码：350102198503124510）参加2025年度考试，成绩合格。", ["陈慧月"]), ("兹证明李学文同志参加继续教育，共48学时。", ["李学文"]),
        ("兹证明林自强同志参加继续教育，共48学时。", ["林自强"]), ("学员学习期间，共48学时。", []), ("三个月（证件号码：350102198503124510）", []),
        ("三月份（证件号码：350102198503124510）", []),
    ])
    func `月, 学 and 自 are in names, but no surnames`(text: String, names: [String]) {
        #expect(read(["继续教育证书", text]).values(.applicantName) == names)
    }

    @Test(arguments: [
        ("注册专业：化工安全", ["化工安全"]), ("专业类别：其他安全（不包括消防安全）", ["其他安全（不包括消防安全）"]), ("学习化工安全技术、建筑施工安全管理课程", []),
        ("化工安全专业继续教育，课程含道路运输安全", ["化工安全"]), ("金属非金属矿山安全", ["金属非金属矿山安全"]), ("非煤矿安全", []),
    ])
    func `classes count beside their label, and alone if there is one only`(text: String, classes: [String]) {
        #expect(read(["继续教育证书", text]).values(.specialty) == classes)
    }

    @Test func `hours of which a part is told and the whole was not read are incomplete`() {
        let result = read(["继续教育证书", "完成2+学时，其中道路运输安全专业12学时，考核合格"])
        #expect(result.fields.filter { $0.name == .educationHours }.map(\.isComplete) == [false])
        #expect(read(["继续教育证书", "完成24学时，其中道路运输安全专业12学时"]).values(.educationHours) == ["24"])
    }

    @Test(arguments: [
        ("学员 LIM SOO JIN", "LIMSOOJIN", true), ("学员LIM S00 JIN", "LIMSOOJIN", true),
        ("学员 11M SOO JIN", "11MSOOJIN", false),
    ])
    func `a holder's name in Latin letters is read, with letters that look like figures`(
        text: String, name: String, isComplete: Bool
    ) {
        let result = read(["继续教育合格证书", text, "于2025年09月05日至2025年09月24日参加继续教育培训，完成48学时"])
        let names = result.fields.filter { $0.name == .applicantName }
        #expect(names.map(\.value) == [name])
        #expect(names.map(\.isComplete) == [isComplete])
    }

    // MARK: Other certificates

    @Test func `an exam certificate has holder, class, number and day`() {
        let result = read([
            "中级注册安全工程师职业资格证书", "姓名：陈晓东", "证件号码：350102198503124510", "专业类别：建筑施工安全", "批准日期：2025年11月02日",
            "管理号：20251103435000000123",
        ])
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.specialty) == ["建筑施工安全"])
        #expect(result.values(.certificateNumber) == ["20251103435000000123"])
        #expect(result.values(.issueDate) == ["2025-11-02"])
    }

    @Test func `an institution's certificate is valid until the second day`() {
        let result = read([
            "事业单位法人证书", "名称：福州市安全生产科学研究院", "法定代表人：林国栋", "经费来源：财政补助", "有效期：自2023年03月24日至2028年03月24日",
        ])
        #expect(result.values(.employerName) == ["福州市安全生产科学研究院"])
        #expect(result.values(.legalRepresentative) == ["林国栋"])
        #expect(result.values(.validUntil) == ["2028-03-24"])
    }

    @Test func `a retirement certificate has holder and days`() {
        let result = read(["退休证", "姓名：陈晓东", "性别：男", "出生年月：1960年3月", "退休时间：2020年4月1日", "编号：闽退20200123"])
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.birthDate) == ["1960-03"])
        #expect(result.values(.retirementDate) == ["2020-04-01"])
    }

    @Test(arguments: [
        "年月日", "自至", "学时学时学时", "一二三四五六七八九十百", "变更为变更为", "有效期：长期", "姓名：", "：：：：", "编号：-----", "兹证明同志", "□□□□", "48",
        "本人本人本人，",
    ])
    func `garbage under any title is harmless`(text: String) {
        for title in [
            "继续教育证书", "事业单位法人证书", "退休证", "营业执照", "准予变更登记通知书", "职业资格证书", "履职情况陈述", "注销注册申请表", "注册证书（标签）补办申请表",
        ] {
            for attachment in AttachmentKind.allCases {
                _ = read([title] + [String](repeating: text, count: 30), attachment)
                _ = read([title, String(repeating: text, count: 200)], attachment)
            }
        }
    }
}
