/// The writing on a seal, brought to one form.
enum SealText {
    /// Full-width brackets, no blanks, no marks that are part of the drawing.
    static func normalised(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "(", "（", "〔", "[", "【": result.append("（")
            case ")", "）", "〕", "]", "】": result.append("）")
            case " ", "\u{3000}", "★", "☆", "*", "·", ".", ",", "，", "。", "、", "-", "—", "_", "|", "'", "\"", "“", "”",
                ":",
                "：", "~", "/", "\\", "!", "?", "•", ";", "；", "`", "^":
                continue
            default: result.append(character)
            }
        }
        return result
    }

    /// A unit's name as the ring has it: the filing number and stray signs at its ends cut off.
    ///
    /// Where a name's beginning or end is followed by digits and signs, these come from the number at the bottom or the
    /// star; names of companies have digits and letters inside, hardly ever at their ends.
    static func unitName(_ text: String) -> String {
        var characters = normalised(text)[...]
        while let first = characters.first, !isPartOfName(first) || first == "）" { characters = characters.dropFirst() }
        while let last = characters.last, !isPartOfName(last) || last == "（" { characters = characters.dropLast() }
        return String(characters)
    }

    /// Whether what was read across the seal is its ring again, in pieces or badly: 福紫玲矿监有限公司 of 龙岩紫岭矿业有限公司. No branch is
    /// called like its firm, down to the last characters.
    static func isEcho(_ line: String, of ring: String) -> Bool {
        guard line.count >= 4, ring.count <= 100, line.count <= 100 else { return false }
        if ring.contains(line) { return true }
        let apart = Array(line).difference(from: Array(ring)).count
        let alike = (line.count + ring.count - apart) / 2
        return alike * 3 >= line.count * 2 && line.suffix(4) == ring.suffix(4)
    }

    /// Whether it is what forms and contracts print where a seal goes: （公章）, 聘用单位（盖章）. Under a seal without a colour nothing tells it from a line
    /// across; no seal says only that.
    static func isPrinted(_ line: String) -> Bool {
        (line.contains("公章") || line.contains("盖章")) && line.allSatisfy { "（）聘用人单位甲乙方公盖签章".contains($0) }
    }

    /// Whether a name may begin or end with it.
    static func isPartOfName(_ character: Character) -> Bool {
        isHan(character) || character == "）" || character == "（"
    }

    /// The words that stand across seals, by the kinds of facts known to the classifier.
    private static let acrossWords = [
        "劳动合同专用章", "合同专用章", "财务专用章", "发票专用章", "人事专用章", "业务专用章", "投标专用章", "采购专用章", "技术专用章", "资料专用章", "人力资源部", "人力资源中心",
        "现金收讫章", "行政专用章", "劳动人事专用章", "人力资源专用章",
    ]

    /// Whether seals usually say this across, with or without a number.
    static func isAcross(_ line: String) -> Bool { acrossWords.contains(where: line.hasPrefix) }

    /// Words across are few: a reading that differs from one of them in a single character is that one.
    ///
    /// Ink and print over a line spoil a character often; no two of these words are so near each other.
    static func known(_ line: String) -> String {
        guard line.count >= 4, !acrossWords.contains(line) else { return line }
        // A number in brackets may follow.
        var tail = ""
        var words = line
        if line.hasSuffix("）"), let opening = line.lastIndex(of: "（"), opening != line.startIndex {
            tail = String(line[opening...])
            words = String(line[..<opening])
        }
        guard !acrossWords.contains(words) else { return line }
        let near = acrossWords.filter { isOneApart(Array($0), Array(words)) }
        if near.count == 1 { return near[0] + tail }
        // Of seven characters five are enough: 劳动合同 and 劳动人事 differ in two, and what is two from both is neither.
        let further = acrossWords.filter { word in
            word.count >= 7 && word.count == words.count && zip(word, words).count { $0 != $1 } <= 2
        }
        return near.isEmpty && further.count == 1 ? further[0] + tail : line
    }

    /// One character more, less or other.
    private static func isOneApart(_ a: [Character], _ b: [Character]) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        let prefix = zip(a, b).prefix { $0 == $1 }.count
        let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        return prefix + suffix >= max(a.count, b.count) - 1
    }

    static func isHan(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2FA1F, 0x3007: true
        default: false
        }
    }

    static func hanCount(_ text: String) -> Int { text.count(where: isHan) }

    /// How a unit's name ends: 企业名称登记管理规定 (2020) art. 11 on forms of organisation, and the usual names of
    /// offices, institutions and societies.
    private static let endings = [
        "公司", "厂", "院", "局", "所", "中心", "学校", "中学", "小学", "大学", "学院", "委员会", "政府", "协会", "合作社", "站", "店", "社", "处", "部",
        "集团", "银行", "学会", "基金会", "大队", "支队", "总队", "队", "厅", "委", "办公室", "工会", "联合会", "商会", "矿", "场", "馆", "园", "企业",
        "村", "合伙", "（普通合伙）", "（有限合伙）", "（特殊普通合伙）", "经营部", "门市部", "行", "库", "段", "室", "组", "会",
    ]

    /// Whether a firm's name lacks its beginning: before the form of organisation stand at least a firm's own name of two
    /// characters and its trade (企业名称登记管理规定 2020, articles 6 and 8).
    static func lacksBeginning(_ name: String) -> Bool {
        for form in ["股份有限公司", "有限责任公司", "有限公司"] where name.hasSuffix(form) {
            return hanCount(name) < hanCount(form) + 4
        }
        return false
    }

    /// Whether this may be the name of a unit, 0…1: a weight in the vote between readings, no probability.
    static func plausibility(_ name: String) -> Double {
        let count = name.count
        guard count > 0 else { return 0 }
        let han = Double(hanCount(name)) / Double(count)
        let length = count < 4 ? 0.4 : 1.0
        let ending = endings.contains(where: name.hasSuffix) ? 1.0 : 0.6
        let opened = name.count { $0 == "（" }
        let closed = name.count { $0 == "）" }
        return han * length * ending * (opened == closed ? 1 : 0.6)
    }
}
