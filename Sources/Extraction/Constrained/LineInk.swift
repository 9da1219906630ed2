import DocumentModel

/// The class scores of one line beside its glyphs.
struct LineInk {
    let scores: ClassScores
    let alphabet: Alphabet
    /// One for each glyph.
    let spikes: [ClassScores.Spike]

    /// Nil where the reader gives no class scores, or where the glyphs are not those of the scores' best path.
    init?(_ line: TextLine) {
        guard let scores = line.scores, let alphabet = scores.alphabet else { return nil }
        let spikes = scores.spikes
        guard spikes.count == line.glyphs.count,
            zip(spikes, line.glyphs).allSatisfy({ alphabet.text(of: $0.label) == $1.text })
        else { return nil }
        self.scores = scores
        self.alphabet = alphabet
        self.spikes = spikes
    }

    /// All classes that mean this digit, or X.
    func classes(of sign: Character) -> [Int32] { LineInk.codes(of: sign).compactMap(alphabet.label) }

    /// How many times less probable a digit is than the glyph as read, natural logarithm; not below 0.
    func loss(of digit: Int, at glyph: Int) -> Double {
        guard spikes.indices.contains(glyph), let sign = String(digit).first else { return .infinity }
        let classes = classes(of: sign)
        let best = spikes[glyph].steps.map { step in classes.reduce(0) { $0 + scores.probability(of: $1, at: step) } }
            .max()
        guard let best, best > 0, spikes[glyph].probability > 0 else { return .infinity }
        return max(0, logarithm(Double(spikes[glyph].probability) / best))
    }

    private static func codes(of sign: Character) -> [String] {
        if sign == "X" { return ["X", "x", "Ｘ", "×"] }
        guard let value = sign.unicodeScalars.first?.value, let wide = Unicode.Scalar(value + 0xFEE0) else { return [] }
        // The full-width forms (Unicode chart FF00).
        return [String(sign), String(wide)]
    }
}
