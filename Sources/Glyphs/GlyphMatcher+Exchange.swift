public import DocumentModel

extension GlyphMatcher {
    /// Holds one character's ink against the character that is expected there and the one that was read.
    ///
    /// - Parameters:
    ///   - patch: of the standard size.
    ///   - known: characters of the same print that were read surely.
    /// - Returns: nil where no font has both characters, or there is nothing to tell the typeface by.
    public func drawing(
        of exchange: CharacterExchange, on patch: GlyphPatch, known: [(character: Character, patch: GlyphPatch)]
    ) -> DrawnExchange? {
        let both = faces(with: [exchange.expected, exchange.found])
        guard let style = style(of: known, among: both),
            let expected = likeness(of: exchange.expected, to: patch, style: style),
            let found = likeness(of: exchange.found, to: patch, style: style)
        else { return nil }
        return DrawnExchange(
            exchange: exchange, advantage: expected - found, likeness: max(expected, found),
            styleLikeness: style.likeness)
    }
}
