/// One recognised character with the place it was read from.
public struct Glyph: Hashable, Sendable, Codable {
    /// One character, rarely a short cluster.
    public var text: String
    /// Pixels of the upright page.
    public var quad: Quad
    /// The recogniser's probability of this character, 0…1; not calibrated.
    public var score: Double

    public init(text: String, quad: Quad, score: Double) {
        self.text = text
        self.quad = quad
        self.score = score
    }
}

/// What a recogniser read in one line image, before it has a place on a page.
public struct LineReading: Hashable, Sendable {
    /// One character, with its extent along the line as fractions (0…1) of the line image's width.
    public struct Character: Hashable, Sendable {
        public var text: String
        public var start: Double
        public var end: Double
        public var score: Double

        public init(text: String, start: Double, end: Double, score: Double) {
            self.text = text
            self.start = start
            self.end = end
            self.score = score
        }
    }

    public var characters: [Character]
    /// Mean probability of the characters, 0…1; 0 for an empty line.
    public var score: Double
    /// The class scores over time, where the recogniser has them.
    public var scores: ClassScores?
    /// Read by a quick network alone, which was sure of it.
    public var isSketch = false

    public init(characters: [Character], score: Double, scores: ClassScores?) {
        self.characters = characters
        self.score = score
        self.scores = scores
    }

    public var text: String { characters.map(\.text).joined() }
}

/// A line of text on a page.
public struct TextLine: Hashable, Sendable {
    /// Pixels of the upright page.
    public var quad: Quad
    public var glyphs: [Glyph]
    /// Mean probability of the characters, 0…1; not calibrated.
    public var score: Double
    /// The recogniser's class scores over time: later steps ask them how probable another text is.
    public var scores: ClassScores?
    /// Read by a quick network alone, which was sure of it: enough to agree with the form, not to contradict it.
    public var isSketch = false

    public init(quad: Quad, glyphs: [Glyph], score: Double, scores: ClassScores? = nil) {
        self.quad = quad
        self.glyphs = glyphs
        self.score = score
        self.scores = scores
    }

    public init(quad: Quad, reading: LineReading) {
        self.init(
            quad: quad,
            glyphs: reading.characters.map {
                Glyph(text: $0.text, quad: quad.slice(from: $0.start, to: $0.end), score: $0.score)
            },
            score: reading.score, scores: reading.scores)
        isSketch = reading.isSketch
    }

    public var text: String { glyphs.map(\.text).joined() }
    public var boundingBox: Rect { quad.boundingBox }
}

/// All lines of one upright page, in reading order.
public struct RecognizedPage: Hashable, Sendable {
    public var width: Int
    public var height: Int
    public var lines: [TextLine]
    /// Read with red ink taken out, as print on paper is.
    public var isRedRemoved: Bool

    public init(width: Int, height: Int, lines: [TextLine], isRedRemoved: Bool = false) {
        self.isRedRemoved = isRedRemoved
        self.width = width
        self.height = height
        self.lines = lines
    }

    public var text: String { lines.map(\.text).joined(separator: "\n") }
}
