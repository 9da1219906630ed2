import DocumentModel
import Testing

@testable import Pipeline

struct ReadingCodingTests {
    private static let alphabet = Alphabet(characters: ["甲", "乙"])
    private static let alphabets = [Alphabet(characters: ["丙"]), alphabet]
    private static let file = PipelineFile(attachment: .labourContract, name: "a.pdf", path: "/a")

    private static var reading: FileReading {
        let quad = Quad(
            topLeft: Point(x: 0.1, y: 1 / 3), topRight: Point(x: 9.7, y: 0.2), bottomRight: Point(x: 9, y: 5),
            bottomLeft: Point(x: 0, y: 5.5))
        var scores = ClassScores(classCount: 4, alphabet: alphabet)
        scores.append([(label: Int32(1), probability: Float(0.7)), (label: 2, probability: 0.2)])
        scores.append([])
        let line = TextLine(
            quad: quad, glyphs: [Glyph(text: "甲", quad: quad, score: 0.7)], score: 0.7, scores: scores)
        var quality = PageQuality(
            sharpness: 0.5, skewDegrees: -0.25, rotation: 90,
            problems: [
                QualityProblem(kind: .glare, severity: 0.3, quad: quad), QualityProblem(kind: .skewed, severity: 1),
            ])
        quality.isMirrored = true
        var page = ReadPage(
            number: 3,
            text: RecognizedPage(
                width: 100, height: 200, lines: [line, TextLine(quad: quad, glyphs: [], score: 0)], isRedRemoved: true),
            quality: quality,
            seals: [
                Seal(
                    kind: .official, shape: .circle, colour: .red, text: "甲", lineText: "乙", code: "12",
                    confidence: 0.9, alternatives: ["乙"], alternativeOdds: [0.1], quad: quad, isPartial: true,
                    diameterMillimetres: 41.5)
            ])
        page.seals[0].ring = SealRing(
            center: Point(x: 1, y: 2), longAxis: 3, shortAxis: 4, angle: 5, outerDepth: 6, innerDepth: 7, first: 8,
            last: 9,
            pitch: 10)
        let dates: [SigningPlace.DateState] = [
            .none, .blank, .unreadable("1日"), .filled(CalendarDate(year: 2026, month: 2, day: 3) ?? .epoch),
        ]
        page.inkedEntries = [0, 2]
        page.signingPlaces = dates.map { date in
            SigningPlace(
                role: .worker, label: "乙方", ink: .handwritten, date: date, quad: quad,
                dateQuad: date == .none ? nil : quad, inkConfidence: 0.8, dateConfidence: 0.6)
        }
        page.faces = [
            Face(box: Rect(x: 1, y: 2, width: 3, height: 4), score: 0.9, landmarks: [Point(x: 1, y: 2)])
        ]
        page.portrait = PortraitLook(evenness: 0.9, colour: [1, 2, 3], sharpness: 0.4)
        page.print = PagePrint(cells: (0..<(48 * 64)).map { UInt8(truncatingIfNeeded: $0) })
        let problem = FileProblem(attachment: .labourContract, file: "a.pdf", reason: .damaged, message: "坏。")
        return FileReading(pages: [page], problems: [problem])
    }

    @Test func `what was read comes back as it was`() throws {
        let reading = Self.reading
        let back = try #require(
            ReadingCoding.reading(
                ReadingCoding.bytes(of: reading, alphabets: Self.alphabets), alphabets: Self.alphabets, of: Self.file))
        let (page, other) = (reading.pages[0], back.pages[0])
        #expect(page.number == other.number && page.text == other.text)
        #expect(page.quality == other.quality)
        #expect(page.seals == other.seals)
        #expect(page.signingPlaces == other.signingPlaces)
        #expect(page.inkedEntries == other.inkedEntries)
        #expect(page.faces == other.faces)
        #expect(page.portrait == other.portrait)
        #expect(page.print == other.print)
        #expect(reading.problems == back.problems)
    }

    @Test func `bytes that were cut or changed give nothing and never trap`() {
        let bytes = ReadingCoding.bytes(of: Self.reading, alphabets: Self.alphabets)
        for count in stride(from: 0, to: bytes.count, by: 37) {
            #expect(ReadingCoding.reading(Array(bytes.prefix(count)), alphabets: Self.alphabets, of: Self.file) == nil)
        }
        for place in stride(from: 0, to: min(bytes.count, 4000), by: 3) {
            var changed = bytes
            changed[place] ^= 0xFF
            _ = ReadingCoding.reading(changed, alphabets: Self.alphabets, of: Self.file)
        }
    }

    /// Whoever adds a property to one of these types writes it in `ReadingCoding`, and then its number here. Answers of second looks
    /// are no part of a reading: they depend on the form.
    @Test func `no stored property is forgotten`() throws {
        let page = Self.reading.pages[0]
        func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
        #expect(count(page) == 10)
        #expect(count(page.text) == 4)
        let line = page.text.lines[0]
        #expect(count(line) == 5 && count(line.glyphs[0]) == 3)
        let scores = try #require(line.scores)
        #expect(count(scores) == 5)
        #expect(count(page.quality) == 5 && count(page.quality.problems[0]) == 3)
        let ring = try #require(page.seals[0].ring)
        #expect(count(page.seals[0]) == 15 && count(ring) == 10)
        #expect(count(page.signingPlaces[0]) == 8)
        let portrait = try #require(page.portrait)
        #expect(count(page.faces[0]) == 3 && count(portrait) == 3)
    }
}
