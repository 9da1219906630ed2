import DocumentModel

/// Decides between equal, different and undecided, from all that is known about one value.
struct ComparisonJudgement {
    let value: ComparedValue
    let field: ExtractedField
    let difference: TextDifference
    let changes: [CharacterChange]
    let stretches: [DifferingStretch]
    /// Nil where the class scores cannot be asked: then the characters' own scores decide.
    let differenceProbability: Double?
    let agreementProbability: Double
    /// How surely the weakest character was read, 0…1.
    let weakest: Double
    let confirmations: FieldComparison.Confirmations
    let content: FieldComparison.Content
    /// Nil where drawings of the characters do not tell.
    let drawn: DrawnVerdict?
    /// The text's beginning is missing, and there is room for it before what was read.
    let isCutAtStart: Bool

    var decision: FieldComparison.Decision {
        if value.found.isEmpty { return .undecided("未能读出内容") }
        if changes.isEmpty { return undifferent }
        // Another text was read, but the expected one is as probable, or was read by every second look.
        if isStumble { return drawn == .found ? contradiction : .equal }
        // A complete number with a wrong check digit is still a number that can be held against the declared one.
        let isWholeNumber = value.foundNumber?.isChecksumValid == false
        if !field.isComplete, !isWholeNumber { return .undecided(field.note ?? "内容不完整或读不完整") }
        switch drawn {
        case .found: return isReadAsExpected ? contradiction : .different
        case .expected:
            // A network is used to everyday characters: where it was sure of another one, two witnesses contradict.
            return isSurelyOther && !isAtRarity ? contradiction : .equal
        case .leaning where isSurelyOther: return contradiction
        case .leaning, nil: break
        }
        if stretches.contains(where: \.isUnreadable), isOnlyUnreadable {
            return .undecided("识别字库中没有应有的字，无法可靠识别")
        }
        if case .idNumber(let type) = content, let reason = numberDoubt(type) { return .undecided(reason) }
        if content == .personName, isInOtherScript { return .undecided("读到的是字母拼写的姓名") }
        if content == .personName, isPieceOfLatinName { return .undecided("姓名可能未读完整") }
        if content == .personName, changes.allSatisfy(\.isAtRareCharacter) {
            return .undecided("姓名含生僻字或特殊字符，无法可靠识别")
        }
        if [.personName, .employerName].contains(content), changes.allSatisfy(\.isLeftOutRarity) {
            return .undecided("应有的字较为生僻，可能未被识别")
        }
        if content == .employerName, isWithoutBrackets,
            stretches.contains(where: { $0.votesExpected > 0 && $0.votesExpected * 2 >= $0.votesFound })
        {
            return .undecided("名称中的括号可能未被识别")
        }
        if [.personName, .employerName].contains(content), isPassedOver {
            return .undecided("少读的字处有字，未能读准")
        }
        if isCutAtStart { return .undecided("名称开头未读完整") }
        if content == .employerName, isCutBeforeDoubt { return .undecided("名称开头未读完整，其后又有易混淆的字") }
        if content == .employerName, LegalForm.isBroken(difference) { return .undecided("名称中的公司类型未读完整") }
        if content == .employerName, let reason = EmployerNameEnds.doubt(of: difference) { return .undecided(reason) }
        if isSurelyOther { return .different }
        return .undecided(
            changes.allSatisfy(\.isEasilyConfused) ? "差异处为形近字，可能是识别误差" : "差异处的字符识别把握不大")
    }

    private var contradiction: FieldComparison.Decision { .undecided("差异处的字形与识别结果不一致") }

    /// In every differing place second looks read the expected text, and no fewer of them than read the other one.
    private var isReadAsExpected: Bool {
        !stretches.isEmpty && stretches.allSatisfy { $0.votesExpected > 0 && $0.votesExpected >= $0.votesFound }
    }

    /// Nothing but characters that were not read, and in their places second looks see others, no fewer of them than see none: 厦海沧 where 厦内海沧
    /// was read, too, of a 门 written by hand.
    private var isPassedOver: Bool {
        !changes.isEmpty
            && difference.changes.allSatisfy { if case .missing = $0 { true } else { false } }
            && stretches.allSatisfy { $0.votesNeither > 0 && $0.votesNeither >= $0.votesFound }
    }

    /// A passport has the name in Latin letters, too.
    private var isInOtherScript: Bool {
        value.found.text.allSatisfy { $0.isASCII } && value.expected.text.allSatisfy { $0.isHan || $0 == "·" }
    }

    /// By the networks: the ink holds another text than the expected one.
    private var isSurelyOther: Bool {
        differenceProbability.map { $0 >= DecisionThresholds.differenceProbability }
            ?? changes.contains(where: \.isCertain)
    }

    /// All changes stand at characters that networks hardly know.
    private var isAtRarity: Bool { changes.allSatisfy { $0.isAtRareCharacter || $0.isRarity } }

    /// LOP of LOPEZ: the last letters of a long line fall under a border or off its box.
    private var isPieceOfLatinName: Bool {
        let (expected, found) = (value.expected.text, value.found.text)
        return expected.allSatisfy(\.isASCII) && expected.count >= 8 && found.count * 3 >= expected.count * 2
            && found.count < expected.count && expected.hasPrefix(found)
    }

    /// Up to three characters are missing at the start, and else only rare or alike ones differ: 市法泽化工 for 福州市沄泽化工. Where
    /// the line's beginning is lost its neighbours are read badly, too.
    private var isCutBeforeDoubt: Bool {
        let missing = difference.steps.prefix { if case .missing = $0 { true } else { false } }.count
        return (1...3).contains(missing) && changes.count > missing
            && changes.dropFirst(missing).allSatisfy { $0.isAtRareCharacter || $0.isEasilyConfused }
    }

    /// Nothing is missing but brackets: thin, and narrow in some fonts.
    private var isWithoutBrackets: Bool {
        difference.changes.allSatisfy { change in
            if case .missing(let index, _) = change { "（）".contains(difference.expected[index]) } else { false }
        }
    }

    private var undifferent: FieldComparison.Decision {
        if !field.isComplete, value.foundNumber?.isChecksumValid != false {
            return .undecided(field.note ?? "内容不完整或读不完整")
        }
        // Only the beginning of very long texts is compared character by character.
        guard value.expected == value.found else { return .undecided("文字过长，未能逐字核对") }
        let isBelieved = weakest >= DecisionThresholds.agreement || isConfirmed
        return isBelieved && agreementProbability >= DecisionThresholds.agreementProbability
            ? .equal : .undecided("部分字符识别把握不大")
    }

    /// Another reader, or another crop, read the whole value likewise, and no more of them read something else.
    private var isConfirmed: Bool {
        confirmations.confirmed > 0 && confirmations.confirmed >= confirmations.denied
    }

    /// Whether the reader only stumbled: in every differing place the ink says the expected text as well as the found one.
    private var isStumble: Bool {
        guard let differenceProbability, field.isComplete || value.foundNumber != nil || content != .date else {
            return false
        }
        return differenceProbability <= DecisionThresholds.stumbleProbability
            && stretches.allSatisfy {
                $0.votesFound == 0 && (($0.preference ?? .infinity) <= 0 || $0.votesExpected > 0)
            }
    }

    /// Nothing but characters that the recogniser can never read differs.
    private var isOnlyUnreadable: Bool {
        stretches.allSatisfy { stretch in
            stretch.isUnreadable
                || ComparisonModel.differenceProbability(stretch) < DecisionThresholds.differenceProbability
        }
    }

    private func numberDoubt(_ type: IDType?) -> String? {
        if value.expectedNumber != nil, value.foundNumber == nil, type != .passport { return "读到的号码不足18位或多于18位" }
        guard let number = value.foundNumber, !number.isChecksumValid, value.expectedNumber?.isChecksumValid == true
        else { return nil }
        // No number has such a birth date or region: what was printed or written there was misread, unless second looks read
        // it, too.
        if number.birthDate == nil || !number.hasKnownRegion {
            let isSeenAgain = stretches.allSatisfy { $0.looks == 0 || $0.votesFound > 0 && $0.votesExpected == 0 }
            guard isSeenAgain else { return "读到的号码中的日期或地区不存在，可能是识别误差" }
        }
        let isSure =
            differenceProbability.map { $0 >= DecisionThresholds.brokenNumberProbability }
            ?? changes.contains { $0.score >= DecisionThresholds.easilyConfused }
        return isSure ? nil : "读到的号码校验位不符，可能是识别误差"
    }

    var confidence: Double {
        switch decision {
        case .equal:
            if drawn == .expected { return DecisionThresholds.drawnConfidence }
            return min(0.999, changes.isEmpty ? agreementProbability : 1 - (differenceProbability ?? 0.5))
        case .different:
            if drawn == .found { return max(DecisionThresholds.drawnConfidence, differenceProbability ?? 0) }
            return min(0.999, differenceProbability ?? 1 - changes.reduce(1) { $0 * (1 - $1.score) })
        case .undecided: return DecisionThresholds.undecidedConfidence
        }
    }
}
