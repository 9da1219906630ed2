import DocumentModel

/// Reads the output of a CTC recogniser: the best class of every step, repeats joined, blanks dropped.
///
/// - SeeAlso: Graves et al., *Connectionist Temporal Classification*, ICML 2006, section 3.2 (best path decoding).
struct CTCDecoder {
    let alphabet: Alphabet

    init(alphabet: Alphabet) { self.alphabet = alphabet }

    /// - Parameter characters: of the dictionary; class 0 is the blank, class `i + 1` is `characters[i]`, the last class
    ///   is the space.
    init(characters: [String]) { self.init(alphabet: Alphabet(characters: characters)) }

    /// Classes below this probability are not kept, but share the rest evenly (``ClassScores``). One in two thousand: what
    /// is less likely at a step than that is never the better reading of a line.
    static let keptProbability: Float = 0.0005
    /// Kept classes of one step at most: a bound on memory, 128 bytes a step. Most steps keep one or two.
    static let keptClasses = 16

    /// - Parameters:
    ///   - values: `steps * classes` probabilities, row-major.
    ///   - contentShare: the part (0…1) of the steps that saw the line and not its padding.
    func reading(of values: UnsafeBufferPointer<Float>, steps: Int, classes: Int, contentShare: Double) -> LineReading {
        let seen = min(steps, max(1, Int((Double(steps) * contentShare).rounded(.up)) + 1))
        var scores = ClassScores(classCount: classes, capacity: seen, alphabet: alphabet)
        var found: [(label: Int32, probability: Float)] = []
        for step in 0..<seen {
            found.removeAll(keepingCapacity: true)
            let row = unsafe values[step * classes..<(step + 1) * classes]
            unsafe CTCDecoder.collect(&found, from: UnsafeBufferPointer(rebasing: row))
            found.sort { $0.probability > $1.probability }
            scores.append(found.prefix(CTCDecoder.keptClasses))
        }
        return reading(of: scores, width: Double(steps) * contentShare)
    }

    /// Appends the classes of one step that are worth keeping. Sixteen at a time: of 18,710 classes a step has one or two.
    private static func collect(
        _ found: inout [(label: Int32, probability: Float)], from step: UnsafeBufferPointer<Float>
    ) {
        typealias Sixteen = SIMD16<Float>
        let least = Sixteen(repeating: keptProbability)
        let bytes = UnsafeRawBufferPointer(step)
        var label = 0
        while label < step.count {
            let end = min(label + Sixteen.scalarCount, step.count)
            var mayHold = true
            if end - label == Sixteen.scalarCount {
                let offset = label * MemoryLayout<Float>.stride
                mayHold = unsafe any(bytes.loadUnaligned(fromByteOffset: offset, as: Sixteen.self) .> least)
            }
            if mayHold {
                for index in label..<end where unsafe step[index] > keptProbability {
                    unsafe found.append((Int32(index), step[index]))
                }
            }
            label = end
        }
    }

    /// - Parameter width: of the line in steps; positions are given as fractions of it.
    func reading(of scores: ClassScores, width: Double) -> LineReading {
        let spikes = scores.spikes
        // A character reaches half way to its neighbours, but a gap belongs to nobody: at most 3.5 steps of 8 px to either
        // side, since a full-width character is about as wide as the line is high (48 px, 6 steps).
        let centers = spikes.map { (Double($0.steps.lowerBound) + Double($0.steps.upperBound)) / 2 }
        let total = max(width, 1)
        let characters = spikes.indices.map { index in
            let center = centers[index]
            let before = index > 0 ? (centers[index - 1] + center) / 2 : 0
            let after = index + 1 < centers.count ? (center + centers[index + 1]) / 2 : total
            let start = max(before, center - 3.5) / total
            let end = min(after, center + 3.5) / total
            return LineReading.Character(
                text: alphabet.text(of: spikes[index].label), start: min(1, max(0, start)),
                end: min(1, max(0, end)), score: Double(min(1, scores.certainty(of: spikes[index]))))
        }
        let score = characters.isEmpty ? 0 : characters.map(\.score).reduce(0, +) / Double(characters.count)
        return LineReading(characters: characters, score: score, scores: scores)
    }
}
