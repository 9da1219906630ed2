import DocumentModel
import Testing

@testable import Extraction

/// Dates under seals, of which the place is read again.
struct SigningDatingTests {
    /// Reads the same in every picture.
    private final class Constant: LineRecognizing {
        let text: String
        init(_ text: String) { self.text = text }

        func recognize(_ images: [Image]) -> [LineReading] {
            let count = Double(max(1, text.count))
            let characters = text.enumerated().map { index, character in
                LineReading.Character(
                    text: String(character), start: Double(index) / count, end: Double(index + 1) / count, score: 0.97)
            }
            return images.map { _ in
                LineReading(characters: characters, score: text.isEmpty ? 0 : 0.97, scores: nil)
            }
        }
    }

    /// 年 and 月 stand in print under a red seal; only 日 was read at first.
    private func state(
        reading text: String, score: Double = 0.98, isBlack: Bool = false
    ) throws -> SigningPlace.DateState? {
        var page = DrawnPage()
        page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
        page.type("本人签名：", x: 200, y: 300)
        for x in [700.0, 780] {
            page.fill(Rect(x: x, y: 360, width: 32, height: 4))
            page.fill(Rect(x: x + 14, y: 360, width: 4, height: 32))
        }
        page.type("日", x: 860, y: 360, score: score)
        page.seal(x: 740, y: 370, diameter: 180, colour: isBlack ? DrawnPage.black : DrawnPage.red)
        if isBlack { page.seals[0].colour = .black }
        return try SigningPlaceFinder(recognizer: Constant(text))
            .places(in: page.image, lines: page.lines, seals: page.seals).first?.date
    }

    @Test func `the printed signs alone are a blank date, figures make one`() throws {
        #expect(try state(reading: "年月日") == .blank)
        #expect(try state(reading: "月日") == .blank)
        #expect(try state(reading: "2026年3月5日") == .filled(try #require(CalendarDate(iso: "2026-03-05"))))
    }

    @Test(arguments: ["", "田", "26年月日", "二〇二六年三月□日"])
    func `what was not read, or holds a numeral, is not blank`(text: String) throws {
        let state = try state(reading: text)
        #expect(state != .blank && state != SigningPlace.DateState.none)
    }

    /// 月1日 was read where nothing but the signs is printed; with ink between them it stays what it was.
    @Test func `noise read between the printed signs is no date`() throws {
        func state(isWritten: Bool) throws -> SigningPlace.DateState? {
            var page = DrawnPage()
            page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
            page.type("本人签名：", x: 200, y: 300)
            page.type("年", x: 700, y: 380)
            page.type("月", x: 820, y: 380)
            page.read("1", x: 870, y: 380, width: 40, height: 40, score: 0.4)
            page.type("日", x: 940, y: 380)
            if isWritten { for x in [620.0, 760, 880] { page.fill(Rect(x: x, y: 384, width: 5, height: 26)) } }
            return try SigningPlaceFinder(recognizer: Constant("年月1日"))
                .places(in: page.image, lines: page.lines, seals: []).first?.date
        }
        #expect(try state(isWritten: false) == .blank)
        let written = try state(isWritten: true)
        #expect(written != .blank && written != SigningPlace.DateState.none)
    }

    @Test func `日 and 期 apart are the label of a date, not the sign of one`() throws {
        var page = DrawnPage()
        page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
        page.type("本人签名：", x: 800, y: 300)
        page.type("日", x: 800, y: 380)
        page.type("期：", x: 880, y: 380)
        let place = try SigningPlaceFinder(recognizer: Constant(""))
            .places(in: page.image, lines: page.lines, seals: []).first
        #expect(place?.date == .blank)
        #expect((place?.dateQuad?.boundingBox.x ?? 0) > 900)
    }

    @Test func `a thumbprint that reaches down into a blank row is no date, a stamp there is one`() throws {
        func state(_ draw: (inout DrawnPage) -> Void) throws -> SigningPlace.DateState? {
            var page = DrawnPage()
            page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
            page.type("本人签字：", x: 200, y: 300)
            page.type("日期：", x: 200, y: 380)
            draw(&page)
            return try SigningPlaceFinder(recognizer: Constant(""))
                .places(in: page.image, lines: page.lines, seals: []).first?.date
        }
        #expect(try state { $0.thumb(x: 440, y: 290, width: 90, height: 120) } == .blank)
        let written = try state { page in
            page.thumb(x: 440, y: 290, width: 90, height: 120)
            for x in [600.0, 630, 660, 690] { page.fill(Rect(x: x, y: 384, width: 5, height: 26)) }
        }
        #expect(written == .unreadable(""))
        let stamped = try state { page in
            for step in 0..<16 {
                page.fill(Rect(x: 400 + Double(step) * 14, y: 384, width: 6, height: 28), DrawnPage.red)
            }
        }
        #expect(stamped == .unreadable(""))
    }

    @Test(arguments: [
        ("陈晓东2026年9月9日", "陈晓东"), ("MARIAGARCIALOPEZ2026年5月21日", "MARIAGARCIALOPEZ"), ("2026年5月21日", "2026年5月21日"),
        ("MARIA", "MARIA"), ("NO2026年5月", "NO"), ("A2026年5月21日", "A2026年5月21日"),
    ])
    func `a name in one line with its date is told apart`(line: String, name: String) {
        #expect(SigningPage.withoutDate(line) == name)
    }

    /// The day under the lettering of a seal was not found with the month.
    @Test func `a date that ends in its month is read again as far as its day may reach`() throws {
        final class Widths: LineRecognizing {
            var widths: [Int] = []
            func recognize(_ images: [Image]) -> [LineReading] {
                widths += images.map(\.width)
                return images.map { _ in LineReading(characters: [], score: 0, scores: nil) }
            }
        }
        func widest(_ text: String) throws -> Int {
            var page = DrawnPage()
            page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
            page.type("本人签名：", x: 200, y: 300)
            page.type(text, x: 500, y: 380)
            let recognizer = Widths()
            _ = try SigningPlaceFinder(recognizer: recognizer)
                .places(in: page.image, lines: page.lines, seals: page.seals)
            return recognizer.widths.max() ?? 0
        }
        #expect(try widest("2026年10月") > widest("2026年月16") + 60)
    }

    @Test func `a black seal hides what may be written under it`() throws {
        #expect(try state(reading: "年月日", isBlack: true) == .unreadable(""))
        #expect(
            try state(reading: "2026年3月5日", isBlack: true)
                == .filled(try #require(CalendarDate(iso: "2026-03-05"))))
    }

    @Test func `the printed 20 of a year beside a black seal is no blank date`() throws {
        var page = DrawnPage()
        page.type("本人签名：", x: 200, y: 300)
        page.type("20年", x: 600, y: 360)
        page.seal(x: 780, y: 380, diameter: 180, colour: DrawnPage.black)
        page.seals[0].colour = .black
        let places = try SigningPlaceFinder(recognizer: Constant("20年"))
            .places(in: page.image, lines: page.lines, seals: page.seals)
        #expect(places.first?.date == .unreadable(""))
    }

    @Test func `a character of a ring that looks like a sign is no place for a date`() throws {
        #expect(try state(reading: "年月日", score: 0.32) == SigningPlace.DateState.none)
    }

    /// 日 was read of a ring, and the date beside it in full.
    @Test func `a date that was read comes before a sign by itself`() throws {
        var page = DrawnPage()
        page.type("本人签名：", x: 200, y: 300)
        page.type("日", x: 620, y: 345)
        page.type("2026年10月19日", x: 640, y: 400)
        let place = try SigningPlaceFinder(recognizer: Constant("2026年10月19日"))
            .places(in: page.image, lines: page.lines, seals: []).first
        #expect(place?.date == .filled(try #require(CalendarDate(iso: "2026-10-19"))))
    }

    @Test func `figures behind the label of a date are one, however they were read`() throws {
        var page = DrawnPage()
        page.type("本人签名：", x: 200, y: 300)
        page.type("签订日期：2026-61", x: 200, y: 380)
        let place = try SigningPlaceFinder(recognizer: Constant(""))
            .places(in: page.image, lines: page.lines, seals: []).first
        #expect(place?.date == .unreadable("2026-61"))
    }
}
