import DocumentModel
import Testing

@testable import Extraction

struct IDCardTests {
    private func read(_ lines: [(String, Double, Double)]) -> PageExtraction {
        var page = SyntheticPage(width: 1600, height: 1200)
        for (text, x, y) in lines { page.add(text, x: x, y: y) }
        return FieldExtraction().extract(from: page.page, attachment: .idInHand)
    }

    private let card: [(String, Double, Double)] = [
        ("姓名陈晓东", 400, 300), ("性别男民族汉", 400, 360), ("出生1985年3月12日", 400, 420), ("住址福建省福州市鼓楼区", 400, 480),
        ("五四路1号", 464, 530),
        ("公民身份号码350102198503124510", 400, 620),
    ]

    @Test func `the face of a card gives all its fields`() {
        let result = read(card)
        #expect(result.kind == .idCard)
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.sex) == ["男"])
        #expect(result.values(.birthDate) == ["1985-03-12"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
        #expect(result.values(.address) == ["福建省福州市鼓楼区五四路1号"])
    }

    @Test func `what a label's end was read as is no name, nor a part of one`() {
        let result = read([
            ("姓名委", 400, 300), ("魏学红", 520, 300), ("性别男民族汉", 400, 360), ("出生1985年3月12日", 400, 420),
            ("公民身份号码350102198503124510", 400, 620),
        ])
        #expect(result.values(.applicantName) == ["魏学红"])
    }

    @Test func `the English word behind a label is no name`() {
        let result = read([
            ("外国人永久居留身份证", 400, 200), ("姓名Name", 400, 300), ("JAMES O'NEIL", 420, 350), ("性别/Sex", 400, 420),
            ("男/M", 600, 420), ("出生日期/DOB", 400, 480), ("1988.10.14", 620, 480),
        ])
        #expect(result.values(.applicantName) == ["JAMESO'NEIL"])
    }

    @Test func `labels and values in boxes of their own are joined`() {
        let result = read([
            ("姓", 400, 300), ("名", 450, 300), ("陈晓东", 510, 300), ("性别", 400, 360), ("男", 500, 360), ("民族", 560, 360),
            ("汉", 660, 360),
            ("公民身份号码", 400, 620), ("350102198503124510", 640, 620), ("STAY COOL", 100, 1000),
        ])
        #expect(result.kind == .idCard)
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.sex) == ["男"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    @Test func `the side with the emblem is told apart`() {
        let result = read([
            ("中华人民共和国", 600, 300), ("居民身份证", 600, 400), ("签发机关福州市公安局鼓楼分局", 500, 600),
            ("有效期限2015.03.12-2035.03.12", 500, 680),
        ])
        #expect(result.kind == .idCardEmblem)
        #expect(result.values(.idNumber).isEmpty)
    }

    @Test(arguments: ["3501021985031245107", "1350102198503124510", "35010219850312451088"])
    func `a number with a digit too many is not the number inside it`(_ number: String) {
        let result = read(card.dropLast() + [("公民身份号码\(number)", 400, 620)])
        let fields = result.fields.filter { $0.name == .idNumber }
        #expect(fields.allSatisfy { !$0.isComplete })
    }

    @Test func `a telephone number run into the number takes nothing from it`() {
        let result = read(card.dropLast() + [("公民身份号码35010219850312451010000001234", 400, 620)])
        let fields = result.fields.filter { $0.name == .idNumber }
        #expect(fields.map(\.value) == ["350102198503124510"])
        #expect(fields.allSatisfy { $0.isComplete })
    }

    @Test func `a number without its label still is the card's`() {
        let result = read([
            ("姓名陈晓东", 400, 300), ("性别男", 400, 360), ("出生1985年3月12日", 400, 420), ("350102198503124510", 640, 620),
        ])
        #expect(result.values(.idNumber) == ["350102198503124510"])
    }

    @Test func `a passport's number stands behind its type and country, and its dates are none`() {
        let result = read([
            ("护照", 400, 200), ("PASSPORT", 520, 200), ("P", 400, 300), ("CHN", 520, 300), ("E87310462", 800, 300),
            ("姓名/Name", 400, 400), ("陈晓东", 400, 450), ("12 5月/MAY 2021", 400, 600), ("11 5月/MAY 2031", 700, 600),
        ])
        #expect(result.kind == .idCard)
        #expect(result.values(.idNumber) == ["E87310462"])
    }

    @Test func `a permit's values stand below their labels, the name in Chinese first`() {
        let result = read([
            ("港澳居民来往内地通行证", 600, 100), ("姓名", 640, 200), ("周彧", 640, 228), ("CHOW, Yuk", 640, 270), ("出生日期", 640, 320),
            ("性别", 900, 320), ("1988.10.03", 640, 352), ("男", 900, 352), ("证件号码", 340, 560), ("H08316254", 500, 560),
        ])
        #expect(result.values(.applicantName) == ["周彧"])
        #expect(result.values(.idNumber) == ["H08316254"])
    }

    @Test func `a card whose name was not read has none, whatever stands below`() {
        #expect(
            read([("姓名", 400, 300), ("性别 男 民族 汉", 400, 350), ("出生1985年3月12日", 400, 420), ("公民身份号码", 400, 620)])
                .values(.applicantName).isEmpty)
    }

    @Test func `the country above and right of a passport's name is no name`() {
        let result = read([
            ("护照", 400, 200), ("PASSPORT", 520, 200), ("CHN", 760, 312), ("姓名/Name", 400, 340), ("陈晓东", 400, 385),
            ("性别/Sex", 400, 460), ("男/M", 400, 505),
        ])
        #expect(result.values(.applicantName) == ["陈晓东"])
    }
}
