import DocumentModel

/// The place and the certainty of a value found in a ``TextFlow``.
struct Ink {
    var page: Int
    var quad: Quad
    /// The recognised line, the label included.
    var text: String
    var score: Double
    /// All of the value's characters that stand on `page`.
    var spans: [InkSpan]
}

extension TextFlow {
    /// The ink of the scalars in `range`; of several lines the one that holds most of them. Nil for an empty range.
    ///
    /// The score is that of the weakest glyph of all lines: a value is no surer than its weakest character. The ruling under
    /// a value, which is read as a stroke here and there, is no part of it.
    func ink(of range: Range<Int>, label: Range<Int>? = nil) -> Ink? {
        guard !range.isEmpty, range.upperBound <= count else { return nil }
        let isRuling = range.allSatisfy { scalars[$0] == "_" }
        var score = 1.0
        var best = range.lowerBound..<range.lowerBound
        var start = range.lowerBound
        for index in range {
            let source = sources[index]
            if scalars[index] != "_" || isRuling {
                score = min(score, pages[source.page].lines[source.line].glyphs[source.glyph].score)
            }
            // A label broken over lines is one cell of several.
            if sources[start].cell != source.cell || sources[start].line != source.line { start = index }
            if index + 1 - start > best.count { best = start..<index + 1 }
        }
        guard !best.isEmpty else { return nil }
        let first = sources[best.lowerBound]
        let last = sources[best.upperBound - 1]
        let line = pages[first.page].lines[first.line]
        let left = line.glyphs[min(first.glyph, last.glyph)].quad
        let right = line.glyphs[max(first.glyph, last.glyph)].quad
        let quad = Quad(
            topLeft: left.topLeft, topRight: right.topRight, bottomRight: right.bottomRight, bottomLeft: left.bottomLeft
        )
        var text = line.text
        if let label, !label.isEmpty, label.upperBound <= count,
            !label.contains(where: { sources[$0].cell == first.cell })
        {
            text = "\(self.text(label)) \(text)"
        }
        return Ink(
            page: first.page, quad: quad, text: text, score: score, spans: spans(of: range, page: first.page))
    }

    /// The score of the weakest numeral, 0…1: a day is what its figures say, however well 年 and 月 were read. Nil without
    /// numerals.
    func scoreOfNumerals(in range: Range<Int>) -> Double? {
        range.lazy.filter { Numerals.isPartOfNumber(scalars[$0]) }.map { position in
            let source = sources[position]
            return pages[source.page].lines[source.line].glyphs[source.glyph].score
        }.min()
    }

    /// The glyphs of the scalars in `range`, line by line.
    func spans(of range: Range<Int>, page: Int) -> [InkSpan] {
        var spans: [InkSpan] = []
        for index in range where sources[index].page == page {
            let source = sources[index]
            if let last = spans.indices.last, spans[last].line == source.line {
                let known = spans[last].glyphs
                spans[last].glyphs = min(known.lowerBound, source.glyph)..<max(known.upperBound, source.glyph + 1)
            } else {
                spans.append(InkSpan(line: source.line, glyphs: source.glyph..<source.glyph + 1))
            }
        }
        return spans
    }

    /// - Parameter value: the normalised value, if it is not simply the text of `range`.
    func field(
        _ name: FieldName, _ range: Range<Int>, label: Range<Int>? = nil, value: String? = nil, isComplete: Bool = true,
        note: String? = nil
    ) -> LocatedField? {
        guard let ink = ink(of: range, label: label) else { return nil }
        var field = ExtractedField(
            name: name, value: value ?? text(range), text: ink.text, quad: ink.quad, score: ink.score,
            isComplete: isComplete, note: note)
        field.ink = ink.spans
        return LocatedField(page: ink.page, field: field)
    }
}

/// A field with the index of its page.
struct LocatedField: Hashable {
    var page: Int
    var field: ExtractedField
}
