import DocumentModel

/// One value that was read, held against the value that should be there.
///
/// The only place that decides between equal, different and undecided. Two kinds of evidence enter: how surely each
/// character was read, and, where the recogniser's class scores are there, how much more probable the text as read is
/// than the expected one in the very place where they differ. Second looks at the same ink speak for either.
///
/// The expected value never overrules the ink: what decides is the differing place alone, however well the rest agrees.
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
    /// Probability that the decision is right, 0…1.
    let confidence: Double
    /// The best score of a changed character; 0 if nothing changed.
    let strongestChange: Double
    /// How two different spellings could be equal, in Chinese; nil in the plain case.
    let note: String?
    /// Where the texts differ, with what speaks for either.
    let stretches: [DifferingStretch]
    /// Probability that the ink holds another text than the expected one; nil where the class scores cannot be asked.
    let differenceProbability: Double?
    /// How surely the weakest character was read, 0…1.
    let weakest: Double
    /// Second looks that read the whole value as the first one did, and that did not.
    let confirmations: Confirmations
    /// Chinese characters of a name that were read as others.
    let exchanges: [CharacterExchange]

    struct Confirmations: Hashable, Sendable {
        var confirmed = 0
        var denied = 0
    }

    init(expected: String, found field: LocatedField, content: Content) {
        self.field = field
        let value = ComparedValue(
            expected: expected, found: FieldComparison.text(of: field.field, content), content: content)
        let difference = TextDifference(from: value.expected.text, to: value.found.text)
        self.difference = difference
        note = value.note
        let ink = InkedText(value.found.characters, of: field)
        weakest = ink.scores.min() ?? 0
        let looks = field.field.looks.compactMap { LookReading($0, in: field.page.text.lines) }
        let changes = difference.changes.map { CharacterChange($0, difference, ink.scores) }
        strongestChange = changes.map(\.score).max() ?? 0
        stretches = FieldComparison.stretches(value, field, difference, ink, looks, content)
        confirmations = FieldComparison.confirmations(of: field, looks)
        exchanges = FieldComparison.exchanges(difference, ink, content)
        differenceProbability = FieldComparison.probability(stretches)
        let agreement = ComparisonModel.agreementProbability(
            weakest: weakest, confirmed: confirmations.confirmed, denied: confirmations.denied)
        let judgement = ComparisonJudgement(
            value: value, field: field.field, difference: difference, changes: changes, stretches: stretches,
            differenceProbability: differenceProbability, agreementProbability: agreement, weakest: weakest,
            confirmations: confirmations, content: content,
            drawn: DrawnVerdict(exchanges, of: changes.count, by: field.field.drawings),
            isCutAtStart: content == .employerName && FieldComparison.isCutAtStart(field, difference))
        decision = judgement.decision
        confidence = judgement.confidence
    }

    /// Of a number that was searched for, what was read: the declared one is held against the ink, not against a choice.
    /// A reading of another length is no number, and the choice is all there is.
    private static func text(of field: ExtractedField, _ content: Content) -> String {
        guard case .idNumber = content, let reading = field.reading, IDNumber(ComparedValue.number(reading)) != nil
        else {
            return field.value
        }
        return reading
    }

    private static func stretches(
        _ value: ComparedValue, _ field: LocatedField, _ difference: TextDifference, _ ink: InkedText,
        _ looks: [LookReading], _ content: Content
    ) -> [DifferingStretch] {
        if content == .date {
            guard let expected = CalendarDate(iso: value.expected.text), let date = DateInk(field) else { return [] }
            return date.exchanges(to: expected).map { exchange in
                let glyphs = field.page.text.lines[exchange.line].glyphs[exchange.glyphs]
                var stretch = DifferingStretch(
                    score: glyphs.map(\.score).min() ?? 0, isEasilyConfused: false, isAtRareCharacter: false)
                stretch.ask(field, looks, line: exchange.line, glyphs: exchange.glyphs, texts: exchange.texts)
                return stretch
            }
        }
        return difference.stretches.map { part in
            let changes = difference.changes.filter { change in
                switch change {
                case .equal(let index, _), .replaced(let index, _), .missing(let index, _):
                    part.expected.contains(index)
                case .added(let index): part.found.contains(index)
                }
            }.map { CharacterChange($0, difference, ink.scores) }
            var stretch = DifferingStretch(
                score: changes.map(\.score).max() ?? 0, isEasilyConfused: changes.allSatisfy(\.isEasilyConfused),
                isAtRareCharacter: changes.allSatisfy(\.isAtRareCharacter))
            if let place = ink.glyphs(of: part.found) {
                stretch.ask(
                    field, looks, line: place.line, glyphs: place.glyphs,
                    texts: [Array(difference.expected[part.expected])])
            }
            return stretch
        }
    }

    private static func exchanges(
        _ difference: TextDifference, _ ink: InkedText, _ content: Content
    ) -> [CharacterExchange] {
        guard content == .personName || content == .employerName else { return [] }
        return difference.steps.compactMap { step in
            guard case .replaced(let index, let place) = step, let glyph = ink.places[place] else { return nil }
            let (expected, found) = (difference.expected[index], difference.found[place])
            guard expected.isHan, found.isHan else { return nil }
            return CharacterExchange(line: glyph.line, glyph: glyph.glyph, expected: expected, found: found)
        }
    }

    /// The surest stretch decides; nil unless every stretch could be asked.
    private static func probability(_ stretches: [DifferingStretch]) -> Double? {
        guard !stretches.isEmpty, stretches.allSatisfy({ $0.preference != nil }) else { return nil }
        return stretches.map(ComparisonModel.differenceProbability).max()
    }

    private static func confirmations(of field: LocatedField, _ looks: [LookReading]) -> Confirmations {
        var result = Confirmations()
        let lines = field.page.text.lines
        for look in looks {
            for span in field.field.ink where look.covers(line: span.line, span.glyphs) {
                let read = lines[span.line].glyphs[span.glyphs].flatMap {
                    $0.text.compactMap(NormalizedText.normalized)
                }
                if look.reads(read, at: span.glyphs) { result.confirmed += 1 } else { result.denied += 1 }
            }
        }
        return result
    }

    /// Whether nothing but three and more characters at the beginning is missing, and the paper is free for them up to the text left of it:
    /// glare takes the beginning of a line.
    private static func isCutAtStart(_ field: LocatedField, _ difference: TextDifference) -> Bool {
        let missing = difference.expected.count - difference.found.count
        guard missing >= 3, !difference.found.isEmpty,
            difference.expected.dropFirst(missing).elementsEqual(difference.found)
        else { return false }
        let box = field.field.quad.boundingBox
        let width = box.width / Double(difference.found.count)
        let left = field.page.text.lines.flatMap(\.glyphs).map(\.quad.boundingBox).filter { other in
            let overlap = min(other.maxY, box.maxY) - max(other.y, box.y)
            return overlap > 0.5 * min(other.height, box.height) && other.midX < box.x
        }.map(\.maxX).max()
        return left.map { box.x - $0 > 0.6 * Double(missing) * width } ?? false
    }

    /// `（缺“技术”二字）`, or empty where there is nothing short to say.
    var differenceInBrackets: String { difference.chinese.map { "（\($0)）" } ?? "" }

    /// Whether the two texts are so close that one is the other misprinted, rather than another text.
    var isNear: Bool {
        difference.distance * 3 <= max(difference.expected.count, difference.found.count)
    }
}
