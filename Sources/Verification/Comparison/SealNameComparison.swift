import DocumentModel

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
    /// character, or in all but one where the ink denies the expected name and not the other, is evidence by itself, for another
    /// unit as for the right one. Known are those that are declared, and those printed on the page that were held against the ink.
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
        // A misread character of the other name, which the ink rather says than not, where it denies the expected one.
        let isDenied = seal.support(for: name) ?? 0 <= -DecisionThresholds.sealDenial
        func isNearly(_ other: String) -> Bool {
            isDenied && TextDifference(from: name, to: other).distance > 1
                && seal.support(for: other) ?? -.infinity >= DecisionThresholds.sealConfirmation
                && TextDifference(from: other, to: found).distance == 1
        }
        // A branch's name begins with its head's: that the ring says the head's says nothing against the branch.
        return (declared + printed).contains { !name.hasPrefix($0) && ($0 == found || isNearly($0)) }
    }

    private static func decide(_ seal: Seal, _ name: String, _ names: [String], _ difference: TextDifference)
        -> Decision
    {
        if names.isEmpty { return .undecided("印章文字无法辨认") }
        if difference.distance == 0 {
            return seal.confidence >= DecisionThresholds.sealAgreement ? .equal : .undecided("印章文字识别把握不大")
        }
        let support = seal.support(for: name)
        // No unit is called so, and no other one's name is read so.
        if LegalForm.isMisread(difference), seal.confidence >= DecisionThresholds.sealAgreement,
            support ?? 0 > -DecisionThresholds.sealDenial
        {
            return .equal
        }
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
        // Of a name with the seal's purpose behind it the ink says no as it stands there, whatever its characters are.
        let isWhole = difference.found.count >= NormalizedText(seal.text).text.count
        let word = isWhole ? support : nil
        guard seal.confidence >= leastConfidence(of: difference, seal, word) else { return .undecided("印章文字识别把握不大") }
        let isOne = difference.changes.count == 1 && replaced(difference) == 1
        // Held against the other name, too, the ink said yes.
        let isConfirmed = (seal.support(for: String(difference.found)) ?? 0) >= DecisionThresholds.sealSupport
        let denial = isConfirmed ? DecisionThresholds.sealSupport : DecisionThresholds.sealDenial
        let isDenied = word.map { $0 <= -denial }
        if isOne, isDenied == false { return .undecided("差异处的印迹难以分辨") }
        let ring = NormalizedText(seal.text).text
        if name.hasPrefix(ring), name != ring,
            [.branch, .unknown].contains(seal.kind) || isPiece(seal.lineText, of: name.dropFirst(ring.count))
        {
            // The confidence is the ring's; how well the line was read is not known, or there is one that was not read.
            return .undecided("印章横排文字识别把握不大")
        }
        let isSure = seal.confidence >= DecisionThresholds.easilyConfused
        if !(isOne && isDenied == true),
            difference.changes.allSatisfy({ isLookAlike($0, difference) && !isSure || isRarer($0, difference) })
        {
            return .undecided("差异处为形近字或生僻字，可能是识别误差")
        }
        // Names of units are in Han characters (企业名称登记管理规定, article 8).
        if difference.changes.contains(where: { isLatin($0, difference) })
            || difference.changes.allSatisfy({ isLoneBracket($0, difference) })
        {
            return .undecided("印章文字未读准")
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

    /// Whether the ink, asked for both, says what was read and not the name, or has no place for the name.
    private static func isOwn(_ seal: Seal, _ support: Double?) -> Bool {
        guard let own = seal.ownSupport else { return false }
        if seal.looks.isEmpty { return own >= DecisionThresholds.sealSupport }
        guard let support else { return false }
        return own >= DecisionThresholds.sealConfirmation && support <= -DecisionThresholds.sealDenial
    }

    /// How surely a ring must have been read for a difference from the name to count.
    private static func leastConfidence(of difference: TextDifference, _ seal: Seal, _ support: Double?) -> Double {
        if isWord(difference), isDoubled(difference) { return DecisionThresholds.sealDoubleDifference }
        if isOwn(seal, support), keepsBothEnds(difference) { return DecisionThresholds.sealLegible }
        if isWord(difference) || isShorter(difference, seal) { return DecisionThresholds.sealLegible }
        let support = support ?? 0
        if replaced(difference) > 1, support <= -DecisionThresholds.sealSupport {
            return DecisionThresholds.sealFarDifference
        }
        let isInside = keepsBothEnds(difference) || difference.changes.count == 1 && replaced(difference) == 1
        return replaced(difference) > 1 || isInside && support <= -DecisionThresholds.sealDenial
            ? DecisionThresholds.sealDoubleDifference : DecisionThresholds.sealNearDifference
    }
}
