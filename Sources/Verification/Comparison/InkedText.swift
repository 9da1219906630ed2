import DocumentModel

/// The characters of a value that was read, each with the glyph of its page.
struct InkedText: Hashable {
    struct Place: Hashable {
        /// Index into the page's lines.
        var line: Int
        /// Index into the line's glyphs.
        var glyph: Int
    }

    let characters: [Character]
    /// Nil for a character that has no ink of its own: a century added, a spelling changed.
    let places: [Place?]
    /// The recogniser's probability of each character, 0…1; the field's weakest where the place is not known.
    let scores: [Double]

    /// - Parameter characters: of the value, normalised.
    init(_ characters: [Character], of field: LocatedField) {
        self.characters = characters
        let known =
            field.field.ink.isEmpty
            ? InkedText.search(characters, near: field) : InkedText.align(characters, with: field)
        places = known
        let lines = field.page.text.lines
        scores = known.map { place in
            guard let place else { return field.field.score }
            return min(1, max(0, lines[place.line].glyphs[place.glyph].score))
        }
    }

    /// The glyphs that `range` of the characters was read from, if they stand side by side in one line.
    ///
    /// An empty range is the gap before the character at its bound, or behind the last one.
    func glyphs(of range: Range<Int>) -> (line: Int, glyphs: Range<Int>)? {
        guard range.isEmpty else {
            let ink = places[range].compactMap(\.self)
            guard ink.count == range.count, let first = ink.first, ink.allSatisfy({ $0.line == first.line }) else {
                return nil
            }
            let indices = ink.map(\.glyph)
            return (first.line, (indices.min() ?? 0)..<(indices.max() ?? 0) + 1)
        }
        if range.lowerBound < places.count, let next = places[range.lowerBound] {
            return (next.line, next.glyph..<next.glyph)
        }
        if range.lowerBound > 0, let previous = places[range.lowerBound - 1] {
            return (previous.line, previous.glyph + 1..<previous.glyph + 1)
        }
        return nil
    }

    // MARK: Finding the ink

    /// The glyphs that the extractor says the value was read from, in their order.
    static func glyphs(of field: LocatedField) -> [(character: Character, place: Place)] {
        let lines = field.page.text.lines
        return field.field.ink.flatMap { span -> [(character: Character, place: Place)] in
            guard lines.indices.contains(span.line) else { return [] }
            let glyphs = lines[span.line].glyphs
            return span.glyphs.clamped(to: 0..<glyphs.count).flatMap { index in
                glyphs[index].text.compactMap { character in
                    NormalizedText.normalized(character).map { ($0, Place(line: span.line, glyph: index)) }
                }
            }
        }
    }

    private static func align(_ characters: [Character], with field: LocatedField) -> [Place?] {
        let ink = glyphs(of: field)
        let steps = TextDifference(from: String(ink.map(\.character)), to: String(characters)).steps
        var places = [Place?](repeating: nil, count: characters.count)
        for step in steps {
            switch step {
            // Replaced: the same ink in another code, a full stop for the dot of a name.
            case .equal(let index, let place), .replaced(let index, let place):
                if ink.indices.contains(index), places.indices.contains(place) { places[place] = ink[index].place }
            case .missing, .added: break
            }
        }
        return places
    }

    /// Looks the value up among the glyphs of its page, nearest to the field's own place.
    private static func search(_ characters: [Character], near field: LocatedField) -> [Place?] {
        let nothing = [Place?](repeating: nil, count: characters.count)
        guard !characters.isEmpty else { return [] }
        let center = field.field.quad.center
        var best: (distance: Double, places: [Place])?
        for (number, line) in field.page.text.lines.enumerated() {
            let glyphs = line.glyphs.enumerated().flatMap { index, glyph in
                glyph.text.compactMap { NormalizedText.normalized($0).map { (character: $0, glyph: index) } }
            }
            guard glyphs.count >= characters.count else { continue }
            for start in 0...(glyphs.count - characters.count) {
                let stretch = glyphs[start..<(start + characters.count)]
                guard zip(stretch, characters).allSatisfy({ isSame($0.character, $1) }),
                    let first = stretch.first, let last = stretch.last
                else { continue }
                let middle = (line.glyphs[first.glyph].quad.center + line.glyphs[last.glyph].quad.center) * 0.5
                let distance = middle.distance(to: center)
                if distance < best?.distance ?? .infinity {
                    best = (distance, stretch.map { Place(line: number, glyph: $0.glyph) })
                }
            }
        }
        // Another mention of the same text elsewhere on the page says nothing about this one.
        let reach = max(field.field.quad.width, field.field.quad.height * 4)
        guard let best, best.distance <= reach else { return nothing }
        return best.places
    }

    private static func isSame(_ left: Character, _ right: Character) -> Bool {
        left == right || (left == "." && right == "·") || (right == "X" && (left == "x" || left == "×"))
    }
}
