import DocumentModel

/// A stretch of a value in which another text was read than the expected one, with all that speaks for either.
struct DifferingStretch: Hashable, Sendable {
    /// The recogniser's probability of the surest changed character, 0…1.
    var score: Double
    /// All changes exchange look-alikes or join doubled characters.
    var isEasilyConfused: Bool
    /// All changes stand at characters that recognisers hardly know.
    var isAtRareCharacter: Bool
    /// By the class scores of the first reading: how much more probable the read text is than the expected one, in nats;
    /// nil where that cannot be asked.
    var preference: Double?
    /// The expected text holds a character that the recogniser can never read.
    var isUnreadable = false
    /// Second looks that read the found text, the expected one, or neither.
    var votesFound = 0
    var votesExpected = 0
    var votesNeither = 0
    /// Mean of the looks' own preferences; nil without looks that have class scores.
    var lookPreference: Double?

    var looks: Int { votesFound + votesExpected + votesNeither }

    /// Asks the class scores and the second looks.
    ///
    /// - Parameter texts: the ways in which the expected text could be written.
    mutating func ask(
        _ field: LocatedField, _ looks: [LookReading], line: Int, glyphs: Range<Int>, texts: [[Character]]
    ) {
        let lines = field.page.text.lines
        guard lines.indices.contains(line), !texts.isEmpty else { return }
        let likelihood = LineLikelihood(lines[line])
        var expected = texts[0]
        for text in texts {
            switch likelihood?.preference(at: glyphs, over: text) {
            case .preference(let nats):
                if nats < preference ?? .infinity { (preference, expected) = (nats, text) }
            case .unknownCharacter: isUnreadable = preference == nil
            case nil: break
            }
        }
        if preference != nil { isUnreadable = false }
        var preferences: [Double] = []
        for look in looks {
            guard let statement = look.statement(at: line, glyphs, expecting: expected) else { continue }
            switch statement.vote {
            case .found: votesFound += 1
            case .expected: votesExpected += 1
            case .neither: votesNeither += 1
            }
            if let nats = statement.preference { preferences.append(nats) }
        }
        if !preferences.isEmpty { lookPreference = preferences.reduce(0, +) / Double(preferences.count) }
    }
}
