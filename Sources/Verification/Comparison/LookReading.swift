import DocumentModel

/// A second look at a field's ink, laid beside the first reading of it.
struct LookReading {
    /// What a look says about one stretch.
    struct Statement: Hashable {
        enum Vote: Hashable { case found, expected, neither }
        var vote: Vote
        /// As ``LineLikelihood/Answer/preference(_:)``, for the found text over the expected one; nil for a reader without
        /// class scores.
        var preference: Double?
    }

    let look: FieldLook
    private let span: InkSpan
    /// The first reading inside the crop, with the glyph of each character.
    private let first: [(character: Character, glyph: Int)]
    /// The look's own reading, with the index of its spike.
    private let second: [(character: Character, glyph: Int)]
    /// From characters of the first reading to equal ones of the second.
    private let anchors: [(first: Int, second: Int)]
    private let likelihood: LineLikelihood?

    /// Nil where it is not known which characters the look took in.
    init?(_ look: FieldLook, in lines: [TextLine]) {
        guard let span = look.span, lines.indices.contains(span.line) else { return nil }
        let glyphs = lines[span.line].glyphs
        self.look = look
        self.span = InkSpan(line: span.line, glyphs: span.glyphs.clamped(to: 0..<glyphs.count))
        first = LookReading.characters(glyphs[self.span.glyphs].map(\.text), from: self.span.glyphs.lowerBound)
        var read = look.text.map(String.init)
        if let scores = look.scores, let alphabet = scores.alphabet {
            read = scores.spikes.map { alphabet.text(of: $0.label) }
        }
        second = LookReading.characters(read, from: 0)
        likelihood = LineLikelihood(glyphs: read, scores: look.scores)
        var anchors: [(first: Int, second: Int)] = []
        let difference = TextDifference(from: String(first.map(\.character)), to: String(second.map(\.character)))
        for case .equal(let left, let right) in difference.steps { anchors.append((left, right)) }
        self.anchors = anchors
    }

    private static func characters(_ glyphs: [String], from start: Int) -> [(character: Character, glyph: Int)] {
        glyphs.enumerated().flatMap { index, text in
            text.compactMap { NormalizedText.normalized($0).map { ($0, start + index) } }
        }
    }

    /// Whether the crop takes in all of these glyphs.
    func covers(line: Int, _ glyphs: Range<Int>) -> Bool {
        line == span.line && glyphs.lowerBound >= span.glyphs.lowerBound && glyphs.upperBound <= span.glyphs.upperBound
    }

    /// Whether the look read the same text in these glyphs as the first reading, `text`.
    func reads(_ text: [Character], at glyphs: Range<Int>) -> Bool {
        let stretch = first.indices.filter { glyphs.contains(first[$0].glyph) }
        guard !text.isEmpty, stretch.count == text.count else { return false }
        let equal = Dictionary(anchors.map { ($0.first, $0.second) }, uniquingKeysWith: { first, _ in first })
        let places = stretch.compactMap { equal[$0] }
        guard places.count == stretch.count else { return false }
        // Nothing more stands between them.
        return zip(places, places.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    /// - Parameters:
    ///   - glyphs: of the line; empty for a gap.
    ///   - expected: what should stand there, normalised.
    /// - Returns: nil if the look cannot say anything: another part of the line, or a character it can never read.
    func statement(at line: Int, _ glyphs: Range<Int>, expecting expected: [Character]) -> Statement? {
        guard covers(line: line, glyphs) else { return nil }
        let start = first.firstIndex { $0.glyph >= glyphs.lowerBound } ?? first.count
        let stretch = start..<max(start, first.firstIndex { $0.glyph >= glyphs.upperBound } ?? first.count)
        let before = anchors.last { $0.first < stretch.lowerBound }
        let after = anchors.first { $0.first >= stretch.upperBound }
        let around = ((before?.first ?? -1) + 1)..<(after?.first ?? first.count)
        let place = ((before?.second ?? -1) + 1)..<(after?.second ?? second.count)
        let head = first[around.lowerBound..<stretch.lowerBound].map(\.character)
        let tail = first[stretch.upperBound..<around.upperBound].map(\.character)
        let found = head + first[stretch].map(\.character) + tail
        let wanted = head + expected + tail
        let read = second[place].map(\.character)
        let toFound = TextDifference(from: String(found), to: String(read)).distance
        let toWanted = TextDifference(from: String(wanted), to: String(read)).distance
        let vote: Statement.Vote = toFound < toWanted ? .found : toWanted < toFound ? .expected : .neither
        guard let likelihood else { return Statement(vote: vote, preference: nil) }
        let from = place.isEmpty ? (before.map { second[$0.second].glyph + 1 } ?? 0) : second[place.lowerBound].glyph
        let to = place.isEmpty ? from : second[place.upperBound - 1].glyph + 1
        guard case .preference(let overFound) = likelihood.preference(at: from..<to, over: found),
            case .preference(let overWanted) = likelihood.preference(at: from..<to, over: wanted)
        else { return nil }
        return Statement(vote: vote, preference: overWanted - overFound)
    }
}
