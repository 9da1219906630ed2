/// Tells whose a file or folder is from its name: the number of the submission, of the person, or the person's name.
struct OwnerIndex {
    /// Rows by what identifies them; nil where two rows share it.
    private var owners: [[Character]: Int?] = [:]
    private var lengths: [Int] = []

    /// Shorter numbers and names occur in other words.
    private static let shortest = 2
    /// Longer names do not stand in file names.
    private static let longest = 60

    /// - Parameters:
    ///   - keys: for each row, what may stand in a name.
    ///   - rejected: the same for rows that are no submissions; they are counted on from the others, and what another row
    ///     has is that one's.
    init(keys: [[String]], rejected: [[String]] = []) {
        let good = Set(keys.joined().map(OwnerIndex.key))
        for (row, words) in (keys + rejected).enumerated() {
            for key in Set(words.map(OwnerIndex.key)) {
                guard (OwnerIndex.shortest...OwnerIndex.longest).contains(key.count),
                    row < keys.count || !good.contains(key)
                else { continue }
                owners[key] = owners.keys.contains(key) ? .some(nil) : .some(row)
            }
        }
        lengths = Set(owners.keys.map(\.count)).sorted(by: >)
    }

    private static func key(_ word: String) -> [Character] { Array(word.lowercased().filter { !$0.isWhitespace }) }

    enum Answer: Hashable {
        case row(Int)
        /// Two rows, or a name that two persons bear.
        case ambiguous
        case nobody
    }

    /// The longest word that is found decides, so that 陈晓东 is not taken for 陈晓.
    func owner(of name: String) -> Answer {
        let text = Array(name.lowercased().filter { !$0.isWhitespace })
        for length in lengths where length <= text.count {
            var rows: Set<Int> = []
            var isShared = false
            for start in 0...(text.count - length) {
                let end = start + length
                guard let owner = owners[Array(text[start..<end])] else { continue }
                // FJ-1 is not part of FJ-12, nor a number of a longer one.
                func isPart(_ inside: Character, _ outside: Character?) -> Bool {
                    guard let outside, inside.isASCII, outside.isASCII else { return false }
                    return inside.isNumber && outside.isNumber || inside.isLetter && outside.isLetter
                }
                if isPart(text[start], start > 0 ? text[start - 1] : nil)
                    || isPart(text[end - 1], end < text.count ? text[end] : nil)
                {
                    continue
                }
                if let owner { rows.insert(owner) } else { isShared = true }
            }
            if rows.count == 1, !isShared, let row = rows.first { return .row(row) }
            if !rows.isEmpty || isShared { return .ambiguous }
        }
        return .nobody
    }
}
