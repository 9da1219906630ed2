internal import DocumentModel
internal import Foundation

/// Decides between several readings of the same text.
///
/// Every reading proposes a text; readings that keep the recogniser's class scores are then asked how probable each
/// proposal is, and each mixture of two of them. So a character that one strip saw well wins, though no strip read the
/// whole name rightly.
struct ReadingVote {
    private struct Entry {
        var text: String
        var score: Double
        var weight: Double
        var holes: Int
        var probability: TextProbability?
    }

    private var entries: [Entry] = []
    private var labels: [Character: Int32] = [:]

    /// One strip cannot rule a text out: it may have been cut wrongly.
    private static let mostLoss = 3.0
    /// Readings of one seal are not independent; what they say together is divided by this.
    private static let dependence = 2.0

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
                probability: reading.scores.map { TextProbability($0) }))
    }

    /// Readings so far came from strips that cut the name: they count less from now on.
    mutating func discount(by factor: Double) {
        for index in entries.indices { entries[index].weight *= factor }
    }

    struct Result {
        var text: String
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

    var result: Result? {
        guard let first = entries.first else { return nil }
        if Set(entries.map(\.text)).count == 1 {
            let mean = entries.map(\.score).reduce(0, +) / Double(entries.count)
            // A single reading has nobody to agree with.
            return Result(
                text: first.text,
                confidence: (entries.count > 1 ? mean : 0.6 * mean) * wholeness(of: first.text), alternatives: [])
        }
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
        return ranking.result
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
            labels[plain] = label
        }
    }

    /// How much `text` lacks that other readings have.
    ///
    /// A character below print is often passed over without a trace in the scores: the recogniser sees a blank. So a
    /// hole in the spacing counts against a text, and so does an evenly spaced character at an end that another reading
    /// has.
    private func omissions(_ text: String) -> Double {
        let holes = entries.filter { $0.text == text }.map(\.holes).min() ?? 0
        let all = entries.reduce(0) { $0 + $1.weight }
        let longer = entries.filter { entry in
            entry.holes == 0 && entry.text.count > text.count && entry.text.count <= text.count + 2
                && (entry.text.hasPrefix(text) || entry.text.hasSuffix(text)) && entry.score > 0.8
        }.reduce(0) { $0 + $1.weight }
        return 3 * Double(holes) + (longer > 0.15 * all ? 2.5 : 0)
    }

    /// A name with a hole that no reading fills is not the whole name, however surely the rest was read.
    private func wholeness(of text: String) -> Double {
        (entries.filter { $0.text == text }.map(\.holes).min() ?? 0) > 0 ? 0.5 : 1
    }

    // MARK: Ranking

    private struct Ranking {
        private let vote: ReadingVote
        private var logarithms: [String: [Double?]] = [:]

        init(_ vote: ReadingVote) { self.vote = vote }

        mutating func consider(_ text: String) {
            // Enough for every single difference of a dozen readings.
            guard logarithms[text] == nil, !text.isEmpty, logarithms.count < 160 else { return }
            let labels = text.map { vote.labels[$0] }
            let known = labels.compactMap { $0 }
            logarithms[text] = vote.entries.map { entry in
                guard known.count == labels.count else { return nil }
                return entry.probability?.logProbability(of: known)
            }
        }

        /// Sums of what the strips say, each against its own favourite, and of plausibility.
        private var scores: [(text: String, score: Double)] {
            let best = vote.entries.indices.map { index in
                logarithms.values.compactMap { $0[index] }.max() ?? 0
            }
            return logarithms.map { text, values in
                var sum = 0.0
                for (index, entry) in vote.entries.enumerated() {
                    let loss: Double
                    if let value = values[index] {
                        loss = min(ReadingVote.mostLoss, best[index] - value)
                    } else {
                        loss = entry.text == text ? 0 : ReadingVote.mostLoss * 0.6
                    }
                    sum -= loss * entry.weight
                }
                return (
                    text,
                    sum / ReadingVote.dependence + 2 * log(0.05 + SealText.plausibility(text)) - vote.omissions(text)
                )
            }.sorted { ($0.score, $1.text) > ($1.score, $0.text) }
        }

        var best: String? { scores.first?.text }

        var result: Result? {
            let scores = scores
            guard let best = scores.first else { return nil }
            let total = scores.reduce(0) { $0 + exp($1.score - best.score) }
            let agreeing = vote.entries.filter { $0.text == best.text }
            // A mixture that no strip read is less sure than a text that was read.
            let mean = agreeing.map(\.score).max() ?? 0.5
            let others = scores.dropFirst().prefix(6)
            return Result(
                text: best.text, confidence: mean / total * vote.wholeness(of: best.text),
                alternatives: others.map(\.text),
                odds: others.map { other in
                    vote.entries.count { $0.text == other.text } >= 2 ? exp(other.score - best.score) : 0
                })
        }
    }

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
