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
        func isStray(_ character: Character) -> Bool { !isHan(character) && character != "）" && character != "（" }
        while let first = characters.first, isStray(first) || first == "）" { characters = characters.dropFirst() }
        while let last = characters.last, isStray(last) || last == "（" { characters = characters.dropLast() }
        return String(characters)
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
