/// Columns that `text` takes on a terminal: two for wide and full-width characters, none for combining marks.
///
/// Wide and full-width ranges after Unicode Standard Annex #11, *East Asian Width*, revision 43; ambiguous characters
/// (quotation marks, ①) count as narrow, which is what terminals do unless told otherwise.
public func displayWidth(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
}

/// `text` with spaces after it up to `width` columns; unchanged if it is longer.
public func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}

/// `text` with spaces before it up to `width` columns; unchanged if it is longer.
public func paddedLeft(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth(text))) + text
}

/// Cuts `text` into lines of at most `width` columns. Chinese may break anywhere, and a closing mark never starts a
/// line; words of Latin letters and digits are broken only when one is longer than a line.
/// - Returns: at least one line; empty lines of the input are lost.
public func wrapped(_ text: String, to width: Int) -> [String] {
    let limit = max(4, width)
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: text) {
        let size = displayWidth(piece)
        let startsWithCloser = piece.first.map(closingMarks.contains) ?? false
        if used + size > limit, !line.isEmpty, !startsWithCloser {
            lines.append(line)
            line = ""
            used = 0
        }
        if line.isEmpty, piece == " " { continue }
        if size > limit {
            for character in piece {
                if used + columns(of: character) > limit, !line.isEmpty {
                    lines.append(line)
                    line = ""
                    used = 0
                }
                line.append(character)
                used += columns(of: character)
            }
        } else {
            line += piece
            used += size
        }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
}

private let closingMarks: Set<Character> = ["，", "。", "、", "；", "：", "！", "？", "”", "’", "）", "》", "】", "〕", ")", ","]

/// Words of narrow characters, and every other character by itself.
private func pieces(of text: String) -> [String] {
    var result: [String] = []
    var word = ""
    for character in text {
        if character != " ", columns(of: character) == 1, !closingMarks.contains(character) {
            word.append(character)
        } else {
            if !word.isEmpty { result.append(word) }
            word = ""
            result.append(String(character))
        }
    }
    if !word.isEmpty { result.append(word) }
    return result
}

private func columns(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if wideRanges.contains(where: { $0.contains(first.value) }) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
}

private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
]
