internal import DocumentModel
internal import Foundation

/// Decides between several readings of the same text.
///
/// Every reading proposes a text; readings that keep the recogniser's class scores are then asked how probable each
/// proposal is, and each mixture of two of them. So a character that one strip saw well wins, though no strip read the
/// whole name rightly.
struct ReadingVote {
    struct Entry {
        var text: String
        var score: Double
        var weight: Double
        var holes: Int
        var probability: TextProbability?
        /// What the classes of `probability` mean; nil where the reading does not tell.
        var alphabet: Alphabet?
    }

    private(set) var entries: [Entry] = []
    /// Classes of characters that were read, by alphabet: some have two, such as a bracket of either width.
    private var labels: [Alphabet?: [Character: Int32]] = [:]

    /// One strip cannot rule a text out: it may have been cut wrongly.
    static let mostLoss = 3.0
    /// Readings of one seal are not independent; what they say together is divided by this.
    static let dependence = 2.0

    /// - Parameters:
    ///   - text: as it should be reported, the reading's text without stray signs.
    ///   - weight: of the way it was read.
    ///   - holes: characters that are known to be missing in `text`.
    mutating func add(_ text: String, _ reading: LineReading, weight: Double, holes: Int = 0) {
        guard !text.isEmpty else { return }
        if let scores = reading.scores { learn(reading, scores) }
        entries.append(
            Entry(
                text: text, score: reading.score, weight: weight, holes: holes,
                probability: reading.scores.map { TextProbability($0) }, alphabet: reading.scores?.alphabet))
    }

    /// The class of a character for one reading: as it was read, or as its alphabet has it.
    func label(of character: Character, for entry: Entry) -> Int32? {
        labels[entry.alphabet]?[character] ?? entry.alphabet?.label(of: String(character))
    }

    /// Readings so far came from strips that cut the name: they count less from now on.
    mutating func discount(by factor: Double) {
        for index in entries.indices { entries[index].weight *= factor }
    }

    struct Result {
        var text: String
        /// As a strip or a mixture of two gave it, before a known word was put right in it.
        var readText: String { correctedFrom ?? text }
        var correctedFrom: String?
        /// 0…1, see ``SealReading``.
        var confidence: Double
        /// Best first.
        var alternatives: [String]
        /// Of the alternatives, see ``Seal/alternativeOdds``.
        var odds: [Double] = []
    }

    /// Whether three good readings say the same, so that no more are needed.
    var isSettled: Bool {
        entries.count >= 3 && Set(entries.map(\.text)).count == 1
            && entries.allSatisfy { $0.score >= 0.96 && $0.holes == 0 }
            && SealText.plausibility(entries[0].text) > 0.8
    }

    var result: Result? { read.map(withKnownWords) }

    private var read: Result? {
        guard let first = entries.first else { return nil }
        if isUnanimous {
            let mean = entries.map(\.score).reduce(0, +) / Double(entries.count)
            // A single reading has nobody to agree with.
            return Result(
                text: first.text,
                confidence: (entries.count > 1 ? mean : 0.6 * mean) * wholeness(of: first.text), alternatives: [])
        }
        return ranking.result
    }

    private var isUnanimous: Bool { Set(entries.map(\.text)).count == 1 }

    /// Whether further strips are not needed: five say the same, or one text is far ahead. Of 253 drawn rings 124 were of the
    /// first kind and 22 of the second after five readings; thirty more changed none of them.
    var isClear: Bool {
        if isSettled { return true }
        guard isUnanimous else { return ranking.certainty >= 0.98 }
        return entries.count >= 5 && entries.allSatisfy { $0.holes == 0 }
            && SealText.plausibility(entries[0].text) > 0.8
    }

    private var ranking: Ranking {
        var ranking = Ranking(self)
        for text in Set(entries.map(\.text)).sorted() { ranking.consider(text) }
        // Mixtures: one difference at a time, as long as it helps.
        for _ in 0..<6 {
            guard let best = ranking.best else { break }
            for other in Set(entries.map(\.text)).sorted() where other != best {
                for mixture in ReadingVote.mixtures(best, other) { ranking.consider(mixture) }
            }
            if ranking.best == best { break }
        }
        return ranking
    }

    /// The characters' classes, by walking along the best path like the decoder did.
    private mutating func learn(_ reading: LineReading, _ scores: ClassScores) {
        var previous: Int32 = 0
        var path: [Int32] = []
        for step in 0..<scores.stepCount {
            let label = scores.best(at: step).label
            if label != 0, label != previous { path.append(label) }
            previous = label
        }
        guard path.count == reading.characters.count else { return }
        for (label, character) in zip(path, reading.characters) where character.text.count == 1 {
            guard let plain = SealText.normalised(character.text).first else { continue }
            // A bracket of the other width, or a traditional form, stands in only where the alphabet has no better.
            guard character.text.first == plain || labels[scores.alphabet]?[plain] == nil else { continue }
            labels[scores.alphabet, default: [:]][plain] = label
        }
    }

    /// How much `text` lacks that other readings have.
    ///
    /// A character below print is often passed over without a trace in the scores: the recogniser sees a blank. So a
    /// hole in the spacing counts against a text, and so does an evenly spaced character at an end that another reading
    /// has.
    func omissions(_ text: String) -> Double {
        let holes = entries.filter { $0.text == text }.map(\.holes).min() ?? 0
        let all = entries.reduce(0) { $0 + $1.weight }
        let longer = entries.filter { entry in
            entry.holes == 0 && entry.text.count > text.count && entry.text.count <= text.count + 2
                && (entry.text.hasPrefix(text) || entry.text.hasSuffix(text)) && entry.score > 0.8
        }.reduce(0) { $0 + $1.weight }
        let more = entries.filter { entry in
            entry.holes == 0 && entry.text.count > text.count && entry.text.count <= text.count + 4 && entry.score > 0.8
        }.reduce(0) { $0 + $1.weight }
        return 3 * Double(holes) + (longer > 0.15 * all ? 5 : 0) + ReadingVote.lossByCount * more / max(all, 1e-9)
    }

    /// Characters that are not of everyday use, as far as an alphabet in the order of the General Standard Chinese Characters
    /// Table (通用规范汉字表) tells.
    func rarities(in text: String) -> Int {
        guard let table = entries.lazy.compactMap(\.alphabet).first(where: { $0.text(of: 1) == "一" }) else { return 0 }
        return text.count { character in
            SealText.isHan(character) && table.label(of: String(character)).map { $0 > ReadingVote.everyday } ?? true
        }
    }

    /// Characters of level one of the table.
    private static let everyday = 3500

    /// A name with a hole that no reading fills is not the whole name, however surely the rest was read.
    func wholeness(of text: String) -> Double {
        let hasHole = (entries.filter { $0.text == text }.map(\.holes).min() ?? 0) > 0
        return hasHole || SealText.lacksBeginning(text) ? 0.5 : 1
    }

    // MARK: Mixtures

    /// `text` with one stretch replaced by what `other` has in its place.
    static func mixtures(_ text: String, _ other: String) -> [String] {
        let a = Array(text)
        let b = Array(other)
        guard !a.isEmpty, !b.isEmpty, a.count <= 60, b.count <= 60 else { return [] }
        // Levenshtein's table, then the stretches between equal characters.
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { table[i][0] = i }
        for j in 0...b.count { table[0][j] = j }
        for i in 1...a.count {
            for j in 1...b.count {
                let change = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                table[i][j] = min(change, table[i - 1][j] + 1, table[i][j - 1] + 1)
            }
        }
        var (i, j) = (a.count, b.count)
        var anchors: [(Int, Int)] = [(a.count, b.count)]
        while i > 0 && j > 0 {
            if a[i - 1] == b[j - 1], table[i][j] == table[i - 1][j - 1] {
                i -= 1
                j -= 1
                anchors.append((i, j))
            } else if table[i][j] == table[i - 1][j - 1] + 1 {
                i -= 1
                j -= 1
            } else if table[i][j] == table[i - 1][j] + 1 {
                i -= 1
            } else {
                j -= 1
            }
        }
        var mixtures: [String] = []
        var (lastA, lastB) = (0, 0)
        for (nextA, nextB) in anchors.reversed() {
            if nextA > lastA || nextB > lastB {
                mixtures.append(String(a[..<lastA] + b[lastB..<nextB] + a[nextA...]))
                // Neighbours that both differ may each be right on another side.
                let length = nextA - lastA
                if length > 1, length == nextB - lastB {
                    for offset in 0..<length {
                        var single = a
                        single[lastA + offset] = b[lastB + offset]
                        mixtures.append(String(single))
                    }
                }
            }
            (lastA, lastB) = (nextA + 1, nextB + 1)
        }
        return mixtures
    }
}
