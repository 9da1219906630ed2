import DocumentModel
import Imaging

/// Printed labels of entries filled in by hand behind which no text was found, and the question whether there is ink all the same: the
/// detector passes over single words that a ruling strikes through or a shadow hides, and an entry that was filled in is not blank.
struct EntryInk {
    /// What a form and a contract ask for behind a colon, and what rules call blank.
    private static let labels = ["所在部门", "工作部门", "部门", "岗位", "职务", "法定代表人", "主要负责人", "负责人"].map {
        Array($0.unicodeScalars)
    }

    /// Above and below the label, in heights of print.
    private static let margin = 0.3

    let image: Image
    let lines: [TextLine]
    let seals: [Seal]

    /// Indices of lines that end with such a label, with ink of a hand or of print right of it that no line was read from.
    func inked() -> Set<Int> {
        let labels = lines.indices.compactMap(label)
        guard !labels.isEmpty, let page = SigningPage(image: image, lines: lines, seals: seals, needsLabels: false)
        else {
            return []
        }
        let inked = labels.filter { label in
            guard var zone = SignatureZone.right(of: label, page) else { return false }
            // Entries stand in rows close below each other, and are no larger than print.
            let row = page.box(of: label).insetBy(-EntryInk.margin * page.size(of: label))
            // What was read is no unread ink.
            zone.names = []
            zone.rect = Rect(x: zone.rect.x, y: row.y, width: zone.rect.width, height: row.height)
            let verdict = SignatureJudge(page: page, label: label).verdict(in: zone)
            return switch verdict.ink {
            case .handwritten, .thumbprint, .printed: true
            // Of the whole zone nothing can be told: it lies in a shadow, or under dust.
            case .unclear: verdict.box.width < zone.rect.width && verdict.box.height > 0.35 * page.size(of: label)
            case .seal, .empty: false
            }
        }
        return Set(inked.map(\.line))
    }

    /// The label with which a line ends; nothing behind it but signs, and what rulings are read as.
    private func label(_ index: Int) -> SigningLabel? {
        let glyphs = lines[index].glyphs
        // Few lines end so; the others are passed over without taking anything from the heap.
        guard glyphs.count < 40, let last = glyphs.last, EntryInk.ends.contains(last.text),
            glyphs.contains(where: { EntryInk.lastCharacters.contains($0.text) })
        else { return nil }
        var scalars: [(scalar: Unicode.Scalar, glyph: Int)] = []
        for (position, glyph) in glyphs.enumerated() {
            for scalar in glyph.text.unicodeScalars {
                if let folded = TextNormalization.folded(scalar) { scalars.append((folded, position)) }
            }
        }
        var end = scalars.count
        while end > 0, EntryInk.marks.contains(scalars[end - 1].scalar) { end -= 1 }
        // 法定代表人（主要负责人）
        var tail = end
        if tail > 0, scalars[tail - 1].scalar == "）", let open = scalars[..<tail].lastIndex(where: { $0.scalar == "（" })
        {
            // （签字）, （盖章）: a place to sign.
            guard !scalars[open..<tail].contains(where: { "签盖章".unicodeScalars.contains($0.scalar) }) else {
                return nil
            }
            tail = open
        }
        let text = scalars[..<tail].map(\.scalar)
        guard tail > 0, let word = EntryInk.labels.first(where: { text.suffix($0.count).elementsEqual($0) }) else {
            return nil
        }
        let colon = end < scalars.count && scalars[end].scalar == "：" ? end : end - 1
        return SigningLabel(
            role: .employer, isForSeal: false, isBareParty: false, isNameless: false, line: index,
            glyphs: scalars[tail - word.count].glyph..<scalars[colon].glyph + 1,
            text: String(String.UnicodeScalarView(word)))
    }

    /// Last characters of ``labels``.
    private static let lastCharacters: Set<String> = ["门", "位", "务", "人"]
    /// What a line with the label of an entry ends in: a colon, a ruling. A label alone in its cell has its entry in another cell.
    private static let ends = Set("：:_＿-—一.…".map(String.init))
    private static let marks = Set("：:_＿-—一.…·~,，。 ".unicodeScalars)
}
