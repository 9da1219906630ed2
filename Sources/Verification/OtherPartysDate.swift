import DocumentModel

/// Whether another party may have dated a contract in a place that was not found.
///
/// One party's date is enough (附件材料的具体要求 二.1): that one was left blank says nothing while the other lies under a seal.
enum OtherPartysDate {
    /// - Parameter blank: the place to sign whose date was left blank.
    static func mayStand(on page: DocumentPage, beside blank: SigningPlace) -> Bool {
        // In one block of signatures: a sixth of the page apart at most, 50 mm of A4.
        let reach = Double(page.text.height) / 6
        let place = blank.quad.boundingBox
        let isHidden = page.signingPlaces.contains { other in
            other.role != blank.role && other.date == .none && other.ink == .seal
                && gap(place, other.quad.boundingBox) < reach
                && page.seals.contains { seal in
                    (seal.colour == .black || seal.colour == .gray)
                        && seal.quad.boundingBox.intersection(other.quad.boundingBox) != nil
                }
        }
        if isHidden { return true }
        let own = blank.dateQuad?.boundingBox
        return page.text.lines.contains { line in
            let box = line.quad.boundingBox
            return gap(place, box) < reach && own.map { box.intersection($0) == nil } ?? true
                && isPiece(line.text)
        }
    }

    /// Between two places, upright.
    private static func gap(_ a: Rect, _ b: Rect) -> Double { max(0, max(a.y, b.y) - min(a.maxY, b.maxY)) }

    /// What is left of a date under a seal: 月27日, 2026-61, behind its label or by itself.
    static func isPiece(_ text: String) -> Bool {
        var rest = text.filter { !$0.isWhitespace }[...]
        if let colon = rest.lastIndex(where: { $0 == "：" || $0 == ":" }) {
            guard ["日期", "时间"].contains(where: rest[..<colon].hasSuffix) else { return false }
            rest = rest[rest.index(after: colon)...]
        }
        func isFigure(_ character: Character) -> Bool { character.isASCII && character.isNumber }
        let figures = rest.count(where: isFigure)
        guard (1...8).contains(figures), rest.allSatisfy({ isFigure($0) || "年月日.-/".contains($0) }) else {
            return false
        }
        let isSigned = zip(rest, rest.dropFirst()).contains { isFigure($0) && "年月日".contains($1) }
        return isSigned || figures >= 5 && rest.contains { ".-/".contains($0) }
    }
}
