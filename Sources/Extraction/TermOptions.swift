/// The printed choices of a term clause: 1.固定期限… 2.无固定期限… 3.以完成一定工作任务为期限…, and which one is chosen.
///
/// Templates print all of them, and people fill in more than the one they mean; the number written into 「第_种」 or the
/// tick decides.
struct TermOptions {
    enum Kind: Equatable { case fixed, openEnded, task }

    struct Option: Equatable {
        var kind: Kind
        /// The words 固定期限 and so on.
        var words: Range<Int>
        /// To the next option.
        var range: Range<Int>
        /// Counted from 1: as printed, else by order.
        var number: Int
        var isTicked: Bool
        var isUnticked: Bool
    }

    var options: [Option]
    /// The number written into 第_种; nil if blank or not printed.
    var chosenNumber: Int?

    /// Nil where the clause offers no choice.
    init?(scalars: [Unicode.Scalar], in clause: Range<Int>) {
        var found: [Option] = []
        for (kind, words) in TermOptions.words {
            for word in words {
                for start in scalars.occurrences(of: Array(word.unicodeScalars), in: clause).prefix(TermOptions.maximum)
                {
                    let end = start + word.unicodeScalars.count
                    // 固定期限 inside 无固定期限 or 有固定期限 is found by the longer word.
                    if found.contains(where: { $0.words.overlaps(start..<end) }) { continue }
                    guard
                        let mark = TermOptions.mark(scalars, before: start, floor: clause.lowerBound)
                            ?? TermOptions.lostMark(scalars, start..<end, in: clause)
                    else { continue }
                    found.append(
                        Option(
                            kind: kind, words: start..<end, range: mark.start..<clause.upperBound,
                            number: mark.number ?? 0,
                            isTicked: mark.isTicked, isUnticked: mark.isUnticked))
                }
            }
        }
        found.sort { $0.words.lowerBound < $1.words.lowerBound }
        // Words whose mark was not read are one of the choices only beside others that have theirs.
        if !found.contains(where: { $0.number > 0 || $0.isTicked || $0.isUnticked }) { return nil }
        guard found.count >= 2, Set(found.map(\.kind)).count >= 2 else { return nil }
        for index in found.indices {
            if found[index].number == 0 { found[index].number = index + 1 }
            if index + 1 < found.count {
                found[index].range = found[index].range.lowerBound..<found[index + 1].range.lowerBound
            }
        }
        // The list ends where the same kinds begin again (a second copy of the clause).
        if let repeated = found.indices.first(where: { index in
            found[..<index].contains { $0.kind == found[index].kind }
        }) {
            found.removeSubrange(repeated...)
        }
        options = found
        chosenNumber = TermOptions.chosenNumber(
            scalars, in: max(clause.lowerBound, found[0].range.lowerBound - 80)..<found[0].range.lowerBound)
    }

    /// The one that the number or the tick names; nil if neither does, or there is no such option.
    var chosen: Option? {
        if let chosenNumber { return options.first { $0.number == chosenNumber } }
        let ticked = options.filter(\.isTicked)
        if ticked.count == 1 { return ticked[0] }
        let open = options.filter { !$0.isUnticked }
        return ticked.isEmpty && open.count == 1 && options.count - open.count >= 1 ? open[0] : nil
    }

    /// No list of options is longer; more only occur in garbage.
    private static let maximum = 12

    private static let words: [(Kind, [String])] = [
        // 国 is what a blurred 固 is read as.
        (.openEnded, ["无固定期限", "无固定限期", "无国定期限"]), (.fixed, ["有固定期限", "固定期限", "有国定期限", "国定期限"]),
        (.task, ["以完成一定工作任务", "以完成一定的工作任务", "以完成一定工作", "以完成一定的工作", "完成一定工作任务"]),
    ]

    private static let ticks: Set<Unicode.Scalar> = Set("☑√✓✔■☒V".unicodeScalars)
    private static let boxes: Set<Unicode.Scalar> = Set("□☐口囗〇○".unicodeScalars)
    private static let glue: Set<Unicode.Scalar> = Set("、.，：）（_·".unicodeScalars)

    /// Numbering, tick or box before an option's words; nil if there is none: then it is running text.
    private static func mark(
        _ scalars: [Unicode.Scalar], before position: Int, floor: Int
    ) -> (start: Int, number: Int?, isTicked: Bool, isUnticked: Bool)? {
        var index = position
        var number: Int?
        var isTicked = false
        var isUnticked = false
        var sawGlue = false
        while index > floor, position - index < 6 {
            let scalar = scalars[index - 1]
            if glue.contains(scalar) {
                // （在□内打√）：□固定期限: the tick of the instruction is not the box's own.
                if isUnticked { break }
                sawGlue = true
            } else if ticks.contains(scalar) {
                isTicked = true
            } else if boxes.contains(scalar), number == nil {
                isUnticked = true
            } else if number == nil, let value = optionNumber(scalar),
                sawGlue || TextNormalization.isDigit(scalar) || circled(scalar) != nil
            {
                number = value
            } else {
                break
            }
            index -= 1
        }
        guard number != nil || isTicked || isUnticked else { return nil }
        return (index, number, isTicked, isUnticked && !isTicked)
    }

    /// A box with a tick in it is sometimes not read at all: the words then follow the end of the option before and have a
    /// colon behind them.
    private static func lostMark(
        _ scalars: [Unicode.Scalar], _ words: Range<Int>, in clause: Range<Int>
    ) -> (start: Int, number: Int?, isTicked: Bool, isUnticked: Bool)? {
        guard words.lowerBound > clause.lowerBound, words.upperBound < clause.upperBound,
            scalars[words.upperBound] == "：", "。；：止".unicodeScalars.contains(scalars[words.lowerBound - 1])
        else { return nil }
        return (words.lowerBound, nil, false, false)
    }

    private static func circled(_ scalar: Unicode.Scalar) -> Int? {
        (0x2460...0x2468).contains(scalar.value) ? Int(scalar.value) - 0x245F : nil
    }

    private static func optionNumber(_ scalar: Unicode.Scalar) -> Int? {
        if let number = circled(scalar) { return number }
        // 甲、有固定期限 乙、无固定期限 丙、…
        if let number = ["甲", "乙", "丙", "丁"].firstIndex(of: scalar) { return number + 1 }
        if (0x41...0x44).contains(scalar.value) { return Int(scalar.value) - 0x40 }
        if (0x61...0x64).contains(scalar.value) { return Int(scalar.value) - 0x60 }
        guard let value = Numerals.digit(scalar), (1...4).contains(value.number) else { return nil }
        return value.number
    }

    private static let choosing = ["下列", "以下", "选择", "采取", "采用", "按照", "按", "如下"]
    private static let kindsOfChoice: Set<Unicode.Scalar> = ["种", "项", "款", "类", "条", "个"]

    /// Reads 第_种, 第_项, 第_等形式, 下列（_）方式 in the sentence before the first option.
    private static func chosenNumber(_ scalars: [Unicode.Scalar], in range: Range<Int>) -> Int? {
        var chosen: Int?
        for start in scalars.occurrences(of: ["第"], in: range) {
            guard let number = number(scalars, after: start + 1, limit: range.upperBound) else { continue }
            if isArticle(scalars, at: start, in: range) { continue }
            chosen = number
        }
        if let chosen { return chosen }
        for word in choosing {
            for start in scalars.occurrences(of: Array(word.unicodeScalars), in: range) {
                let after = start + word.unicodeScalars.count
                if let number = number(scalars, after: after, limit: range.upperBound) {
                    return number
                }
            }
        }
        return nil
    }

    /// 第一条 heads an article; only 按下列第一条 chooses.
    private static func isArticle(_ scalars: [Unicode.Scalar], at start: Int, in range: Range<Int>) -> Bool {
        guard let sign = scalars[start..<min(range.upperBound, start + 6)].firstIndex(where: kindsOfChoice.contains),
            scalars[sign] == "条"
        else { return false }
        let before = max(range.lowerBound, start - 8)..<start
        return !choosing.contains { !scalars.occurrences(of: Array($0.unicodeScalars), in: before).isEmpty }
    }

    private static func number(_ scalars: [Unicode.Scalar], after start: Int, limit: Int) -> Int? {
        var index = start
        var number: Int?
        while index < limit, index - start < 14 {
            let scalar = scalars[index]
            if glue.contains(scalar) || scalar == "【" || scalar == "】" || scalar == "第" || scalar == "/" {
                index += 1
            } else if number == nil, let value = optionNumber(scalar) {
                number = value
                index += 1
            } else if kindsOfChoice.contains(scalar) || scalar == "方" || scalar == "形" || scalar == "等" {
                return number
            } else {
                return nil
            }
        }
        return nil
    }
}
