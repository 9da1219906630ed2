/// Chooses between several readings of the same text.
struct ReadingVote {
    private var readings: [(text: String, score: Double)] = []

    /// - Parameter score: the recogniser's mean probability, 0…1.
    mutating func add(_ text: String, score: Double) {
        if !text.isEmpty { readings.append((text, score)) }
    }

    var count: Int { readings.count }

    struct Result {
        var text: String
        /// Share of the winner in all votes times the mean score of its readings, 0…1; not calibrated.
        var confidence: Double
        /// Best first.
        var alternatives: [String]
    }

    /// The text with the most votes: each reading counts with the square of its score, its plausibility as a unit's
    /// name, and its length against the longest one, because a cut-off name is the commonest misreading.
    var result: Result? {
        let longest = Double(readings.map(\.text.count).max() ?? 0)
        guard longest > 0 else { return nil }
        var votes: [String: (weight: Double, scores: Double, count: Int)] = [:]
        for reading in readings {
            let complete = (Double(reading.text.count) / longest).squareRoot()
            let weight = reading.score * reading.score * (0.05 + SealText.plausibility(reading.text)) * complete
            var vote = votes[reading.text] ?? (0, 0, 0)
            vote = (vote.weight + weight, vote.scores + reading.score, vote.count + 1)
            votes[reading.text] = vote
        }
        // Equal weights: the text itself decides, so that the same page always gives the same answer.
        let ranked = votes.sorted { ($0.value.weight, $1.key) > ($1.value.weight, $0.key) }
        guard let best = ranked.first else { return nil }
        let total = ranked.reduce(0) { $0 + $1.value.weight }
        let mean = best.value.scores / Double(best.value.count)
        return Result(
            text: best.key, confidence: total > 0 ? best.value.weight / total * mean : 0,
            alternatives: ranked.dropFirst().map(\.key))
    }

    /// Whether two good readings say the same, so that no more are needed.
    var isSettled: Bool {
        readings.count >= 2 && Set(readings.map(\.text)).count == 1 && readings.allSatisfy { $0.score >= 0.93 }
            && SealText.plausibility(readings[0].text) > 0.8
    }
}
