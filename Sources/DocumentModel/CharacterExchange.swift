/// A glyph that was read as one character where another one is expected.
public struct CharacterExchange: Hashable, Sendable {
    /// Index into the page's lines.
    public var line: Int
    /// Index into the line's glyphs.
    public var glyph: Int
    public var expected: Character
    public var found: Character

    public init(line: Int, glyph: Int, expected: Character, found: Character) {
        self.line = line
        self.glyph = glyph
        self.expected = expected
        self.found = found
    }
}

/// What the ink says about an exchange when it is held against both characters as fonts draw them.
public struct DrawnExchange: Hashable, Sendable {
    public var exchange: CharacterExchange
    /// How much more the ink looks like the expected character than like the one that was read, in correlation, -2…2.
    public var advantage: Double
    /// How much it looks like the likelier of both, -1…1.
    public var likeness: Double
    /// How much the characters around it look like what they were read as, -1…1: print has more, handwriting less.
    public var styleLikeness: Double

    public init(exchange: CharacterExchange, advantage: Double, likeness: Double, styleLikeness: Double) {
        self.exchange = exchange
        self.advantage = advantage
        self.likeness = likeness
        self.styleLikeness = styleLikeness
    }
}
