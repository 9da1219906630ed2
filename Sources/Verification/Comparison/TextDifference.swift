/// How one text has to be changed to become another, character by character.
///
/// The shortest series of changes (Wagner and Fischer, *The String-to-String Correction Problem*, JACM 1974).
struct TextDifference: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case equal(expected: Int, found: Int)
        /// Another character stands there.
        case replaced(expected: Int, found: Int)
        /// A character of the expected text is not there. `before`: index in the found text where it would stand.
        case missing(expected: Int, before: Int)
        /// A character that the expected text does not have.
        case added(found: Int)
    }

    /// Longer texts are compared as wholes: the table of distances would grow with the product of both lengths.
    static let greatestLength = 400

    let expected: [Character]
    let found: [Character]
    let steps: [Step]
    /// Number of characters replaced, missing or added.
    let distance: Int

    init(from expected: String, to found: String) {
        let left = Array(expected.prefix(TextDifference.greatestLength))
        let right = Array(found.prefix(TextDifference.greatestLength))
        self.expected = left
        self.found = right
        let width = right.count + 1
        var costs = [Int](repeating: 0, count: (left.count + 1) * width)
        for column in 0..<width { costs[column] = column }
        for row in 0..<left.count {
            costs[(row + 1) * width] = row + 1
            for column in 0..<right.count {
                let replace = costs[row * width + column] + (left[row] == right[column] ? 0 : 1)
                let remove = costs[row * width + column + 1] + 1
                let add = costs[(row + 1) * width + column] + 1
                costs[(row + 1) * width + column + 1] = min(replace, remove, add)
            }
        }
        distance = costs[left.count * width + right.count]
        steps = TextDifference.path(through: costs, left, right)
    }

    /// Walks back from the end. Where several ways are equally short, equal characters are kept together.
    private static func path(through costs: [Int], _ left: [Character], _ right: [Character]) -> [Step] {
        let width = right.count + 1
        var steps: [Step] = []
        var row = left.count
        var column = right.count
        while row > 0 || column > 0 {
            let here = costs[row * width + column]
            if row > 0, column > 0, left[row - 1] == right[column - 1],
                here == costs[(row - 1) * width + column - 1]
            {
                row -= 1
                column -= 1
                steps.append(.equal(expected: row, found: column))
            } else if row > 0, column > 0, here == costs[(row - 1) * width + column - 1] + 1 {
                row -= 1
                column -= 1
                steps.append(.replaced(expected: row, found: column))
            } else if row > 0, here == costs[(row - 1) * width + column] + 1 {
                row -= 1
                steps.append(.missing(expected: row, before: column))
            } else {
                column -= 1
                steps.append(.added(found: column))
            }
        }
        return steps.reversed()
    }

    var changes: [Step] {
        steps.filter { step in
            if case .equal = step { false } else { true }
        }
    }

    /// Neighbouring changes, taken together: expected and found characters that stand against each other.
    var stretches: [(expected: Range<Int>, found: Range<Int>)] {
        var stretches: [(expected: Range<Int>, found: Range<Int>)] = []
        var isOpen = false
        var left = 0
        var right = 0
        for step in steps {
            let (start, other) = (left, right)
            switch step {
            case .equal, .replaced: (left, right) = (left + 1, right + 1)
            case .missing: left += 1
            case .added: right += 1
            }
            if case .equal = step {
                isOpen = false
            } else if isOpen, let last = stretches.indices.last {
                stretches[last] = (stretches[last].expected.lowerBound..<left, stretches[last].found.lowerBound..<right)
            } else {
                stretches.append((start..<left, other..<right))
                isOpen = true
            }
        }
        return stretches
    }
}
