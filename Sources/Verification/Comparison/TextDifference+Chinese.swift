extension TextDifference {
    /// The difference in words, short enough for a message: `缺“技术”二字`, `第5个字应为“建”，实为“健”`, `多“省”字`.
    ///
    /// Nil if the texts are equal, or differ in more than three places: both texts then stand in the message anyway.
    var chinese: String? {
        let runs = self.runs
        guard !runs.isEmpty, runs.count <= 3, distance * 2 <= max(expected.count, found.count) else { return nil }
        return runs.map(\.chinese).joined(separator: "，")
    }

    /// Places of the expected text that differ, counted from 1: for numbers whose characters are not to be shown.
    var positions: [Int] {
        changes.map { change in
            switch change {
            case .equal(let expected, _), .replaced(let expected, _), .missing(let expected, _): expected + 1
            case .added(let found): found + 1
            }
        }
    }

    /// Neighbouring changes, told together.
    private struct Run {
        /// Index of the first changed character of the expected text.
        var start: Int
        var missing: [Character] = []
        var added: [Character] = []

        var chinese: String {
            if added.isEmpty { return "缺“\(String(missing))”\(Run.count(missing.count))字" }
            if missing.isEmpty { return "多“\(String(added))”\(Run.count(added.count))字" }
            let place = missing.count == 1 ? "第\(start + 1)个字" : "第\(start + 1)至\(start + missing.count)个字"
            return "\(place)应为“\(String(missing))”，实为“\(String(added))”"
        }

        /// `二`, for “缺……二字”; empty for one.
        private static func count(_ number: Int) -> String {
            let numerals = ["", "", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
            return numerals.indices.contains(number) ? numerals[number] : "\(number)个"
        }
    }

    private var runs: [Run] {
        var runs: [Run] = []
        var current: Run?
        var position = 0
        for step in steps {
            switch step {
            case .equal(let index, _):
                if let run = current { runs.append(run) }
                current = nil
                position = index + 1
                continue
            case .replaced(let index, let place):
                var run = current ?? Run(start: position)
                run.missing.append(expected[index])
                run.added.append(found[place])
                current = run
                position = index + 1
            case .missing(let index, _):
                var run = current ?? Run(start: position)
                run.missing.append(expected[index])
                current = run
                position = index + 1
            case .added(let place):
                var run = current ?? Run(start: position)
                run.added.append(found[place])
                current = run
            }
        }
        if let run = current { runs.append(run) }
        return slidToTheEnd(runs)
    }

    /// Of the equally short ways to tell a suffix that was added or left out, the one that tells it as a suffix: 泉州分公司,
    /// not 公司泉州分 before a 公司.
    private func slidToTheEnd(_ runs: [Run]) -> [Run] {
        guard var last = runs.last, last.missing.isEmpty != last.added.isEmpty else { return runs }
        let tail = steps.reversed().prefix { if case .equal = $0 { true } else { false } }.count
        let moved = last.added + last.missing
        guard tail > 0, tail <= moved.count, moved.prefix(tail).elementsEqual(expected.suffix(tail)) else {
            return runs
        }
        let slid = Array(moved.dropFirst(tail)) + moved.prefix(tail)
        if last.added.isEmpty { last.missing = slid } else { last.added = slid }
        last.start += tail
        return runs.dropLast() + [last]
    }
}
