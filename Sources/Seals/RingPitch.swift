internal import DocumentModel

/// The name in a reading of a ring, told by its even spacing.
///
/// Characters of a name have the same distance all along the ring. What stands at another distance belongs to something
/// else, such as the line across or print below the seal; where a distance is doubled, a character was not read.
struct RingPitch {
    /// Without what does not belong to the name.
    var text: String
    /// Characters inside that were not read.
    var holes: Int
    /// Where its middle is along the strip, 0…1.
    var middle: Double
    /// The middles of its first and last character, and their distance from one to the next, likewise; nil for a name too
    /// short to tell.
    var places: (first: Double, last: Double, pitch: Double)?

    init(_ reading: LineReading) {
        var characters: [(text: Character, center: Double)] = []
        for character in reading.characters {
            for plain in SealText.normalised(character.text) {
                characters.append((plain, (character.start + character.end) / 2))
            }
        }
        while let first = characters.first, !SealText.isPartOfName(first.text) { characters.removeFirst() }
        while let last = characters.last, !SealText.isPartOfName(last.text) { characters.removeLast() }
        let distances = zip(characters, characters.dropFirst()).map { $1.center - $0.center }.sorted()
        // Four distances give a median to rely on.
        if distances.count >= 4, distances[distances.count / 2] > 0 {
            let pitch = distances[distances.count / 2]
            characters = RingPitch.trimmed(characters, pitch: pitch)
            holes = zip(characters, characters.dropFirst()).reduce(0) { sum, pair in
                let steps = (pair.1.center - pair.0.center) / pitch
                return steps > 1.65 ? sum + Int(steps.rounded()) - 1 : sum
            }
        } else {
            holes = 0
        }
        if distances.count >= 4, let first = characters.first, let last = characters.last, last.center > first.center {
            places = (first.center, last.center, distances[distances.count / 2])
        }
        middle = ((characters.first?.center ?? 0.5) + (characters.last?.center ?? 0.5)) / 2
        text = SealText.unitName(String(characters.map(\.text)))
    }

    /// Up to three characters at each end are cut off at a distance that is no multiple of the pitch. The recogniser
    /// places a character to a sixth of its width.
    private static func trimmed(
        _ characters: [(text: Character, center: Double)], pitch: Double
    ) -> [(text: Character, center: Double)] {
        func isBreak(_ distance: Double) -> Bool {
            let steps = distance / pitch
            return steps > 2.4 || (steps > 1.33 && abs(steps - steps.rounded()) > 0.22)
        }
        var result = characters
        for index in (0..<3).reversed() where result.count > index + 4 {
            if isBreak(result[index + 1].center - result[index].center) { result.removeFirst(index + 1) }
        }
        for index in (0..<3).reversed() where result.count > index + 4 {
            let last = result.count - 1 - index
            if isBreak(result[last].center - result[last - 1].center) { result.removeLast(index + 1) }
        }
        return result
    }
}
