import DocumentModel

/// Asks the class scores of one line how probable another text is in a part of it.
///
/// The line as it was read is held against the same line with a few characters exchanged. What lies further away is the
/// same in both and says nothing, so only two characters on each side take part.
struct LineLikelihood {
    enum Answer: Hashable {
        /// Natural logarithm of how many times more probable the text as read is; negative where the other text is more
        /// probable in sum although the best path reads something else.
        case preference(Double)
        /// The recogniser's dictionary lacks a character, which it can therefore never read.
        case unknownCharacter
    }

    private let scores: ClassScores
    private let alphabet: Alphabet
    private let spikes: [ClassScores.Spike]

    /// Nil where the reader gives no class scores, or where the glyphs are not those of the scores' best path.
    init?(glyphs: [String], scores: ClassScores?) {
        guard let scores, let alphabet = scores.alphabet else { return nil }
        let spikes = scores.spikes
        guard spikes.count == glyphs.count, zip(spikes, glyphs).allSatisfy({ alphabet.text(of: $0.label) == $1 })
        else { return nil }
        self.scores = scores
        self.alphabet = alphabet
        self.spikes = spikes
    }

    init?(_ line: TextLine) { self.init(glyphs: line.glyphs.map(\.text), scores: line.scores) }

    /// Characters on each side whose steps take part, so that a text of another length finds room.
    private static let neighbours = 2
    /// Where preferences end: e⁻³⁰ is below anything a network of single precision means.
    static let limit = 30.0

    /// - Parameters:
    ///   - range: glyphs of the line; empty for a gap.
    ///   - text: what may stand there instead, normalised.
    func preference(at range: Range<Int>, over text: [Character]) -> Answer {
        let range = range.clamped(to: 0..<spikes.count)
        let before = max(0, range.lowerBound - Self.neighbours)..<range.lowerBound
        let after = range.upperBound..<min(spikes.count, range.upperBound + Self.neighbours)
        let start = before.lowerBound == 0 ? 0 : spikes[before.lowerBound].steps.lowerBound
        let end = after.upperBound == spikes.count ? scores.stepCount : spikes[after.upperBound - 1].steps.upperBound
        guard start < end else { return .preference(0) }
        guard let other = comparable(text, with: range) else { return .unknownCharacter }
        let head = before.compactMap(readClasses)
        let tail = after.compactMap(readClasses)
        let space = [alphabet.space]
        let read = scores.logProbability(
            of: head + range.compactMap(readClasses) + tail, in: start..<end, ignoring: space)
        let expected = scores.logProbability(of: head + other + tail, in: start..<end, ignoring: space)
        guard read.isFinite else { return .preference(0) }
        guard expected.isFinite else { return .preference(Self.limit) }
        return .preference(max(-Self.limit, min(Self.limit, read - expected)))
    }

    /// The classes of `text`. Where one of its characters is unknown, what was read stands in for it, so that the others
    /// can still be asked; nil if nothing is left to ask.
    private func comparable(_ text: [Character], with range: Range<Int>) -> [[Int32]]? {
        let other = text.map(classes)
        guard other.contains(where: \.isEmpty) else { return other }
        guard text.count == range.count else { return nil }
        let read = range.map { readClasses(at: $0) ?? [] }
        let mixed = zip(other, read).map { $0.isEmpty ? $1 : $0 }
        return mixed == read || mixed.contains(where: \.isEmpty) ? nil : mixed
    }

    /// Nil for a space, which is a gap like the blank.
    private func readClasses(at index: Int) -> [Int32]? {
        let label = spikes[index].label
        guard label != alphabet.space else { return nil }
        let known = alphabet.text(of: label).first.flatMap(NormalizedText.normalized).map(classes) ?? []
        return known.contains(label) ? known : [label]
    }

    /// All codes of one sign that the dictionary has; empty if it has none.
    private func classes(of character: Character) -> [Int32] {
        var found: [Int32] = []
        for text in Self.codes(of: character) {
            if let label = alphabet.label(of: text), !found.contains(label) { found.append(label) }
        }
        return found
    }

    private static func codes(of character: Character) -> [String] {
        if let codes = signs[character] { return codes }
        var codes = [String(character)]
        if let value = character.unicodeScalars.first?.value, character.unicodeScalars.count == 1 {
            // The full-width forms (Unicode chart FF00).
            if (0x21...0x7E).contains(value), let wide = Unicode.Scalar(value + 0xFEE0) { codes.append(String(wide)) }
        }
        return codes
    }

    private static let signs: [Character: [String]] = [
        "（": ["（", "(", "〔", "[", "【"], "）": ["）", ")", "〕", "]", "】"], "·": ["·", "•", "・", "‧", "∙", ".", "．"],
        "X": ["X", "x", "Ｘ", "×"],
    ]
}
