import DocumentModel
import Testing

@testable import Extraction

struct SigningLabelTests {
    @Test(arguments: [
        ("本人签名：", SigningPlace.Role.applicant), ("申 请 人（签 名）：", .applicant), ("乙方（签字）", .worker),
        ("乙 方（劳动者）签名：", .worker), ("丙方（劳动者）（签字）：", .worker), ("负责人（签名）：", .employer), ("甲方（盖章）：", .employer),
        ("法定代表人（主要负责人）或委托代理人（签字或盖章）：", .employer), ("陈述人：", .author), ("经办人：", .office), ("（单位公章）", .employer),
        ("受聘人（签字或按手印）：", .worker), ("劳动旨（签名）：", .worker),
    ])
    func `a label names who signs`(_ text: String, _ role: SigningPlace.Role) throws {
        var page = DrawnPage()
        page.type(text, x: 100, y: 300)
        let places = try page.places()
        #expect(places.map(\.role) == [role])
    }

    @Test(arguments: [
        "本合同双方各执一份，自双方签字（盖章）之日起生效", "未经乙方签字确认的变更无效", "乙方签字后生效", "方签字后生效", "甲方应当为乙方缴纳社会保险", "签字日期：", "本人承诺所填内容属实",
        "须有本人签名和日期", "印章应为单位公章或人事部门公章",
    ])
    func `running text is no place to sign`(_ text: String) throws {
        var page = DrawnPage(width: 1600)
        page.type(text, x: 60, y: 300)
        #expect(try page.places().isEmpty)
    }

    @Test func `a label without its single stroke, and one in two boxes, still names who signs`() throws {
        var page = DrawnPage()
        page.type("169方（签名）", x: 100, y: 300)
        page.type("法定代表人", x: 100, y: 500)
        page.type("签字）：", x: 310, y: 500)
        #expect(try page.places().map(\.role) == [.worker, .employer])
        var other = DrawnPage()
        other.type("方签字：", x: 100, y: 300)
        // Without the unit's label it may be 甲方's.
        #expect(try other.places().isEmpty)
        other.type("用人单位（公章）：", x: 100, y: 100)
        #expect(try other.places().map(\.role) == [.worker, .employer])
    }

    @Test func `the office that issued a card asks for no signature`() throws {
        var page = DrawnPage()
        page.type("签发机关", x: 100, y: 300)
        page.type("公安部出入境管理局", x: 300, y: 300)
        #expect(try page.places().isEmpty)
    }

    @Test func `a choice of signature or seal without a name is the employer's`() throws {
        var page = DrawnPage()
        page.type("（签字或盖章）：", x: 100, y: 300)
        #expect(try page.places().map(\.role) == [.employer])
    }

    @Test(arguments: ["初审机构意见", "审机构意见", "初审机构意見"])
    func `what stands below the authorities' heading is theirs`(heading: String) throws {
        var page = DrawnPage()
        page.type("负责人（签名）：", x: 200, y: 100)
        page.type(heading, x: 60, y: 300)
        page.type("负责人（签名）：", x: 200, y: 400)
        #expect(try page.places().map(\.role) == [.employer, .office])
    }

    @Test func `a statement is signed behind 申请人, on a form that is the label of a name`() throws {
        func signed(_ title: String) throws -> [SigningPlace] {
            var page = DrawnPage()
            page.type(title, x: 200, y: 100)
            let label = page.type("申请人：", x: 200, y: 300)
            page.scribble(Rect(x: label.maxX + 30, y: label.y - 15, width: 180, height: 60))
            page.type("2026年3月1日", x: 400, y: 420)
            return try page.places()
        }
        let places = try signed("履职情况书面陈述")
        #expect(places.map(\.role) == [.author])
        #expect(places.map(\.ink) == [.handwritten])
        #expect(try signed("中级注册安全工程师初始注册申请表").isEmpty)
    }

    @Test func `the name at a statement's head is no signature where somebody is asked for one below`() throws {
        var page = DrawnPage()
        page.type("履职情况书面陈述", x: 200, y: 60)
        let head = page.type("申请人：", x: 200, y: 160)
        page.scribble(Rect(x: head.maxX + 30, y: head.y - 15, width: 180, height: 60))
        page.type("2026年3月1日", x: 700, y: 240)
        page.type("陈述人：", x: 200, y: 600)
        #expect(try page.places().map(\.ink) == [.empty])
    }
}

struct SigningDateTests {
    private func dated(_ text: String, score: Double = 0.95, _ draw: (inout DrawnPage) -> Void = { _ in }) throws
        -> SigningPlace.DateState?
    {
        var page = DrawnPage()
        page.type("本人签名：", x: 200, y: 300)
        page.type(text, x: 400, y: 400, score: score)
        draw(&page)
        return try page.places().first?.date
    }

    @Test func `a date below is the signature's`() throws {
        #expect(try dated("2026年3月1日") == CalendarDate(iso: "2026-03-01").map { .filled($0) })
        #expect(try dated("2026.3.1") == CalendarDate(iso: "2026-03-01").map { .filled($0) })
    }

    @Test func `year, month and day with nothing between are blank`() throws {
        #expect(try dated("年   月   日") == .blank)
    }

    @Test func `a blank date with strokes in it is unreadable`() throws {
        let state = try dated("年   月   日") {
            $0.scribble(Rect(x: 270, y: 405, width: 100, height: 30))
            $0.scribble(Rect(x: 455, y: 405, width: 40, height: 30))
        }
        guard case .unreadable = state else {
            Issue.record("\(String(describing: state))")
            return
        }
    }

    @Test func `a label of a date with nothing behind it is blank`() throws {
        #expect(try dated("日期：") == .blank)
        #expect(try dated("时间：") == .blank)
    }

    @Test func `a scratch through a blank date is no date, in one piece or in many`() throws {
        let whole = try dated("日期：") { $0.fill(Rect(x: 640, y: 300, width: 2, height: 300)) }
        #expect(whole == .blank)
        let broken = try dated("日期：") { page in
            for y in stride(from: 300.0, to: 600, by: 11) { page.fill(Rect(x: 640, y: y, width: 2, height: 9)) }
        }
        #expect(broken == .blank)
    }

    @Test func `half a date is unreadable`() throws {
        guard case .unreadable? = try dated("2026年  月  日") else {
            Issue.record("A date without month and day was taken for one.")
            return
        }
    }

    @Test func `without a place for a date there is none`() throws {
        #expect(try labelled { _, _ in }.first?.date == SigningPlace.DateState.none)
    }

    @Test func `each party has its own date`() throws {
        var page = DrawnPage()
        page.type("甲方（盖章）：", x: 60, y: 300)
        page.type("乙方（签字）：", x: 640, y: 300)
        page.type("2026年3月1日", x: 80, y: 420)
        page.type("年   月   日", x: 680, y: 420)
        let places = try page.places()
        #expect(places.map(\.date) == [CalendarDate(iso: "2026-03-01").map { .filled($0) }, .blank])
    }

    @Test func `dates in a row end a block in two columns, further down than one alone`() throws {
        func dates(paired: Bool) throws -> [SigningPlace.DateState] {
            var page = DrawnPage()
            page.type("甲方（盖章）：", x: 60, y: 300)
            page.type("乙方（签字）：", x: 640, y: 300)
            if paired { page.type("年   月   日", x: 80, y: 300 + 10 * DrawnPage.size) }
            page.type("2019年11月8日", x: 680, y: 300 + 10 * DrawnPage.size)
            return try page.places().filter { $0.role == .worker }.map(\.date)
        }
        #expect(try dates(paired: true) == [CalendarDate(iso: "2019-11-08").map { .filled($0) }])
        #expect(try dates(paired: false) == [.none])
    }
}

struct SigningGarbageTests {
    @Test func `an empty picture, an empty page and a picture without labels have no places`() throws {
        let finder = SigningPlaceFinder()
        let none = Image(width: 0, height: 0, format: .rgb8, pixels: [])
        var page = DrawnPage()
        page.type("本人签名：", x: 100, y: 100)
        #expect(try finder.places(in: none, lines: page.lines, seals: []).isEmpty)
        #expect(try finder.places(in: page.image, lines: [], seals: []).isEmpty)
    }

    @Test(arguments: [
        Quad(Rect(x: -5000, y: -5000, width: 300, height: 40)), Quad(Rect(x: 1e9, y: 1e9, width: 300, height: 40)),
        Quad(Rect(x: .nan, y: 10, width: 300, height: 40)), Quad(Rect(x: 1190, y: 790, width: 300, height: 40)),
        Quad(Rect(x: .infinity, y: 0, width: 10, height: 40)), Quad(Rect(x: 100, y: 100, width: 0, height: 0)),
    ])
    func `places outside the picture do no harm`(_ quad: Quad) throws {
        var page = DrawnPage()
        page.type("初审意见", x: 100, y: 100)
        let glyphs = "本人签名：".map { Glyph(text: String($0), quad: quad, score: 0.9) }
        let line = TextLine(quad: quad, glyphs: glyphs, score: 0.9)
        let seal = Seal(
            kind: .unknown, shape: .circle, colour: .red, text: "", lineText: "", confidence: 0, quad: quad)
        _ = try SigningPlaceFinder().places(in: page.image, lines: page.lines + [line], seals: [seal])
        let gray = page.image.pixels.count
        #expect(gray == 1200 * 800 * 3)
    }

    @Test func `thousands of labels take no minutes`() throws {
        var page = DrawnPage(width: 600, height: 400)
        for index in 0..<3000 {
            page.read("乙方（签字）：年月日", x: Double(index % 50) * 10, y: Double(index % 37) * 10, width: 80, height: 12)
        }
        #expect(try page.places().count <= 16)
    }
}
