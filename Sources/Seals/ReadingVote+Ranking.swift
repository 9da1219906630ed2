internal import DocumentModel
internal import Foundation

extension ReadingVote {
    /// What a reading can say against a text that is its own with characters filled in: a recogniser passes over what it
    /// does not know, and sees a blank. This, the next two and the penalty for a missing end were chosen together, on 253 rings
    /// of generated bundles: 209 read exactly instead of 202.
    static let lossByOmission = 0.7
    /// Against a text, the weight of holeless readings with more characters, of all: a stray stroke is read as one seldom.
    static let lossByCount = 3.0
    /// Against each character that is none of the 3,500 of everyday use: of running text they are one in two hundred
    /// (现代汉语常用字表, 1988: 99.48 %), of names of firms more.
    static let rarity = 1.0
    /// More characters are another name.
    fileprivate static let mostOmitted = 4

    /// Texts with what all strips say about them.
    struct Ranking {
        private let vote: ReadingVote
        private var logarithms: [String: [Double?]] = [:]

        init(_ vote: ReadingVote) { self.vote = vote }

        mutating func consider(_ text: String) {
            // Enough for every single difference of a dozen readings.
            guard logarithms[text] == nil, !text.isEmpty, logarithms.count < 160 else { return }
            logarithms[text] = vote.entries.map { entry in
                let known = text.compactMap { vote.label(of: $0, for: entry) }
                // A network cannot judge a name with a character that it does not know.
                return known.count == text.count ? entry.probability?.logProbability(of: known) : nil
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
                        loss = min(
                            entry.lacks(text) ? ReadingVote.lossByOmission : ReadingVote.mostLoss, best[index] - value)
                    } else {
                        loss = entry.text == text ? 0 : ReadingVote.mostLoss * 0.6
                    }
                    sum -= loss * entry.weight
                }
                return (
                    text,
                    sum / ReadingVote.dependence + 2 * log(0.05 + SealText.plausibility(text)) - vote.omissions(text)
                        - ReadingVote.rarity * Double(vote.rarities(in: text))
                )
            }.sorted { ($0.score, $1.text) > ($1.score, $0.text) }
        }

        var best: String? { scores.first?.text }

        /// Probability of the best text among those considered; less where it has a hole.
        var certainty: Double {
            let scores = scores
            guard let best = scores.first else { return 0 }
            return vote.wholeness(of: best.text) / scores.reduce(0) { $0 + exp($1.score - best.score) }
        }

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
}

extension ReadingVote.Entry {
    /// Whether the reading is `whole` without a few of its characters: of those at an end, or where its own spacing has a hole.
    fileprivate func lacks(_ whole: String) -> Bool {
        guard whole.count > text.count, whole.count <= text.count + ReadingVote.mostOmitted else { return false }
        if whole.contains(text) { return true }
        guard holes > 0 else { return false }
        var rest = text[...]
        for character in whole where character == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
