import DocumentModel

/// Finds the places' labels in the lines of a page.
///
/// A label is told from running text (须经乙方签字确认) by what stands around it: a colon behind it, or nothing but a
/// short name, a ruling or a date.
struct SigningLabelLocator {
    private struct Who {
        var word: [Unicode.Scalar]
        var role: SigningPlace.Role
        /// Asks for a signature without saying so: 陈述人：.
        var standsAlone = false
        /// Asks for one at the end of a contract only, 乙方：, or of a statement, 申请人：.
        var isParty = false
    }

    /// Who signs, the longer words first. Sources: the annexes of the registration guide; the signing pages of contract
    /// templates; statements.
    private static let who: [Who] = {
        var table: [Who] = []
        func add(_ role: SigningPlace.Role, _ words: [String], alone: Bool = false, party: Bool = false) {
            for word in words {
                table.append(
                    Who(word: TextNormalization.scalars(of: word), role: role, standsAlone: alone, isParty: party))
            }
        }
        add(.applicant, ["本人"])
        add(.applicant, ["申请人本人", "申请人", "申报人"], party: true)
        add(.applicant, ["承诺人", "声明人", "申请者"], alone: true)
        add(.author, ["陈述人", "述职人", "报告人", "汇报人", "陈述者", "具结人"], alone: true)
        add(.worker, ["劳动者本人", "受聘人员", "被聘用人", "受聘者", "聘用人员", "返聘人员"])
        add(.worker, ["乙方", "丙方", "劳动者", "受聘人", "受聘方", "员工", "职工", "雇员"], party: true)
        add(
            .employer,
            [
                "单位负责人", "法定代表人", "法定代表", "法人代表", "主要负责人", "负责人", "委托代理人", "授权代表", "甲方代表", "单位代表", "代理人", "法人",
                "用工单位", "聘请方", "单位",
            ])
        add(.employer, ["甲方", "用人单位", "聘用单位", "聘用方"], party: true)
        add(.office, ["经办人", "审核人", "受理人", "初审人"], alone: true)
        return table.sorted { $0.word.count > $1.word.count }
    }()

    private static let signWords = ["签名", "签字", "签章", "签署", "盖章", "公章", "印章", "签", "按手印", "手印", "捺印"].map {
        TextNormalization.scalars(of: $0)
    }
    private static let joints = [
        "或委托代理人", "或授权代理人", "或授权委托人", "或委托代表", "或授权代表", "或主要负责人", "/主要负责人", "/负责人", "/委托代理人", "或负责人", "或代理人",
        "本人", "代表", "或", "/", "、", "并", "及",
    ].map { TextNormalization.scalars(of: $0) }
    private static let opinions = ["审核意见", "审查意见", "意见"].map { TextNormalization.scalars(of: $0) }
    /// What follows 签字 in running text or in labels of dates, and 签 in 签发机关 of a card.
    private static let refusals: Set<Unicode.Scalar> = Set("后之确并生即的或时认同处及和与方须应日期页栏有无为是不人者前起发".unicodeScalars)

    /// - Parameter height: of a usual line, in pixels.
    static func labels(in lines: [TextLine], height: Double) -> [SigningLabel] {
        var found: [SigningLabel] = []
        for (index, line) in lines.enumerated() where line.glyphs.count >= 2 && line.glyphs.count < 200 {
            var scalars: [Unicode.Scalar] = []
            var glyphs: [Int] = []
            for (position, glyph) in line.glyphs.enumerated() {
                for scalar in glyph.text.unicodeScalars {
                    guard let folded = TextNormalization.folded(scalar) else { continue }
                    scalars.append(folded)
                    glyphs.append(position)
                }
            }
            guard scalars.contains(where: { "签章人方者印位".unicodeScalars.contains($0) }) else { continue }
            var position = 0
            while position < scalars.count {
                guard let match = match(in: scalars, at: position, line: line, glyphs: glyphs, height: height) else {
                    position += 1
                    continue
                }
                var label = match.label
                label.line = index
                if label.isNameless, label.role == nil, label.glyphs.lowerBound == 0,
                    let role = role(before: line, in: lines)
                {
                    label.role = role
                    label.isNameless = false
                }
                found.append(label)
                position = max(match.end, position + 1)
            }
            // More than any document has occur only in garbage.
            if found.count > 64 { break }
        }
        // 方签字 is as likely 甲方's, unless that was read, too.
        if !found.contains(where: { $0.role == .employer }) {
            found.removeAll { $0.isBeheaded && !$0.text.contains("（") }
        }
        // With 乙方 on the page, what is left of a label is the other party's.
        guard found.contains(where: { $0.role == .worker && !$0.isBeheaded }) else { return found }
        return found.filter { !$0.isBeheaded }
    }

    /// Who signs where the label goes on in a box apart: 乙方 | （签名）.
    private static func role(before line: TextLine, in lines: [TextLine]) -> SigningPlace.Role? {
        let box = line.boundingBox
        let before = lines.first { other in
            let place = other.boundingBox
            return other != line && abs(place.midY - box.midY) < 0.4 * min(place.height, box.height)
                && place.maxX < box.x + 0.3 * box.height && box.x - place.maxX < 1.2 * box.height
        }
        guard let before, before.glyphs.count <= 8 else { return nil }
        let text = TextNormalization.scalars(of: before.text).filter { $0 != "（" }
        return who.first { text.count >= $0.word.count && text.hasWord($0.word, at: text.count - $0.word.count) }?.role
    }

    private static func match(
        in text: [Unicode.Scalar], at start: Int, line: TextLine, glyphs: [Int], height: Double
    ) -> (label: SigningLabel, end: Int)? {
        var end = start
        // 劳动旨（签名）： with a character misread, where a bracket goes on to ask for a signature.
        let who =
            who.first { text.hasWord($0.word, at: start) }
            ?? who.first {
                $0.word.count >= 3 && text.nearlyHasWord($0.word, at: start) && asks(text, at: start + $0.word.count)
            }
        // 169方（签名）: the single stroke of 乙 is read as anything or not at all; 甲方 is asked for its seal.
        let isBeheaded =
            who == nil && start < 4 && text[start] == "方" && asksForHand(text, at: start + 1)
            && !text[..<start].contains(where: TextNormalization.isHan)
        end += isBeheaded ? 1 : who?.word.count ?? 0
        var role = isBeheaded ? .worker : who?.role
        var signs = false
        var seals = false
        var hasBracket = false
        var isOpinion = false
        while end < text.count {
            if text[end] == "（" {
                // The signature may run over the closing bracket: 申请人（签名：
                let close = text[end...].prefix(20).firstIndex(of: "）")
                let stop = close ?? text[end...].prefix(7).firstIndex(of: "：") ?? text.count
                guard close != nil || (1...6).contains(stop - end - 1) else { break }
                let inside = text[(end + 1)..<stop].joinedText
                guard close != nil || signWords.contains(where: { inside.hasSuffix($0.joinedText) }) else { break }
                // 聘用单位意见（由单位填写并盖章） is a heading; 聘用单位审核意见（公章） the place itself.
                if isOpinion, inside.unicodeScalars.count > 6 { return nil }
                signs = signs || inside.contains("签") || inside.contains("手印")
                seals = seals || inside.contains("章")
                if LabelTable.workerWords.contains(where: inside.contains) { role = .worker }
                if LabelTable.employerWords.contains(where: inside.contains) { role = .employer }
                guard who != nil || signs || seals else { return nil }
                hasBracket = true
                end = close.map { $0 + 1 } ?? stop
            } else if let word = signWords.first(where: { text.hasWord($0, at: end) }) {
                signs = signs || word.contains("签") || word.contains("印")
                seals = seals || word.contains("章")
                end += word.count
                // 乙方 | 签名）: the box before ends at the opening bracket.
                if start == 0, end == word.count, end < text.count, text[end] == "）" {
                    hasBracket = true
                    end += 1
                }
            } else if end > start, let joint = joints.first(where: { text.hasWord($0, at: end) }) {
                end += joint.count
            } else if end > start, let word = opinions.first(where: { text.hasWord($0, at: end) }) {
                isOpinion = true
                end += word.count
            } else {
                break
            }
        }
        guard end > start, !isOpinion || hasBracket else { return nil }
        // （签字或盖章） whose beginning lies under a seal: heads of units have the choice, the worker signs.
        if who == nil, role == nil, signs, seals { role = .employer }
        let colonStart = end
        while end < text.count, text[end] == "：" || text[end] == "；" { end += 1 }
        let hasColon = end > colonStart
        let isAsked = signs || seals
        // A party alone, or a word that needs no verb.
        guard isAsked || hasColon && (who?.standsAlone == true || who?.isParty == true) else { return nil }
        guard who != nil || hasBracket || hasColon || start == 0 else { return nil }
        let isSpaced =
            start == 0 || isBeheaded || gap(before: start, line, glyphs) > 0.8 * height
            || "。：）_；日".unicodeScalars.contains(text[start - 1])
        if !hasColon {
            guard isSpaced, isFree(text[end...], closedByBracket: hasBracket) else { return nil }
        } else if !isSpaced, who == nil {
            return nil
        }
        // 签字日期： asks for a date.
        if end < text.count, ["日期", "时间"].contains(where: { text.hasWord(Array($0.unicodeScalars), at: end) }) {
            return nil
        }
        return (
            SigningLabel(
                role: role, isForSeal: seals && !signs, isBareParty: !isAsked && who?.isParty == true,
                isNameless: who == nil && !isBeheaded, isBeheaded: isBeheaded, line: 0,
                glyphs: glyphs[start]..<(glyphs[end - 1] + 1),
                text: text[start..<end].joinedText), end
        )
    }

    private static func asks(_ text: [Unicode.Scalar], at position: Int) -> Bool {
        text.hasWord(["（", "签", "名"], at: position) || text.hasWord(["（", "签", "字"], at: position)
    }

    /// （签名） and 签字, but not （签字或盖章）, which heads of units are asked for.
    private static func asksForHand(_ text: [Unicode.Scalar], at position: Int) -> Bool {
        let isPlain = ["签名", "签字"].contains { text.hasWord(Array($0.unicodeScalars), at: position) }
        return (isPlain || asks(text, at: position)) && !text[position...].prefix { $0 != "）" }.contains("章")
    }

    /// Whether what follows a label without a colon leaves it one: nothing, a ruling, a date, or a short name.
    private static func isFree(_ rest: ArraySlice<Unicode.Scalar>, closedByBracket: Bool) -> Bool {
        guard let first = rest.first else { return true }
        // 签署平台, 签署完成时间: rows of an electronic signature's record.
        if ["平台", "状态", "服务", "文件", "完成"].contains(where: rest.prefix(2).joinedText.contains) { return false }
        // 乙方（签字）方晨毅: characters of running text that are surnames, too.
        let isSurname =
            closedByBracket && "方时应和有".unicodeScalars.contains(first) && (2...3).contains(rest.count)
            && rest.allSatisfy(TextNormalization.isHan) && !rest.dropFirst().contains(where: refusals.contains)
            && !["方可", "方能", "时间", "应当", "和盖章", "有效"].contains(rest.joinedText)
        if refusals.contains(first), !isSurname { return false }
        if "_.…-·".unicodeScalars.contains(first) || TextNormalization.isDigit(first) { return true }
        // A name, or the next party's label.
        let name = rest.prefix { TextNormalization.isHan($0) }
        if closedByBracket { return name.count <= 4 || rest.contains("（") || rest.contains("：") }
        return name.count <= 4 && name.count == rest.count || rest.contains("（")
    }

    private static func gap(before position: Int, _ line: TextLine, _ glyphs: [Int]) -> Double {
        let glyph = glyphs[position]
        guard position > 0, glyph > 0 else { return .infinity }
        let before = line.glyphs[glyphs[position - 1]].quad.boundingBox
        let here = line.glyphs[glyph].quad.boundingBox
        // Spaces that were read as such tell as much as the boxes.
        return glyph - glyphs[position - 1] > 1 ? .infinity : here.x - before.maxX
    }
}

extension Array<Unicode.Scalar> {
    /// All of the word but one character.
    func nearlyHasWord(_ word: [Unicode.Scalar], at position: Int) -> Bool {
        guard position >= 0, position + word.count <= count else { return false }
        return word.indices.count { self[position + $0] != word[$0] } == 1
    }

    func hasWord(_ word: [Unicode.Scalar], at position: Int) -> Bool {
        guard position >= 0, position + word.count <= count else { return false }
        for offset in word.indices where self[position + offset] != word[offset] { return false }
        return true
    }
}
