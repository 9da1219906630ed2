import DocumentModel
import Testing

@testable import Verification

@Suite("Names that a ring may say")
struct SealDoubtsTests {
    private let employer = "福建闽安工程技术有限公司"

    private func seal(_ text: String, line: String = "", confidence: Double = 0.4) -> Seal {
        var seal = Seal(
            kind: .official, shape: .circle, colour: .red, text: text, lineText: line, confidence: confidence,
            quad: Quad(Rect(x: 0, y: 0, width: 10, height: 10)))
        seal.ring = SealRing(
            center: Point(x: 5, y: 5), longAxis: 5, shortAxis: 5, angle: 0, outerDepth: 0.1, innerDepth: 0.4, first: 3,
            last: 6, pitch: 0.3)
        return seal
    }

    private func names(_ seal: Seal, lines: [String] = []) -> [String] {
        let page = DocumentPage(
            attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, formSheets: [2],
            quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
            text: RecognizedPage(
                width: 100, height: 100,
                lines: lines.map { line in
                    let quad = Quad(Rect(x: 0, y: 0, width: 90, height: 10))
                    return TextLine(
                        quad: quad, glyphs: line.map { Glyph(text: String($0), quad: quad, score: 0.9) }, score: 0.9)
                }),
            fields: [], seals: [seal])
        return SealCandidates.names(for: seal, on: page, declared: [employer])
    }

    @Test("A ring that was read as the declared name is settled, unless it was read weakly")
    func settled() {
        #expect(names(seal(employer, confidence: 0.9)).isEmpty)
        #expect(names(seal(employer, confidence: 0.1)) == [employer])
    }

    @Test("Nearly the declared name: look again; another name altogether: no need")
    func near() {
        #expect(names(seal("福建间安工程技术有限公司", confidence: 0.99)) == [employer])
        #expect(names(seal("厦门鹭港物流股份公司")).isEmpty)
    }

    @Test("A name printed on the same page may be the one")
    func printed() {
        let found = names(seal("福建闽岚安全技术训有限公司"), lines: ["培训单位：福建闽岚安全技术培训有限公司（盖章）", "学时数：48"])
        #expect(found.contains("福建闽岚安全技术培训有限公司"))
    }

    @Test("The end of a printed name is no name: the ink of the whole one would say it, too")
    func ends() {
        #expect(names(seal("闽屿实业集团有限公司"), lines: ["闽屿实业集团有限公司"]) == ["闽屿实业集团有限公司"])
        #expect(names(seal("江县产品质量检验所"), lines: ["甲方：岚江县产品质量检验所"]) == ["岚江县产品质量检验所"])
        // In running text what leads to the name does not belong to it.
        #expect(names(seal("闽屿实业集团有限公司"), lines: ["更名为闽屿实业集团有限公司"]).first == "闽屿实业集团有限公司")
    }

    @Test("A branch's own part stands across")
    func branch() {
        var whole = seal("福建间安工程", line: "技术有限公司")
        #expect(names(whole).first == "福建闽安工程")
        whole.looks = [SealLook(name: "福建闽安工程", support: 3)]
        #expect(whole.support(for: employer) == 3)
    }

    @Test("A slice, a seal without a ring, a short text: nothing to look for")
    func nothing() {
        var slice = seal("福建间安工程技术有限公司")
        slice.isPartial = true
        #expect(names(slice).isEmpty)
        var square = seal("福建间安工程技术有限公司")
        square.ring = nil
        #expect(names(square).isEmpty)
        #expect(names(seal("公司")).isEmpty)
    }

    @Test("What the ink was found to say becomes the text; what it does not say changes nothing")
    func settling() {
        var read = seal("福建间安工程技术有限公司")
        read.settle([SealLook(name: employer, support: 4)])
        #expect(read.text == employer)
        #expect(read.alternatives == ["福建间安工程技术有限公司"])
        #expect(read.confidence > 0.95)
        var other = seal("福建间安工程技术有限公司")
        other.settle([SealLook(name: employer, support: 0.3)])
        #expect(other.text == "福建间安工程技术有限公司")
        #expect(other.confidence == 0.4)
    }

    @Test("Ink that neither agrees nor disagrees leaves a nearly equal name to a person")
    func undecided() {
        var read = seal("福建间安工程技术有限公司", confidence: 0.99)
        read.looks = [SealLook(name: employer, support: 0.3)]
        let page = DocumentPage(
            attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, formSheets: [2],
            quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
            text: RecognizedPage(width: 100, height: 100, lines: []), fields: [], seals: [read])
        guard case .undecided = SealNameComparison(expected: employer, LocatedSeal(seal: read, page: page)).decision
        else {
            Issue.record("decided")
            return
        }
    }

    @Test("A branch whose own part was read in pieces is no other company", arguments: ["厦门公司", "6厦闩第二3分公月"])
    func pieces(_ line: String) {
        var read = seal("福建闽安工程技术有限公司", line: line, confidence: 0.99)
        // The head's name stands in the branch's, printed beside it.
        read.looks = [SealLook(name: employer, support: 3)]
        let page = DocumentPage(
            attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, formSheets: [2],
            quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
            text: RecognizedPage(width: 100, height: 100, lines: []), fields: [], seals: [read])
        let place = LocatedSeal(seal: read, page: page)
        guard case .undecided = SealNameComparison(expected: employer + "厦门第二分公司", place).decision else {
            Issue.record("decided")
            return
        }
        if case .undecided = SealNameComparison(expected: employer + "泉州分公司", place).decision {
            Issue.record("厦门 is no piece of 泉州")
        }
    }

    @Test("Two other characters are another unit where the ring was read well, one needs more")
    func twoCharacters() {
        func decision(_ text: String, confidence: Double) -> SealNameComparison.Decision {
            let page = DocumentPage(
                attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, formSheets: [2],
                quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
                text: RecognizedPage(width: 100, height: 100, lines: []), fields: [],
                seals: [seal(text, confidence: confidence)])
            return SealNameComparison(expected: employer, LocatedSeal(seal: page.seals[0], page: page)).decision
        }
        func isDifferent(_ decision: SealNameComparison.Decision) -> Bool {
            if case .different = decision { true } else { false }
        }
        #expect(isDifferent(decision("福建恒岭工程技术有限公司", confidence: 0.75)))
        #expect(!isDifferent(decision("福建恒岭工程技术有限公司", confidence: 0.6)))
        #expect(!isDifferent(decision("福建闽岭工程技术有限公司", confidence: 0.75)))
        // A whole name with at most two in five of its own characters in common is no misreading of this one.
        #expect(isDifferent(decision("三明市砚山劳务派遣有限公司", confidence: 0.23)))
        #expect(isDifferent(decision("三明市砚山技术派遣有限公司", confidence: 0.23)))
        #expect(!isDifferent(decision("三明市砚山技术派遣有限公司", confidence: 0.19)))
        #expect(!isDifferent(decision("福建省砚山技术派遣有限公司", confidence: 0.23)))
        #expect(!isDifferent(decision("港安公司", confidence: 0.23)))
    }

    @Test("Ink that denies the name and says what was read decides, however few readings agreed")
    func saysWhatWasRead() {
        func isDifferent(_ text: String, support: Double?, own: Double?) -> Bool {
            var ring = seal(text, confidence: 0.25)
            ring.settle(support.map { [SealLook(name: employer, support: $0)] } ?? [], own: own)
            let page = DocumentPage(
                attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, formSheets: [2],
                quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
                text: RecognizedPage(width: 100, height: 100, lines: []), fields: [], seals: [ring])
            let comparison = SealNameComparison(expected: employer, LocatedSeal(seal: ring, page: page))
            if case .different = comparison.decision { return true } else { return false }
        }
        #expect(isDifferent("福建闽岭工程技术有限公司", support: -6, own: 0.5))
        #expect(!isDifferent("福建闽岭工程技术有限公司", support: -6, own: -1))
        #expect(!isDifferent("福建闽岭工程技术有限公司", support: -4, own: 3))
        #expect(!isDifferent("福建闽岭工程技术有限公司", support: -6, own: nil))
        // A piece of the name is what a ring cut open leaves over, and its ink says so.
        #expect(!isDifferent("岭工程技术有限公司", support: -40, own: 8))
        // The name has a character more, for which the ring has no place.
        #expect(isDifferent("福建恒工程技术有限公司", support: nil, own: 3))
        #expect(!isDifferent("福建恒工程技术有限公司", support: nil, own: 0.5))
    }

    @Test("What was read is asked for only where no name fits")
    func confirming() {
        var ring = seal("福建闽岭工程技术有限公司")
        #expect(ring.nameToConfirm == "福建闽岭工程技术有限公司")
        ring.looks = [SealLook(name: employer, support: -6)]
        #expect(ring.nameToConfirm == "福建闽岭工程技术有限公司")
        ring.looks.append(SealLook(name: "福建恒岭工程技术有限公司", support: 0.2))
        #expect(ring.nameToConfirm == nil)
        ring.looks = [SealLook(name: "福建闽岭工程技术有限公司", support: -8)]
        #expect(ring.nameToConfirm == nil)
    }

    @Test("A ring that says another declared name, letter for letter, is another unit's at less than that")
    func anotherDeclaredName() {
        func isDifferent(_ text: String, confidence: Double, looks: [SealLook] = [], others: [String] = []) -> Bool {
            var ring = seal(text, confidence: confidence)
            ring.looks = looks
            let page = DocumentPage(
                attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, formSheets: [2],
                quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
                text: RecognizedPage(width: 100, height: 100, lines: []), fields: [], seals: [ring])
            let place = LocatedSeal(seal: ring, page: page)
            let comparison = SealNameComparison(expected: employer, place, others: others)
            if case .different = comparison.decision { return true } else { return false }
        }
        let former = "福建恒岭工程技术有限公司"
        #expect(isDifferent(former, confidence: 0.35, others: [employer, former]))
        #expect(!isDifferent(former, confidence: 0.35))
        #expect(!isDifferent(former, confidence: 0.1, others: [former]))
        // A name printed beside it, which the ink was asked for.
        let looks = [SealLook(name: former, support: 0.2), SealLook(name: employer, support: -4)]
        #expect(isDifferent(former, confidence: 0.35, looks: looks))
        #expect(!isDifferent(former, confidence: 0.35, looks: [looks[0], SealLook(name: employer, support: -0.2)]))
        // A character of it was misread, and the ink says it rather than not.
        let misread = [SealLook(name: former, support: 0.1), SealLook(name: employer, support: -8)]
        #expect(isDifferent("福建恒峙工程技术有限公司", confidence: 0.35, looks: misread))
        #expect(
            !isDifferent("福建恒峙工程技术有限公司", confidence: 0.35, looks: [misread[0], SealLook(name: employer, support: -4)]))
        // One character is what a misreading makes of a name.
        #expect(!isDifferent("福建闽岭工程技术有限公司", confidence: 0.35, others: ["福建闽岭工程技术有限公司"]))
    }

    @Test(
        "Where the ring has room for a character more than was read, a shorter name is no other unit",
        arguments: [12.0, 11.0])
    func room(_ places: Double) {
        var ring = seal("福建闽安工程技有限公司", confidence: 0.99)
        ring.ring = SealRing(
            center: Point(x: 50, y: 50), longAxis: 40, shortAxis: 40, angle: 0, outerDepth: 0.1, innerDepth: 0.4,
            first: 2, last: 2 + 0.3 * (places - 1), pitch: 0.3)
        let page = DocumentPage(
            attachment: .applicationForm, file: "a.jpg", page: 1, kind: .applicationForm, formSheets: [2],
            quality: PageQuality(sharpness: 1, skewDegrees: 0, rotation: 0),
            text: RecognizedPage(width: 100, height: 100, lines: []), fields: [], seals: [ring])
        let decision = SealNameComparison(expected: employer, LocatedSeal(seal: ring, page: page)).decision
        let isDecided = if case .undecided = decision { false } else { true }
        #expect(isDecided == (places == 11))
    }
}
