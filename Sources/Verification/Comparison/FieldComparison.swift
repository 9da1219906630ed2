import DocumentModel

/// One value that was read, held against the value that should be there.
///
/// The only place that decides between equal, different and undecided, so that better evidence (the recogniser's class
/// scores, a second reading) enters here and nowhere else. The expected value never overrules the ink: it is compared
/// with what was read, never used to read.
struct FieldComparison: Hashable, Sendable {
    enum Decision: Hashable, Sendable {
        /// The whole text is equal, and each character more probable than its rivals.
        case equal
        /// At least one character surely differs.
        case different
        /// Read, but not surely enough; with the reason in Chinese.
        case undecided(String)
    }

    enum Content: Hashable, Sendable {
        case personName
        case employerName
        case idNumber(IDType?)
        /// ISO dates and `open-ended`.
        case date
        /// Posts, departments and the like, printed or filled in by hand.
        case words
    }

    let field: LocatedField
    let decision: Decision
    /// From the normalised expected text to the normalised found one.
    let difference: TextDifference
    /// Probability of the decision, 0…1; an estimate from the recogniser's scores, not calibrated.
    let confidence: Double
    /// The best score of a changed character; 0 if nothing changed.
    let strongestChange: Double
    /// How two different spellings could be equal, in Chinese; nil in the plain case.
    let note: String?

    init(expected: String, found field: LocatedField, content: Content) {
        self.field = field
        let value = ComparedValue(expected: expected, found: field.field.value, content: content)
        let difference = TextDifference(from: value.expected.text, to: value.found.text)
        self.difference = difference
        note = value.note
        let scores = CharacterScores.scores(of: value.found.characters, in: field)
        let weakest = scores.min() ?? 0
        let changes = difference.changes.map { Change($0, difference, scores) }
        strongestChange = changes.map(\.score).max() ?? 0
        decision = FieldComparison.decide(value, field.field, difference, changes, weakest: weakest, content)
        switch decision {
        case .equal: confidence = min(0.999, 0.5 + weakest / 2)
        case .different: confidence = min(0.995, 1 - changes.reduce(1) { $0 * (1 - $1.score) })
        case .undecided: confidence = min(0.95, 1 - weakest / 2)
        }
    }

    private static func decide(
        _ value: ComparedValue, _ field: ExtractedField, _ difference: TextDifference, _ changes: [Change],
        weakest: Double, _ content: Content
    ) -> Decision {
        if value.found.isEmpty { return .undecided("未能读出内容") }
        // A complete number with a wrong check digit is still a number that can be held against the declared one.
        let isWholeNumber = value.foundNumber?.isChecksumValid == false
        if !field.isComplete, !isWholeNumber { return .undecided(field.note ?? "内容不完整或读不完整") }
        if changes.isEmpty {
            // Only the beginning of very long texts is compared character by character.
            guard value.expected == value.found else { return .undecided("文字过长，未能逐字核对") }
            return weakest >= DecisionThresholds.agreement ? .equal : .undecided("部分字符识别把握不大")
        }
        if case .idNumber(let type) = content {
            if value.expectedNumber != nil, value.foundNumber == nil, type != .passport {
                return .undecided("读到的号码不足18位或多于18位")
            }
            if let number = value.foundNumber, !number.isChecksumValid, value.expectedNumber?.isChecksumValid == true,
                !changes.contains(where: { $0.score >= DecisionThresholds.easilyConfused })
            {
                return .undecided("读到的号码校验位不符，可能是识别误差")
            }
        }
        if content == .personName, changes.allSatisfy({ $0.isAtRareCharacter }) {
            return .undecided("姓名含生僻字或特殊字符，无法可靠识别")
        }
        if content == .employerName, let reason = EmployerNameEnds.doubt(of: difference) { return .undecided(reason) }
        if changes.contains(where: \.isCertain) { return .different }
        return .undecided(
            changes.allSatisfy(\.isEasilyConfused) ? "差异处为形近字，可能是识别误差" : "差异处的字符识别把握不大")
    }

    /// `（缺“技术”二字）`, or empty where there is nothing short to say.
    var differenceInBrackets: String { difference.chinese.map { "（\($0)）" } ?? "" }

    /// Whether the two texts are so close that one is the other misprinted, rather than another text.
    var isNear: Bool {
        difference.distance * 3 <= max(difference.expected.count, difference.found.count)
    }
}

/// One changed character, with how surely it was read.
private struct Change {
    let score: Double
    let isEasilyConfused: Bool
    let isAtRareCharacter: Bool

    var isCertain: Bool {
        score >= (isEasilyConfused ? DecisionThresholds.easilyConfused : DecisionThresholds.difference)
    }

    init(_ step: TextDifference.Step, _ difference: TextDifference, _ scores: [Double]) {
        func score(at index: Int) -> Double { scores.indices.contains(index) ? scores[index] : 0 }
        let found = difference.found
        switch step {
        case .equal(let expected, _), .replaced(let expected, _):
            var index = 0
            if case .replaced(_, let place) = step { index = place }
            self.score = score(at: index)
            let wanted = difference.expected[expected]
            isEasilyConfused =
                LookAlikes.areAlike(wanted, found[index])
                || wanted.isHan && !wanted.isEverydayHan && found[index].isEverydayHan
            isAtRareCharacter = !difference.expected[expected].isCommonHan
        case .missing(let expected, let before):
            // Nothing was read, so its neighbours say how well this stretch of ink could be read.
            let neighbours = [before - 1, before].filter { scores.indices.contains($0) }
            self.score = neighbours.map { scores[$0] }.min() ?? 0
            // A CTC recogniser merges a doubled character that it sees as one.
            isEasilyConfused = neighbours.contains { found[$0] == difference.expected[expected] }
            isAtRareCharacter = !difference.expected[expected].isCommonHan
        case .added(let index):
            self.score = score(at: index)
            isEasilyConfused = [index - 1, index + 1].contains {
                found.indices.contains($0) && found[$0] == found[index]
            }
            isAtRareCharacter = false
        }
    }
}
