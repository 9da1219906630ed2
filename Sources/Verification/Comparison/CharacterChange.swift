/// One changed character, with how surely it was read.
struct CharacterChange {
    let score: Double
    let isEasilyConfused: Bool
    let isAtRareCharacter: Bool
    /// An everyday character was read where a rarer one should be.
    var isRarity = false
    /// Nothing was read where a character should be that is none of the everyday ones: a recogniser that hardly knows it
    /// sees a blank, at any score of its neighbours (沄泽 read 泽, 郑国琤 read 郑国).
    var isLeftOutRarity = false

    var isCertain: Bool {
        score >= (isEasilyConfused ? DecisionThresholds.easilyConfused : DecisionThresholds.difference)
    }

    init(_ step: TextDifference.Step, _ difference: TextDifference, _ scores: [Double]) {
        func score(at index: Int) -> Double { scores.indices.contains(index) ? scores[index] : 0 }
        let found = difference.found
        switch step {
        case .equal(let expected, _), .replaced(let expected, _):
            var index = 0
            if case .replaced(_, let place) = step { index = place }
            self.score = score(at: index)
            let wanted = difference.expected[expected]
            isRarity = wanted.isHan && !wanted.isEverydayHan && found[index].isEverydayHan
            isEasilyConfused = LookAlikes.areAlike(wanted, found[index]) || isRarity
            isAtRareCharacter = wanted.isSeldomRead || MisreadCharacters.isTaken(wanted, for: found[index])
        case .missing(let expected, let before):
            // Nothing was read, so its neighbours say how well this stretch of ink could be read.
            let neighbours = [before - 1, before].filter { scores.indices.contains($0) }
            self.score = neighbours.map { scores[$0] }.min() ?? 0
            // A CTC recogniser merges a doubled character that it sees as one.
            isEasilyConfused = neighbours.contains { found[$0] == difference.expected[expected] }
            isLeftOutRarity = difference.expected[expected].isHan && !difference.expected[expected].isEverydayHan
            isAtRareCharacter = difference.expected[expected].isSeldomRead
        case .added(let index):
            self.score = score(at: index)
            isEasilyConfused = [index - 1, index + 1].contains {
                found.indices.contains($0) && found[$0] == found[index]
            }
            isAtRareCharacter = false
        }
    }
}
