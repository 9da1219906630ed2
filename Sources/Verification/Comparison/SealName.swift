import DocumentModel

/// The name of the unit that a seal belongs to.
enum SealName {
    /// Words that tell the purpose of a seal, where they stand on the ring behind the name.
    private static let purposes = [
        "劳动合同专用章", "合同专用章", "财务专用章", "发票专用章", "人事专用章", "人力资源专用章", "业务专用章", "人力资源部", "人事部", "人事处",
        "人事科", "组织人事部", "专用章", "公章",
    ]

    private static let personnelWords = ["人事", "人力资源", "劳资", "组织部"]

    /// Whether the words across a seal name a personnel department.
    static func isPersonnel(_ line: String) -> Bool { personnelWords.contains { line.contains($0) } }

    /// All that the seal may be said to name: the ring; ring and line together (a branch writes its own name under the
    /// star); the ring without the purpose of the seal.
    static func unitNames(of seal: Seal) -> [String] { unitNames(ring: seal.text, seal) }

    /// The same for the readings that came second.
    static func alternativeNames(of seal: Seal) -> [String] {
        seal.alternatives.flatMap { unitNames(ring: $0, seal) }
    }

    /// How probable the best of the readings that came second and give `name` is against the first; 0 if none does.
    static func odds(of name: String, on seal: Seal) -> Double {
        zip(seal.alternatives, seal.alternativeOdds).filter { unitNames(ring: $0.0, seal).contains(name) }
            .map(\.1).max() ?? 0
    }

    private static func unitNames(ring: String, _ seal: Seal) -> [String] {
        let ring = NormalizedText(ring).text
        let line = NormalizedText(seal.lineText).text
        guard !ring.isEmpty else { return [] }
        if seal.kind == .branch, !line.isEmpty { return [ring + line] }
        var names = [ring]
        if !line.isEmpty { names.append(ring + line) }
        for purpose in purposes where ring.hasSuffix(purpose) && ring.count > purpose.count + 3 {
            names.append(String(ring.dropLast(purpose.count)))
            break
        }
        return names
    }

    /// `合同专用章`, or what stands across a department's seal.
    static func kindName(of seal: Seal) -> String {
        switch seal.kind {
        case .department, .personnel, .branch, .other: seal.lineText.isEmpty ? seal.kind.chinese : seal.lineText
        default: seal.kind.chinese
        }
    }
}

/// The name on a seal, held against the name that should be there.
struct SealNameComparison {
    enum Decision {
        case equal
        case different
        case undecided(String)
        /// Read, but lawful for some: a shortened name (国发〔1999〕25号, article 15).
        case shortened
    }

    let place: LocatedSeal
    let decision: Decision
    let difference: TextDifference
    let confidence: Double

    /// - Parameter others: names that the applicant declares besides, as the employer's former one.
    init(expected: String, _ place: LocatedSeal, others: [String] = []) {
        self.place = place
        let seal = place.seal
        let name = NormalizedText(expected).text
        let names = SealName.unitNames(of: seal)
        let difference =
            names.map { TextDifference(from: name, to: $0) }.min { $0.distance < $1.distance }
            ?? TextDifference(from: name, to: "")
        self.difference = difference
        let known = others.map { NormalizedText($0).text }.filter { $0 != name }
        let isOther = SealNameComparison.bearsOther(known, seal, name, names, difference)
        decision = isOther ? .different : SealNameComparison.decide(seal, name, names, difference)
        switch decision {
        case .equal: confidence = 0.5 + min(1, seal.confidence) / 2
        case .different, .shortened: confidence = seal.confidence
        case .undecided: confidence = max(0.5, 1 - seal.confidence)
        }
    }

    /// Whether the seal says another known name, further from the expected one than a misreading goes.
    ///
    /// The ink was read without the names in mind, or was held against all of them: that it says one of them in every
    /// character is evidence by itself, for another unit as for the right one. Known are those that are declared, and those
    /// printed on the page that were held against the ink.
    private static func bearsOther(
        _ declared: [String], _ seal: Seal, _ name: String, _ names: [String], _ difference: TextDifference
    ) -> Bool {
        // Print and ring may take rare characters for the same everyday ones.
        let isRare = difference.changes.allSatisfy { isRarer($0, difference) }
        let least = isRare ? DecisionThresholds.sealDoubleDifference : DecisionThresholds.sealAgreement
        guard replaced(difference) > 1 || isWord(difference), seal.confidence >= least,
            seal.support(for: name) ?? -.infinity <= -DecisionThresholds.sealSupport,
            !SealName.alternativeNames(of: seal).contains(name)
        else { return false }
        let printed = seal.looks.filter { $0.support > -DecisionThresholds.sealSupport && $0.name != name }.map(\.name)
        let found = String(difference.found)
        // A branch's name begins with its head's: that the ring says the head's says nothing against the branch.
        return (declared + printed).contains { $0 == found && !name.hasPrefix($0) }
    }

    private static func decide(_ seal: Seal, _ name: String, _ names: [String], _ difference: TextDifference)
        -> Decision
    {
        if names.isEmpty { return .undecided("印章文字无法辨认") }
        if difference.distance == 0 {
            return seal.confidence >= DecisionThresholds.sealAgreement ? .equal : .undecided("印章文字识别把握不大")
        }
        let support = seal.support(for: name)
        if let support, difference.distance <= 2, abs(support) < DecisionThresholds.sealSupport {
            return .undecided("差异处的印迹难以分辨")
        }
        if SealName.alternativeNames(of: seal).contains(name), support ?? 0 >= 0 {
            if isCutOff(difference) { return .equal }
            // The reader does not know the name: that two strips give it in full is no accident.
            if seal.confidence >= DecisionThresholds.sealAgreement, difference.distance <= 2,
                SealName.odds(of: name, on: seal) >= DecisionThresholds.sealSecondReading
            {
                return .equal
            }
            return .undecided("印章文字有两种读法，其中一种与单位名称一致")
        }
        guard difference.distance * 3 <= name.count else {
            // A piece of the name is what a ring that was cut open, or fails on one side, leaves over.
            if names.contains(where: { $0.count >= 2 && name.contains($0) }) {
                return .undecided("印章文字只读出一部分")
            }
            let least =
                names.contains { isAnotherUnit($0, than: name) }
                ? DecisionThresholds.sealLegible : DecisionThresholds.sealFarDifference
            return seal.confidence >= least ? .different : .undecided("印章文字识别把握不大")
        }
        guard seal.confidence >= leastConfidence(of: difference, support) else { return .undecided("印章文字识别把握不大") }
        let isOne = difference.changes.count == 1 && replaced(difference) == 1
        let isDenied = support.map { $0 <= -DecisionThresholds.sealDenial }
        if isOne, isDenied == false { return .undecided("差异处的印迹难以分辨") }
        let ring = NormalizedText(seal.text).text
        if name.hasPrefix(ring), name != ring,
            seal.kind == .branch || isPiece(seal.lineText, of: name.dropFirst(ring.count))
        {
            // The confidence is the ring's; how well the line was read is not known.
            return .undecided("印章横排文字识别把握不大")
        }
        let isSure = seal.confidence >= DecisionThresholds.easilyConfused
        if !(isOne && isDenied == true),
            difference.changes.allSatisfy({ isLookAlike($0, difference) && !isSure || isRarer($0, difference) })
        {
            return .undecided("差异处为形近字或生僻字，可能是识别误差")
        }
        if isWithoutBeginning(difference) { return .undecided("印章文字开头未读完整") }
        if LegalForm.isBroken(difference) { return .undecided("名称末尾未能读准") }
        if names.allSatisfy({ name in printedOnForms.contains { name.contains($0) } }) {
            return .undecided("印章文字与表格的印字混在一起")
        }
        let isSubsequence = difference.changes.allSatisfy { if case .missing = $0 { true } else { false } }
        // The places of a reading scatter by half of one.
        if isSubsequence, let places = seal.ring?.places,
            places > Double(NormalizedText(seal.text).text.count + difference.changes.count) - 0.3
        {
            return .undecided("按字距，印章中有字未读出")
        }
        // Ink that fails does so anywhere; a gap between well-read ends is a gap in the name.
        if isSubsequence, !isSure || !keepsBothEnds(difference) { return .shortened }
        return .different
    }

    /// How surely a ring must have been read for a difference from the name to count.
    private static func leastConfidence(of difference: TextDifference, _ support: Double?) -> Double {
        if isWord(difference) { return DecisionThresholds.sealLegible }
        guard replaced(difference) > 1 else { return DecisionThresholds.sealNearDifference }
        let isAgainst = support ?? 0 <= -DecisionThresholds.sealSupport
        return isAgainst ? DecisionThresholds.sealFarDifference : DecisionThresholds.sealDoubleDifference
    }

    /// Whether the ring says a whole name that has nothing in common with the expected one but what all names share. Misread
    /// rings keep some of their characters, however badly they are read.
    private static func isAnotherUnit(_ found: String, than name: String) -> Bool {
        found.hasSuffix("公司") && Set(found).subtracting(common).count >= fewestOwn
            && Set(found).isDisjoint(with: Set(name).subtracting(common))
    }

    private static let common = Set("省市县区（）股份有限责任公司集团分")
    /// A place, a name and a trade, of two characters each.
    private static let fewestOwn = 6

    private static func replaced(_ difference: TextDifference) -> Int {
        difference.changes.count { if case .replaced = $0 { true } else { false } }
    }

    /// Two characters and more in one place too many, or too few, and nothing else: 责任, 股份, 科技. A strip that runs over the ring's seam has more
    /// at its end.
    private static func isWord(_ difference: TextDifference) -> Bool {
        difference.changes.count > 1 && difference.stretches.count == 1 && keepsBothEnds(difference)
            && (difference.changes.allSatisfy { if case .added = $0 { true } else { false } }
                || difference.changes.allSatisfy { if case .missing = $0 { true } else { false } })
    }

    /// Whether the words across may be a branch's own part, badly read: half of it is there.
    private static func isPiece(_ line: String, of part: Substring) -> Bool {
        let difference = TextDifference(from: String(part), to: NormalizedText(line).text)
        let kept = part.count - difference.changes.count { if case .added = $0 { false } else { true } }
        return kept >= 2 && kept * 2 >= part.count
    }

    private static func isLookAlike(_ change: TextDifference.Step, _ difference: TextDifference) -> Bool {
        guard case .replaced(let expected, let found) = change else { return false }
        return LookAlikes.areAlike(difference.expected[expected], difference.found[found])
    }

    /// An everyday character read in place of a rare one: on a small, inked ring that is no certainty at any score.
    private static func isRarer(_ change: TextDifference.Step, _ difference: TextDifference) -> Bool {
        guard case .replaced(let expected, let found) = change else { return false }
        let wanted = difference.expected[expected]
        return wanted.isHan && !wanted.isEverydayHan && difference.found[found].isEverydayHan
    }

    /// Three and more characters less at the start, with one in their place at most, and all the rest as it should be: where a ring begins is told
    /// from its ink, and that fails there, too.
    private static func isWithoutBeginning(_ difference: TextDifference) -> Bool {
        let less = difference.expected.count - difference.found.count
        guard less >= 3, difference.found.count >= 4 else { return false }
        return difference.expected.dropFirst(less + 1).elementsEqual(difference.found.dropFirst())
    }

    /// What forms print where the seal goes: （聘用单位盖章）.
    private static let printedOnForms = ["用单位", "单位盖", "单位公", "单位印", "（盖章", "（公章"]

    /// Nothing differs but one or two characters that are missing at the start: where a ring is cut open, its text is cut
    /// short, and a longer reading of the same ring is the fuller one.
    private static func isCutOff(_ difference: TextDifference) -> Bool {
        let missing = difference.expected.count - difference.found.count
        return (1...2).contains(missing) && difference.expected.dropFirst(missing).elementsEqual(difference.found)
    }

    private static func keepsBothEnds(_ difference: TextDifference) -> Bool {
        guard case .equal = difference.steps.first, case .equal = difference.steps.last else { return false }
        return true
    }
}
