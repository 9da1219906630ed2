import DocumentModel

/// The recogniser's probability of each character of a field's value.
enum CharacterScores {
    /// Looks the value up among the glyphs of its page, nearest to the field's own place.
    ///
    /// - Returns: one score for each of `characters`. Where the value is not on the page as it stands (a date in another
    ///   spelling, a name over two lines), the field's weakest score for all of them.
    static func scores(of characters: [Character], in field: LocatedField) -> [Double] {
        let fallback = [Double](repeating: field.field.score, count: characters.count)
        guard !characters.isEmpty else { return [] }
        let place = field.field.quad.center
        var best: (distance: Double, scores: [Double])?
        for line in field.page.text.lines {
            let glyphs = line.glyphs.flatMap { glyph in
                glyph.text.compactMap { NormalizedText.normalized($0).map { (character: $0, glyph: glyph) } }
            }
            guard glyphs.count >= characters.count else { continue }
            for start in 0...(glyphs.count - characters.count) {
                let stretch = glyphs[start..<(start + characters.count)]
                guard zip(stretch, characters).allSatisfy({ isSame($0.character, $1) }),
                    let first = stretch.first, let last = stretch.last
                else { continue }
                let middle = (first.glyph.quad.center + last.glyph.quad.center) * 0.5
                let distance = middle.distance(to: place)
                if distance < best?.distance ?? .infinity {
                    best = (distance, stretch.map { min(1, max(0, $0.glyph.score)) })
                }
            }
        }
        // Another mention of the same text elsewhere on the page says nothing about this one.
        let reach = max(field.field.quad.width, field.field.quad.height * 4)
        guard let best, best.distance <= reach else { return fallback }
        return best.scores
    }

    private static func isSame(_ left: Character, _ right: Character) -> Bool {
        left == right || (left == "." && right == "·") || (right == "X" && (left == "x" || left == "×"))
    }
}
