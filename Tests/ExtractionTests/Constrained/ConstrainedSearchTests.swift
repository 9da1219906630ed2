import DocumentModel
import Testing

@testable import Extraction

/// Lines whose class scores are made by hand: three steps a character, the rivals share the middle one.
private enum Written {
    static let alphabet = Alphabet(
        characters: Array("0123456789X年月日：姓名公民身份号码劳动合同期限自起至止").map(String.init))

    /// - Parameter rivals: by index of the character: what else it could be, with its probability.
    static func line(
        _ text: String, rivals: [Int: [(Character, Float)]] = [:], lost: [Int: (Character, Float)] = [:],
        at top: Double = 100
    ) -> TextLine {
        var scores = ClassScores(classCount: alphabet.characters.count + 2, alphabet: alphabet)
        var glyphs: [Glyph] = []
        let quad = Quad(Rect(x: 100, y: top, width: 30 * Double(max(1, text.count)), height: 30))
        for (index, character) in text.enumerated() {
            // A character that the best path lacks stands before this one.
            if let (sign, probability) = lost[index], let label = alphabet.label(of: String(sign)) {
                scores.append([
                    (label: Int32(0), probability: 1 - probability), (label: label, probability: probability),
                ])
            }
            let others = rivals[index] ?? []
            let own = 0.999 - others.reduce(Float(0)) { $0 + $1.1 }
            guard let label = alphabet.label(of: String(character)) else { continue }
            let kept =
                [(label: label, probability: own)]
                + others.compactMap { other in
                    alphabet.label(of: String(other.0)).map { (label: $0, probability: other.1) }
                }
            scores.append([(label: 0, probability: 0.9999)])
            scores.append(kept.sorted { $0.probability > $1.probability })
            scores.append([(label: 0, probability: 0.9999)])
            let count = Double(text.count)
            glyphs.append(
                Glyph(
                    text: String(character),
                    quad: quad.slice(from: Double(index) / count, to: Double(index + 1) / count), score: Double(own)))
        }
        return TextLine(quad: quad, glyphs: glyphs, score: 0.9, scores: scores)
    }

    static func card(_ number: TextLine) -> PageExtraction {
        var page = SyntheticPage(width: 1600, height: 1200)
        page.add("姓名陈晓东", x: 400, y: 300)
        page.add("性别男民族汉", x: 400, y: 360)
        page.page.lines.append(number)
        return FieldExtraction().extract(from: page.page, attachment: .idInHand)
    }
}

struct ConstrainedSearchTests {
    private let label = "公民身份号码"
    private let number = "350102198503124510"

    @Test func `a misread digit is chosen by the ink and the check digit, and what was read is kept`() {
        let misread = "350102198508124510"
        let line = Written.line(label + misread, rivals: [6 + 11: [("3", 0.2)]], at: 620)
        let field = Written.card(line).first(.idNumber)
        #expect(field?.value == number)
        #expect(field?.isComplete == true)
        #expect(field?.reading == misread)
    }

    @Test func `a number with a wrong check digit that stands there clearly stays as it is`() {
        let printed = "350102198508124510"
        let line = Written.line(label + printed, rivals: [6 + 11: [("3", 0.000_5)]], at: 620)
        let field = Written.card(line).first(.idNumber)
        #expect(field?.value == printed)
        #expect(field?.reading == nil)
    }

    @Test func `a digit that was not read is found in its gap`() {
        let short = "35010219850312450"
        let line = Written.line(label + short, lost: [6 + 16: ("1", 0.3)], at: 620)
        #expect(Written.card(line).first(.idNumber)?.value == number)
    }

    @Test func `fifteen characters of a longer number are no old number`() {
        let old = Written.card(Written.line(label + "350102850312451", at: 620)).first(.idNumber)
        #expect(old?.isComplete == true)
        let torn = Written.card(Written.line(label + "350102198503124", at: 620)).first(.idNumber)
        #expect(torn?.isComplete == false)
    }

    private func term(_ lines: [TextLine]) -> PageExtraction {
        var page = SyntheticPage()
        page.add("劳动合同书", x: 600, y: 40)
        page.page.lines += lines
        return FieldExtraction().extract(from: page.page, attachment: .labourContract)
    }

    @Test func `a month that does not exist is searched for in the ink`() {
        let text = "劳动合同期限自2024年17月01日起至2027年10月31日止"
        let line = Written.line(text, rivals: [13: [("1", 0.2)]], at: 300)
        let result = term([line])
        #expect(result.values(.contractStart) == ["2024-11-01"])
        #expect(result.values(.contractEnd) == ["2027-10-31"])
    }

    @Test func `an end before the start is searched for in the ink`() {
        let text = "劳动合同期限自2024年12月18日起至2022年12月17日止"
        let result = term([Written.line(text, rivals: [23: [("7", 0.3), ("3", 0.001)]], at: 300)])
        #expect(result.values(.contractEnd) == ["2027-12-17"])
    }

    @Test func `an end before the start that stands there clearly stays as it is`() {
        let text = "劳动合同期限自2024年12月18日起至2022年12月17日止"
        #expect(term([Written.line(text, at: 300)]).values(.contractEnd) == ["2022-12-17"])
    }
}

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
        ("通行证号码", "H1234567801"), ("证件号码", "USA110181080300"),
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

    @Test func `work history is no post`() {
        let page = SyntheticPage(["中级注册安全工程师初始注册申请表", "从事安全生产工作经历"]).page
        #expect(FieldExtraction().extract(from: page, attachment: .applicationForm).values(.post).isEmpty)
    }
}

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
}
