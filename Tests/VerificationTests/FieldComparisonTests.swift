import DocumentModel
import Testing

@testable import Verification

struct FieldComparisonTests {
    static let employer = "福建闽安工程技术有限公司"

    /// The value printed on a page, with the score of each of its characters.
    private func printed(_ value: String, scores: [Double]? = nil, name: FieldName = .employerName) -> LocatedField {
        let quad = Quad(Rect(x: 100, y: 100, width: 30 * Double(max(1, value.count)), height: 30))
        let count = Double(max(1, value.count))
        let glyphs = value.enumerated().map { index, character in
            Glyph(
                text: String(character), quad: quad.slice(from: Double(index) / count, to: Double(index + 1) / count),
                score: scores?[index] ?? 0.98)
        }
        let field = ExtractedField(
            name: name, value: value, text: value, quad: quad, score: glyphs.map(\.score).min() ?? 0)
        var page = DocumentPage.contract(field)
        page.text.lines = [TextLine(quad: quad, glyphs: glyphs, score: 0.9)]
        return LocatedField(field: field, page: page)
    }

    private func decision(
        _ expected: String, _ found: LocatedField, _ content: FieldComparison.Content = .employerName
    ) -> FieldComparison.Decision {
        FieldComparison(expected: expected, found: found, content: content).decision
    }

    private func isUndecided(_ decision: FieldComparison.Decision) -> Bool {
        if case .undecided = decision { true } else { false }
    }

    @Test func `the beginning of a name in Latin letters is no other name`() {
        #expect(isUndecided(decision("MARIAGARCIALOPEZ", printed("MARIAGARCIALOP"), .personName)))
        #expect(decision("MARIAGARCIALOPEZ", printed("MARIAGARCIALUIS"), .personName) == .different)
    }

    @Test func `a name that begins late, with room before it, was not read from its beginning`() {
        func beginning(at x: Double) -> FieldComparison.Decision {
            var place = printed("工程技术有限公司")
            let label = Quad(Rect(x: 0, y: 100, width: 90, height: 30))
            func moved(_ quad: Quad) -> Quad { Quad(quad.boundingBox.moved(x: x - 100)) }
            place.field.quad = moved(place.field.quad)
            for index in place.page.text.lines.indices {
                place.page.text.lines[index].quad = moved(place.page.text.lines[index].quad)
                for glyph in place.page.text.lines[index].glyphs.indices {
                    place.page.text.lines[index].glyphs[glyph].quad = moved(
                        place.page.text.lines[index].glyphs[glyph].quad)
                }
            }
            place.page.text.lines.append(
                TextLine(quad: label, glyphs: [Glyph(text: "位", quad: label, score: 0.99)], score: 0.99))
            return decision(Self.employer, place)
        }
        #expect(beginning(at: 100) == .different)
        #expect(isUndecided(beginning(at: 220)))
    }

    @Test func `a weak character elsewhere does not hide a sure difference`() {
        var scores = [Double](repeating: 0.99, count: 12)
        scores[9] = 0.2
        #expect(decision(Self.employer, printed("福州闽安工程技术有限公司", scores: scores)) == .different)
    }

    @Test func `a difference in a weak character is not decided`() {
        var scores = [Double](repeating: 0.99, count: 12)
        scores[1] = 0.45
        #expect(isUndecided(decision(Self.employer, printed("福州闽安工程技术有限公司", scores: scores))))
    }

    @Test(arguments: [("福建砚山科技有限公司", "福建硯山科技有限公司"), ("厦门澜庭化工有限公司", "廈门澜庭化工有限公司")])
    func `a traditional form of the same character is the same character`(_ expected: String, _ found: String) {
        #expect(decision(expected, printed(found)) == .equal)
    }

    @Test(arguments: [("福建干元科技有限公司", "福建乾元科技有限公司"), ("福建峤山科技有限公司", "福建橋山科技有限公司")])
    func `characters that simplified text tells apart stay apart`(_ expected: String, _ found: String) {
        #expect(decision(expected, printed(found)) != .equal)
    }

    @Test(arguments: [
        ("沄泽（泉州）石化有限责任公司", "泽（泉州）石化有限责任公司", FieldComparison.Content.employerName), ("郑国琤", "郑国", .personName),
    ])
    func `a rare character of which nothing was read may have been passed over`(
        _ expected: String, _ found: String, _ content: FieldComparison.Content
    ) {
        #expect(isUndecided(decision(expected, printed(found), content)))
    }

    @Test func `a character that is always taken for another is left to a person, and told from a third one`() {
        #expect(isUndecided(decision("陈颍", printed("陈颖", name: .applicantName), .personName)))
        #expect(decision("陈颍", printed("陈伟", name: .applicantName), .personName) == .different)
        #expect(decision("陈颖", printed("陈颍", name: .applicantName), .personName) == .different)
    }

    @Test func `a character that is hardly ever read right may come out as anything`() {
        #expect(isUndecided(decision("谢屾", printed("谢山", name: .applicantName), .personName)))
        // Not where another character differs, too.
        #expect(decision("谢屾", printed("林山", name: .applicantName), .personName) == .different)
    }

    @Test func `an everyday character that is not there is a difference`() {
        #expect(decision("福建闽安工程技术有限公司", printed("福建闽安工程有限公司")) == .different)
    }

    @Test func `look-alikes need a higher score`() {
        for (score, isDecided) in [(0.7, false), (0.89, false), (0.95, true)] {
            var scores = [Double](repeating: 0.99, count: 12)
            scores[1] = score
            let found = decision(Self.employer, printed("福健闽安工程技术有限公司", scores: scores))
            #expect((found == .different) == isDecided)
            #expect(isUndecided(found) != isDecided)
        }
    }

    @Test func `equality of a character that is worse than its rivals is not believed`() {
        var scores = [Double](repeating: 0.99, count: 12)
        scores[1] = 0.4
        #expect(isUndecided(decision(Self.employer, printed(Self.employer, scores: scores))))
        scores[1] = 0.55
        #expect(decision(Self.employer, printed(Self.employer, scores: scores)) == .equal)
    }

    @Test(arguments: ["福建闽安工程技", "福建闽安工程技术有"])
    func `a name cut at its end is not decided`(_ found: String) {
        #expect(isUndecided(decision(Self.employer, printed(found))))
    }

    @Test(arguments: [
        "（主要负责人）统一社会信用代", "统一社会信用代码工作起止时间", "职业资格证书管理号福建闽安工程技术有限公司企业继续教育机构闽屿安全培训中心",
    ])
    func `labels read in place of a name are not decided`(_ found: String) {
        #expect(isUndecided(decision(Self.employer, printed(found))))
    }

    @Test func `a shorter name with an ending of its own differs`() {
        #expect(decision("福建闽安工程技术有限公司泉州分公司", printed(Self.employer)) == .different)
    }

    @Test func `a label read into the name is not decided`() {
        #expect(isUndecided(decision(Self.employer, printed(Self.employer + "法定代表人林国栋"))))
    }

    @Test(arguments: [("350102198703154212", true), ("350102198703154213", true), ("3501021987031542", false)])
    func `one digit of an ID number is found`(_ found: String, _ isDecided: Bool) {
        let result = decision(Evidence.exampleIDNumber, printed(found, name: .idNumber), .idNumber(.residentID))
        #expect(isUndecided(result) != isDecided)
        #expect((result == .equal) == (found == Evidence.exampleIDNumber))
    }

    @Test func `every single wrong digit is a difference when it is read well, and never agreement`() {
        let number = Array(Evidence.exampleIDNumber)
        for index in number.indices {
            for digit in "0123456789" where digit != number[index] {
                var wrong = number
                wrong[index] = digit
                let sure = decision(String(number), printed(String(wrong), name: .idNumber), .idNumber(.residentID))
                #expect(sure == .different)
                let weak = printed(
                    String(wrong), scores: .init(repeating: 0.7, count: 18), name: .idNumber)
                #expect(isUndecided(decision(String(number), weak, .idNumber(.residentID))))
            }
        }
    }

    @Test(arguments: [
        ("11010519491231002X", "11010519491231002x"), ("11010519491231002X", "11010519491231002×"),
        ("350102198703154212", "350102 19870315 4212"), ("350102198703154212", "３５０１０２198703154212"),
        ("350102198703154212", "350102870315421"), ("H1234567800", "H12345678"),
    ])
    func `lawful spellings of a number are equal`(_ expected: String, _ found: String) {
        let type: IDType = expected.hasPrefix("H") ? .hkMacaoPermit : .residentID
        #expect(decision(expected, printed(found, name: .idNumber), .idNumber(type)) == .equal)
    }

    @Test(arguments: [
        ("阿卜杜拉·买买提", "阿卜杜拉•买买提", true), ("阿卜杜拉·买买提", "阿卜杜拉买买提", true), ("John Smith", "JOHN SMITH", true),
        ("阿卜杜拉·买买提", "阿不杜拉·买买提", false), ("肖建国", "萧建国", false), ("陈晓东", "晓东陈", false),
    ])
    func `names are equal only in their spelling`(_ expected: String, _ found: String, _ isEqual: Bool) {
        #expect((decision(expected, printed(found, name: .workerName), .personName) == .equal) == isEqual)
    }

    @Test func `a letter of a name in Latin letters is as good as a character`() {
        #expect(decision("LIM SOO JIN", printed("LIM SOO JIT", name: .workerName), .personName) == .different)
        #expect(decision("Lim Soo Jin", printed("LIM SOO JIN", name: .workerName), .personName) == .equal)
        #expect(decision("Lim Soo Jin", printed("LIM SOO JIT", name: .workerName), .personName) == .different)
        #expect(isUndecided(decision("阿卜杜拉㐂", printed("阿卜杜拉喜", name: .workerName), .personName)))
    }

    @Test(arguments: ["", "\u{0}", "👨‍👩‍👧", "□□□", "韦\u{20BB7}", String(repeating: "长", count: 5000)])
    func `any text can stand on either side`(_ text: String) {
        for content in [
            FieldComparison.Content.personName, .employerName, .idNumber(.residentID), .idNumber(nil), .date,
        ] {
            let one = FieldComparison(expected: text, found: printed("陈晓东"), content: content)
            let other = FieldComparison(expected: "陈晓东", found: printed(text), content: content)
            #expect(one.decision != .equal && other.decision != .equal)
            #expect((0...1).contains(one.confidence) && (0...1).contains(other.confidence))
        }
    }

    @Test func `an empty reading agrees with nothing, not even with an empty declaration`() {
        #expect(isUndecided(decision("", printed(""))))
    }
}

struct PlacesComparisonTests {
    private func place(_ value: String, _ score: Double = 0.97, isComplete: Bool = true) -> LocatedField {
        let field = ExtractedField.example(.idNumber, value, score: score, isComplete: isComplete)
        return LocatedField(field: field, page: .contract(field))
    }

    private func outcome(_ places: [LocatedField], _ content: FieldComparison.Content = .idNumber(.residentID))
        -> String
    {
        switch PlacesComparison(expected: Evidence.exampleIDNumber, places: places, content: content).result {
        case .absent: "absent"
        case .equal: "equal"
        case .different: "different"
        case .undecided: "undecided"
        case .mixed: "mixed"
        }
    }

    @Test func `another person's number beside the right one does not contradict`() {
        #expect(outcome([place("350102198703154212"), place("350521197811036041")]) == "equal")
    }

    @Test func `a misprint beside the right one contradicts if it is read surely, and is doubtful if not`() {
        #expect(outcome([place("350102198703154212"), place("350102198703154271")]) == "different")
        #expect(outcome([place("350102198703154212"), place("350102198703154271", 0.7)]) == "mixed")
        #expect(outcome([place("350102198703154212"), place("350102198703154271", 0.5)]) == "equal")
    }

    @Test func `an unsure number of somebody else does not hide a sure misprint`() {
        let other = place("350521197811036041", 0.9, isComplete: false)
        #expect(outcome([place("350102198703154271"), other]) == "different")
        #expect(outcome([other]) == "undecided")
    }

    @Test func `an unsure reading of the right number keeps a far one from deciding`() {
        #expect(outcome([place("350521197811036041"), place("350102198703154212", 0.3)]) == "undecided")
    }

    @Test func `nothing read is absent`() {
        #expect(outcome([]) == "absent")
    }
}

extension Rect {
    fileprivate func moved(x distance: Double) -> Rect { Rect(x: x + distance, y: y, width: width, height: height) }
}
