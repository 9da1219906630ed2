import DocumentModel

/// What a difference between a ring and a name may be: another name, or a misreading.
extension SealNameComparison {
    /// Characters are missing inside, and the spacing leaves no room for them.
    static func isShorter(_ difference: TextDifference, _ seal: Seal) -> Bool {
        guard keepsBothEnds(difference), let places = seal.ring?.places else { return false }
        return difference.changes.allSatisfy { if case .missing = $0 { true } else { false } }
            && places < Double(NormalizedText(seal.text).text.count) + 0.5
    }

    /// Whether the ring says a whole name that has hardly anything in common with the expected one but what all names share: a
    /// character of the trade (技术, 科技). Misread rings keep most of their characters, however badly they are read: of 193 on forms and
    /// contracts of 500 generated submissions and 116 drawn by others, read at ``DecisionThresholds/sealLegible`` and more and not as the
    /// employer's name, the 17 with at most 38 % in common were another unit's, and all others had half and more.
    static func isAnotherUnit(_ found: String, than name: String) -> Bool {
        let own = Set(found).subtracting(common)
        return found.hasSuffix("公司") && own.count >= fewestOwn && own.intersection(name).count * 5 <= own.count * 2
    }

    private static let common = Set("省市县区（）股份有限责任公司集团分")
    /// A place, a name and a trade, of two characters each.
    private static let fewestOwn = 6

    static func replaced(_ difference: TextDifference) -> Int {
        difference.changes.count { if case .replaced = $0 { true } else { false } }
    }

    /// Two characters and more in one place too many, or too few, and nothing else: 责任, 股份, 科技. A strip that runs over the ring's seam has more
    /// at its end.
    static func isWord(_ difference: TextDifference) -> Bool {
        difference.changes.count > 1 && difference.stretches.count == 1 && keepsBothEnds(difference)
            && (difference.changes.allSatisfy { if case .added = $0 { true } else { false } }
                || difference.changes.allSatisfy { if case .missing = $0 { true } else { false } })
    }

    /// What was added stands there twice, 有限有限公司: strips that overlap are put together so.
    static func isDoubled(_ difference: TextDifference) -> Bool {
        let added = difference.changes.compactMap { if case .added(let index) = $0 { index } else { nil } }
        guard let first = added.first, let last = added.last, added.count == last - first + 1 else { return false }
        let (found, count) = (difference.found, added.count)
        let stretch = found[first...last]
        return first >= count && stretch.elementsEqual(found[first - count..<first])
            || last + count < found.count && stretch.elementsEqual(found[last + 1...last + count])
    }

    /// Whether the words across may be a branch's own part, badly read: half of it is there.
    static func isPiece(_ line: String, of part: Substring) -> Bool {
        let difference = TextDifference(from: String(part), to: NormalizedText(line).text)
        let kept = part.count - difference.changes.count { if case .added = $0 { false } else { true } }
        return kept >= 2 && kept * 2 >= part.count
    }

    static func isLookAlike(_ change: TextDifference.Step, _ difference: TextDifference) -> Bool {
        guard case .replaced(let expected, let found) = change else { return false }
        return LookAlikes.areAlike(difference.expected[expected], difference.found[found])
    }

    static func isLatin(_ change: TextDifference.Step, _ difference: TextDifference) -> Bool {
        switch change {
        case .replaced(_, let found), .added(let found):
            difference.found[found].isASCII && difference.found[found].isLetter
        case .missing, .equal: false
        }
    }

    /// A bracket without its other half that the name does not have: strokes of a character, as the dots of 兴, or the rim.
    static func isLoneBracket(_ change: TextDifference.Step, _ difference: TextDifference) -> Bool {
        switch change {
        case .replaced(_, let found), .added(let found):
            ["（", "）"].contains(difference.found[found])
                && difference.found.count { $0 == "（" } != difference.found.count { $0 == "）" }
        case .missing, .equal: false
        }
    }

    /// An everyday character read in place of a rare one: on a small, inked ring that is no certainty at any score.
    static func isRarer(_ change: TextDifference.Step, _ difference: TextDifference) -> Bool {
        guard case .replaced(let expected, let found) = change else { return false }
        let wanted = difference.expected[expected]
        return wanted.isHan && !wanted.isEverydayHan && difference.found[found].isEverydayHan
    }

    /// Three and more characters less at the start, with one in their place at most, and all the rest as it should be: where a ring begins is told
    /// from its ink, and that fails there, too.
    static func isWithoutBeginning(_ difference: TextDifference) -> Bool {
        let less = difference.expected.count - difference.found.count
        guard less >= 3, difference.found.count >= 4 else { return false }
        return difference.expected.dropFirst(less + 1).elementsEqual(difference.found.dropFirst())
    }

    /// What forms print where the seal goes: （聘用单位盖章）.
    static let printedOnForms = ["用单位", "单位盖", "单位公", "单位印", "（盖章", "（公章"]

    /// Nothing differs but one or two characters that are missing at the start: where a ring is cut open, its text is cut
    /// short, and a longer reading of the same ring is the fuller one.
    static func isCutOff(_ difference: TextDifference) -> Bool {
        let missing = difference.expected.count - difference.found.count
        return (1...2).contains(missing) && difference.expected.dropFirst(missing).elementsEqual(difference.found)
    }

    static func keepsBothEnds(_ difference: TextDifference) -> Bool {
        guard case .equal = difference.steps.first, case .equal = difference.steps.last else { return false }
        return true
    }
}
