import DocumentModel

/// How concretely a statement tells of safety work: the time, the place or object, and what was done.
///
/// 仅描述工作职责的或与安全生产工作不相关的，视为未提供履职情况 (requirements for attachments, 四.2). Duties are told with 负责 and
/// without a time; work that was done has a time, an action, and a place, an object or a number.
///
/// The words are judgements from the guide's own terms and from what reports of safety work are made of; none is fitted to
/// pictures.
struct StatementText {
    /// Days that one date of the statement can mean: a day, a month, a year.
    struct Period: Equatable {
        var first: CalendarDate
        var last: CalendarDate

        /// `2024`, `2024-03`, `2024-03-05`; nil for anything else.
        init?(_ text: String) {
            let parts = text.split(separator: "-").map { Int($0) }
            guard let year = parts.first ?? nil else { return nil }
            switch parts.count {
            case 1:
                guard let first = CalendarDate(year: year, month: 1, day: 1),
                    let last = CalendarDate(year: year, month: 12, day: 31)
                else { return nil }
                (self.first, self.last) = (first, last)
            case 2:
                guard let month = parts[1], let first = CalendarDate(year: year, month: month, day: 1),
                    let last = CalendarDate(
                        year: year, month: month, day: CalendarDate.dayCount(year: year, month: month))
                else { return nil }
                (self.first, self.last) = (first, last)
            default:
                guard let day = CalendarDate(iso: text) else { return nil }
                (first, last) = (day, day)
            }
        }

        func overlaps(_ cycle: ClosedRange<CalendarDate>) -> Bool {
            first <= cycle.upperBound && last >= cycle.lowerBound
        }
    }

    /// A piece of work with its time.
    struct Item {
        var spot: EvidenceSpot
        var isInCycle: Bool
        var hasAction: Bool
        var hasPlace: Bool
        var hasNumber: Bool
        /// It has to do with safety.
        var isSafety: Bool

        /// Done at a time, and at a place, on an object or in a number that can be checked.
        var isConcrete: Bool { isInCycle && hasAction && isSafety && (hasPlace || hasNumber) }
        var isDetailed: Bool { isConcrete && hasPlace && hasNumber }
    }

    let items: [Item]
    /// Different words of safety work in the whole text.
    let safetyWords: Int
    /// Characters of text, to tell an empty page.
    let length: Int
    /// Sentences that tell duties.
    let dutyPhrases: Int

    init(_ evidence: Evidence, cycle: ClosedRange<CalendarDate>) {
        let pages = evidence.ownPages(of: .dutyStatement)
        let text = pages.flatMap { $0.text.lines.map(\.text) }.joined()
        length = text.count { $0.isHan }
        safetyWords = StatementText.safety.count { text.contains($0) }
        dutyPhrases = StatementText.duties.reduce(0) { $0 + text.ranges(of: $1).count }
        items = evidence.fields(.workDate, in: .dutyStatement).compactMap { field in
            guard let period = Period(field.field.value) else { return nil }
            let told = StatementText.withoutDuties(field.field.text)
            return Item(
                spot: field.spot, isInCycle: period.overlaps(cycle),
                hasAction: StatementText.actions.contains { told.contains($0) },
                hasPlace: StatementText.namesPlace(told), hasNumber: StatementText.namesNumber(told),
                isSafety: told.contains("安全") || StatementText.safety.contains { told.contains($0) })
        }
    }

    // MARK: Words

    static let safety = [
        "安全生产", "隐患", "安全检查", "应急", "事故", "风险", "安全培训", "安全管理", "安全教育", "危险", "标准化", "安全评价", "特种作业", "安全技术", "消防",
        "防护", "安全投入", "安全会议", "双重预防", "动火", "受限空间", "有限空间", "职业健康", "安全设施", "安全条件", "防汛", "防火", "防爆", "安全现状",
        "安全验收", "反违章", "安全交底", "安全监督", "安全监理", "安全制度", "安全操作",
    ]

    private static let actions = [
        "开展", "组织", "完成", "排查", "整改", "编制", "修订", "实施", "主持", "检查", "演练", "培训", "评估", "验收", "审查", "评价", "辨识", "处置",
        "调查",
        "参与", "参加", "推进", "建立", "改造", "治理", "巡查", "监督", "发现", "消除", "举办", "授课", "编写", "起草", "安装", "更换", "复查", "指导",
        "审核",
        "配合", "落实", "召开", "通过", "取得", "创建", "申报", "制定",
    ]

    private static let duties = ["负责", "职责", "协助领导", "主要工作内容", "分管"]

    /// Without what a sentence tells after 负责: 负责组织开展安全检查 is a duty, not a piece of work. 负责…竣工验收，旁站检查12次 is
    /// one: duties are not counted.
    private static func withoutDuties(_ text: String) -> String {
        text.split(whereSeparator: { "。；;！".contains($0) }).map { sentence in
            var end = sentence.endIndex
            for word in duties where !namesNumber(String(sentence)) {
                if let range = sentence.firstRange(of: word) { end = min(end, range.lowerBound) }
            }
            return String(sentence[..<end])
        }.joined(separator: "。")
    }

    // MARK: Places and numbers

    private static let placeEndings = [
        "项目", "工程", "车间", "工地", "装置", "罐区", "厂区", "仓库", "标段", "隧道", "矿区", "矿山", "矿井", "生产线", "工段", "园区", "码头", "锅炉",
        "储罐",
        "大厦", "基地", "库区", "作业面", "加油站", "变电站", "分公司", "公司", "厂", "市", "县", "镇", "区", "乡", "站", "矿", "井", "桥", "学校",
        "医院", "泵房",
        "配电室", "实验室", "班组", "管廊", "管道", "现场",
    ]

    /// Words that name no particular place when they stand before one of the endings.
    private static let generic = [
        "各", "本", "所有", "相关", "有关", "全部", "重点", "该", "每个", "各个", "辖", "下属", "所属", "生产", "施工", "作业", "安全", "我", "贵", "等",
        "在",
        "对", "到", "赴", "于", "和", "与", "及", "的", "从", "为", "向", "工作", "其",
    ]

    private static let breaks: Set<Character> = [
        "，", "。", "；", "、", "：", "（", "）", "“", "”", "\"", ",", ";", ":", "在", "对", "赴", "到", "于", "的", "为", "至", "从",
        "日", "月", "年",
    ]

    /// Something with at least two characters of a name before 项目, 车间, 市 and the like.
    static func namesPlace(_ text: String) -> Bool {
        let characters = Array(text)
        for ending in placeEndings {
            let word = Array(ending)
            guard characters.count >= word.count else { continue }
            for start in 0...(characters.count - word.count)
            where characters[start..<start + word.count].elementsEqual(word) {
                var begin = start
                while begin > 0, start - begin < 14, !breaks.contains(characters[begin - 1]) { begin -= 1 }
                var name = String(characters[begin..<start])
                var isChanged = true
                while isChanged {
                    isChanged = false
                    for filler in generic + actions where name.hasPrefix(filler) {
                        name = String(name.dropFirst(filler.count))
                        isChanged = true
                    }
                }
                let needed = ending.count == 1 ? 2 : 1
                if name.count(where: { $0.isHan || $0.isLetter || $0.isNumber || $0 == "#" }) >= needed { return true }
            }
        }
        return false
    }

    private static let units = [
        "项", "处", "人次", "名", "人", "份", "家", "台", "套", "个", "条", "万元", "元", "场", "期", "班", "座", "批", "小时", "米", "吨", "起",
        "部", "学时", "多",
        "余", "次", "%",
    ]

    /// 12项, 三次, 56人; not 每月2次, which tells how often something has to be done.
    static func namesNumber(_ text: String) -> Bool {
        let characters = Array(text)
        let numerals: Set<Character> = Set("0123456789一二两三四五六七八九十百千")
        for index in characters.indices where numerals.contains(characters[index]) {
            var end = index
            while end < characters.count, numerals.contains(characters[end]) { end += 1 }
            guard end < characters.count, index == 0 || !numerals.contains(characters[index - 1]) else { continue }
            let rest = String(characters[end..<min(characters.count, end + 3)])
            guard units.contains(where: { rest.hasPrefix($0) }) else { continue }
            let before = String(characters[max(0, index - 4)..<index])
            if ["每", "第", "不少于", "至少"].contains(where: { before.contains($0) }) { continue }
            // 一个, 一项 alone say nothing.
            if end - index == 1, characters[index] == "一", rest.hasPrefix("个") { continue }
            return true
        }
        return false
    }
}
