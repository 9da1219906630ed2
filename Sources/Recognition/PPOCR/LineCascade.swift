import DocumentModel

/// Reads every line with the tiny network, and again with the small one where the tiny one is not to be relied on.
/// What it settles is marked as a sketch (``LineReading/isSketch``).
///
/// The tiny network takes a fifth of the small one's time. On 10,170 lines of 64 generated submissions, ordinary and hard, it settles
/// three quarters of all pixels; of 7,438 lines settled 12 differ from what the small one reads in more than punctuation, most of
/// them cut by the picture's edge or a fold.
final class LineCascade: LineRecognizing {
    private let sketcher: TextRecognizer
    private let careful: TextRecognizer

    /// - Parameters:
    ///   - sketcher: the tiny network.
    ///   - careful: the small one.
    init(sketcher: TextRecognizer, careful: TextRecognizer) {
        self.sketcher = sketcher
        self.careful = careful
    }

    func recognize(_ images: [Image]) throws -> [LineReading] {
        var readings = try sketcher.recognize(images)
        for index in readings.indices { readings[index].isSketch = LineCascade.settles(readings[index]) }
        let open = readings.indices.filter { !readings[$0].isSketch }
        for (index, reading) in zip(open, try careful.recognize(open.map { images[$0] })) { readings[index] = reading }
        return readings
    }

    /// Least probabilities of single characters of a line that the tiny network settles, measured on the lines above: with 0.90 for
    /// words 41 differed in words or digits, with 0.95 25; with 0.95 for digits six differed in digits, with 0.98 four; with 0.5 for
    /// marks 89 differed in marks alone, with 0.9 39. Spaces are not asked: they are gaps.
    private static let leastOfWords = 0.95
    private static let leastOfDigits = 0.98
    private static let leastOfMarks = 0.9
    /// For up to four Han characters alone: perhaps a person's name, with nothing around it that would tell a wrong character, or a
    /// texture.
    private static let leastOfShortLines = 0.99

    /// For running text without a figure or a value: clauses and explanations, in which a character or a comma misread changes no value. Of 15 such
    /// lines of 32 generated pages between these bounds and the stricter ones none was read otherwise but for marks; they were a
    /// fifth of all pixels read twice.
    private static let leastOfRunningText = (words: 0.9, marks: 0.5)
    /// Han characters; a line of an A4 page has 35 to 40, a label or a value in a cell seldom more than this.
    private static let fewestOfRunningText = 20

    /// Words beside which a name or a term in Han numerals may stand.
    private static let values = ["年", "月", "期", "同志", "姓名", "代表人"]

    /// Whether the tiny network's reading of a line is as good as the small one's.
    static func settles(_ reading: LineReading) -> Bool {
        let characters = reading.characters.filter { !$0.text.allSatisfy(\.isWhitespace) }
        let text = characters.map(\.text).joined()
        guard !characters.isEmpty, !boxes.contains(where: text.contains), !organisations.contains(where: text.contains)
        else { return false }
        // A character that was passed over leaves no trace in the others' scores, but often half a pair of brackets: of 14 such
        // lines among those above eleven were read otherwise by the small network.
        guard text.count(where: openings.contains) == text.count(where: closings.contains) else { return false }
        let isShort = characters.count <= 4 && text.unicodeScalars.allSatisfy(\.properties.isIdeographic)
        let isRunning =
            characters.count { $0.text.unicodeScalars.allSatisfy(\.properties.isIdeographic) } >= fewestOfRunningText
            && !characters.contains { kind(of: $0.text) == .digit } && !values.contains(where: text.contains)
        let leastOfWords =
            isShort ? leastOfShortLines : isRunning ? leastOfRunningText.words : leastOfWords
        let leastOfMarks = isRunning ? leastOfRunningText.marks : leastOfMarks
        return characters.allSatisfy { character in
            switch kind(of: character.text) {
            case .digit: character.score >= leastOfDigits
            case .mark: character.score >= leastOfMarks
            case .word: character.score >= leastOfWords
            }
        }
    }

    /// Boxes to tick, and what they are read as: the tiny network reads over them, or takes one kind for another.
    private static let boxes: [String] = ["□", "■", "☐", "☑", "☒", "√", "✓", "口", "回", "囗"]

    /// Names of organisations are made of rare characters, which the tiny network's dictionary of 6,904 lacks: it read 法 for 沄 in 26
    /// names, in ten of them at 0.95 and more, twice above 0.99.
    private static let organisations = [
        "公司", "有限", "集团", "医院", "学院", "大学", "学校", "研究院", "研究所", "事务所", "中心", "协会", "银行", "厂", "局", "站",
    ]

    private static let openings: Set<Character> = ["（", "("]
    private static let closings: Set<Character> = ["）", ")"]

    private enum Kind { case word, digit, mark }

    /// Digits of either width, and the circle for nought, with which years are written out, are digits; a letter or Han character is a
    /// word.
    private static func kind(of text: String) -> Kind {
        guard let first = text.first else { return .mark }
        if first == "〇" || first == "○" || first.wholeNumberValue != nil && !first.isLetter { return .digit }
        return first.isLetter ? .word : .mark
    }
}
