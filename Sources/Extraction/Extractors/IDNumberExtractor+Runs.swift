/// What may be a number: figures, and the letters they are read as, that stand together.
extension IDNumberExtractor {
    /// Positions of number-like scalars that belong together, without the separators between them.
    func runs() -> [[Int]] {
        let flow = page.flow
        var found: [[Int]] = []
        var run: [Int] = []
        var digits = 0
        func close() {
            if digits >= 7 { found += split(withoutSign(run)) }
            run = []
            digits = 0
        }
        for position in 0..<flow.count {
            if position > 0, flow.startsRow(position) { close() }
            let scalar = flow.scalars[position]
            if TextNormalization.isDigit(scalar) {
                digits += 1
                run.append(position)
            } else if IDNumberExtractor.shapes[scalar] != nil || IDNumberExtractor.signsForX.contains(scalar)
                || ("A"..."Z").contains(scalar)
            {
                run.append(position)
            } else if !(IDNumberExtractor.separators.contains(scalar) && !run.isEmpty) {
                close()
            }
            // 100 characters without a break are no number; what follows starts afresh.
            if run.count > 100 { close() }
        }
        close()
        return found
    }

    /// 证件号码No. | H04518263 without the sign for a number.
    private func withoutSign(_ run: [Int]) -> [Int] {
        guard run.count > 8, page.flow.scalars[run[0]] == "N", "oO0".unicodeScalars.contains(page.flow.scalars[run[1]]),
            run[2] > run[1] + 1 || page.flow.startsCell(run[2]), !page.flow.startsCell(run[0])
        else { return run }
        return Array(run.dropFirst(2))
    }

    /// Boxes of their own that hold a whole number are read by themselves: a telephone number may stand beside it.
    private func split(_ run: [Int]) -> [[Int]] {
        var pieces: [[Int]] = []
        for position in run {
            if let last = pieces.last?.last, page.flow.sources[last].cell == page.flow.sources[position].cell {
                pieces[pieces.count - 1].append(position)
            } else {
                pieces.append([position])
            }
        }
        // Dirt beside the number, read as a letter. A check digit X may have got a box of its own.
        while pieces.count > 1, let last = pieces.last, last.count <= 2, pieces.dropLast().joined().count != 17,
            !last.contains(where: { TextNormalization.isDigit(page.flow.scalars[$0]) })
        {
            pieces.removeLast()
        }
        // P, a passport's type, and CHN, its country, in the row of its number.
        let heads = pieces.prefix { piece in
            piece.count <= 3 && !piece.contains { TextNormalization.isDigit(page.flow.scalars[$0]) }
        }.count
        for head in stride(from: heads, through: 1, by: -1) {
            let rest = pieces.dropFirst(head).joined()
            // The letter that a number begins with may have got a box of its own.
            guard rest.count == IDNumberExtractor.passport, let first = rest.first,
                !TextNormalization.isDigit(page.flow.scalars[first])
            else { continue }
            pieces.removeFirst(head)
            break
        }
        let run = Array(pieces.joined())
        if pieces.count > 1, pieces.contains(where: { (15...19).contains($0.count) }) || run.count > 19 {
            return pieces.filter { $0.count >= 8 }
        }
        return [run]
    }

    /// Characters of a Chinese passport's number: E and a letter or a digit, and seven digits.
    private static let passport = 9
    private static let separators: Set<Unicode.Scalar> = ["-", "_", ".", "·", "，", "、"]
}
