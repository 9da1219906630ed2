import DocumentModel
import Testing

@testable import Recognition

struct LineCascadeTests {
    private func reading(_ text: String, least: Double) -> LineReading {
        let characters = text.enumerated().map { index, character in
            LineReading.Character(text: String(character), start: 0, end: 1, score: index == 1 ? least : 0.999)
        }
        return LineReading(characters: characters, score: 0.99, scores: nil)
    }

    @Test func `a line of which every character is sure needs no second network`() {
        #expect(LineCascade.settles(reading("乙方应当遵守甲方的规章制度", least: 0.96)))
    }

    @Test func `one unsure character of a long line is enough for a second reading`() {
        #expect(!LineCascade.settles(reading("乙方应当遵守甲方的规章制度", least: 0.93)))
    }

    @Test(arguments: ["莆田法泽环保科技有限公司", "福州第二医院", "注册安全工程师事务所中心"])
    func `names of organisations are always read with care`(text: String) {
        #expect(!LineCascade.settles(reading(text, least: 0.998)))
    }

    @Test(arguments: ["聘用单位甲方）监测站", "甲方（用人单位"])
    func `half a pair of brackets tells that something was passed over`(text: String) {
        #expect(!LineCascade.settles(reading(text, least: 0.998)))
    }

    @Test func `what may be a name alone must be surer than a sentence`() {
        #expect(!LineCascade.settles(reading("曾佳莹", least: 0.98)))
        #expect(LineCascade.settles(reading("曾佳莹", least: 0.995)))
    }

    @Test func `marks may be less sure than words, and spaces count for nothing`() {
        #expect(LineCascade.settles(reading("甲：乙方应当遵守规章制度", least: 0.92)))
        #expect(LineCascade.settles(reading("8 月18日", least: 0.4)))
        #expect(!LineCascade.settles(reading("甲：乙方应当遵守规章制度", least: 0.6)))
    }

    @Test func `long running text may be less sure, unless it holds a figure`() {
        let text = "乙方应当遵守甲方依法制定的规章制度，保守甲方的商业秘密和技术秘密"
        #expect(LineCascade.settles(reading(text, least: 0.92)))
        #expect(!LineCascade.settles(reading(text, least: 0.88)))
        #expect(!LineCascade.settles(reading(text + "2026年", least: 0.92)))
    }

    @Test(arguments: ["2026年6月5日", "350102198703154217", "二〇二六年六月五日", "２０２６"])
    func `digits must be surer than words`(text: String) {
        #expect(!LineCascade.settles(reading(text, least: 0.97)))
        #expect(LineCascade.settles(reading(text, least: 0.99)))
    }

    @Test(arguments: ["申请补办：□注册证书", "■是", "☑", "口是口否"])
    func `lines with boxes to tick are always read with care`(text: String) {
        #expect(!LineCascade.settles(reading(text, least: 0.999)))
    }

    @Test func `a line in which the tiny network sees nothing is read by the small one`() {
        #expect(!LineCascade.settles(LineReading(characters: [], score: 0, scores: nil)))
    }
}
