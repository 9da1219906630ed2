/// Characters that recognisers and people take for each other.
///
/// Look-alikes are never equal. They only raise the certainty that a difference needs: 建 read in place of 健 at a
/// middling score says little, at a high score it is a difference like any other.
enum LookAlikes {
    static func areAlike(_ left: Character, _ right: Character) -> Bool {
        groups.contains { $0.contains(left) && $0.contains(right) }
    }

    /// A character that is easily taken for this one; a digit for a digit, and else a common one. Nil for signs.
    static func other(than character: Character, isDigit: Bool) -> Character? {
        if isDigit, let digit = character.wholeNumberValue {
            // 3 and 8, 1 and 7, 5 and 6, 0 and 9, 2 and 4.
            let pairs = [9, 7, 4, 8, 2, 6, 5, 1, 3, 0]
            return pairs.indices.contains(digit) ? Character(String(pairs[digit])) : nil
        }
        guard character.isHan else { return nil }
        let alike = groups.first { $0.contains(character) }?.filter { $0 != character && $0.isHan }.sorted()
        return alike?.first ?? (character == "安" ? "宏" : "安")
    }

    /// From the confusions seen in company names, in personal names and in the digits of identity numbers.
    private static let groups: [Set<Character>] = [
        // Names of companies and places
        "科枝", "限眼跟", "责贵", "份分", "司同", "建健", "闽间闻", "漳璋", "莆蒲葡", "晋普", "榕溶", "厦夏", "宁宇", "龙尤",
        "化比", "已己巳", "未末", "土士", "日曰目", "市布", "鑫金", "森林", "晟最晨", "昇升", "淼水", "人入八", "大太犬",
        "天夫", "工土", "士工", "干千于", "技枝", "拔技", "材村", "术木本", "安女", "全金", "全仝", "设没", "计汁", "备各",
        "电申", "由甲申", "田由", "石右", "古右", "冶治", "冰水", "永水", "东乐", "方万", "力刀", "办力", "为办", "公么",
        "中申", "环坏", "境镜", "程裎", "工王", "海悔", "港巷", "源原", "信倡", "诚城", "城域", "成戍", "和知", "利和", "盛感",
        "瑞端", "泰秦", "奏泰", "顺项", "项顶", "达迖", "远运", "运云", "通诵", "腾膦", "辉晖", "恒桓", "凯剀", "嘉喜",
        // Names of persons
        "王玉主", "刘对", "陈阵", "木林", "黄簧", "郑邓", "吴昊", "余佘", "戴载", "肖萧", "付傅", "阎闫", "丘邱", "沈沉",
        "冼洗", "钟锺鍾", "佳住", "伟炜玮", "峰锋烽", "莹萤荧", "琪淇祺", "嫚曼", "晴睛", "昊旲", "钧钓", "泽译", "燕蒸",
        "明朋", "晓哓", "军车", "丽雨", "娟捐", "婷停", "杨扬", "李季", "张弘", "宋末", "梁粱", "薛薜", "洁沽", "浩洁", "波坡",
        "勇男", "凤风", "云去", "文丈", "志忘", "国囯", "清请", "青清", "英芙", "芳劳",
        // Digits and the letters seen in their place (GB 11643 numbers, dates)
        "0OoDQCU〇○", "06", "08", "1lLI|i", "17", "2Zz", "27", "38B", "35", "4A", "49", "5Ss", "56", "6bG", "68", "7T",
        "8B&",
        "9gq", "90", "XxK×", "一-—~", "二=", "三≡", "十+",
    ].map { Set($0) }
}
