/// A label found in a flow, with all that belongs to it: brackets and colon.
struct LabelMatch: Equatable {
    enum Terminator: Equatable { case colon, bracket, cellEnd, none }

    var label: Label
    /// The label's word alone.
    var word: Range<Int>
    /// With brackets and colon; the value begins behind.
    var range: Range<Int>
    var terminator: Terminator
    /// Nothing but numbering stands before it in its cell.
    var startsCell: Bool
}

/// Finds the printed labels of a page.
///
/// A word is a label only where it stands like one: with a colon or bracket behind it, alone in its box, or at the start
/// of a box. Of several words at a place the longest counts, so 原聘用单位 is never taken for 聘用单位.
struct LabelLocator {
    private static let index: [Unicode.Scalar: [(word: [Unicode.Scalar], label: Label)]] = {
        var index: [Unicode.Scalar: [(word: [Unicode.Scalar], label: Label)]] = [:]
        for (label, words) in LabelTable.words {
            for word in words {
                let scalars = TextNormalization.scalars(of: word)
                if let first = scalars.first { index[first, default: []].append((scalars, label)) }
            }
        }
        return index.mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }()

    /// In the order of the flow, not overlapping.
    static func matches(in flow: TextFlow) -> [LabelMatch] {
        var found: [LabelMatch] = []
        var position = 0
        while position < flow.count {
            guard let match = match(in: flow, at: position) else {
                position += 1
                continue
            }
            found.append(match)
            position = max(match.range.upperBound, position + 1)
        }
        if let worker = beheadedWorker(in: flow, beside: found) {
            found.append(worker)
            found.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        return found
    }

    /// 乙 is a single stroke and set apart from its 方, so it is often not found at all. Below the employer, where no worker was found,
    /// a box that begins with 方： is the worker's.
    private static func beheadedWorker(in flow: TextFlow, beside found: [LabelMatch]) -> LabelMatch? {
        guard let employer = found.first(where: { $0.label == .employerParty || $0.label == .employerName }),
            !found.contains(where: { $0.label == .workerParty })
        else { return nil }
        let start = (employer.range.upperBound..<max(employer.range.upperBound, flow.count - 1)).first { position in
            flow.scalars[position] == "方" && flow.startsCell(position) && isColon(in: flow, at: position + 1)
                && !found.contains { $0.range.contains(position) }
        }
        guard let start else { return nil }
        return LabelMatch(
            label: .workerParty, word: start..<start + 1, range: start..<start + 2, terminator: .colon, startsCell: true
        )
    }

    private static func match(in flow: TextFlow, at start: Int) -> LabelMatch? {
        let whole = index[flow.scalars[start]].map { candidates($0, in: flow, at: start) } ?? []
        for entry in whole.isEmpty ? beheaded(in: flow, at: start) : whole {
            var end = start + entry.word.count
            let word = start..<end
            let row = flow.sources[start].row
            let limit = flow.rowRange(row).upperBound
            var terminator = LabelMatch.Terminator.none
            var bracketText = ""
            while end < limit {
                if flow.scalars[end] == "（", let close = closingBracket(in: flow, from: end, limit: limit) {
                    bracketText += flow.text(end..<close)
                    end = close + 1
                    terminator = .bracket
                } else if terminator == .bracket || entry.label == .employerParty || entry.label == .workerParty,
                    let tail = ["名称", "姓名", "全称"].first(where: { flow.hasPrefix($0, at: end) }),
                    end + tail.unicodeScalars.count <= limit
                {
                    end += tail.unicodeScalars.count
                } else if terminator == .bracket,
                    let tail = ["或委托代理人", "或委托代表", "号码"].first(where: { flow.hasPrefix($0, at: end) }),
                    end + tail.unicodeScalars.count <= limit
                {
                    end += tail.unicodeScalars.count
                } else {
                    break
                }
            }
            if end < limit, isColon(in: flow, at: end) {
                terminator = .colon
                while end < limit, isColon(in: flow, at: end) { end += 1 }
            } else if flow.endsCell(end), terminator == .none {
                terminator = .cellEnd
            }
            let startsCell = startsCell(in: flow, at: start)
            // The ruling to write on follows at once: 岗位____.
            if terminator == .none, startsCell, end < limit, flow.scalars[end] == "_" {
                terminator = .colon
                while end < limit, flow.scalars[end] == "_" { end += 1 }
            }
            guard stands(entry.label, word: word, terminator: terminator, startsCell: startsCell) else { continue }
            var label = refined(entry.label, bracketText: bracketText)
            // 工作内容（岗位）：, as the province's model contract has it; as a heading it goes on: …和工作地点.
            if label == .other, terminator == .colon || terminator == .bracket && flow.endsCell(end),
                ["工作内容", "从事工作"].contains(flow.text(word)),
                ["岗位", "职务", "工种"].contains(where: { bracketText.contains($0) })
            {
                label = .post
            }
            return LabelMatch(
                label: label, word: word, range: start..<end,
                terminator: terminator, startsCell: startsCell)
        }
        return nil
    }

    /// Labels of at least this many characters may have one of them misread (劳动台同期限): no two labels of the table
    /// that long mean different things and differ in one character behind the first, but 变更前… and 变更后….
    private static let tolerantLength = 6

    /// The words that stand at a place, longest first; only where none does, those that stand there but for one character.
    private static func candidates(
        _ entries: [(word: [Unicode.Scalar], label: Label)], in flow: TextFlow, at start: Int
    ) -> [(word: [Unicode.Scalar], label: Label)] {
        let exact = entries.filter { differences(of: $0.word, in: flow, at: start) == 0 }
        guard exact.isEmpty else { return exact }
        let near = entries.filter {
            $0.word.count >= tolerantLength && differences(of: $0.word, in: flow, at: start) == 1
        }
        return Set(near.map(\.label)).count == 1 ? near : []
    }

    /// A box may begin late and cut a label's first character off: 定代表人（主要负责人）：. Short words minus one are other words.
    private static let beheadedLength = 4

    private static let beheadedIndex: [Unicode.Scalar: [(word: [Unicode.Scalar], label: Label)]] = {
        var index: [Unicode.Scalar: [(word: [Unicode.Scalar], label: Label)]] = [:]
        for (label, words) in LabelTable.words {
            // 原聘用单位 without 原 is another label.
            for word in words where !word.hasPrefix("原") && !word.hasPrefix("现") && !word.hasPrefix("新") {
                let rest = Array(TextNormalization.scalars(of: word).dropFirst())
                if rest.count >= beheadedLength, let first = rest.first {
                    index[first, default: []].append((rest, label))
                }
            }
        }
        return index.mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }()

    private static func beheaded(in flow: TextFlow, at start: Int) -> [(word: [Unicode.Scalar], label: Label)] {
        guard flow.startsCell(start), let entries = beheadedIndex[flow.scalars[start]] else { return [] }
        let near = entries.filter { differences(of: $0.word, in: flow, at: start) == 0 }
        return Set(near.map(\.label)).count == 1 ? near : []
    }

    /// How many characters differ from `word`; nil where it cannot stand.
    private static func differences(of word: [Unicode.Scalar], in flow: TextFlow, at start: Int) -> Int? {
        guard start + word.count <= flow.count else { return nil }
        // A word may go over boxes of a row (姓 | 名), not over rows.
        guard flow.sources[start].row == flow.sources[start + word.count - 1].row else { return nil }
        var count = 0
        for offset in word.indices where flow.scalars[start + offset] != word[offset] {
            count += 1
            if count > 1 { break }
        }
        return count
    }

    private static func isColon(in flow: TextFlow, at position: Int) -> Bool {
        // 1.5 strokes of a colon are often read as a full stop, a semicolon or nothing.
        flow.scalars[position] == "：" || flow.scalars[position] == "；"
    }

    /// Bracketed explanations of labels are short: the longest known, 或其他有效身份证件号码, has 12 characters.
    private static func closingBracket(in flow: TextFlow, from open: Int, limit: Int) -> Int? {
        for position in open + 1..<max(open + 1, min(limit, open + 24)) {
            if flow.scalars[position] == "）" { return position }
            if flow.scalars[position] == "（" { return nil }
        }
        return nil
    }

    /// Numbering (1. （一） ①) and bullets may stand before a label.
    private static func startsCell(in flow: TextFlow, at position: Int) -> Bool {
        var index = position
        while !flow.startsCell(index), index > 0, position - index < 5 {
            let before = flow.scalars[index - 1]
            guard numbering.contains(before) || TextNormalization.isDigit(before) else { return false }
            index -= 1
        }
        return flow.startsCell(index)
    }

    private static let numbering: Set<Unicode.Scalar> = Set("、.，（）一二三四五六七八九十①②③④⑤*·-_".unicodeScalars)

    private static func stands(
        _ label: Label, word: Range<Int>, terminator: LabelMatch.Terminator, startsCell: Bool
    ) -> Bool {
        switch terminator {
        case .colon: return true
        case .cellEnd:
            // …系我单位在职职工，所在部门 | 技术部
            return startsCell || (word.count >= 4 && (label == .department || label == .contractTerm))
        case .bracket: return startsCell || word.count >= 3 || label == .employerParty || label == .workerParty
        case .none:
            switch label {
            // Words of running text as well: 甲方应当…, 部门规章, 员工手册.
            case .employerParty, .workerParty, .receivingUnit, .department, .post, .other, .bareName, .section,
                .otherPerson, .applicant:
                return false
            case .workHistory, .contractTerm, .termStart, .termEnd, .signingDate, .address, .legalRepresentative,
                .employerName:
                return startsCell
            // Never part of a value, however the boxes were cut.
            case .idNumber, .creditCode, .formerEmployer, .workerSignature, .employerSeal:
                return startsCell || word.count >= 4
            case .personName, .sex, .birthDate, .specialty: return true
            }
        }
    }

    private static func refined(_ label: Label, bracketText: String) -> Label {
        func says(_ words: [String]) -> Bool { words.contains { bracketText.contains($0) } }
        switch label {
        case .employerParty, .workerParty:
            if bracketText.contains("用工单位") { return .receivingUnit }
            let isWorker = says(LabelTable.workerWords) || (label == .workerParty && !says(LabelTable.employerWords))
            if says(LabelTable.sealWords) { return isWorker ? .workerSignature : .employerSeal }
            return isWorker ? .workerParty : .employerParty
        case .employerName: return says(LabelTable.sealWords) ? .employerSeal : label
        case .personName, .applicant: return says(["签字", "签名", "签章"]) ? .workerSignature : label
        case .legalRepresentative: return says(["签字", "签名", "盖章", "签章"]) ? .other : label
        default: return label
        }
    }
}
