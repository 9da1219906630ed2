import DocumentModel

/// Whether another party may have dated a contract in a place that was not found.
///
/// One party's date is enough (附件材料的具体要求 二.1): that one was left blank says nothing while the other lies under a seal.
enum OtherPartysDate {
    /// - Parameter blank: a place to sign whose date was left blank.
    static func mayStand(on page: DocumentPage, beside blank: SigningPlace) -> Bool {
        // In one block of signatures: a sixth of the page apart at most, 50 mm of A4.
        let reach = Double(page.text.height) / 6
        let place = blank.quad.boundingBox
        let others = page.signingPlaces.filter { other in
            isOther(other.role, than: blank.role) && gap(place, other.quad.boundingBox) < reach
        }
        // The other party's was found, and is blank as well.
        guard others.allSatisfy({ $0.date == .none }) else { return false }
        let isHidden = others.contains { other in
            other.ink == .seal
                && page.seals.contains { seal in
                    (seal.colour == .black || seal.colour == .gray)
                        && seal.quad.boundingBox.intersection(other.quad.boundingBox) != nil
                }
        }
        if isHidden { return true }
        let own = blank.dateQuad?.boundingBox
        return page.text.lines.contains { line in
            let box = line.quad.boundingBox
            return gap(place, box) < reach && own.map { box.intersection($0) == nil } ?? true && isPiece(line.text)
        }
    }

    /// A contract has two parties; 乙方 is the worker or the applicant.
    private static func isOther(_ role: SigningPlace.Role, than own: SigningPlace.Role) -> Bool {
        own == .employer ? role == .worker || role == .applicant : role == .employer
    }

    /// Between two places, upright.
    private static func gap(_ a: Rect, _ b: Rect) -> Double { max(0, max(a.y, b.y) - min(a.maxY, b.maxY)) }

    /// What is left of a date under a seal: 月27日, 2026-61, behind its label or by itself. 3年 and 15日 may be anything.
    static func isPiece(_ text: String) -> Bool {
        var rest = NormalizedText(text).characters[...]
        if let colon = rest.lastIndex(of: ":") {
            let label = String(rest[..<colon])
            guard ["日期", "时间"].contains(where: label.hasSuffix) else { return false }
            rest = rest[rest.index(after: colon)...]
        }
        let figures = rest.count(where: WrittenDate.isNumeral)
        guard (1...8).contains(figures), rest.allSatisfy({ WrittenDate.isNumeral($0) || "年月日.-/".contains($0) }),
            WrittenDate(String(rest)) != .printed
        else { return false }
        let signs = rest.count { "年月日".contains($0) }
        return figures >= 2 && signs >= 2 || figures >= 4 && signs == 1
            || figures >= 5 && rest.contains { ".-/".contains($0) }
    }
}
