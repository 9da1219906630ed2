/// Replaces every run of 15 or more digits by a masked form, so that no ID number stands in a text in full.
///
/// 15 is the length of the oldest ID numbers and one that a broken reading of 18 still reaches; telephone numbers (11),
/// seal codes (13) and dates stay. A single space between digits does not end a run, nor does a final X.
public func maskingNumbers(in text: String) -> String {
    let characters = Array(text)
    var result = ""
    var index = 0
    while index < characters.count {
        guard digit(characters[index]) != nil else {
            result.append(characters[index])
            index += 1
            continue
        }
        var run = ""
        var end = index
        var cursor = index
        while cursor < characters.count {
            if let value = digit(characters[cursor]) {
                run.append(value)
                end = cursor + 1
            } else if "xXＸ".contains(characters[cursor]), run.count >= 14 {
                run.append("X")
                end = cursor + 1
                break
            } else if characters[cursor] != " " || cursor + 1 >= characters.count
                || digit(characters[cursor + 1]) == nil && !"xX".contains(characters[cursor + 1])
            {
                break
            }
            cursor += 1
        }
        result += run.count >= 15 ? maskedNumber(run) : String(characters[index..<end])
        index = end
    }
    return result
}

private func digit(_ character: Character) -> Character? {
    guard let value = character.wholeNumberValue, (0...9).contains(value), character.isNumber,
        let scalar = character.unicodeScalars.first,
        (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
    else { return nil }
    return Character(String(value))
}
