import DocumentModel

/// Whether a page was read so well that what was not found on it is not there.
enum Legibility {
    /// Fewer surely read characters than this are no page of a document: the sparsest page asked for, the signing page of
    /// a contract by itself (甲方（盖章） 乙方（签字） 法定代表人 and two dates), prints about twenty-five.
    static let fewestCharacters = 20
    /// Surely read characters among all.
    static let leastShare = 0.8
    /// A character counts as surely read from this probability on.
    static let sureScore = 0.8

    /// Lines read worse than this are broken ones: of 19 contract pages on which nothing was overlooked they held up to 5.4 %
    /// of the characters, of three on which clauses were 9.4, 39 and 40 %.
    static let wholeLine = 0.9
    static let mostBroken = 0.08
    /// Scribbles and the letters of seals are read as broken lines, too, as on a page for signatures: this many characters are
    /// nothing yet.
    static let mostScribbled = 12

    static func isLegible(_ page: DocumentPage) -> Bool {
        let scores = page.text.lines.flatMap { $0.glyphs.map(\.score) }
        let sure = scores.count { $0 >= sureScore }
        let broken = page.text.lines.reduce(0) { count, line in
            // Gaps set wide (年 月 日) are read as any number of spaces, each unsurely.
            let print = line.glyphs.filter { !$0.text.allSatisfy(\.isWhitespace) }.map(\.score)
            return print.reduce(0, +) < wholeLine * Double(print.count) ? count + print.count : count
        }
        return sure >= fewestCharacters && Double(sure) >= leastShare * Double(scores.count)
            && broken <= max(mostScribbled, Int(mostBroken * Double(scores.count)))
    }

    static func areLegible(_ pages: [DocumentPage]) -> Bool { !pages.isEmpty && pages.allSatisfy(isLegible) }
}

extension DocumentPage {
    /// The first line that holds one of `words` after normalisation.
    func line(holding words: [String]) -> TextLine? {
        text.lines.first { line in
            let text = NormalizedText(line.text).text
            return words.contains { text.contains($0) }
        }
    }

    /// The page as a whole, for what is not there.
    var spot: EvidenceSpot {
        let bounds = Rect(x: 0, y: 0, width: Double(text.width), height: Double(text.height))
        return EvidenceSpot(file: file, page: page, quad: Quad(bounds), text: "")
    }

    func spot(of seal: Seal) -> EvidenceSpot {
        EvidenceSpot(file: file, page: page, quad: seal.quad, text: seal.fullText)
    }
}

extension Seal {
    /// The ring and, in brackets, what stands across.
    var fullText: String { lineText.isEmpty ? text : "\(text)（\(lineText)）" }
}
