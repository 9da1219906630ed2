import DocumentModel

/// The normalised text of one or several pages as one run of scalars, each of which knows the glyph it came from.
///
/// Sentences go over lines and pages; labels and values go over boxes. All searching happens here, and what was found is
/// turned back into ink at the end.
struct TextFlow {
    /// Where a scalar was read.
    struct Source {
        var page: Int
        /// Index into the page's lines.
        var line: Int
        /// Index into the line's glyphs.
        var glyph: Int
        /// Counted through all pages.
        var cell: Int
        /// Counted through all pages.
        var row: Int
    }

    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var sources: [Source] = []
    /// First scalar of each cell, and the end.
    private(set) var cellStarts: [Int] = []
    /// The cells' boxes without the page's slant, for asking what stands beside what.
    private(set) var cellBoxes: [Rect] = []
    private(set) var cellIsVertical: [Bool] = []
    /// First scalar of each row.
    private(set) var rowStarts: [Int] = []
    let pages: [RecognizedPage]
    private(set) var lineHeights: [Double] = []

    init(pages: [RecognizedPage]) {
        self.pages = pages
        for (pageIndex, page) in pages.enumerated() {
            let layout = PageLayout(page: page)
            lineHeights.append(layout.lineHeight)
            for row in layout.rows {
                let rowStart = scalars.count
                for cell in row.cells { append(cell, of: page, page: pageIndex, row: rowStarts.count) }
                if scalars.count > rowStart { rowStarts.append(rowStart) }
            }
        }
    }

    private mutating func append(_ cell: PageLayout.Cell, of page: RecognizedPage, page pageIndex: Int, row: Int) {
        let start = scalars.count
        for line in cell.lines { append(line, of: page, page: pageIndex, row: row) }
        guard scalars.count > start else { return }
        cellStarts.append(start)
        cellBoxes.append(cell.box)
        cellIsVertical.append(cell.isVertical)
    }

    private mutating func append(_ line: Int, of page: RecognizedPage, page pageIndex: Int, row: Int) {
        let glyphs = page.lines[line].glyphs
        let skipsTicks = TextFlow.hasTickForGap(glyphs)
        let gap = TextFlow.gapInLabel(glyphs)
        for (glyphIndex, glyph) in glyphs.enumerated() where !gap.contains(glyphIndex) {
            for scalar in glyph.text.unicodeScalars {
                guard let folded = TextNormalization.folded(scalar), !(skipsTicks && folded == "☑") else { continue }
                scalars.append(folded)
                sources.append(
                    Source(page: pageIndex, line: line, glyph: glyphIndex, cell: cellStarts.count, row: row))
            }
        }
    }

    /// The wide gap inside a short word (姓　名) is read as a ticked box by PP-OCRv6; seen on generated forms.
    private static func hasTickForGap(_ glyphs: [Glyph]) -> Bool {
        guard (3...8).contains(glyphs.count) else { return false }
        let ticks = glyphs.indices.filter { glyphs[$0].text == "☑" }
        return ticks.count == 1 && ticks[0] > 0 && ticks[0] < glyphs.count - 1
            && glyphs.allSatisfy { $0.text == "☑" || $0.text.unicodeScalars.allSatisfy(TextNormalization.isHan) }
            // The choices of a term, and of what a form asks for, have boxes inside.
            && !glyphs.contains { $0.text == "固" || $0.text == "签" }
    }

    /// The strokes that the gap inside a label of two characters is read as (姓_名：); empty elsewhere: behind 部门_ a value
    /// begins.
    private static func gapInLabel(_ glyphs: [Glyph]) -> Range<Int> {
        let isStroke = { (text: String) in ["_", "＿", "-", "—", "~", "·", "…"].contains(text) }
        func isHan(_ index: Int) -> Bool {
            glyphs.indices.contains(index) && glyphs[index].text.unicodeScalars.allSatisfy(TextNormalization.isHan)
        }
        guard (3...12).contains(glyphs.count), isHan(0) else { return 0..<0 }
        let end = glyphs.indices.dropFirst().first { !isStroke(glyphs[$0].text) } ?? 1
        // Two characters, and nothing or a colon behind them.
        guard end > 1, isHan(end), !isHan(end + 1),
            end + 1 == glyphs.count || ["：", ":", "_", "；", ";"].contains(glyphs[end + 1].text)
        else { return 0..<0 }
        return 1..<end
    }

    /// The dates of all the text.
    var dates: DateParser {
        DateParser(
            scalars: scalars,
            lineStarts: Set(
                sources.indices.dropFirst().filter {
                    sources[$0].line != sources[$0 - 1].line || sources[$0].page != sources[$0 - 1].page
                }))
    }

    var count: Int { scalars.count }
    var cellCount: Int { cellStarts.count }
    var rowCount: Int { rowStarts.count }

    func cellRange(_ cell: Int) -> Range<Int> {
        cellStarts[cell]..<(cell + 1 < cellStarts.count ? cellStarts[cell + 1] : count)
    }

    func rowRange(_ row: Int) -> Range<Int> {
        rowStarts[row]..<(row + 1 < rowStarts.count ? rowStarts[row + 1] : count)
    }

    func startsCell(_ position: Int) -> Bool {
        position < count && (position == 0 || sources[position].cell != sources[position - 1].cell)
    }

    func startsRow(_ position: Int) -> Bool {
        position < count && (position == 0 || sources[position].row != sources[position - 1].row)
    }

    /// True where `position` is the end of a cell, or of everything.
    func endsCell(_ position: Int) -> Bool { position >= count || startsCell(position) }

    func text(_ range: Range<Int>) -> String { scalars[range].joinedText }

    /// Places where `word`, already normalised, stands inside `range`.
    func occurrences(of word: String, in range: Range<Int>? = nil) -> [Int] {
        scalars.occurrences(of: Array(word.unicodeScalars), in: range ?? 0..<count)
    }

    func contains(_ word: String, in range: Range<Int>) -> Bool {
        scalars.firstOccurrence(of: Array(word.unicodeScalars), in: range) != nil
    }

    func hasPrefix(_ word: String, at position: Int) -> Bool {
        var index = position
        for scalar in word.unicodeScalars {
            guard index < count, scalars[index] == scalar else { return false }
            index += 1
        }
        return true
    }
}

extension Array<Unicode.Scalar> {
    func firstOccurrence(of word: [Unicode.Scalar], in range: Range<Int>) -> Int? {
        guard let first = word.first, range.count >= word.count else { return nil }
        for start in range.lowerBound...(range.upperBound - word.count) where self[start] == first {
            if self[start..<start + word.count].elementsEqual(word) { return start }
        }
        return nil
    }

    func occurrences(of word: [Unicode.Scalar], in range: Range<Int>) -> [Int] {
        var found: [Int] = []
        var rest = range
        while let start = firstOccurrence(of: word, in: rest) {
            found.append(start)
            rest = start + word.count..<range.upperBound
        }
        return found
    }
}
