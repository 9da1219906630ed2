import DocumentModel

/// Searches the class scores of a line for the likeliest citizen's number: 18 characters with a known region, a real date
/// of birth and the check digit they ask for (GB 11643-1999).
///
/// It knows nothing of what was declared: only the ink and the standard speak. A number that was printed with a wrong
/// check digit stays as it was read, because then no valid number is nearly as probable as it.
struct IDNumberSearch {
    struct Result: Hashable {
        var number: IDNumber
        /// How many times less probable than the text as read, natural logarithm; 0 or less where it is as probable.
        var loss: Double
    }

    /// Between a misread digit and a planted one: a network that misreads gives the right digit some percent, one that
    /// reads a clear digit leaves the others less than one in a thousand.
    static let greatestLoss = 4.5
    /// More steps than any line with a number has belong to garbage: PP-OCR's lines have 400 at most.
    private static let mostSteps = 480

    /// - Parameters:
    ///   - glyphs: of the number in `line`.
    /// - Returns: nil where the reader gives no class scores, or where no valid number is nearly as probable as the text.
    static func search(_ line: TextLine, glyphs: Range<Int>) -> Result? {
        guard !glyphs.isEmpty, let ink = LineInk(line), glyphs.upperBound <= ink.spikes.count else { return nil }
        let (scores, spikes) = (ink.scores, ink.spikes)
        // Up to the neighbours' ink: a digit that was not read stands in the gap.
        let start = glyphs.lowerBound == 0 ? 0 : spikes[glyphs.lowerBound - 1].steps.upperBound
        let end = glyphs.upperBound == spikes.count ? scores.stepCount : spikes[glyphs.upperBound].steps.lowerBound
        guard start < end, end - start <= mostSteps else { return nil }
        let signs = "0123456789X".map(ink.classes)
        guard !signs.contains(where: \.isEmpty) else { return nil }
        let space = [ink.alphabet.space]
        let found = scores.likeliest(over: signs, in: start..<end, ignoring: space, permits: permits)
        guard let best = found.first(where: { $0.text.count == 18 }), let number = IDNumber(text(of: best.text)) else {
            return nil
        }
        let read = spikes[glyphs].filter { $0.label != ink.alphabet.space }.map { [$0.label] }
        let loss = scores.logProbability(of: read, in: start..<end, ignoring: space) - best.logProbability
        return loss.isFinite && loss <= greatestLoss ? Result(number: number, loss: loss) : nil
    }

    /// Whether a valid number may begin so.
    private static func permits(_ prefix: [Int]) -> Bool {
        switch prefix.count {
        case 2: hasKnownRegion(prefix)
        case 3...13: prefix.last != 10
        case 14: hasBirthDate(prefix)
        case 15...17: prefix.last != 10
        case 18: IDNumber(text(of: prefix))?.isChecksumValid ?? false
        default: prefix.count == 1 && prefix[0] != 10
        }
    }

    private static func hasKnownRegion(_ prefix: [Int]) -> Bool {
        prefix[1] != 10 && IDNumber(text(of: prefix + Array(repeating: 0, count: 16)))?.hasKnownRegion ?? false
    }

    /// Of somebody alive: born in the last or in this century.
    private static func hasBirthDate(_ prefix: [Int]) -> Bool {
        guard prefix[13] != 10,
            let date = IDNumber(text(of: prefix + Array(repeating: 0, count: 4)))?.birthDate
        else { return false }
        return (1900...2099).contains(date.year)
    }

    private static func text(of signs: [Int]) -> String { signs.map { $0 == 10 ? "X" : String($0) }.joined() }
}
