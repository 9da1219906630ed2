import DocumentModel

/// What stands behind a label in its own line.
enum PrintedLabel {
    enum Entry { case noLabel, blank, filled }

    private static let marks: Set<Character> = Set("：:_-—.…，,。；;、|~/")

    /// The same, with the nearest line right of the label counted as its entry: a filled-in name is often found apart.
    static func entry(behind labels: [String], in line: TextLine, on page: DocumentPage) -> Entry {
        let own = entry(behind: labels, in: line)
        guard own == .blank else { return own }
        if isInked(line, on: page) { return .filled }
        let level = LevelLines(page.text.lines)
        let box = level.box(of: line)
        let isFilled = page.text.lines.contains { other in
            let place = level.box(of: other)
            let overlap = min(place.maxY, box.maxY) - max(place.y, box.y)
            // As far off as a blank is long: a dozen characters.
            return other != line && place.x > box.midX && place.x < box.maxX + 12 * box.height
                && overlap > 0.5 * min(place.height, box.height)
                && !other.text.contains("：") && !other.text.contains(":")
                && other.text.contains { $0.isLetter }
        }
        return isFilled ? .filled : .blank
    }

    /// Whether there is ink behind the label that ends a line, though nothing was read there.
    static func isInked(_ line: TextLine, on page: DocumentPage) -> Bool {
        page.text.lines.firstIndex(of: line).map(page.inkedEntries.contains) == true
    }

    /// Whether a value stands anywhere on the pages, or its first two thirds do: 邱思 of 邱思悦. Of a unit's name only at the end of a line, where the
    /// rest was not read: its beginning stands in other units' names, too; or a line that is the name but for a sixth.
    static func stands(
        _ value: String, _ content: FieldComparison.Content, on pages: [DocumentPage],
        where isWanted: (TextLine) -> Bool = { _ in true }
    ) -> Bool {
        let wanted = NormalizedText(value).text
        let piece =
            switch content {
            case .personName, .idNumber, .employerName:
                String(wanted.prefix(max(min(2, wanted.count), (2 * wanted.count + 2) / 3)))
            case .date, .words: wanted
            }
        func holds(_ text: String) -> Bool {
            guard content == .employerName, !text.contains(wanted) else { return text.contains(piece) }
            return (piece.count..<wanted.count).contains { text.hasSuffix(String(wanted.prefix($0))) }
                || abs(text.count - wanted.count) <= 2
                    && TextDifference(from: wanted, to: text).distance * 6 <= wanted.count
        }
        return !piece.isEmpty
            && pages.contains { page in
                page.text.lines.contains { isWanted($0) && holds(NormalizedText($0.text).text) }
            }
    }

    /// `filled` where letters or figures follow the label and its colon. Labels of signatures (签字, 盖章) are none.
    static func entry(behind labels: [String], in line: TextLine) -> Entry {
        let text = String(line.text.compactMap(NormalizedText.normalized))
        guard let range = labels.compactMap({ text.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
        else {
            return .noLabel
        }
        var rest = text[range.upperBound...]
        // Explanations of the label: （主要负责人）或委托代理人.
        while true {
            if let first = rest.first, first == "（" || first == "(",
                let close = rest.firstIndex(where: { $0 == "）" || $0 == ")" })
            {
                if rest[..<close].contains(where: { "签盖章".contains($0) }) { return .noLabel }
                rest = rest[rest.index(after: close)...]
            } else if let tail = ["或委托代理人", "或主要负责人", "或负责人", "或委托代表", "/主要负责人", "/负责人"].first(where: rest.hasPrefix) {
                rest = rest.dropFirst(tail.count)
            } else {
                break
            }
        }
        // Running text names the office, too: 法定代表人变更的，本合同继续履行.
        guard rest.isEmpty || rest.first == "：" || rest.first == ":" else { return .noLabel }
        return rest.contains { !marks.contains($0) && !$0.isWhitespace } ? .filled : .blank
    }
}
