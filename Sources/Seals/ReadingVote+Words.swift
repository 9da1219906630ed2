internal import DocumentModel

extension ReadingVote {
    /// The agreement that a text put right counts for at most: enough where it equals the declared name, and so little that the
    /// ring is held against that name once more (0.22 after ``SealConfidence``).
    private static let correctedConfidence = 0.49

    /// A reading that misses a known word by a character, with that word, where at least one strip finds it imaginable.
    ///
    /// Strips of one ring err together: what damaged the ink is in all of them. So their number says little here, and the one
    /// that leaves the matter most open decides.
    func withKnownWords(_ read: Result) -> Result {
        var result = read
        if let whole = NameWords.completed(result.text) {
            result.alternatives = [result.text] + result.alternatives.filter { $0 != whole }
            result.odds = []
            result.text = whole
            result.confidence = min(result.confidence, ReadingVote.correctedConfidence)
        }
        // Two words of a name can be hurt; more is no reading.
        for _ in 0..<2 {
            guard let better = knownWord(in: result.text) else { break }
            result.alternatives = [result.text] + result.alternatives.filter { $0 != better }
            // The odds of the others are beside a text that was read, which this one was not by most.
            result.odds = []
            result.text = better
            result.confidence = min(result.confidence, ReadingVote.correctedConfidence)
        }
        if result.text != read.text { result.correctedFrom = read.text }
        return result
    }

    private func knownWord(in text: String) -> String? {
        var best: (text: String, loss: Double)?
        for correction in NameWords.corrections(of: text) {
            let losses = entries.filter { $0.weight >= 1 && $0.text.count == text.count }.compactMap { entry in
                loss(of: correction.text, against: text, by: entry)
            }
            guard let least = losses.min(), least <= correction.mostLoss, least < best?.loss ?? .infinity else {
                continue
            }
            best = (correction.text, least)
        }
        return best?.text
    }

    /// How many times less probable than `text` another one is by one strip, natural logarithm.
    private func loss(of other: String, against text: String, by entry: Entry) -> Double? {
        guard let probability = entry.probability else { return nil }
        let labels = [other, text].map { $0.compactMap { label(of: $0, for: entry) } }
        guard labels[0].count == other.count, labels[1].count == text.count else { return nil }
        return probability.logProbability(of: labels[1]) - probability.logProbability(of: labels[0])
    }
}
