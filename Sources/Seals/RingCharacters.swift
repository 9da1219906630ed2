internal import DocumentModel

/// One reading of a ring, its characters with their directions.
struct RingCharacters {
    struct Place {
        var character: Character
        /// Radians clockwise on the page from the x axis.
        var direction: Double
        var score: Double
    }

    let places: [Place]
    private let scores: ClassScores?
    private let band: TextArc

    init(_ reading: LineReading, on band: TextArc) {
        places = reading.characters.flatMap { character in
            SealText.normalised(character.text).map {
                Place(
                    character: $0, direction: band.start + (character.start + character.end) / 2 * band.span,
                    score: character.score)
            }
        }
        scores = reading.scores
        self.band = band
    }

    var text: String { String(places.map(\.character)) }

    /// What the recogniser saw around a direction.
    ///
    /// - Parameter reach: to both sides, radians.
    /// - Returns: the greatest probability that each likely character has there; nil without class scores.
    func probabilities(around direction: Double, reach: Double) -> [Character: Double]? {
        guard let scores, let alphabet = scores.alphabet, scores.stepCount > 1 else { return nil }
        // The last kept step lies just beyond the line's end.
        let steps = Double(scores.stepCount - 1)
        let from = Int(((direction - reach - band.start) / band.span * steps).rounded(.down))
        let to = Int(((direction + reach - band.start) / band.span * steps).rounded(.up))
        var found: [Character: Double] = [:]
        for step in max(0, from)..<max(max(0, from), min(scores.stepCount, to)) {
            for (label, probability) in scores.kept(at: step) where label != 0 {
                guard let character = SealText.normalised(alphabet.text(of: label)).first else { continue }
                found[character] = max(found[character] ?? 0, Double(probability))
            }
        }
        return found
    }

    /// Whether the recogniser can give a character at all.
    func knows(_ character: Character) -> Bool { scores?.alphabet?.label(of: String(character)) != nil }

    /// Pairs of equal characters of a name and of this reading, in order: the longest common subsequence.
    func matches(with name: [Character], areSame: (Character, Character) -> Bool) -> [(index: Int, place: Place)] {
        let (n, m) = (name.count, places.count)
        guard n > 0, m > 0, n <= 60, m <= 60 else { return [] }
        var length = [[Int]](repeating: [Int](repeating: 0, count: m + 1), count: n + 1)
        for i in stride(from: n - 1, through: 0, by: -1) {
            for j in stride(from: m - 1, through: 0, by: -1) {
                length[i][j] =
                    areSame(name[i], places[j].character)
                    ? length[i + 1][j + 1] + 1 : max(length[i + 1][j], length[i][j + 1])
            }
        }
        var result: [(Int, Place)] = []
        var (i, j) = (0, 0)
        while i < n, j < m {
            if areSame(name[i], places[j].character) {
                result.append((i, places[j]))
                (i, j) = (i + 1, j + 1)
            } else if length[i + 1][j] >= length[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return result
    }
}

/// Where each character of a name should stand on a ring: evenly, through the ones that were read.
struct RingSpacing {
    /// Direction of the first character's middle.
    let first: Double
    let pitch: Double

    func direction(of index: Int) -> Double { first + Double(index) * pitch }

    /// A line through the matches by least squares.
    ///
    /// - Returns: nil unless at least four, and half of the name, stand on one line, and all others too: a character more
    ///   or less on the ring bends the line.
    init?(_ matches: [(index: Int, place: RingCharacters.Place)], count: Int) {
        guard matches.count >= max(4, (count + 1) / 2) else { return nil }
        let n = Double(matches.count)
        let meanIndex = matches.reduce(0) { $0 + Double($1.index) } / n
        let meanDirection = matches.reduce(0) { $0 + $1.place.direction } / n
        var (square, product) = (0.0, 0.0)
        for match in matches {
            square += (Double(match.index) - meanIndex) * (Double(match.index) - meanIndex)
            product += (Double(match.index) - meanIndex) * (match.place.direction - meanDirection)
        }
        guard square > 0, product > 0 else { return nil }
        let slope = product / square
        pitch = slope
        first = meanDirection - meanIndex * slope
        let start = first
        // The recogniser places a character to a sixth of its width; brackets stand off their middle.
        let isEven = matches.allSatisfy {
            abs($0.place.direction - start - Double($0.index) * slope) < RingSpacing.tolerance * slope
        }
        if !isEven { return nil }
    }

    /// Of the distance between two characters.
    static let tolerance = 0.4
}
