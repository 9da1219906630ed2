import DocumentModel

/// Finds identity numbers and tells whose they are.
///
/// A number counts as the worker's by its label and by the party's block it stands in; numbers of emergency contacts and
/// 统一社会信用代码 are passed over. What breaks the rules of numbers is searched for in the ink (``IDNumberSearch``): a valid
/// number takes its place only if the ink says it nearly as well, and the field keeps what was read. Without class scores
/// one letter in place of a digit is corrected if exactly one number with a right check digit, birth date and region comes
/// of it.
struct IDNumberExtractor {
    let page: LabelledPage
    let parties: PartyBlocks
    /// On a card the only number is the holder's, labelled or not.
    var isCard = false

    func fields() -> [LocatedField] {
        var candidates: [(rank: Int, order: Int, field: LocatedField)] = []
        let labelled = labelledPositions()
        for run in runs() {
            guard let reading = reading(of: run) else { continue }
            let start = run[reading.span.lowerBound]
            let range = start..<run[reading.span.upperBound - 1] + 1
            let label = nearestLabel(before: start) ?? labelled[start] ?? stackedLabel(before: start)
            let isLabelled = label?.label == .idNumber
            if label?.label == .creditCode { continue }
            let party = parties.party(at: start)
            // 乙方身份证号码 says itself whose number it is.
            let isOther = party == .otherPerson && !isOwn(label)
            guard isLabelled || isCard || reading.isProven else { continue }
            // Eight figures in a row are mostly a day.
            if reading.isBare, !isLabelled { continue }
            if !isLabelled, !reading.isComplete { continue }
            var rank = (isLabelled ? 0 : 4) + (reading.isProven ? 0 : 2) + (reading.isComplete ? 0 : 8)
            if party == .employer || party == .receivingUnit { rank += 16 }
            if isOther { rank += 32 }
            guard
                var field = page.flow.field(
                    .idNumber, range, label: isLabelled ? label?.word : nil, value: reading.value,
                    isComplete: reading.isComplete && !isOther, note: isOther ? "可能是紧急联系人等他人的号码" : reading.note)
            else { continue }
            field.field.reading = reading.raw
            candidates.append((rank, candidates.count, field))
        }
        // Somebody else's number is worth telling only where no other one was found.
        if candidates.contains(where: { $0.rank < 32 }) { candidates.removeAll { $0.rank >= 32 } }
        if candidates.contains(where: { $0.rank < 16 }) { candidates.removeAll { $0.rank >= 16 } }
        return candidates.sorted { ($0.rank, $0.order) < ($1.rank, $1.order) }.map(\.field)
    }

    // MARK: Readings

    private struct Reading {
        /// Of the run.
        var span: Range<Int>
        var value: String
        var isComplete: Bool
        /// Check digit, birth date and region agree.
        var isProven: Bool
        var note: String?
        /// Figures alone, eight to ten: a Taiwan permit's number, if its label says so.
        var isBare = false
        /// The best reading, where ``value`` is another one that the ink says as well.
        var raw: String?
    }

    private func reading(of run: [Int]) -> Reading? {
        let plain = plainReading(of: run)
        if let plain, plain.isProven, plain.isComplete { return plain }
        guard let number = searched(run) else { return plain }
        return Reading(
            span: 0..<run.count, value: number.text, isComplete: true, isProven: true, note: "按校验位和出生日期在字迹中选取",
            raw: run.map { page.flow.scalars[$0] }.joinedText.uppercased())
    }

    /// The valid number that the ink of a broken one may be: a misread, missing or doubled digit.
    private func searched(_ run: [Int]) -> IDNumber? {
        // Fewer or more than three characters astray are no number misread.
        guard (15...21).contains(run.count), let first = run.first else { return nil }
        let sources = run.map { page.flow.sources[$0] }
        let line = page.flow.sources[first]
        guard sources.allSatisfy({ $0.page == line.page && $0.line == line.line }) else { return nil }
        let glyphs = sources.map(\.glyph)
        return IDNumberSearch.search(
            page.flow.pages[line.page].lines[line.line], glyphs: (glyphs.min() ?? 0)..<(glyphs.max() ?? 0) + 1)?.number
    }

    private func plainReading(of run: [Int]) -> Reading? {
        let raw = run.map { page.flow.scalars[$0] }
        if raw.count == 18 { return eighteen(raw) }
        if raw.count > 18, raw.count <= 60 {
            let windows = (0...(raw.count - 18)).compactMap { start -> Reading? in
                guard var reading = eighteen(Array(raw[start..<start + 18])), reading.isProven, reading.note == nil
                else {
                    return nil
                }
                reading.span = start..<start + 18
                return reading
            }
            if windows.count == 1 {
                var reading = windows[0]
                let others = raw.indices.filter { !reading.span.contains($0) && TextNormalization.isDigit(raw[$0]) }
                // A telephone number has seven digits and more; fewer belong to the number, which then is another one.
                if (1..<7).contains(others.count) {
                    reading.isComplete = false
                    reading.note = "号码前后另有数字，可能多写了\(others.count)位"
                }
                return reading
            }
        }
        let text = raw.map { IDNumberExtractor.signsForX.contains($0) ? "X" : $0 }.joinedText.uppercased()
        let digits = raw.count(where: TextNormalization.isDigit)
        if raw.count == 15, digits == 15, IDNumberExtractor.isOldNumber(text) {
            return Reading(span: 0..<15, value: text, isComplete: true, isProven: false, note: "15位旧身份证号码")
        }
        // 台湾居民来往大陆通行证: eight digits, ten on old ones.
        if [8, 10].contains(raw.count), digits == raw.count {
            return Reading(span: 0..<raw.count, value: text, isComplete: true, isProven: false, isBare: true)
        }
        // Passports and permits: one to three letters, then digits; three letters and twelve digits on foreigners' cards
        // before 2023.
        if let first = raw.first, ("A"..."Z").contains(first), (8...12).contains(raw.count) || raw.count == 15,
            digits >= 7, digits + 3 >= raw.count, !IDNumberExtractor.isMonth(text)
        {
            return Reading(span: 0..<raw.count, value: text, isComplete: true, isProven: false, note: nil)
        }
        guard (12...24).contains(raw.count), digits >= 10, digits != 11 else { return nil }
        return Reading(
            span: 0..<raw.count, value: text, isComplete: false, isProven: false, note: "号码位数不是18位（读得\(raw.count)位）")
    }

    private func eighteen(_ raw: [Unicode.Scalar]) -> Reading? {
        let last = raw[17]
        let plain = Array(raw.prefix(17)) + [IDNumberExtractor.signsForX.contains(last) ? "X" : last]
        if let number = IDNumber(plain.joinedText) {
            let isProven = IDNumberExtractor.isProven(number)
            return Reading(
                span: 0..<18, value: number.text, isComplete: true, isProven: isProven,
                note: isProven ? nil : "号码校验不通过")
        }
        let doubtful = plain.indices.filter { index in
            !TextNormalization.isDigit(plain[index]) && !(index == 17 && plain[index] == "X")
        }
        if doubtful.count == 1, let position = doubtful.first {
            var digits = IDNumberExtractor.shapes[plain[position]] ?? []
            if position == 17, IDNumberExtractor.shapesOfX.contains(plain[position]) { digits.append("X") }
            let numbers = digits.compactMap { digit -> IDNumber? in
                var corrected = plain
                corrected[position] = digit
                return IDNumber(corrected.joinedText).flatMap { IDNumberExtractor.isProven($0) ? $0 : nil }
            }
            if numbers.count == 1 {
                return Reading(
                    span: 0..<18, value: numbers[0].text, isComplete: true, isProven: true,
                    note: "按易混字符校正（原读“\(plain[position])”）")
            }
        }
        guard plain.count(where: TextNormalization.isDigit) >= 12 else { return nil }
        return Reading(
            span: 0..<18, value: plain.joinedText.uppercased(), isComplete: false, isProven: false, note: "号码中有无法辨认的字符")
    }

    private static func isProven(_ number: IDNumber) -> Bool {
        number.isChecksumValid && number.birthDate != nil && number.hasKnownRegion
    }

    /// Six digits of a region and a day of birth in the last century (GB 11643-1989); others are a longer number that was
    /// not read to its end.
    private static func isOldNumber(_ text: String) -> Bool {
        guard let whole = IDNumber("\(text.prefix(6))19\(text.dropFirst(6))0") else { return false }
        return whole.birthDate != nil && whole.hasKnownRegion
    }

    /// 12 5月/MAY 2021 | 11 5月/MAY 2031: dates on passports.
    private static func isMonth(_ text: String) -> Bool {
        // MAR is Morocco, too; no region's code begins like a year.
        months.contains(String(text.prefix(3))) && ["19", "20"].contains(text.dropFirst(3).prefix(2))
    }

    private static let months: Set<String> = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]

    /// Different codes of the sign X, and its lower case.
    static let signsForX: Set<Unicode.Scalar> = ["X", "x", "×", "✕", "Х", "х", "Χ", "χ", "✗", "╳", "ㄨ"]
    /// Other characters that X is read as.
    private static let shapesOfX: Set<Unicode.Scalar> = ["K", "Y", "%", "乂"]

    /// Letters and signs recognisers give for digits, from experience with number lines.
    static let shapes: [Unicode.Scalar: [Unicode.Scalar]] = [
        "O": ["0"], "o": ["0"], "D": ["0"], "Q": ["0"], "C": ["0"], "U": ["0"], "〇": ["0"], "○": ["0"], "l": ["1"],
        "I": ["1"], "i": ["1"], "|": ["1"], "!": ["1"], "]": ["1"], "Z": ["2"], "z": ["2"], "B": ["8", "3", "6"],
        "A": ["4"], "S": ["5"], "s": ["5"], "$": ["5"], "b": ["6"], "G": ["6"], "T": ["7"], "?": ["7"], "&": ["8"],
        "g": ["9"], "q": ["9"], "K": [], "Y": [], "%": [], "乂": [],
    ]
}
