/// Characters of people's names that come out as others even where they are printed well (屾 as 山).
///
/// Recognisers of running text hardly know them, and second looks err alike. A name that differs in nothing else is
/// left to a person: a false return would hit the same few applicants each time.
enum MisreadCharacters {
    /// Whether `found` may be what is read where `wanted` stands.
    static func isTaken(_ wanted: Character, for found: Character) -> Bool {
        guard let others = takenFor[wanted] else { return false }
        return others.contains(found) || others.contains(anything)
    }

    private static let anything: Character = "*"

    /// Misread so in print of a generated contract and on its card, though not in the fonts that the table was made with.
    private static let seen = "赟赞"

    private static let takenFor: [Character: Set<Character>] = {
        var found: [Character: Set<Character>] = [:]
        for entry in (table + " " + seen).split(whereSeparator: \.isWhitespace) {
            guard let wanted = entry.first else { continue }
            // Compared values are in simplified characters.
            found[wanted] = Set(entry.dropFirst().map { $0.simplifiedVariant ?? $0 })
        }
        return found
    }()
}
